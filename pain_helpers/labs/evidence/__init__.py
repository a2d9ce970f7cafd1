"""Notebook 13: published results, every number with its source, and what conclusions hang on."""
