"""The labs: which controls, which run, which picture, which sentence.

One file a lab, all on the base in :mod:`pain_helpers.labs.base`. A lab cell of
a notebook is one import and one call::

    from pain_helpers.labs import GateLab
    GateLab("stimulus", "inhibition")
"""

from .channel_lab import ChannelLab
from .crowd_lab import CrowdLab
from .flip_lab import FlipLab
from .gate_lab import GateLab
from .infusion_lab import InfusionLab
from .injury_site_lab import InjurySiteLab
from .mix_lab import MixLab
from .nmda_mechanism_lab import NmdaMechanismLab
from .receptor_switch_lab import ReceptorSwitchLab
from .relief_lab import ReliefLab
from .sensitization_lab import SensitizationLab
from .turned_up_lab import TurnedUpLab
from .two_changes_lab import TwoChangesLab
from .wind_up_lab import WindUpLab

__all__ = [
    "ChannelLab",
    "CrowdLab",
    "FlipLab",
    "GateLab",
    "InfusionLab",
    "InjurySiteLab",
    "MixLab",
    "NmdaMechanismLab",
    "ReceptorSwitchLab",
    "ReliefLab",
    "SensitizationLab",
    "TurnedUpLab",
    "TwoChangesLab",
    "WindUpLab",
]
