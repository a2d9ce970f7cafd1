"""A small model of a spinal pain relay, and the labs, pictures and lessons on it.

Rooms, arrows one way: ``labs`` (a folder a topic, on ``labs.frame``) know ``drawing``, ``studies``
and ``model``; ``drawing`` knows only the model's settings and result types; ``studies`` (trials on
the model, results replayed, fit targets) know ``model``; ``model`` and ``studies`` know
``literature``. ``lessons`` holds what a lesson shows besides its labs; ``teaching`` what
an instructor needs; ``server`` what a Jupyter server of the course does.
"""

__version__ = "0.1.0"
