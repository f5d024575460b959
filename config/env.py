"""Every environment variable the system knows, read here and nowhere else.

In development each has a default. In production (`CHENGAN_ENV=production`) a secret without a value stops the start.
"""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent

_env = environ.Env()

LEAST_SECRET = 32

ENVIRONMENT: str = _env.str("CHENGAN_ENV", default="development")
if ENVIRONMENT not in {"development", "production"}:
    raise ImproperlyConfigured(f"CHENGAN_ENV is {ENVIRONMENT!r}; it must be development or production.")
PRODUCTION: bool = ENVIRONMENT == "production"


def secret(name: str, development: str) -> str:
    """The secret `name`; in production it must be set, long enough, and not the development value."""
    value: str = _env.str(name, default=development)
    if PRODUCTION and (value == development or len(value) < LEAST_SECRET):
        raise ImproperlyConfigured(f"{name} must be set in production, to at least {LEAST_SECRET} characters of its own.")
    return value


def stated(name: str, development: str) -> str:
    """The value `name`; in production it has no default, since a wrong one would stand on issued papers."""
    value: str = _env.str(name, default="" if PRODUCTION else development)
    if not value:
        raise ImproperlyConfigured(f"{name} must be set in production.")
    return value


SECRET_KEY = secret("CHENGAN_SECRET_KEY", "development-only-secret-key-not-for-production-use-0123456789")
IDENTITY_KEY = secret("CHENGAN_IDENTITY_KEY", "development-only-identity-key")
REPORTER_KEY = secret("CHENGAN_REPORTER_KEY", "development-only-reporter-key")
ANCHOR_KEY = secret("CHENGAN_ANCHOR_KEY", "development-only-anchor-key")
ALLOWED_HOSTS: list[str] = stated("CHENGAN_ALLOWED_HOSTS", "127.0.0.1,localhost,testserver").split(",")
DATABASE: dict[str, object] = dict(_env.db_url("DATABASE_URL", default=f"sqlite:///{ROOT / 'chengan.sqlite3'}"))
FILE_ROOT = Path(_env.str("CHENGAN_FILE_ROOT", default=str(ROOT / "var" / "files")))
PUBLIC_URL: str = stated("CHENGAN_PUBLIC_URL", "http://127.0.0.1:8000")
DOC_FONT_FANGSONG: str = _env.str("CHENGAN_DOC_FONT_FANGSONG", default="")
LOG_LEVEL: str = _env.str("CHENGAN_LOG_LEVEL", default="INFO")
SOURCE_URL: str = _env.str("CHENGAN_SOURCE_URL", default="")
# where clamd listens (unix:/path or tcp://host:port), if the site has a virus scanner
SCANNER: str = _env.str("CHENGAN_SCANNER", default="")
# whose X-Forwarded-For is believed: addresses, networks, or `unix`; nobody's by default
# where one develops or tries it out, a proxy stands in a private network; a bureau declares its own
_proxies = _env.str("CHENGAN_TRUSTED_PROXIES", default="" if PRODUCTION else "10.0.0.0/8")
TRUSTED_PROXIES: list[str] = [part.strip() for part in _proxies.split(",") if part.strip()]
# requests a minute: of an address without a sign-in, of a signed-in person, of a client of the interface; 0 = as many as come
RATE_LIMITS: dict[str, int] = {
    "address": _env.int("CHENGAN_LIMIT_ADDRESS", default=300),
    "user": _env.int("CHENGAN_LIMIT_USER", default=300),
    "client": _env.int("CHENGAN_LIMIT_CLIENT", default=6000),
}
STATIC_ROOT = Path(_env.str("CHENGAN_STATIC_ROOT", default=str(ROOT / "static_collected")))
# how gunicorn serves, see config/serving.py; seconds of patience with a client that sends nothing more
BIND: str = _env.str("CHENGAN_BIND", default="127.0.0.1:8000")
WORKERS: int = _env.int("CHENGAN_WORKERS", default=2)
PATIENCE: int = _env.int("CHENGAN_PATIENCE", default=10)

for _proxy in TRUSTED_PROXIES:
    try:
        if _proxy != "unix":
            ip_network(_proxy, strict=False)
    except ValueError:
        raise ImproperlyConfigured(f"CHENGAN_TRUSTED_PROXIES names {_proxy!r}, which is no address or network.") from None
if PRODUCTION and str(DATABASE["ENGINE"]).endswith("sqlite3"):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database in production.")
