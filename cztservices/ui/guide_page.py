"""One guide: the answer, what to do, what is not known, what proves it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cztservices.domain.dates import Doubt
from cztservices.presenters.guide_view import GuideView, LineView, RingView, SectionView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, FlowLayout, make_card, make_label, make_selectable

SHORT_ANSWER = 26
"""An answer of at most so many characters (two Latin letters count one) is written in the largest size."""


class GuidePage(ColumnPage):
    """Draws a :class:`GuideView`."""

    def __init__(self, theme: Theme) -> None:
        """Empty until a guide is shown."""
        super().__init__(theme)
        self._shown = ""

    def show_guide(self, view: GuideView) -> None:
        """Show ``view``; the same service in another direction keeps its place on the page."""
        keeps_place = view.service_id == self._shown
        place = self.verticalScrollBar().value() if keeps_place else 0
        self._shown = view.service_id
        self.setAccessibleName(view.title)
        self.setWidget(self._draw(view))
        self.verticalScrollBar().setValue(place)
        if keeps_place:
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))

    def _draw(self, view: GuideView) -> QWidget:
        ground, layout = self.make_column()
        layout.addLayout(self._head(view))
        layout.addWidget(self._answer(view))
        for section in view.sections:
            layout.addWidget(self._section(section))
        if view.ring:
            layout.addWidget(self._ring(view.ring))
        if view.gaps:
            layout.addWidget(self._gaps(view))
        if view.lists:
            layout.addWidget(self._lists(view))
        layout.addWidget(self._sources(view))
        layout.addWidget(make_label(view.footer, "caption"))
        layout.addStretch(1)
        return ground

    def _head(self, view: GuideView) -> QVBoxLayout:
        dp = self.theme.dp
        head = QVBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(make_label(view.title, "title"))
        line = FlowLayout(dp(12))
        for number, end in enumerate(view.ends):
            if number:
                line.addWidget(make_label("→", "body", wrap=False))
            line.addWidget(Chip(f"{end.label} {end.city}", end.token, self.theme, role="list"))
        line.addWidget(Chip(view.badge, view.badge_token, self.theme, filled=True, role="list"))
        head.addLayout(line)
        if view.prompt:
            head.addWidget(Chip(view.prompt, "caution", self.theme, filled=True, role="list", wrap=True))
        return head

    def _answer(self, view: GuideView) -> QWidget:
        line = view.answer_line
        unconfirmed = line is not None and line.doubt is Doubt.UNCONFIRMED
        role = "caution" if unconfirmed else {"stop": "stop", "caution": "caution"}.get(view.badge_token, "answer")
        frame, layout = make_card(self.theme, role)
        layout.setSpacing(self.theme.dp(12))
        length = sum(1 if ord(char) > 0x2E80 else 0.5 for char in view.answer)  # noqa: PLR2004 - where wide characters begin
        layout.addWidget(
            make_selectable(make_label(view.answer, "answer" if length <= SHORT_ANSWER else "answer_long"))
        )
        if line and line.caution:
            layout.addWidget(Chip(line.caution, "caution", self.theme, filled=unconfirmed, role="list", wrap=True))
        if line and line.dispute:
            layout.addWidget(Chip(line.dispute, "caution", self.theme, role="list", wrap=True))
        facts = FlowLayout(self.theme.dp(32))
        for fact in view.facts:
            box = QWidget()
            stack = QVBoxLayout(box)
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(0)
            stack.addWidget(make_label(fact.label, "caption", wrap=False))
            stack.addWidget(make_label(fact.text, "section", wrap=False))
            facts.addWidget(box)
        layout.addLayout(facts)
        if line:
            row = QHBoxLayout()
            row.addWidget(make_label(line.caption, "caption"), 1)
            row.addWidget(Chip(line.layer, line.token, self.theme), 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(row)
        if view.answer_behind:
            layout.addWidget(self._behind(view.answer_behind, view.behind_title))
        return frame

    def _section(self, section: SectionView) -> QWidget:
        frame, layout = make_card(self.theme)
        title = make_label(section.title, "section")
        layout.addWidget(title)
        for number, line in enumerate(section.lines):
            if number:
                layout.addWidget(_rule())
            layout.addLayout(self._line(line))
        if section.behind:
            layout.addWidget(self._behind(section.behind, section.behind_title))
        return frame

    def _line(self, line: LineView) -> QHBoxLayout:
        dp = self.theme.dp
        row = QHBoxLayout()
        row.setSpacing(dp(12))
        if line.number:
            number = make_label(line.number, "number", wrap=False)
            number.setMinimumWidth(dp(20))
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(dp(4))
        words.addWidget(make_selectable(make_label(line.text, "void" if line.overridden else "body")))
        if line.remark:
            words.addWidget(Chip(line.remark, "accent", self.theme, wrap=True))
        if line.caution:
            unconfirmed = line.doubt is Doubt.UNCONFIRMED
            words.addWidget(Chip(line.caution, "caution", self.theme, filled=unconfirmed, wrap=True))
        if line.dispute:
            words.addWidget(Chip(line.dispute, "caution", self.theme, wrap=True))
        words.addWidget(make_label(line.caption, "caption"))
        row.addLayout(words, 1)
        row.addWidget(Chip(line.layer, line.token, self.theme), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _behind(self, lines: tuple[LineView, ...], title: str) -> QWidget:
        def make() -> QWidget:
            box = QWidget()
            layout = QVBoxLayout(box)
            layout.setContentsMargins(0, 0, 0, 0)
            for line in lines:
                layout.addLayout(self._line(line))
            return box

        return _Fold(f"{title} ({len(lines)})", make)

    def _ring(self, ring: RingView) -> QWidget:
        frame, layout = make_card(self.theme, "caution")
        layout.addWidget(make_label(ring.title, "section"))
        layout.addWidget(make_selectable(make_label(ring.greeting, "body")))
        for question in ring.questions:
            layout.addWidget(make_selectable(make_label(question, "body")))
        for words in ring.chinese:
            spoken = make_selectable(make_label(words, "body"))
            spoken.setProperty("language", "zh_CN")
            layout.addWidget(spoken)
        return frame

    def _lists(self, view: GuideView) -> QWidget:
        texts = [f"{mention.text}\n{mention.caption}" for mention in view.lists]
        return _Fold(f"{view.lists_title} ({len(texts)})", lambda: self._captions(texts))

    def _gaps(self, view: GuideView) -> QWidget:
        frame, layout = make_card(self.theme, "caution")
        layout.addWidget(make_label(view.gaps_title, "section"))
        for gap in view.gaps:
            layout.addWidget(make_label(gap, "body"))
        return frame

    def _sources(self, view: GuideView) -> QWidget:
        texts = [
            f"[{source.number}] {source.title}\n{source.caption}" + (f"\n{source.url}" if source.url else "")
            for source in view.sources
        ]
        return _Fold(f"{view.sources_title} ({len(texts)})", lambda: self._captions(texts))

    def _captions(self, texts: list[str]) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.dp(10))
        for text in texts:
            layout.addWidget(make_selectable(make_label(text, "caption")))
        return box


class _Fold(QWidget):
    """A title that opens and closes what is below it, which is made when it is first opened."""

    def __init__(self, title: str, make_content: Callable[[], QWidget]) -> None:
        super().__init__()
        self._title, self._make_content = title, make_content
        self._content: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.button = QToolButton()
        self.button.setProperty("role", "fold")
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.toggled.connect(self._on_button_toggled)
        layout.addWidget(self.button)
        self._on_button_toggled(opened=False)

    def _on_button_toggled(self, opened: bool) -> None:
        self.button.setText(f"{'▼' if opened else '▶'} {self._title}")
        if opened and self._content is None:
            self._content = self._make_content()
            layout = self.layout()
            assert layout is not None  # noqa: S101 - made in __init__
            layout.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(opened)


def _rule() -> QWidget:
    rule = make_label("", "", wrap=False)
    rule.setFixedHeight(1)
    rule.setProperty("role", "rule")
    return rule
