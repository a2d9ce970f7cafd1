"""The lab that every lab stands on.

A lab is a box of controls, one picture and one sentence. A subclass says which
controls it has, what it computes, how that is drawn and how it is said; this
does the rest: linked sliders and number fields, presets, reset, a held curve,
the data as a table, saved settings, and the static view for readers who have
run nothing.

Without a front end a lab is an ordinary object::

    lab = GateLab("stimulus", "inhibition")
    lab.set(inhibition=0.4)
    lab.words, lab.result
"""

from __future__ import annotations

import threading
from contextlib import contextmanager

import ipywidgets as widgets
import numpy as np

from . import settings
from .answers import answer
from .controls import Slider, SliderRow
from .family import close_earlier, family, forget
from .line import KEY, check_line
from .numbers import typed_number
from .present import join
from .screen import Screen
from .threads import OfThread, later
from .views import csv_text, static_view, table_html
from .words import LAB
from .words_check import check_words

#: A hand rests when it has not moved for so many seconds.
REST = 0.25
#: Up to so many sliders stand one below the other, each the full width; more stand in two columns.
FEW_SLIDERS = 3


class Lab(widgets.VBox):
    """A lab. Subclasses set the class attributes and the five methods below.

    ``first`` gives controls other first values than their own. Raises
    ``ValueError`` in one sentence for a name that is no control or a value out
    of range.
    """

    #: The lab's name in saved settings.
    name = ""
    #: The lab's words: all that it and its picture show. With a drug in it, they hold the ``footer`` that it carries.
    texts: dict[str, str] = {}
    #: The controls in the order in which they stand: the person, the drug, the mechanisms, the supports, the view.
    controls: tuple[Slider, ...] = ()
    #: Inputs of the model without a control.
    background: dict[str, float] = {}
    #: A preset's words and the values it sets. Shown when all its inputs have a control.
    presets: dict[str, dict[str, float]] = {}
    #: Whether a drag shows a quick answer first, and the whole one when the hand rests: ``run`` looks at ``dragging``.
    rests = False
    #: Whether a quick answer is asked for now, by this thread.
    dragging = OfThread()

    def __init__(self, **first: float) -> None:
        check_words(type(self))
        self._lock = threading.RLock()
        self._showing = False
        self._rest = None
        self.declared = {control.name: control for control in self.controls}
        self._first = {name: control.first for name, control in self.declared.items()}
        self._first |= self._checked(first)
        self.values = dict(self._first)
        self.held, self._held_said = None, ""
        self._picture = self.make_picture()
        check_line(self)
        self._rows = {name: control.row(self._moved) for name, control in self.declared.items()}
        parts = [part.model_id for row in self._rows.values() for part in row.parts]
        limits = {part: limits for row in self._rows.values() for part, limits in row.limits().items()}
        self._screen = Screen(self._picture, parts, limits, self.line)
        self._screen.on_msg(self._page_asks)
        self._table = widgets.HTML()
        self._table.add_class("pain-table")
        self._table.layout.display = "none"
        self.result = self.run(self.background | self.values)
        self._as_opened = dict(self.values), self.result
        super().__init__([self._controls_box(), self._buttons_box(), self._screen, self._table, *self.panels()])
        self.add_class("pain-lab")
        self._show()
        self._show_controls()
        join(self)
        close_earlier(self)

    def __setattr__(self, name: str, value) -> None:
        """Raise ``AttributeError`` where a control's name is given a value, which would move nothing."""
        if any(name == control.name for control in self.controls):
            raise AttributeError(f"A lab's controls are moved with set: lab.set({name}={value!r}).")
        super().__setattr__(name, value)

    # What a subclass says.

    def make_picture(self):
        """The lab's picture, a :class:`pain_helpers.drawing.kept.KeptFigure`."""
        raise NotImplementedError

    def run(self, inputs: dict[str, float]):
        """The model's answer to ``inputs``; kept as ``lab.result``."""
        raise NotImplementedError

    def draw(self) -> None:
        """Bring ``self._picture`` up to ``self.result`` and ``self.held``."""
        raise NotImplementedError

    def sentence(self) -> str:
        """``self.result`` in words; the lab's line follows by itself."""
        raise NotImplementedError

    def columns(self) -> dict[str, np.ndarray]:
        """The numbers behind the picture: a heading with its unit, and an array each."""
        raise NotImplementedError

    # What a subclass may add.

    def more_buttons(self) -> list[widgets.Button]:
        """Buttons of the lab's own, after those that all labs have; make them with :meth:`button`."""
        return []

    def panels(self) -> list[widgets.Widget]:
        """Widgets of the lab's own, below the table."""
        return []

    def shown(self) -> None:
        """Called after each change, when picture and sentence stand."""

    def table_rows(self, count: int) -> np.ndarray:
        """Which of ``count`` rows the table shows: about a dozen, evenly spread."""
        return np.unique(np.linspace(0, count - 1, 11).round().astype(int))

    # What the curious and the tests use.

    @property
    def line(self) -> str:
        """What the lab carries in picture, sentence, table, files and settings; empty where it needs none."""
        return self.texts.get(KEY, "")

    @property
    def words(self) -> str:
        """What the lab says now; also the picture's text alternative."""
        return self._screen.words

    @property
    def notice(self) -> str:
        """What was wrong with the last input, or an empty text."""
        return self._screen.notice

    @property
    def figure(self):
        """matplotlib's figure of the picture, for points and lines of one's own; :meth:`png` shows them."""
        return self._picture.figure

    def png(self, scale: float = 1.0) -> bytes:
        """The picture as it stands now, drawn anew with all that was added to :attr:`figure`, as a PNG file."""
        with self._lock:
            return self._picture.png(colors=None, scale=scale)

    @property
    def inputs(self) -> dict[str, float]:
        """All inputs of the model: those of the controls and those without one."""
        return self.background | self.values

    def set(self, **values: float) -> Lab:
        """Set controls by name. Raises ``ValueError``, changing nothing, if one is unknown or out of range."""
        with self._lock:
            self._take(self.values | self._checked(values))
        return self

    def preset(self, name: str) -> Lab:
        """Set the values of a preset, by the words on its button."""
        if not isinstance(name, str) or name not in self.offered_presets:
            raise ValueError(
                f"This lab has no preset called {name!r}; its presets are {', '.join(self.offered_presets)}."
            )
        return self.set(**self.offered_presets[name])

    @property
    def offered_presets(self) -> dict[str, dict[str, float]]:
        """The presets whose inputs all have a control here."""
        return {name: values for name, values in self.presets.items() if set(values) <= set(self.declared)}

    def reset(self) -> Lab:
        """Go back to the first values and let the held curve go."""
        with self._lock:
            self.held, self._held_said = None, ""
            self._take(self._first)
        return self

    def hold(self) -> Lab:
        """Keep the present result in the picture, for comparison."""
        with self._lock:
            self.held, self._held_said = self.result, LAB["held"].format(said=self.sentence())
            self._show()
        return self

    def csv(self) -> str:
        """The numbers behind the picture as CSV text, a heading with its unit each; last comes the lab's line."""
        return csv_text(self.columns(), self.line)

    def settings(self) -> str:
        """The controls' values as a short text that :meth:`load` reads."""
        return settings.to_text(self.name, self.values, self.line)

    def load(self, text: str) -> Lab:
        """Take up settings made by :meth:`settings`.

        Raises ``ValueError`` in one sentence, changing nothing, when the text
        is no such settings, belongs to another lab or a newer version, or
        holds an unknown name or a value out of range.
        """
        return self.set(**settings.from_text(text, self.name, list(self.declared)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value:g}' for name, value in self.values.items())})"

    # From a control to the picture.

    def _checked(self, values: dict[str, float]) -> dict[str, float]:
        """``values`` as numbers, each allowed by its control."""
        checked = {}
        for name, value in values.items():
            if name not in self.declared:
                raise ValueError(
                    f"This lab has no control called {name!r}; its controls are {', '.join(self.declared)}."
                )
            checked[name] = self.declared[name].number(value)
        return checked

    def _moved(self, name: str, value: float | str) -> None:
        """A slider was moved by the learner, or a number was typed."""
        with self.guarded():
            # A browser that shows a slider sends its value back, 0.9999 for 1: that is no move.
            if self._showing or (value == self.values[name] and not self.notice):
                return
            self.dragging = self.rests
            control = self.declared[name]
            try:
                self.set(**{name: typed_number(value, control) if isinstance(value, str) else value})
            except ValueError as error:
                self._show_controls()
                self.notify(str(error).replace(name, control.title, 1))
            else:
                if self.rests:
                    self._rest_soon()
            finally:
                self.dragging = False

    def _rest_soon(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
        # The page can see that a whole answer is still to come.
        self.add_class("pain-moving")
        self._rest = later(REST, self.come_to_rest)

    def come_to_rest(self) -> None:
        """Compute in full what a drag showed in a quick way; called by itself once the hand rests."""
        values = dict(self.values)
        # Without the lock, so that the next move need not wait for it.
        result = self._answer(values)
        with self.guarded():
            # A move made meanwhile has a timer of its own, which must not be taken from it.
            pending = self._rest not in (None, threading.current_thread())
            if values != self.values and pending:
                return
            if self._rest is not None:
                self._rest.cancel()
                self._rest = None
            if values == self.values and self.comm is not None:
                self.result = result
                # A number refused meanwhile is still wrong.
                self._show(notice=self.notice)
            self.remove_class("pain-moving")

    def notify(self, message: str) -> None:
        """Show what was wrong with an input, in one sentence; the next change takes it away."""
        self._screen.warn(message)

    def _take(self, values: dict[str, float]) -> None:
        """Make ``values`` the lab's, unless the model refuses them."""
        if values != self.values:
            self.result, self.values = self._answer(values), dict(values)
        self._show()
        # Only here: where no value changed, a hand may have moved on, and what it moved waits for its turn.
        self._show_controls()

    def _answer(self, values: dict[str, float]):
        """The model's answer to the controls' values. That to the first ones is kept, to which Reset goes back."""
        first, result = self._as_opened
        return result if values == first and not self.dragging else self.run(self.background | values)

    def _show(self, notice: str = "") -> None:
        self.draw()
        # The picture is sent first: it is what the learner waits for.
        self._screen.send_picture()
        self._screen.say(" ".join(filter(None, (self.sentence(), self._held_said, self.line))), notice)
        self._show_table()
        self.shown()

    def _page_asks(self, screen, content: dict, buffers) -> None:
        with self.guarded():
            answer(self, screen, content, resting=self._rest is not None)

    def _show_controls(self) -> None:
        self._showing = True
        try:
            for name, row in self._rows.items():
                row.show(self.values[name])
        finally:
            self._showing = False

    @contextmanager
    def guarded(self):
        """One change at a time; an error is shown in the lab and stays loud for whoever runs it."""
        with self._lock:
            try:
                yield
            except Exception as error:
                self.notify(LAB["broken"].format(error=error))
                raise

    # The boxes, the buttons and the table.

    def _controls_box(self) -> widgets.Box:
        box = widgets.Box([row.row for row in self._rows.values()])
        box.add_class("pain-controls")
        if sum(isinstance(row, SliderRow) for row in self._rows.values()) <= FEW_SLIDERS:
            box.add_class("pain-few")
        return box

    def _buttons_box(self) -> widgets.Box:
        box = widgets.Box(
            [
                *(self.button(name, lambda name=name: self.preset(name)) for name in self.offered_presets),
                self.button(LAB["reset"], self.reset, icon="undo"),
                self.button(LAB["hold"], self.hold, icon="thumb-tack", tooltip=LAB["hold help"]),
                self.button(LAB["data"], self._toggle_table, icon="table", tooltip=LAB["data help"]),
                *self.more_buttons(),
            ]
        )
        box.add_class("pain-buttons")
        return box

    def button(self, name: str, act, **look) -> widgets.Button:
        """A button that calls ``act``; an error in it is shown in the lab."""
        button = widgets.Button(description=name, **look)

        def pressed(_) -> None:
            with self.guarded():
                act()

        button.on_click(pressed)
        return button

    def _toggle_table(self) -> None:
        self._table.layout.display = "block" if self._table.layout.display == "none" else "none"
        self._table.value = ""
        self._show_table()

    def _show_table(self) -> None:
        # Only a table that can be seen costs time while a slider moves.
        if self._table.layout.display != "none":
            columns = self.columns()
            rows = self.table_rows(len(next(iter(columns.values()))))
            self._table.value = table_html(columns, rows, self.name, self.line)

    # What a reader sees who has run nothing.

    def _repr_mimebundle_(self, include=None, exclude=None):
        """The live lab for JupyterLab, and its first figure for everything else."""
        bundle = super()._repr_mimebundle_(include=include, exclude=exclude)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        with self._lock:
            png = self._picture.png()
            self._screen.keep_still(png)
            data |= static_view(png, self._picture.width, self.words)
        return data, metadata

    def close(self) -> None:
        """Take the lab off the page, with all that is in it; what :meth:`set` and the like do goes on."""
        if self.comm is None or "_picture" not in vars(self):
            super().close()
            return
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            forget(self)
            parts = list(family(self))[1:]
            super().close()
            for part in parts:
                part.close()
            self._picture.let_go()
