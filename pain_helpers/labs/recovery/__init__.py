"""Notebook 11: what fades after an opioid is lowered, and what may support it."""
