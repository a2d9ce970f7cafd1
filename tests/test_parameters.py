"""Every number has a passport that holds together."""

import math

import numpy as np
import pytest

from pain_helpers.literature.references import REFERENCES
from pain_helpers.model import parameters
from pain_helpers.model.parameters import CONSTANTS, COURSE_INPUTS, GRADES, INPUTS, Parameter

PASSPORTS = [*INPUTS.values(), *COURSE_INPUTS.values(), *CONSTANTS.values()]


@pytest.mark.parametrize("passport", PASSPORTS, ids=lambda passport: passport.name)
def test_passport_is_complete(passport):
    assert passport.title and passport.symbol and passport.grade in GRADES
    assert passport.low < passport.high and passport.step > 0
    assert all(map(math.isfinite, (passport.low, passport.value, passport.high)))
    assert passport.source == "illustrative" or passport.source in REFERENCES


def test_names_and_symbols_are_used_once():
    assert len({*INPUTS, *COURSE_INPUTS, *CONSTANTS}) == len(PASSPORTS)
    for table in (parameters.PASSPORTS, CONSTANTS):
        symbols = [passport.symbol for passport in table.values()]
        assert len(symbols) == len(set(symbols))


def test_a_source_and_a_grade_go_together():
    with pytest.raises(ValueError, match="illustrative"):
        Parameter(name="x", symbol="x", title="X", value=1, low=0, high=2, source="illustrative", grade="measured")
    with pytest.raises(ValueError, match="illustrative"):
        Parameter(
            name="x", symbol="x", title="X", value=1, low=0, high=2, source="jahr_stevens_1990", grade="illustrative"
        )
    with pytest.raises(ValueError, match="grade"):
        Parameter(name="x", symbol="x", title="X", value=1, low=0, high=2, source="illustrative", grade="guess")
    with pytest.raises(ValueError, match="outside"):
        Parameter(name="x", symbol="x", title="X", value=3, low=0, high=2, source="illustrative", grade="illustrative")


BAD = [
    -0.01,
    1.01,
    math.nan,
    math.inf,
    -math.inf,
    "much",
    "0.5",
    None,
    True,
    {},
    10**400,
    10**6000,
    0.5j,
    [0.5, 2],
    [0.5, True],
    (0.5, "0.5"),
    [[1], []],
    [[[[[[0.5]]]]]],
    {0.5},
    np.array([0.2, math.nan]),
    np.array(["0.5"]),
    np.array([True]),
    np.array([None]),
    "x" * 9999,
    list(range(9999)),
    np.eye(3, dtype=complex),
]


@pytest.mark.parametrize("value", BAD, ids=lambda value: type(value).__name__)
def test_bad_value_gets_one_sentence(value):
    with pytest.raises(ValueError) as error:
        INPUTS["inhibition"].check(value)
    said = str(error.value)
    assert said.startswith("inhibition must be") and "from 0 to 1 × healthy" in said
    assert said.endswith(".") and "\n" not in said and len(said) < 100


@pytest.mark.parametrize(
    "value", [[0.5, 1], (0, 1), range(2), np.array([0, 1], np.int8), np.float32([0.5]), np.array([0.5], object)]
)
def test_whatever_holds_numbers_becomes_an_array_of_them(value):
    checked = INPUTS["inhibition"].check(value)
    assert checked.dtype == float and checked.tolist() == [float(each) for each in value]


@pytest.mark.parametrize("value", [0, 1, 0.5, np.float64(0.5), np.array([0.0, 1.0])])
def test_good_value_comes_back_unchanged(value):
    assert INPUTS["inhibition"].check(value) is value


def test_one_number_is_asked_for_and_made_a_float():
    assert type(INPUTS["inhibition"].number(np.array(1))) is float
    with pytest.raises(
        ValueError, match=r"^inhibition must be one number from 0 to 1 × healthy, not array\(\[1., 0.\]\)\.$"
    ):
        INPUTS["inhibition"].number(np.array([1.0, 0.0]))


def test_no_range_of_a_dose_reads_as_one_of_permitted_doses():
    for passport in (
        INPUTS["ketamine"],
        INPUTS["opioid"],
        COURSE_INPUTS["opioid_dose"],
        COURSE_INPUTS["ketamine_rate"],
    ):
        with pytest.raises(ValueError, match="; the model goes no higher, which says nothing of what is safe.$"):
            passport.check(1e4)
        for refused in (-1, math.nan, "60"):
            with pytest.raises(ValueError) as error:
                passport.check(refused)
            assert "no higher" not in str(error.value)


def test_constants_can_be_changed_by_name_and_within_their_passport():
    assert parameters.constants(rating_half=0.3).rating_half == 0.3
    assert parameters.constants().rating_half == CONSTANTS["rating_half"].value
    with pytest.raises(ValueError, match="^There is no constant called 'speed'; pain_helpers.* lists the constants.$"):
        parameters.constants(speed=1)
    with pytest.raises(ValueError, match="rating_half must be from 0.15 to 0.4 of 1, not 4"):
        parameters.constants(rating_half=4)


def test_grades_are_counted():
    counted = parameters.count_by_grade()
    assert list(counted) == list(GRADES)
    assert counted == {"measured": 13, "fitted": 24, "illustrative": 83}
