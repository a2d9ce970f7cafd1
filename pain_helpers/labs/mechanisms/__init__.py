"""Notebooks 06 to 09: the four mechanisms of opioid-induced hyperalgesia, one at a time."""
