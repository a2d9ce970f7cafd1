"""What a picture, a sentence or a file could be quoted for, alone, is safe: the rules, each as a test."""

import ast
import csv
import html
import importlib.util
import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
from course import ALL, without_comments
from matplotlib.text import Text
from shared_lab import lab_of

from pain_helpers import labs
from pain_helpers.drawing.captions import drawn, same_words
from pain_helpers.labs.frame import line as frame_line
from pain_helpers.labs.frame.controls import of_model
from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.words import LAB
from pain_helpers.labs.recovery.recovery_lab import FEWEST_WEEKS
from pain_helpers.lessons.glossary import WORDS
from pain_helpers.lessons.help import HELP
from pain_helpers.literature.claims import CLAIMS
from pain_helpers.literature.published import MOST_KETAMINE, MOST_MAGNESIUM, PUBLISHED
from pain_helpers.literature.supports import SUPPORT_EVIDENCE
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model.experiments import EXAMPLE_DOSE, TRIAL_HOURS
from pain_helpers.model.plan import Plan
from pain_helpers.model.scenario import REMARK, Scenario, from_text, to_text

ROOT = Path(__file__).resolve().parent.parent
CLASSES = [getattr(labs, name) for name in labs.__all__]
every_lab = pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)


def settings_of(lab: Lab):
    """The lab as it opens, and with each control at its least and its greatest value."""
    # As a hand moves it: what waits for rest would take long.
    lab.dragging = lab.rests
    yield lab
    for control in lab.controls:
        for value in (control.low, control.high):
            yield lab.reset().set(**{control.name: value})
    lab.reset()


# The line that a lab carries.


#: Labs without a drug in any control or result: the relay by itself. All others carry a line, with mg in them or not.
DRUGLESS = {
    "BatteryLab", "GateLab", "HormoneLinksLab", "InjurySiteLab", "SensitizationLab", "TurnedUpLab", "WindUpLab",
}  # fmt: skip


@every_lab
def test_a_lab_with_a_drug_in_it_has_a_line_and_the_others_show_no_amount(found):
    assert bool(found.texts.get(frame_line.KEY)) == (found.__name__ not in DRUGLESS)
    if found.__name__ in DRUGLESS:
        for lab in settings_of(lab_of(found)):
            shown = " ".join([lab.words, lab.csv(), drawn(lab.figure), *(c.unit for c in lab.controls)])
            amount = frame_line.UNIT.search(shown)
            assert not amount, f"{found.__name__} shows {amount[0]!r} and carries no line"
            assert not any(control.dose for control in lab.controls)


@every_lab
def test_the_line_stands_wherever_the_lab_may_go(found):
    lab = lab_of(found)
    if not lab.line:
        pytest.skip("no drug in it")
    for now in settings_of(lab):
        assert now.words.endswith(now.line), f"{now!r}: not in its sentence"
        assert now.line in drawn(now.figure), f"{now!r}: not in its picture"
    heading, *rows = csv.reader(io.StringIO(lab.csv()))
    assert heading[-1] == lab.line and {row[-1] for row in rows} == {""}, "it is the last column's heading"
    assert {len(row) for row in rows} == {len(heading)}
    lab._toggle_table()
    assert html.escape(f"{LAB['caption']}. {lab.line}") in lab._table.value, "not in its table"
    lab._toggle_table()
    data, _ = lab._repr_mimebundle_()
    alt = html.unescape(re.search(r'<img alt="([^"]+)"', data["text/html"])[1])
    assert lab.line in alt and lab.line in data["text/plain"]
    assert json.loads(lab.settings())["line"] == lab.line, "not in its saved settings"


@every_lab
def test_the_line_is_whole_in_the_png(found):
    lab = lab_of(found)
    if not lab.line:
        pytest.skip("no drug in it")
    lab.png()
    picture = lab._picture
    texts = lab.figure.findobj(Text)
    said = [text for text in texts if same_words(text.get_text()).startswith(lab.line[:20])]
    box = said[0].get_window_extent()
    # All of it lies on the paper.
    assert len(said) == 1 and box.x0 >= 0 and box.y0 >= 0, f"{lab!r}: its line is cut"
    assert box.x1 <= picture.width and box.y1 <= picture.height, f"{lab!r}: its line is cut"
    assert said[0].get_visible() and said[0].get_fontsize() >= 11


