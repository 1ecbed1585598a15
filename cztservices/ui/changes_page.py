"""What changed: the rules by their dates, and the catalogue since the one before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cztservices.presenters.changes import ChangeGroupView, ChangeLineView, ChangesView, OwnLineView, RuleView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.fold import Fold
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_card, make_label, make_rule, make_selectable


class ChangesPage(ColumnPage):
    """Draws a :class:`ChangesView`; the services that it names lead to their guides."""

    is_wide = True

    def show_view(self, view: ChangesView) -> None:
        """Show ``view`` from its beginning."""
        self.setAccessibleName(view.title)
        self.setWidget(self._draw(view))
        self.verticalScrollBar().setValue(0)

    def _draw(self, view: ChangesView) -> QWidget:
        ground, layout = self.make_column()
        layout.addWidget(make_label(view.title, "title"))
        layout.addWidget(self._catalogue(view))
        layout.addWidget(make_label(view.lead, "body"))
        for group in view.groups:
            if group.folded:
                title = f"{group.title} ({len(group.lines)})"
                layout.addWidget(Fold(title, partial(self._card, group.lines)))
            else:
                layout.addWidget(self._group(group))
        layout.addStretch(1)
        return ground

    def _catalogue(self, view: ChangesView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.catalogue_title, "section"))
        if view.catalogue_lines:
            layout.addWidget(Fold(view.catalogue_lead, lambda: self._own(view.catalogue_lines)))
        else:
            layout.addWidget(make_label(view.catalogue_lead, "body"))
        return frame

    def _own(self, lines: Sequence[OwnLineView]) -> QWidget:
        box, layout = _make_box(self.theme)
        for line in lines:
            layout.addWidget(self._name(line.service, line.ref))
            layout.addWidget(Chip(line.text or line.kind, line.token, self.theme, wrap=True))
        return box

    def _group(self, group: ChangeGroupView) -> QWidget:
        box, layout = _make_box(self.theme)
        layout.addWidget(make_label(group.title, "section"))
        layout.addWidget(self._card(group.lines))
        return box

    def _card(self, lines: Sequence[ChangeLineView]) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.setSpacing(self.theme.dp(12))
        for number, line in enumerate(lines):
            if number:
                layout.addWidget(make_rule())
            layout.addLayout(self._line(line))
        return frame

    def _line(self, line: ChangeLineView) -> QVBoxLayout:
        theme = self.theme
        words = QVBoxLayout()
        words.setSpacing(theme.dp(4))
        marks = FlowLayout(theme.dp(12))
        marks.addWidget(Chip(f"{line.kind} · {line.day}", line.token, theme, filled=True, wrap=True))
        marks.addWidget(Chip(line.layer, line.layer_token, theme))
        words.addLayout(marks)
        words.addWidget(self._name(line.service, line.ref))
        _add_rule(words, line.rules[0], theme)
        if line.more_title:
            words.addWidget(Fold(line.more_title, lambda: self._more(line.rules[1:])))
        return words

    def _more(self, rules: Sequence[RuleView]) -> QWidget:
        box, layout = _make_box(self.theme)
        for rule in rules:
            _add_rule(layout, rule, self.theme)
        return box

    def _name(self, name: str, ref: str) -> QWidget:
        """The name of a service; it leads to the guide where there is still one."""
        if not ref:
            return make_label(name, "body")
        link = Link(name, self.theme)
        link.clicked.connect(lambda _checked=False: self.page_requested.emit(PageRef(Page.GUIDE, ref)))
        return link


def _add_rule(layout: QVBoxLayout, rule: RuleView, theme: Theme) -> None:
    layout.addWidget(make_selectable(make_label(rule.text, "body")))
    if rule.caution:
        layout.addWidget(Chip(rule.caution, "caution", theme, wrap=True))
    layout.addWidget(make_label(rule.caption, "caption"))


def _make_box(theme: Theme) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.dp(8))
    return box, layout
