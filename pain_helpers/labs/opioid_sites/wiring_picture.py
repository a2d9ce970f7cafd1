"""Two wirings of one effect: how opioids strengthen the brake, as the article and as most of science draws it."""

from __future__ import annotations

from pain_helpers.drawing import captions, style
from pain_helpers.drawing.cell import CellDrawing, scattered
from pain_helpers.drawing.kept import KeptFigure

SECOND_NERVE_AT = (84.0, 20.0)
INTERNEURON_AT = (46.0, 20.0)


class _Wiring(CellDrawing):
    """What both drawings share: the interneuron, the second nerve, and opioids at one cell."""

    height = 78.0

    def _cell(self, at: tuple, name: str, color: str, edge: str, radius: float = 8.5) -> None:
        self.disk(*at, radius, color, edge=edge).set_linewidth(2)
        self.text(*at, name, weight="bold", size=12)

    def _cord(self) -> None:
        self.block(1, 2, 98, 36, style.PALE, edge=style.CORD_EDGE, rounding=5)
        self.text(3, 6, self.words["in the cord"], color=style.QUIET, ha="left")
        self._cell(INTERNEURON_AT, "GABA", style.INTERNEURON_PALE, style.INTERNEURON)
        self.text(INTERNEURON_AT[0], 33, self.words["interneuron"], color=style.INTERNEURON_DARK, weight="bold")
        self._cell(SECOND_NERVE_AT, "", style.SECOND_NERVE_PALE, style.SECOND_NERVE, 10.5)
        self.text(SECOND_NERVE_AT[0], 35, self.words["second nerve"], color=style.SECOND_NERVE_DARK, weight="bold")
        self.rating = self.moving(self.text(*SECOND_NERVE_AT, "", weight="bold", size=17))
        self.brake = self.arrow([(55.5, 20), (68.5, 20)], style.INTERNEURON)
        self.text(62.5, 12, self.words["holds back"], color=style.INTERNEURON_DARK)

    def _opioids(self, left: float, right: float, low: float, high: float) -> None:
        self.opioids = self.dots(scattered(10, left, right, low, high), style.INK, marker="^", size=8)

    def _show(self, effect: float, inhibition: float, rating: float) -> None:
        self.show_dots(self.opioids, effect)
        self.swell(self.brake, inhibition)
        self.rating.set_text(f"{rating:.1f}")


class ArticleWiring(_Wiring):
    """Opioids drive the inhibitory interneuron itself."""

    def build(self) -> None:
        self._cord()
        self._opioids(8, 27, 14, 24)
        self.text(15, 30, self.words["opioid"], weight="bold")
        self.drive = self.arrow([(31, 20), (33, 20)], style.INK)
        self.text(50, 66, self.words["article says"], size=12.5)
        self.text(50, 51, self.words["numbers"], size=11.5)

    def show(self, effect: float, inhibition: float, rating: float) -> None:
        """The opioid's effect and the brake's strength (0 to 1), and the rating."""
        self._show(effect, inhibition, rating)
        self.swell(self.drive, effect)


class MainstreamWiring(_Wiring):
    """Opioids silence a cell in the brainstem, which sets free the control that comes down to the interneuron."""

    def build(self) -> None:
        self._cord()
        self.block(1, 46, 98, 30, style.BRAINSTEM, edge=style.BRAINSTEM_EDGE, rounding=5)
        self.text(3, 50, self.words["in the brainstem"], color=style.QUIET, ha="left")
        self._opioids(4, 17, 57, 68)
        self.text(10, 72.5, self.words["opioid"], weight="bold")
        self._cell((33, 62), "GABA", style.SUBSTANCE_P_PALE, style.SUBSTANCE_P)
        self._cell((74, 62), "", style.FIRST_NERVE_PALE, style.FIRST_NERVE)
        self.text(34, 73, self.words["holding cell"], color=style.SUBSTANCE_P_DARK, size=11.5)
        self.text(74, 73.5, self.words["descending cell"], color=style.FIRST_NERVE_DARK, size=11.5)
        self.silence = self.arrow([(18.5, 62), (20.5, 62)], style.INK)
        self.hold = self.arrow([(42.5, 62), (60.5, 62)], style.SUBSTANCE_P)
        self.text(52, 54, self.words["holds back"], color=style.SUBSTANCE_P_DARK)
        self.down = self.arrow([(74, 52.5), (74, 42), (46, 42), (46, 38)], style.FIRST_NERVE, head=3.2)
        self.text(77, 43, self.words["drives"], color=style.FIRST_NERVE_DARK, ha="left")

    def show(self, effect: float, inhibition: float, rating: float, holding: float, descending: float) -> None:
        """As for the article's wiring; and how strongly the brainstem's cell holds, and what comes down (0 to 1)."""
        self._show(effect, inhibition, rating)
        self.swell(self.silence, effect)
        self.swell(self.hold, holding)
        self.swell(self.down, descending)


class WiringPicture(KeptFigure):
    """The two drawings side by side, and a bar for what both do to the pain."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(1200, 515)
        for x, name in ((0.005, "article"), (0.515, "mainstream")):
            captions.panel_title(self.figure, x, words[f"{name} title"])
        self.article = ArticleWiring(self.figure.add_axes((0.0, 0.09, 0.485, 0.84)), self, words)
        self.mainstream = MainstreamWiring(self.figure.add_axes((0.512, 0.09, 0.485, 0.84)), self, words)
        line = self.figure.add_axes((0.496, 0.105, 0.004, 0.86))
        line.axis("off")
        line.plot([0, 0], [0, 1], color=style.FAINT, linewidth=1.5)
        self.held = self.moving(self.figure.text(0.01, 0.55, "", fontsize=12.5, color=style.HELD, va="center"))
        captions.footer(self.figure, words["footer"], y=0.043)
        self._words = words

    def show(
        self, effect: float, inhibition: float, rating: float, holding: float, descending: float, held: float | None
    ) -> None:
        """Strengths from 0 to 1, the rating that both wirings lead to, and a held rating."""
        self.article.show(effect, inhibition, rating)
        self.mainstream.show(effect, inhibition, rating, holding, descending)
        self.held.set_text("" if held is None else self._words["held rating"].format(rating=held))
