"""Notebook 10: a year on an opioid, tolerance against hyperalgesia, and how people differ."""
