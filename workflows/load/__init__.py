"""Synthetic data for load tests: cases that were really played, copied by bulk statements with their chains (generate_load)."""