@every_lab
def test_nothing_that_the_line_says_is_said_twice(found):
    lab = lab_of(found)
    for sentence in re.split(r"(?<=[.:;])\s", lab.line):
        assert not sentence or lab.words.count(sentence) == 1, f"{lab!r} says twice: {sentence}"


def test_settings_and_scenarios_saved_before_there_was_a_line_still_load():
    lab = labs.SiteDoseLab(opioid=120)
    whole = json.loads(lab.settings())
    assert whole["version"] == 2
    before = {name: value for name, value in whole.items() if name != "line"} | {"version": 1}
    assert labs.SiteDoseLab().load(json.dumps(before)).values == lab.values
    assert labs.SiteDoseLab().load(json.dumps(whole | {"line": "in other words"})).values == lab.values
    assert json.loads(labs.TurnedUpLab().settings())["version"] == 1, "what has no line is saved as ever"


#: A case as version 0.1.0 shared it, before the remark.
SHARED_BEFORE = (
    "PAIN1-eNpdUdtugzAM_ZUoz6iCbu0m3vYd0xSlxAWvSYyS0KlC_PtsqDS0x3PxObEza2cfWbcv59OhrjTEkhAYf87apanXrQ6UxgEj6EpfEwXDft3WYr5"
    "hdGygEQkdy6E3dpPPq15oQ2v2Us0a7pAeZitsxPEvcKApiVTv429QbNj6pSAacen2uFVgkNc2yxeHUQq28MRokV3gR0hZ5Q6iTUg8Lpiibnk1zCVBztL7Kr"
    "0pUATj4IodFmGbSmMc8IIFZaQ-vJ-E-Z7S4ylHSHcwf9QbFxAlkz3A-AzmlqkrU7JeiCNH5IkfNBYO9ljWuePC7A-WbpBNZt1ns0Fe6-9pOypgl6j3aPdkD"
    "G6HF7lM8cDH-FCdzaDk0ipSgQvRTTXHVlkVyIGvlI2OFTV6GxXfkIXnoSrN_5XX_ZvlF2wztQE"
)


def test_a_shared_case_and_a_scenario_file_carry_their_remark(tmp_path):
    assert labs.CaseLab().take(SHARED_BEFORE).values == labs.CaseLab().values
    shared = labs.CaseLab().shared()
    assert labs.CaseLab(injury=0.9).take(shared).values == labs.CaseLab().values
    for scenario in (labs.CaseLab().scenario(), Scenario("mixed", Plan(30).opioid(60))):
        assert json.loads(scenario.to_json())["remark"] == REMARK
        assert from_text(to_text(scenario)) == scenario
        scenario.save(tmp_path / "scenario.json")
        assert "never a plan" in (tmp_path / "scenario.json").read_text(encoding="utf-8")
    lab = labs.CaseLab()
    lab._share.toggle()
    assert "never a plan" in lab.scenario().to_json() and lab.line in lab.csv()


class Planted(labs.TurnedUpLab):
    """A lab with a drug in it, and nothing that says what it is not."""

    controls = (of_model("ketamine"),)

    def run(self, inputs):
        return labs.TurnedUpLab.run(self, {"stimulus": 2.0})


def test_a_lab_that_lacks_its_line_is_found_when_it_is_made():
    with pytest.raises(ValueError, match="Planted has an amount or a level of a drug in it"):
        Planted()
    with pytest.raises(ValueError, match="GateLab has an amount or a level of a drug in it"):
        labs.GateLab("stimulus", "opioid")


def test_a_line_that_is_not_drawn_is_found_when_the_lab_is_made(monkeypatch):
    monkeypatch.setattr("pain_helpers.drawing.captions.footer", lambda *arguments, **more: None)
    with pytest.raises(ValueError, match="MixLab does not draw its line"):
        labs.MixLab()


# Numbers that could be taken for a dose.


@every_lab
def test_an_opioid_stands_on_the_models_scale_and_opens_low(found):
    for control in found.controls:
        assert not re.search(r"mg ?/ ?(h|kg)|mg an hour", control.unit), f"{control.name}: a rate that could be copied"
        if "mg" in control.unit:
            assert control.unit == "mg a day, model's scale" and control.first <= EXAMPLE_DOSE
    for key, said in found.texts.items():
        assert not re.search(r"mg ?/ ?(h|kg)|mg an hour", said), f"{found.__name__}, {key!r}: {said}"
        if "mg" in said:
            assert "model's scale" in said, f"{found.__name__}, {key!r} has an amount and not its scale: {said}"


