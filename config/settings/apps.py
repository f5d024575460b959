"""Which applications make up the system; a lower layer never depends on a later line."""

INSTALLED_APPS = [
    # first, so that its error pages and its catalogue win over the libraries'
    "web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "viewflow",
    "viewflow.workflow",
    "django_fsm",
    "simple_history",
    "graphene_django",
    "django_htmx",
    "axes",
    "csp",
    "cases.law",
    "cases.base",
    "cases.parties",
    "cases.intake",
    "cases.penalty",
    "cases.transfer",
    "cases.accountability.signals",
    "cases.accountability.review",
    "integrity.publicity",
    "integrity.blacklist",
    "integrity.files",
    "integrity.scoring",
    "workflows",
    "api",
]

AUTH_USER_MODEL = "base.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []
