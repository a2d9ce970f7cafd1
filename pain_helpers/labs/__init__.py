"""The labs: which controls, which run, which picture, which sentence.

A folder for each topic, with a lab, its picture and its words side by side;
what all labs share stands in :mod:`pain_helpers.labs.frame`. A lab cell of a
notebook is one import and one call::

    from pain_helpers.labs import GateLab
    GateLab("stimulus", "inhibition")
"""

from .course.day_lab import DayLab
from .course.two_changes_lab import TwoChangesLab
from .course.which_is_it_lab import WhichIsItLab
from .course.whole_course_lab import WholeCourseLab
from .course.year_lab import YearLab
from .evidence.parameters_lab import ParametersLab
from .evidence.pinned_lab import PinnedLab
from .evidence.published_lab import PublishedLab
from .evidence.sensitivity_lab import SensitivityLab
from .gate.gate_lab import GateLab
from .gate.turned_up_lab import TurnedUpLab
from .ketamine.channel_lab import ChannelLab
from .ketamine.crowd_lab import CrowdLab
from .ketamine.infusion_lab import InfusionLab
from .ketamine.mix_lab import MixLab
from .ketamine.relief_lab import ReliefLab
from .mechanisms.battery_lab import BatteryLab
from .mechanisms.flip_lab import FlipLab
from .mechanisms.hormone_lab import HormoneLab
from .mechanisms.hormone_links_lab import HormoneLinksLab
from .mechanisms.microglia_lab import MicrogliaLab
from .mechanisms.nmda_mechanism_lab import NmdaMechanismLab
from .mechanisms.receptor_switch_lab import ReceptorSwitchLab
from .opioid_sites.site_dose_lab import SiteDoseLab
from .opioid_sites.three_sites_lab import ThreeSitesLab
from .opioid_sites.wiring_lab import WiringLab
from .recovery.recovery_lab import RecoveryLab
from .recovery.supports_lab import SupportsLab
from .sensitization.injury_site_lab import InjurySiteLab
from .sensitization.sensitization_lab import SensitizationLab
from .sensitization.wind_up_lab import WindUpLab
from .together.both_drugs_lab import BothDrugsLab
from .together.case_lab import CaseLab

__all__ = [
    "BatteryLab",
    "BothDrugsLab",
    "CaseLab",
    "ChannelLab",
    "CrowdLab",
    "DayLab",
    "FlipLab",
    "GateLab",
    "HormoneLab",
    "HormoneLinksLab",
    "InfusionLab",
    "InjurySiteLab",
    "MicrogliaLab",
    "MixLab",
    "NmdaMechanismLab",
    "ParametersLab",
    "PinnedLab",
    "PublishedLab",
    "ReceptorSwitchLab",
    "RecoveryLab",
    "ReliefLab",
    "SensitivityLab",
    "SensitizationLab",
    "SiteDoseLab",
    "SupportsLab",
    "ThreeSitesLab",
    "TurnedUpLab",
    "TwoChangesLab",
    "WhichIsItLab",
    "WholeCourseLab",
    "WindUpLab",
    "WiringLab",
    "YearLab",
]
