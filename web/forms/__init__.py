"""One form an act. A form reads what a person typed into the arguments of the act's command, and nothing more."""
