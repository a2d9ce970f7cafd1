"""The panel with which a case is saved, loaded and shared: as one line of text, and as files."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets

from pain_helpers.labs.frame.lab import Lab
from pain_helpers.labs.frame.views import file_link
from pain_helpers.model.reading import decoded
from pain_helpers.model.scenario import MOST_TEXT, WHAT, Scenario, to_text

from .words import SHARE


class SharePanel:
    """The case of a lab, to take away and to bring back: a ``button``, and the ``box`` that it shows and hides."""

    def __init__(self, lab: Lab, scenario: Callable[[], Scenario], take: Callable[[str], object]) -> None:
        """``scenario`` gives the case as it stands; ``take`` takes up a text, or refuses it with ``ValueError``."""
        self._lab, self._scenario, self._take = lab, scenario, take
        self.button = lab.button(SHARE["share"], self.toggle, icon="share-alt", tooltip=SHARE["share tip"])
        self.text = widgets.Textarea(
            description=SHARE["text"], rows=3, layout={"width": "100%"}, style={"description_width": "initial"}
        )
        self._upload = widgets.FileUpload(accept=".json", description=SHARE["upload"], layout={"width": "auto"})
        self._upload.observe(self.uploaded, "value")
        self.files = widgets.HTML()
        row = widgets.Box([lab.button(SHARE["take"], lambda: self.take_up(self.text.value)), self._upload])
        row.add_class("pain-buttons")
        self.box = widgets.VBox([widgets.HTML(SHARE["share help"]), self.text, row, self.files])
        self.box.add_class("pain-share")
        self.box.layout.display = "none"

    def toggle(self) -> None:
        """Show the panel with all its files, or hide it."""
        self.box.layout.display = "flex" if self.box.layout.display == "none" else "none"
        self.refresh(picture=True)

    def refresh(self, picture: bool = False) -> None:
        """Bring text and links up to date; the picture takes a while, so it is made only when asked for."""
        if self.box.layout.display == "none":
            return
        scenario = self._scenario()
        self.text.value = to_text(scenario)
        self.files.value = " · ".join(
            [
                file_link("case.json", "application/json", scenario.to_json().encode(), SHARE["file"]),
                file_link("case.csv", "text/csv", self._lab.csv().encode(), SHARE["data file"]),
                file_link("case.png", "image/png", self._lab.png(), SHARE["picture file"])
                if picture
                else SHARE["picture later"],
            ]
        )

    def take_up(self, text: str) -> None:
        """Take up a text; what is wrong with it is shown in the lab."""
        self._try(lambda: text)

    def uploaded(self, change: dict) -> None:
        """A file was chosen: take up what it holds, as :meth:`pain_helpers.model.scenario.Scenario.load` reads it."""
        if not change["new"]:
            return
        with self._lab.guarded():
            content = change["new"][0]["content"]
            # Emptied, so that the same file can be loaded again.
            self._upload.value = ()
            self._try(lambda: decoded(content, WHAT, MOST_TEXT))

    def _try(self, read: Callable[[], str]) -> None:
        try:
            self._take(read())
        except ValueError as error:
            self._lab.notify(str(error))
