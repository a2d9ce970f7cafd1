"""Notebook 12: both drugs and both repairs on one case, and a learner's own scenario."""
