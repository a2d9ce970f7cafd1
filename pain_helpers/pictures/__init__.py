"""Drawing with matplotlib's Figure, never pyplot.

A picture takes results and gives back bytes; it knows nothing of sliders.
"""
