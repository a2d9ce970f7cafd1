"""Numbers as people type and paste them: taken rightly, or refused with what was typed."""

import pytest

from pain_helpers.labs import GateLab, InfusionLab
from pain_helpers.labs.frame.numbers import shown_number, typed_number
from pain_helpers.model.ranges import between

HOURS = between("hours", -20.0, 100.0, "h")
MANY = between("many", 0.0, 5000.0)


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("12,5", 12.5),
        ("12.5", 12.5),
        (" 12,5 ", 12.5),
        ("\N{NO-BREAK SPACE}12.5\N{THIN SPACE}", 12.5),
        ("12.5 h", 12.5),
        ("12,5h", 12.5),
        ("1e-3", 0.001),
        ("1E1", 10.0),
        ("1,5e1", 15.0),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5.0),
        ("+7", 7.0),
        ("007", 7.0),
        ("-3", -3.0),
        ("\N{MINUS SIGN}3", -3.0),
        ("\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH DIGIT THREE}", -3.0),
        ("\u0661\u0662\u066b\u0665", 12.5),  # Arabic-Indic digits and decimal sign
        ("\u06f1\u06f2\u066b\u06f5", 12.5),  # Persian
        ("\u0967\u0968.\u096b", 12.5),  # Devanagari
        ("\uff11\uff12\uff0e\uff15", 12.5),  # full-width
        ("\uff11\uff12\uff0c\uff15", 12.5),
        ("1,500", 1.5),  # 1500 is out of this range
    ],
)
def test_a_number_is_taken_as_it_was_meant(typed, meant):
    assert typed_number(typed, HOURS) == meant


@pytest.mark.parametrize(
    "typed",
    ["1,2,3", "1.2.3", "1.234,5", "1,234.5", "12..5", "12,,5", "1e", "e5", "--3", "1 2", "5 5", "1_0", "0x10", "1/2"]
    + [
        "twelve",
        "nan",
        "inf",
        "-inf",
        "12.5 mg",
        "5%",
        "1e999",
        "-",
        ".",
        ",",
        "\N{CIRCLED DIGIT FIVE}",
        "5\N{SUPERSCRIPT TWO}",
    ],
)
def test_what_is_no_number_is_refused_with_what_was_typed(typed):
    with pytest.raises(ValueError, match=r"^hours must be .*from -20 to 100 h") as refused:
        typed_number(typed, HOURS)
    assert str(refused.value).endswith(f'not "{typed}".')


def test_an_empty_field_and_a_long_text_are_refused_in_one_sentence():
    for nothing in ("", "   ", "\N{ZERO WIDTH SPACE}"):
        with pytest.raises(ValueError, match=r"^hours must be a number from -20 to 100 h; nothing was typed\.$"):
            typed_number(nothing, HOURS)
    with pytest.raises(ValueError) as refused:
        typed_number("x\n\x00" * 4000, HOURS)
    assert len(str(refused.value)) < 120 and "\n" not in str(refused.value)


def test_a_number_out_of_range_is_said_as_it_was_typed():
    for typed in ("101", "1e9", "0500", "100,5", "\u0661\u0660\u0661"):
        with pytest.raises(ValueError, match=r"^hours must be from -20 to 100 h, not ") as refused:
            typed_number(typed, HOURS)
        assert str(refused.value).endswith(f'not "{typed}".')


def test_a_comma_that_may_be_either_is_not_guessed():
    assert typed_number("2 500", MANY) == 2500.0
    assert typed_number("2.500", MANY) == 2.5
    with pytest.raises(ValueError, match=r'could be 2\.5 or 2500, so type it without the comma in "2,500"'):
        typed_number("2,500", MANY)


def test_a_field_shows_a_number_as_it_takes_it():
    for number in (0.0, 0.3, 12.5, 1000.0, -0.25, 1e-7):
        assert typed_number(shown_number(number), between("any", -1e4, 1e4)) == number


def test_a_lab_takes_what_is_typed_and_keeps_all_when_it_is_refused():
    lab = GateLab(stimulus=5)
    row = lab._rows["stimulus"]
    row.number.value = "7,5"
    assert lab.values["stimulus"] == row.slider.value == 7.5 and row.number.value == "7.5" and not lab.notice
    before = lab.words
    row.number.value = "7,5,"
    assert lab.notice == 'Stimulus must be a number from 0 to 10 of 10, not "7,5,".'
    assert (lab.values["stimulus"], row.slider.value, row.number.value, lab.words) == (7.5, 7.5, "7.5", before)
    row.number.value = ""
    assert lab.notice.endswith("nothing was typed.") and row.number.value == "7.5"
    row.number.value = "8"
    assert not lab.notice
    lab.close()


def test_too_much_of_a_drug_is_refused_with_no_advice():
    lab = InfusionLab()
    name = next(name for name, control in lab.declared.items() if control.dose)
    lab._rows[name].number.value = "1e6"
    assert '"1e6"' in lab.notice and "nothing of what is safe" in lab.notice
    lab.close()
