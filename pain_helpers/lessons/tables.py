"""The tables of the last lesson: what the model was fitted to, every published result, conclusion and number."""

from __future__ import annotations

import re

from pain_helpers.literature.published import FAIL, PUBLISHED, Published
from pain_helpers.literature.references import REFERENCES
from pain_helpers.literature.targets import TARGETS
from pain_helpers.model.parameters import CONSTANTS, GRADES, ILLUSTRATIVE, PASSPORTS, Parameter
from pain_helpers.studies import replay, targets
from pain_helpers.studies.conclusions import CONCLUSIONS
from pain_helpers.studies.plausible import share_that_passes
from pain_helpers.studies.sensitivity import asked

from .boxes import FILES
from .html import INK, Shown, box, link, text

#: The grades as names of groups, in the order of the table.
_GRADE_NAMES = {"measured": "Measured", "fitted": "Fitted", "illustrative": "Illustrative"}
_CELL = "style='text-align: left; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid #C4CAD3'"
_COLOR = "#0072B2"
#: A table is never narrower (CSS pixels).
_LEAST_WIDTH = 820


def _link(key: str) -> str:
    reference = REFERENCES[key]
    return link(reference.url, reference.short) if reference.url else text(reference.short)


def _row(head: str, cells: list[str]) -> str:
    # A background of its own: a dark theme would put its own one under dark letters.
    return (
        f"<tr style='background: #FFFFFF'><th scope='row' {_CELL}>{head}</th>"
        + "".join(f"<td {_CELL}>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _table(caption: str, heads: dict[str, int], rows: list[str]) -> str:
    """``heads``: each column's name, and its width in percent."""
    head = "".join(f"<th scope='col' width='{width}%' {_CELL}>{text(name)}</th>" for name, width in heads.items())
    # On a phone the table keeps a width at which it can be read, and is moved sideways, by keys too.
    return (
        f"<div role='region' aria-label='{text(caption)}' tabindex='0' style='overflow-x: auto'>"
        f"<table style='border-collapse: collapse; width: 100%; min-width: {_LEAST_WIDTH}px; table-layout: fixed; "
        f"font-size: 14px; color: {INK}; background: #FFFFFF'>"
        f"<caption style='text-align: left; color: {INK}'>{text(caption)}</caption>"
        f"<thead><tr style='background: #FFFFFF'>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def numbers_chosen_for() -> dict[tuple[str, ...], list[str]]:
    """The names of fitted numbers by the targets that they were chosen for, as their passports' notes tell them."""
    chosen: dict[tuple[str, ...], list[str]] = {}
    for passport in (PASSPORTS | CONSTANTS).values():
        keys = tuple(re.findall(r"\bF\d+\b", passport.note))
        if keys:
            chosen.setdefault(keys, []).append(passport.title)
    return dict(sorted(chosen.items(), key=lambda each: int(each[0][0][1:])))


def _together(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def targets_table() -> Shown:
    """What numbers of the model were chosen to meet: each target, the model's figure, and where the target is from."""
    rows, lines = [], []
    for target, figure, met in targets.rows():
        aimed = "" if target.value is None else f"{target.value:g} ("
        band = f"{aimed}{target.low:g} to {target.high:g}{')' if aimed else ''}"
        model = f"{figure:.2f} {target.unit}"
        sign = "\N{CHECK MARK} met" if met else "\N{MULTIPLICATION X} not met"
        where = f"{text(target.basis)} {'; '.join(map(_link, target.references))}".rstrip()
        rows.append(_row(target.key, [text(target.what), band, model, f"<strong>{sign}</strong>", where]))
        lines.append(f"{target.key}: {target.what}. Aim: {band}. Model: {model}. {sign}. {target.basis}")
    caption = f"The {len(rows)} targets that numbers were chosen to meet"
    table = _table(
        caption,
        {"": 6, "Target": 34, "Aim (what counts as met)": 14, "The model": 12, "Met": 10, "Where from": 24},
        rows,
    )
    chosen = {_together(list(keys)): "; ".join(titles) for keys, titles in numbers_chosen_for().items()}
    of_some = {key for keys in numbers_chosen_for() for key in keys}
    others = dict.fromkeys(key.rstrip("ab") for key in TARGETS if key.rstrip("ab") not in of_some)
    chosen[_together(list(others))] = "no number of their own; met with those of others, and with whom the trials take"
    below = "".join(f"<li><strong>{keys}</strong>: {text(titles)}.</li>" for keys, titles in chosen.items())
    head = "Which numbers were chosen for which target"
    inside = table + f"<p style='margin: 8px 0 0'><strong>{head}</strong></p><ul style='margin: 0'>{below}</ul>"
    plain = [caption, *lines, f"{head}.", *(f"{keys}: {titles}." for keys, titles in chosen.items())]
    return Shown(box("table", caption, _COLOR, inside), "\n".join(plain))


def _model_said(row: Published) -> list[str]:
    """Each figure of a row: its name, the model's value, and what passes."""
    figures = replay.figures(row.key)
    return [band.said(figures[band.name]) for band in row.bands]


def _outcome(row: Published) -> str:
    sign = "\N{MULTIPLICATION X}" if row.outcome == FAIL else "\N{CHECK MARK}"
    return f"{sign} {row.outcome}, {row.standing}"


def _in_models(row: Published) -> str:
    return f"passes in {share_that_passes(row.key):.0f} of 100 models"


def results_table() -> Shown:
    """Every published result that the model was held against: measured, the model's figures, outcome, why, sources."""
    rows = [
        _row(
            f"{number}. {text(row.title)}",
            [
                text(row.measured),
                "<br>".join(map(text, [row.replayed, *_model_said(row)])),
                f"<strong>{text(_outcome(row))}</strong><br>{_in_models(row)}",
                text(row.reason) or "Nothing more.",
                "; ".join(map(_link, row.references)),
            ],
        )
        for number, row in enumerate(PUBLISHED.values(), 1)
    ]
    heads = {
        "Result": 13,
        "Measured": 21,
        "In the model, and what passes": 26,
        "Outcome": 9,
        "To know": 21,
        "Sources": 10,
    }
    caption = f"All {len(rows)} published results beside the model's"
    plain = "\n".join(
        [
            caption,
            *(
                f"{row.title}: {_outcome(row)}. {row.measured} In the model: {row.replayed} "
                f"{'; '.join(_model_said(row))}. It {_in_models(row)} that fit."
                for row in PUBLISHED.values()
            ),
        ]
    )
    return Shown(box("table", caption, _COLOR, _table(caption, heads, rows)), plain)


def conclusions_table() -> Shown:
    """Each conclusion that the course draws, and in how many of the models that fit it holds."""
    rows, lines = [], []
    for number, (key, conclusion) in enumerate(CONCLUSIONS.items(), 1):
        now = asked()[key]
        sign = "\N{CHECK MARK} firm" if now.firm else "\N{ALMOST EQUAL TO} not firm"
        own = f"{now.own:.1f} {conclusion.unit}".replace("-0.0", "0.0")
        span = f"{now.all.low:.1f} to {now.all.high:.1f}".replace("-0.0", "0.0")
        claim = conclusion.claim[0].upper() + conclusion.claim[1:]
        where = link(FILES[conclusion.notebook], conclusion.notebook)
        share = f"{now.holds:.0f} of 100"
        rows.append(_row(f"{number}. {text(claim)}", [where, f"<strong>{share}</strong>, {sign}", own, span]))
        lines.append(f"{number}. {claim} (notebook {conclusion.notebook}): holds in {share}, {sign}; {own}; {span}.")
    caption = f"The course's {len(rows)} conclusions, and in how many of 100 models that fit each holds"
    heads = {"Conclusion": 48, "In": 6, "Holds in": 18, "The course's own": 14, "80 of 100 models": 14}
    return Shown(box("table", caption, _COLOR, _table(caption, heads, rows)), "\n".join([caption, *lines]))


def _number_row(passport: Parameter) -> str:
    unit = f" {passport.unit}" if passport.unit else ""
    source = "none" if passport.source == ILLUSTRATIVE else _link(passport.source)
    ends = f"{passport.low:g} to {passport.high:g}"
    return _row(text(passport.title), [text(f"{passport.value:g}{unit}"), ends, source, text(passport.note)])


def _group(name: str, meaning: str, passports: list[Parameter]) -> str:
    said = f"{name}: {len(passports)}"
    table = _table(
        f"{said}, {meaning}",
        {"Number": 28, "Value": 16, "The program takes": 14, "Source": 14, "Note": 28},
        [_number_row(each) for each in passports],
    )
    head = f"<summary style='cursor: pointer'><strong>{text(said)}</strong> ({text(meaning)})</summary>"
    return f"<details style='margin: 4px 0'>{head}{table}</details>"


def numbers_table() -> Shown:
    """Every number of the model, by grade: the numbers inside the equations, and what the sliders start from."""
    groups = [
        (name, GRADES[grade], [passport for passport in CONSTANTS.values() if passport.grade == grade])
        for grade, name in _GRADE_NAMES.items()
    ]
    groups.append(
        (
            "Sliders and settings",
            "what is put in; the value is that of a healthy person at rest",
            list(PASSPORTS.values()),
        )
    )
    caption = "Every number of the model"
    warned = (
        "Open a group to read it. The ranges are limits of the program. "
        "They are not safe doses: doses inside them can kill. "
        "Not counted are the settings of the labs, such as the dose in an example: they are choices."
    )
    inside = f"<p style='margin: 0 0 4px'><strong>{caption}.</strong> {warned}</p>" + "".join(
        _group(*group) for group in groups
    )
    plain = "\n".join(
        f"{name} ({len(passports)}): "
        + "; ".join(f"{each.title} {each.value:g} {each.unit}".rstrip() for each in passports)
        + "."
        for name, _, passports in groups
    )
    return Shown(box("table", caption, _COLOR, inside), plain)
