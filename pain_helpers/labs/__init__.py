"""The labs: which controls, which run, which picture, which sentence.

One file a lab, all on the base in :mod:`pain_helpers.labs.base`. A lab cell of
a notebook is one import and one call::

    from pain_helpers.labs import GateLab
    GateLab("stimulus", "inhibition")
"""

from .battery_lab import BatteryLab
from .both_drugs_lab import BothDrugsLab
from .case_lab import CaseLab
from .channel_lab import ChannelLab
from .crowd_lab import CrowdLab
from .flip_lab import FlipLab
from .gate_lab import GateLab
from .hormone_lab import HormoneLab
from .hormone_links_lab import HormoneLinksLab
from .infusion_lab import InfusionLab
from .injury_site_lab import InjurySiteLab
from .microglia_lab import MicrogliaLab
from .mix_lab import MixLab
from .nmda_mechanism_lab import NmdaMechanismLab
from .receptor_switch_lab import ReceptorSwitchLab
from .relief_lab import ReliefLab
from .sensitization_lab import SensitizationLab
from .site_dose_lab import SiteDoseLab
from .spread_lab import SpreadLab
from .three_sites_lab import ThreeSitesLab
from .tolerance_lab import ToleranceLab
from .parameters_lab import ParametersLab
from .published_lab import PublishedLab
from .relief_lab import ReliefLab
from .sensitization_lab import SensitizationLab
from .sensitivity_lab import SensitivityLab
from .recovery_lab import RecoveryLab
from .relief_lab import ReliefLab
from .sensitization_lab import SensitizationLab
from .supports_lab import SupportsLab
from .turned_up_lab import TurnedUpLab
from .two_changes_lab import TwoChangesLab
from .which_is_it_lab import WhichIsItLab
from .whole_course_lab import WholeCourseLab
from .wind_up_lab import WindUpLab
from .wiring_lab import WiringLab

__all__ = [
    "BatteryLab",
    "BothDrugsLab",
    "CaseLab",
    "ChannelLab",
    "CrowdLab",
    "FlipLab",
    "GateLab",
    "HormoneLab",
    "HormoneLinksLab",
    "InfusionLab",
    "InjurySiteLab",
    "MicrogliaLab",
    "MixLab",
    "NmdaMechanismLab",
    "ReceptorSwitchLab",
    "ReliefLab",
    "SensitizationLab",
    "SiteDoseLab",
    "SpreadLab",
    "ThreeSitesLab",
    "ToleranceLab",
    "ParametersLab",
    "PublishedLab",
    "ReliefLab",
    "SensitizationLab",
    "SensitivityLab",
    "RecoveryLab",
    "ReliefLab",
    "SensitizationLab",
    "SupportsLab",
    "TurnedUpLab",
    "TwoChangesLab",
    "WhichIsItLab",
    "WholeCourseLab",
    "WindUpLab",
    "WiringLab",
]
