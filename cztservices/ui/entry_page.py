"""A licence, office or channel: what it is, what it is good for, what proves it."""

from PySide6.QtWidgets import QWidget

from cztservices.presenters.entry_view import EntryView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.link import Link
from cztservices.ui.widgets import Chip, make_card, make_label, make_rule, make_selectable


class EntryPage(ColumnPage):
    """Draws an :class:`EntryView`; the services that it names can be opened."""

    def show_view(self, view: EntryView) -> None:
        """Show ``view`` from its beginning."""
        self.setAccessibleName(view.title)
        self.setWidget(self._draw(view))
        self.verticalScrollBar().setValue(0)

    def _draw(self, view: EntryView) -> QWidget:
        ground, layout = self.make_column()
        layout.addWidget(make_label(view.title, "title"))
        marks = FlowLayout(self.theme.dp(12))
        marks.addWidget(Chip(view.kind, "accent", self.theme, filled=True, role="list"))
        for caution in (view.outside, view.caution):
            if caution:
                marks.addWidget(Chip(caution, "caution", self.theme, filled=True, role="list", wrap=True))
        layout.addLayout(marks)
        lines = (*view.facts, *view.windows, *view.notes)
        if lines:
            frame, inner = make_card(self.theme, "answer")
            for line in lines:
                inner.addWidget(make_selectable(make_label(line, "body")))
            layout.addWidget(frame)
        if view.uses:
            layout.addWidget(self._uses(view))
        if view.sources:
            layout.addWidget(make_label(view.sources_title, "section"))
            for source in view.sources:
                layout.addWidget(make_selectable(make_label(source, "caption")))
        layout.addStretch(1)
        return ground

    def _uses(self, view: EntryView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.uses_title, "section"))
        for place, use in enumerate(view.uses):
            if place and use.lines:
                layout.addWidget(make_rule())
            link = Link(f"{use.number}. {use.name}" if use.number else use.name, self.theme)
            page = PageRef(Page.GUIDE, use.service_id)
            link.clicked.connect(lambda _checked=False, page=page: self.page_requested.emit(page))
            layout.addWidget(link)
            for line in use.lines:
                layout.addWidget(make_label(line, "body"))
        return frame
