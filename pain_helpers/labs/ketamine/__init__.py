"""Notebooks 03 and 04: ketamine's block of the NMDA channel, one infusion over weeks, who responds."""