@every_lab
def test_no_level_goes_beyond_what_was_measured_in_people(found):
    most = {"magnesium": MOST_MAGNESIUM, "ketamine": MOST_KETAMINE, "level": MOST_KETAMINE}
    for control in found.controls:
        if control.unit in ("mM", "ng/mL"):
            assert control.high <= most[control.name], f"{found.__name__}: {control.name} up to {control.high:g}"
            with pytest.raises(ValueError, match=control.name):
                found(**{control.name: most[control.name] + control.step})
        if control.unit == "times the trial's":
            assert control.high == 1
        if control.name == "hours":
            assert control.high == TRIAL_HOURS
    assert "1.13 mM" in PUBLISHED["magnesium_by_vein"].measured


def test_levels_of_ketamine_stand_in_one_place_and_no_rate_leads_to_them():
    """mg to a level in one lab, a level to relief in another: together they would make a dose calculator."""
    with_levels = {
        found.__name__
        for found in CLASSES
        if any("ng/mL" in said for said in [*found.texts.values(), *(control.unit for control in found.controls)])
    }
    assert with_levels == {"ChannelLab", "ReliefLab"}
    assert not any(re.search(r"mg ?/ ?kg|mg ?/ ?h|mg an hour", said) for said in shown_rows())


def test_no_recovery_is_drawn_that_is_quicker_than_8_weeks():
    (weeks,) = (control for control in labs.RecoveryLab.controls if control.name == "weeks")
    assert weeks.low == FEWEST_WEEKS >= 8
    lab = labs.RecoveryLab()
    for value in (0.0, 1.0, 2.0, 7.9):
        with pytest.raises(ValueError, match="^weeks must be from 8 to"):
            lab.set(weeks=value)
    left = lab.set(weeks=8, kept=0)._picture._left
    weeks_drawn, percent = left.get_xdata(), left.get_ydata()
    assert np.interp(4.0, weeks_drawn, percent) == pytest.approx(50)


def shown_rows():
    """What the tables of the last notebook say of studies and targets."""
    for row in PUBLISHED.values():
        yield from (row.title, row.measured, row.replayed, row.reason, *(band.name for band in row.bands))
    for target in TARGETS.values():
        yield from (target.what, target.basis)


# No word multiplies a dose.

DRUG = r"(?:dos(?:e|es|age)|amounts?|drugs?|opioids?|morphine|ketamine|medicines?|mg|pills?|tablets?|patch(?:es)?)\b"
MANY = (
    r"(?:twice|double|triple|\{[\w.:]+\} times|\d+(?:\.\d+)? times|(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|several|many)(?: and a half)? times)"
)
FEW_WORDS = r"(?:[\w'-]+ ){0,3}"
MULTIPLIES = re.compile(
    "|".join(
        (
            # twice the dose; ten times the amount; 1.7 times as much morphine
            rf"\b{MANY} {FEW_WORDS}{DRUG}",
            # doubling the dose, triples a medicine
            rf"\b(?:doubl|tripl)(?:e|es|ed|ing) {FEW_WORDS}{DRUG}",
            # the dose doubled; the amount rose three times
            rf"\b{DRUG} {FEW_WORDS}(?:doubled|tripled|(?:rose|grew|climbed|raised|increased) {FEW_WORDS}{MANY})\b",
            # the same relief takes 1.7 times as much
            rf"\b(?:takes?|took|needs?|needed|requires?|required) {FEW_WORDS}{MANY} as much\b",
            # no amount would bring it back
            r"\bno (?:amount|dose) (?:would|could|can|will)\b",
        )
    ),
    re.IGNORECASE,
)
#: What the pattern finds and may stand, with the reason.
MAY_STAND: dict[str, str] = {}


def what_multiplies(said: str) -> list[str]:
    """Words that multiply a dose, but for what may stand."""
    said = same_words(said)
    return [match[0] for match in MULTIPLIES.finditer(said) if match[0] not in MAY_STAND]


@pytest.mark.parametrize(
    "said",
    [
        "more than ten times the amount of the start",
        "it takes 7 times as much",
        "no amount would do it",
        "the same effect took {ratio:.1f} times as much",
        "twice as much morphine",
        "doubling your dose",
        "in rats the dose rose 31 times",
        "the amount was doubled",
    ],
)
def test_the_pattern_finds_what_was_once_there(said):
    assert what_multiplies(said)


