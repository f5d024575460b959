"""What the pages need to know of a Django form."""

from __future__ import annotations

from django.forms import BaseForm


def file_fields(form: BaseForm) -> str:
    """Names of the form's file inputs, comma-separated: files do not travel with a draft."""
    return ",".join(form.add_prefix(n) for n, f in form.fields.items() if f.widget.needs_multipart_form)
