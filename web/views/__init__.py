"""Views: load, one command or one selector, present."""
