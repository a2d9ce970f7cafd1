"""Notebook 05: the three places in the relay where opioids work."""
