"""The lines of a guide: the answer, the sections with papers to tick, and what lines override."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cztservices.domain.dates import Doubt
from cztservices.domain.hall import place_of
from cztservices.domain.words import Element
from cztservices.presenters.guide_view import FactView, GuideView, LineView, SectionView
from cztservices.presenters.ticks import Ticks
from cztservices.ui.fold import Fold
from cztservices.ui.guide_cards import make_captions
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.note_places import NotePlaces
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import (
    Chip,
    make_card,
    make_fitting_label,
    make_label,
    make_rule,
    make_selectable,
)

SHORT_ANSWER = 26
"""An answer of at most so many characters (two Latin letters count one) is written in the largest size."""


class GuideLines:
    """Draws the lines of one :class:`GuideView`; papers that are ticked stay ticked."""

    def __init__(
        self,
        view: GuideView,
        theme: Theme,
        ticks: Ticks,
        notes: NotePlaces,
        link_requested: SignalInstance,
        page_requested: SignalInstance,
    ) -> None:
        """Draw nothing yet; ``notes`` are told of every line and element that can bear some."""
        self._view, self._theme, self._ticks = view, theme, ticks
        self._notes, self._link_requested, self._page_requested = notes, link_requested, page_requested

    def make_answer(self) -> QWidget:
        """The answer, with the short facts beside it and what proves it."""
        view, line, theme = self._view, self._view.answer_line, self._theme
        unconfirmed = line is not None and line.doubt is Doubt.UNCONFIRMED
        role = "caution" if unconfirmed else {"stop": "stop", "caution": "caution"}.get(view.badge_token, "answer")
        frame, layout = make_card(theme, role)
        layout.setSpacing(theme.dp(12))
        layout.addWidget(make_selectable(make_label(view.answer, _size_of(view.answer))))
        if line and line.caution:
            layout.addWidget(Chip(line.caution, "caution", theme, filled=unconfirmed, role="list", wrap=True))
        if line and line.dispute:
            layout.addWidget(Chip(line.dispute, "caution", theme, role="list", wrap=True))
        if view.case is not None and view.case.caution:
            layout.addWidget(Chip(view.case.caution, "caution", theme, role="list", wrap=True))
        facts = FlowLayout(theme.dp(32))
        for fact in view.facts:
            facts.addWidget(_make_fact(fact))
        layout.addLayout(facts)
        row = QHBoxLayout()
        if line:
            row.addWidget(self._proof(line, view.proof_title), 1)
        layout.addLayout(row)
        if view.answer_behind:
            layout.addWidget(self._behind(view.answer_behind, view.behind_title))
        marks = FlowLayout(theme.dp(4), on_top=True)
        for button in self._notes.on_answer(view, layout):
            marks.addWidget(button)
        row.addLayout(marks)
        row.setAlignment(marks, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        return frame

    def make_section(self, section: SectionView) -> QWidget:
        """One element with its lines; papers can be ticked, and are counted."""
        frame, layout = make_card(self._theme)
        head = QHBoxLayout()
        head.addWidget(make_label(section.title, "section"), 1)
        layout.addLayout(head)
        ticks = section.element is Element.MATERIAL and len(section.lines) > 0
        if ticks:
            count = make_label("", "list", wrap=False)
            head.addWidget(count)
        noted = QVBoxLayout()
        layout.addLayout(noted)
        button = self._notes.on_section(place_of(section.element), noted)
        if button is not None:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        for number, line in enumerate(section.lines):
            if number:
                layout.addWidget(make_rule())
            drawn = self._line(line, can_be_ticked=ticks)
            if drawn.box is not None:
                drawn.box.setChecked(self._ticks.has(self._view.service_id, line.id))
                drawn.ticked.connect(
                    lambda on, line=line, lines=section.lines, count=count: self._on_ticked(line, lines, count, on=on)
                )
            layout.addWidget(drawn)
        if ticks:
            self._count(section.lines, count)
        if section.behind:
            layout.addWidget(self._behind(section.behind, section.behind_title))
        return frame

    def _line(self, line: LineView, *, can_be_ticked: bool = False) -> GuideLine:
        drawn = GuideLine(
            line,
            self._view.proof_title,
            self._theme,
            can_be_ticked=can_be_ticked,
            make_note_buttons=self._notes.on_line,
        )
        drawn.link_requested.connect(self._link_requested)
        drawn.page_requested.connect(self._page_requested)
        return drawn

    def _on_ticked(self, line: LineView, lines: Iterable[LineView], count: QLabel, *, on: bool) -> None:
        self._ticks.put(self._view.service_id, line.id, on=on)
        self._count(lines, count)

    def _count(self, lines: Iterable[LineView], count: QLabel) -> None:
        done = [self._ticks.has(self._view.service_id, line.id) for line in lines]
        count.setText(self._view.ticked.format(done=sum(done), all=len(done)))

    def _proof(self, line: LineView, title: str) -> QWidget:
        """What proves the answer, which is not written as a line."""
        return Fold(f"{line.layer} · {title}", lambda: make_captions(line.proof, self._theme))

    def _behind(self, lines: tuple[LineView, ...], title: str) -> QWidget:
        def make() -> QWidget:
            box = QWidget()
            layout = QVBoxLayout(box)
            layout.setContentsMargins(0, 0, 0, 0)
            for line in lines:
                layout.addWidget(self._line(line))
            return box

        return Fold(f"{title} ({len(lines)})", make)


def _size_of(answer: str) -> str:
    length = sum(1 if ord(char) > 0x2E80 else 0.5 for char in answer)  # noqa: PLR2004 - where wide characters begin
    return "answer" if length <= SHORT_ANSWER else "answer_long"


def _make_fact(fact: FactView) -> QWidget:
    box = QWidget()
    stack = QVBoxLayout(box)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    stack.addWidget(make_fitting_label(fact.label, "caption"))
    stack.addWidget(make_fitting_label(fact.text, "section"))
    return box
