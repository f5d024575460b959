"""The server's application, loaded once before the workers are made: one that is killed is soon replaced."""

from django.urls import get_resolver

from config.wsgi import application

__all__ = ["application"]

# pages, forms and acts are loaded with the addresses
assert get_resolver().url_patterns
