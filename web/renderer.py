"""How a Django form becomes HTML here: labels, help, required marks and errors, the same for every field."""

from __future__ import annotations

from django.forms.renderers import DjangoTemplates


class WorkbenchRenderer(DjangoTemplates):
    """Use as settings.FORM_RENDERER or as a form's `default_renderer`."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
