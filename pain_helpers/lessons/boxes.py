"""Evidence boxes and the words of a lesson."""

from __future__ import annotations

from pain_helpers.literature.claims import CLAIMS, Claim
from pain_helpers.literature.references import Reference

from .glossary import WORDS
from .html import Shown, box, link, text

#: Each grade's color, and a sign that tells it without color.
SIGNS = {
    "strong": ("#00694C", "\N{BLACK CIRCLE}" * 3),
    "partial": ("#8A5F00", "\N{BLACK CIRCLE}" * 2 + "\N{WHITE CIRCLE}"),
    "preclinical": ("#A63C00", "\N{BLACK CIRCLE}" + "\N{WHITE CIRCLE}" * 2),
    "simplified": ("#8E3A6E", "\N{ALMOST EQUAL TO}"),
}

#: Each notebook's file by its number, for links back. A test holds the list to the folder.
FILES = {
    name[:2]: name
    for name in (
        "00_start_here.ipynb",
        "01_the_gate.ipynb",
        "02_central_sensitization.ipynb",
        "03_ketamine.ipynb",
        "04_who_responds.ipynb",
        "05_opioids_three_sites.ipynb",
        "06_mechanism_nmda.ipynb",
        "07_mechanism_receptor_switch.ipynb",
        "08_mechanism_microglia.ipynb",
        "09_mechanism_hormones.ipynb",
        "10_the_whole_course.ipynb",
        "11_recovery.ipynb",
        "12_putting_it_together.ipynb",
        "13_how_good_is_this_model.ipynb",
    )
}


def _cited(reference: Reference) -> str:
    said = f"{reference.authors} {reference.year}, {reference.where}"
    return link(reference.url, said) if reference.url else text(said)


def _claim_html(claim: Claim) -> str:
    color, sign = SIGNS[claim.grade]
    sources = "; ".join(_cited(reference) for reference in claim.references)
    return (
        f"<p style='margin: 8px 0 2px'><strong>{claim.source} says:</strong> {text(claim.says)}</p>"
        f"<p style='margin: 2px 0'><strong style='color: {color}'><span aria-hidden='true'>{sign}</span> "
        f"{claim.grade.capitalize()}</strong> ({claim.meaning}). {text(claim.verdict)}</p>"
        f"<p style='margin: 2px 0 8px; font-size: 13px'>Sources: {sources}. "
        f"<span style='color: #5C5C5C'>Claim {claim.id}</span></p>"
    )


def _seen_html(claim: Claim, notebook: str) -> str:
    """One line that opens: what the claim says, and the link to where its verdict stands in full."""
    color, sign = SIGNS[claim.grade]
    return (
        f"<details style='margin: 4px 0'><summary style='cursor: pointer'><strong>{text(claim.name)}:</strong> "
        f"<strong style='color: {color}'><span aria-hidden='true'>{sign}</span> {claim.grade}</strong> "
        f"\N{MIDDLE DOT} seen in {notebook}</summary>"
        f"<p style='margin: 2px 0 8px 18px'>{claim.source} says: {text(claim.says)} The verdict stands in full, with "
        f"its sources, in {link(FILES[notebook], f'notebook {notebook}')}. "
        f"<span style='color: #5C5C5C'>Claim {claim.id}</span></p></details>"
    )


def _seen_before(claims: list[Claim], notebook: str | None) -> list[str]:
    """The ids of those claims that an earlier notebook shows in full."""
    if notebook is None:
        return []
    seen = [claim.id for claim in claims if claim.notebooks.split()[0] == notebook]
    if not seen:
        raise ValueError(
            f"None of these claims stands in full in notebook {notebook!r}, as literature/claims.py has it."
        )
    return seen


def evidence(*ids: str, seen_in: str | None = None) -> Shown:
    """The evidence box of one or more claims, by their ids.

    ``seen_in`` is the number of an earlier notebook, ``"00"``: claims that
    stand in full there are one line here, which opens, with a link back.
    Raises ``ValueError`` for an id that the course does not hold, or if
    no claim of the box stands first in the notebook ``seen_in``.
    """
    unknown = [id for id in ids if id not in CLAIMS]
    if unknown or not ids:
        raise ValueError(f"There is no claim {unknown[0] if unknown else ''!r}; the claims are {', '.join(CLAIMS)}.")
    claims = [CLAIMS[id] for id in ids]
    seen = _seen_before(claims, seen_in)
    inside = [_seen_html(claim, seen_in) if claim.id in seen else _claim_html(claim) for claim in claims]
    plain = [
        f"{claim.id} ({claim.grade}): {claim.says} "
        + (f"In full in notebook {seen_in}." if claim.id in seen else claim.verdict)
        for claim in claims
    ]
    head = "<p style='margin: 0'><strong>How sure is this?</strong></p>"
    return Shown(
        box("evidence", "Evidence: how sure is this?", "#00694C", head + "".join(inside)),
        "\n".join(["How sure is this?", *plain]),
    )


def glossary(*words: str) -> Shown:
    """The meanings of the words that a lesson used, in the order of the alphabet.

    Raises ``ValueError`` for a word that the glossary does not hold.
    """
    unknown = [word for word in words if word not in WORDS]
    if unknown or not words:
        raise ValueError(f"The glossary has no word {unknown[0] if unknown else ''!r}.")
    listed = sorted(words, key=str.lower)
    rows = "".join(
        f"<dt style='font-weight: 600'>{text(word)}</dt><dd style='margin: 0 0 6px 18px'>{text(WORDS[word])}</dd>"
        for word in listed
    )
    inside = f"<p style='margin: 0 0 4px'><strong>Words of this notebook</strong></p><dl style='margin: 0'>{rows}</dl>"
    return Shown(
        box("glossary", "Words of this notebook", "#6B6B6B", inside),
        "\n".join(f"{word}: {WORDS[word]}" for word in listed),
    )
