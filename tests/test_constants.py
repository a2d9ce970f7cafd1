"""Constants: values that cannot be changed, copied with others, and weakened where they are effects."""

import copy
import pickle

import numpy as np
import pytest

from pain_helpers.model import Plan, constants, gate, parameters, simulate
from tests.test_model_from_python import refused


def test_constants_say_what_was_changed_and_are_values():
    k = constants(kcc2_lost=0.4, opioid_half=104)
    assert repr(constants()) == "constants()" and repr(k) == "constants(kcc2_lost=0.4)"
    assert k.changes == {"kcc2_lost": 0.4} and k.as_dict()["rating_half"] == 0.25
    assert k == constants(kcc2_lost=0.4) != constants() and hash(k) == hash(constants(kcc2_lost=0.4))
    for same in (copy.copy(k), copy.deepcopy(k), pickle.loads(pickle.dumps(k)), k.with_(opioid_half=104)):
        assert same == k
    assert k.with_(gs_most=0.1, kcc2_lost=0.55).changes == {"gs_most": 0.1}
    assert set(dir(k)) >= set(parameters.CONSTANTS) and not hasattr(k, "__dict__")


def test_arrays_of_constants_are_copies_that_cannot_be_written_to():
    mine = np.array([50.0, 60.0])
    k = constants(opioid_half=mine)
    mine[0] = 99
    assert k.opioid_half.tolist() == [50, 60] and repr(k) == "constants(opioid_half=<2 values, 50 to 60>)"
    with pytest.raises(ValueError):
        k.opioid_half[0] = 99


@pytest.mark.parametrize("name", parameters.EFFECTS)
def test_an_effect_may_be_taken_out_and_the_model_still_runs(name):
    k = constants().weakened(**{name: 0})
    assert getattr(k, name) == 0
    course = simulate(Plan(30).opioid(120).ketamine(20, hours=24).support("sleep"), "mixed", constants=k)
    assert np.isfinite(course.rating(8.0)).all() and np.isfinite(gate.wind_up(6, constants=k)).all()


def test_only_an_effect_can_be_weakened():
    refused(lambda: constants().weakened(opioid_half=0), "no effect called 'opioid_half'")
    refused(lambda: constants().weakened(gs_most=2), "gs_most must be from 0 to 1 of itself")
