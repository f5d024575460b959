"""From rows and outcomes to what the templates take: loading, wording and links, nothing of law."""
