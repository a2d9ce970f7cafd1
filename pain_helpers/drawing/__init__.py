"""The drawing kit: kept figures, inks and line styles, keys, captions, cells and the relay.

Drawing goes through matplotlib's Figure, never pyplot. A picture takes results
and gives back pixels; it knows nothing of sliders and runs no simulation.
"""

import logging

# Where a home cannot be written, matplotlib makes its list of fonts anew in a folder of its own, and says so in a
# learner's first lab as if something were wrong.
_logger = logging.getLogger("matplotlib")
_level = _logger.level
_logger.setLevel(logging.ERROR)
try:
    import matplotlib.font_manager  # noqa: F401
finally:
    _logger.setLevel(_level)
