"""A life event, licence, office or channel: what it is, what it is good for, what proves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cztservices.presenters.entry_view import EntryView, UseView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_card, make_label, make_selectable


class EntryPage(ColumnPage):
    """Draws an :class:`EntryView`; the services that it names can be opened."""

    service_opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Empty until an entry is shown."""
        super().__init__(theme)

    def show_entry(self, view: EntryView) -> None:
        """Show ``view`` from its beginning."""
        self.setAccessibleName(view.title)
        self.setWidget(self._draw(view))
        self.verticalScrollBar().setValue(0)

    def _draw(self, view: EntryView) -> QWidget:
        ground, layout = self.make_column()
        layout.addWidget(make_label(view.title, "title"))
        layout.addWidget(Chip(view.kind, "accent", self.theme, filled=True, role="list"))
        for caution in (view.outside, view.caution):
            if caution:
                layout.addWidget(Chip(caution, "caution", self.theme, filled=True, role="list", wrap=True))
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
        for use in view.uses:
            layout.addWidget(self._opener(use), 0, Qt.AlignmentFlag.AlignLeft)
            for line in use.lines:
                layout.addWidget(make_label(line, "body"))
        return frame

    def _opener(self, use: UseView) -> QPushButton:
        button = QPushButton(f"{use.number}. {use.name}" if use.number else use.name)
        button.setProperty("role", "link")
        button.clicked.connect(lambda _checked=False, ref=use.service_id: self.service_opened.emit(ref))
        return button
