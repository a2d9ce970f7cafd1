"""A small model of a spinal pain relay, and the labs, pictures and lessons on it.

Rooms, each knowing only those after it: ``labs``, ``pictures``, ``gate``,
``parameters``. ``lessons`` and ``literature`` hold what the course says.
"""

__version__ = "0.1.0"
