"""Notebooks 00 and 01: the relay in the spinal cord, its stimulus-response curve, the brake."""
