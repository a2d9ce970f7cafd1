"""Notebook 02: central sensitization, wind-up, and a drug at the site of injury."""