@pytest.mark.parametrize(
    "said",
    [
        "A friend was put on a higher dose twice this year",
        "six times as many are free",
        "no amount here is meant for a person",
        "1.6 times as strong",
        "times the trial's",
        "no more than the trial gave",
    ],
)
def test_the_pattern_leaves_the_rest_alone(said):
    assert not what_multiplies(said)


@every_lab
def test_no_word_of_a_lab_multiplies_a_dose(found):
    titles = [said for control in found.controls for said in (control.title, control.unit, control.note)]
    for said in [*found.texts.values(), *titles]:
        assert not what_multiplies(said), said


def test_no_claim_table_or_word_multiplies_a_dose():
    said = [text for claim in CLAIMS.values() for text in (claim.says, claim.verdict)]
    said += [*WORDS.values(), *shown_rows(), *(evidence.found for evidence in SUPPORT_EVIDENCE.values())]
    assert not [(found, text) for text in said if (found := what_multiplies(text))]


def strings(source: str) -> list[str]:
    """The texts in a cell's code: questions, choices and replies."""
    values = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [value for value in values if isinstance(value, str)]


@pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)
def test_no_word_of_a_notebook_multiplies_a_dose(notebook):
    said = [without_comments(text) for text in notebook.markdown]
    said += [text for cell in notebook.code for text in strings(cell.source)]
    found = [word for text in said for word in what_multiplies(text)]
    assert not found, f"{notebook.path.name}: say what the same amount takes away, then and now, not {found}"


# Help is never more than one box away.

#: Not the page of a paper, which follows a colon.
CRISIS = re.compile(r"(?<![:\d])\b(988|911|741 ?741|116 ?123|1-800-\d{3}-\d{4})\b")


@pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)
def test_each_notebook_opens_with_where_to_turn(notebook):
    opening = notebook.cells[0].source
    assert HELP in opening, "run `make notebooks`, which writes the help line of lessons/help.py into the first cell"
    assert opening.count("<!-- help -->") == 1 and opening.index("**Safety.**") < opening.index(HELP)


@pytest.mark.parametrize("notebook", ALL, ids=lambda notebook: notebook.path.stem)
def test_a_notebook_names_no_crisis_line_besides_the_help_line(notebook):
    for cell in notebook.cells:
        found = CRISIS.search(cell.source.replace(HELP, ""))
        assert not found, f"{found[0]} stands in lessons/help.py alone; say that it is at the top:\n{cell.source}"


def test_the_numbers_of_crisis_lines_stand_in_one_place():
    files = [*(ROOT / "pain_helpers").rglob("*.py"), *(ROOT / "pain_helpers").rglob("*.md"), *ROOT.glob("*.md")]
    # INSTRUCTORS.md is built, and holds the help line as it stands in help.py.
    with_one = {path.name for path in files if CRISIS.search(path.read_text(encoding="utf-8").replace(HELP, ""))}
    assert with_one == {"help.py"}


def test_the_help_line_says_whom_to_call_in_each_case():
    assert "emergency number" in HELP and "call or text 988" in HELP
    assert "naloxone" in HELP and "hardly breathes" in HELP
    assert "pharmacist today" in HELP and "urgent care" in HELP


def notebooks_script():
    spec = importlib.util.spec_from_file_location("ci_notebooks_for_help", ROOT / ".ci" / "notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_help_line_is_written_once_and_renewed():
    with_help = notebooks_script().with_help
    opening = "# A title\n\n**Safety.** This course explains.\n\n**First, choose *Run*.**"
    once = with_help(opening)
    assert with_help(once) == once and once.count(HELP) == 1
    assert once.replace("988", "000") != once and with_help(once.replace("988", "000")) == once
    assert once.startswith("# A title\n\n**Safety.** This course explains.\n\n<!-- help -->")
    assert once.endswith("<!-- /help -->\n\n**First, choose *Run*.**")
    assert with_help("# No safety line") == "# No safety line"


# Single sentences.


def test_what_a_sedative_did_is_no_recipe():
    assert "a sedative reduced it and left the relief (nothing to combine yourself)" in CLAIMS["C4"].verdict


def test_the_readme_recommends_no_doses():
    assert "recommends no doses" in (ROOT / "README.md").read_text(encoding="utf-8")
