"""Forms of the review of responsibility: clue, investigation, defence, decision and what follows."""
