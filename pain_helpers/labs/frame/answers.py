"""What a page asks of a lab, and what it gets again when messages between them were lost."""

from __future__ import annotations

import ipywidgets as widgets

from .family import family, lacking
from .pages import Page
from .screen import Screen


def answer(lab: widgets.Widget, screen: Screen, content: dict, **more) -> None:
    """Answer a page that shows ``lab``.

    A page gives its name with a question, with the question's number, what it
    shows, and the number of the last answer that it has heard; a quick one,
    asked while much moves, leaves out the controls. With it it tells when the
    reader rests and a ``still`` picture can be made; and it tells when it is
    ``gone``. ``more`` is answered as it is.
    """
    if "check" in content:
        _answer_question(lab, screen, content, more)
    if "gone" in content:
        screen.pages.forget(str(content["gone"]))


def _answer_question(lab, screen: Screen, content: dict, more: dict) -> None:
    if unsent := content.get("unsent"):
        for part in list(family(lab)):
            # A move that was lost on its way here, or is on its way still, which is the same.
            if part.model_id in unsent and "value" in part.keys and part.value != unsent[part.model_id]:
                part.value = unsent[part.model_id]
    name = str(content["page"])
    page = screen.pages.heard(name)
    page.near = bool(content.get("near"))
    resized = screen.pages.take_scale(page, content.get("scale"))
    if _needs_whole(page, resized, screen, content):
        screen.send_whole(name, page)
        page.whole = content["check"]
    if content.get("still") and screen.still_is_old:
        screen.keep_still(screen.still_now())
    controls = {} if content.get("quick") else {"shown": lacking(lab, content.get("shown") or {})}
    answered = {"page": name, "answer": content["check"], "at": screen.sent, "stale": screen.still_is_old}
    screen.send(answered | controls | more)


def _needs_whole(page: Page, resized: bool, screen: Screen, content: dict) -> bool:
    # While a hand moves, the next picture is always on its way; a page that misses one asks by itself.
    if not page.scale or content.get("quick") or content.get("drawn") == screen.sent:
        return resized
    # While a kernel is busy, a page asks several times. Only the first question is answered with a picture: what was
    # asked before that answer was heard would bring the same again. Were it lost, the page asks once more, and knows.
    return resized or content.get("heard", -1) >= page.whole
