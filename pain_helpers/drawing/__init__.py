"""The drawing kit: kept figures, inks and line styles, keys, captions, cells and the relay.

Drawing goes through matplotlib's Figure, never pyplot. A picture takes results
and gives back pixels; it knows nothing of sliders and runs no simulation.
"""
