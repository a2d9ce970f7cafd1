"""Evidence boxes and the words of a lesson."""

from __future__ import annotations

from pain_helpers.literature.claims import CLAIMS, Claim
from pain_helpers.literature.references import Reference

from .glossary import WORDS
from .html import Shown, box, text

#: Each grade's color, and a sign that tells it without color.
SIGNS = {
    "strong": ("#00694C", "\N{BLACK CIRCLE}" * 3),
    "partial": ("#8A5F00", "\N{BLACK CIRCLE}" * 2 + "\N{WHITE CIRCLE}"),
    "preclinical": ("#A63C00", "\N{BLACK CIRCLE}" + "\N{WHITE CIRCLE}" * 2),
    "simplified": ("#8E3A6E", "\N{ALMOST EQUAL TO}"),
}


def _cited(reference: Reference) -> str:
    said = f"{reference.authors} {reference.year}, {reference.where}"
    return f'<a href="{reference.url}">{text(said)}</a>' if reference.url else text(said)


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


def evidence(*ids: str) -> Shown:
    """The evidence box of one or more claims, by their ids.

    Raises ``ValueError`` for an id that the course does not hold.
    """
    unknown = [id for id in ids if id not in CLAIMS]
    if unknown or not ids:
        raise ValueError(f"There is no claim {unknown[0] if unknown else ''!r}; the claims are {', '.join(CLAIMS)}.")
    claims = [CLAIMS[id] for id in ids]
    head = "<p style='margin: 0'><strong>How sure is this?</strong></p>"
    plain = "\n".join(
        ["How sure is this?", *(f"{claim.id} ({claim.grade}): {claim.says} {claim.verdict}" for claim in claims)]
    )
    return Shown(
        box("evidence", "Evidence: how sure is this?", "#00694C", head + "".join(map(_claim_html, claims))), plain
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
