"""The labs: which controls, which run, which picture, which sentence.

One file a lab, all on the base in :mod:`pain_helpers.labs.base`. A lab cell of
a notebook is one import and one call::

    from pain_helpers.labs import GateLab
    GateLab("stimulus", "inhibition")
"""

from .gate_lab import GateLab
from .turned_up_lab import TurnedUpLab

__all__ = ["GateLab", "TurnedUpLab"]
