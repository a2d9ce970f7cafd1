"""The labs: which controls, which run, which picture, which sentence.

One file a lab, all on the base in :mod:`pain_helpers.labs.base`. A lab cell of
a notebook is one import and one call::

    from pain_helpers.labs import GateLab
    GateLab("stimulus", "inhibition")
"""

from .channel_lab import ChannelLab
from .crowd_lab import CrowdLab
from .gate_lab import GateLab
from .infusion_lab import InfusionLab
from .injury_site_lab import InjurySiteLab
from .mix_lab import MixLab
from .nmda_mechanism_lab import NmdaMechanismLab
from .recovery_lab import RecoveryLab
from .relief_lab import ReliefLab
from .sensitization_lab import SensitizationLab
from .supports_lab import SupportsLab
from .turned_up_lab import TurnedUpLab
from .wind_up_lab import WindUpLab

__all__ = [
    "ChannelLab",
    "CrowdLab",
    "GateLab",
    "InfusionLab",
    "InjurySiteLab",
    "MixLab",
    "NmdaMechanismLab",
    "RecoveryLab",
    "ReliefLab",
    "SensitizationLab",
    "SupportsLab",
    "TurnedUpLab",
    "WindUpLab",
]
