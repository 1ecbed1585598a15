"""What is known of electronic licences as a whole; the list beside it has them one by one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cztservices.presenters.licences import HowView, LicencesView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.fold import Fold
from cztservices.ui.link import Link
from cztservices.ui.widgets import Chip, make_card, make_label, make_rule


class LicencesPage(ColumnPage):
    """Draws a :class:`LicencesView`."""

    def show_view(self, view: LicencesView) -> None:
        """Show ``view`` from its beginning."""
        ground, layout = self.make_column()
        layout.addWidget(make_label(view.title, "title"))
        layout.addWidget(self._count(view))
        if view.how:
            layout.addWidget(self._how(view))
        if view.replaced:
            layout.addWidget(self._replaced(view))
        layout.addWidget(self._known(view))
        layout.addStretch(1)
        self.setAccessibleName(view.title)
        self.setWidget(ground)

    def _count(self, view: LicencesView) -> QWidget:
        frame, layout = make_card(self.theme, "answer")
        layout.addWidget(make_label(view.known[0], "section"))
        return frame

    def _known(self, view: LicencesView) -> QWidget:
        """Where they are recognised, and what is only counted."""
        frame, layout = make_card(self.theme)
        for number, sentence in enumerate(view.known[1:]):
            if number:
                layout.addWidget(make_rule())
            layout.addWidget(make_label(sentence, "list"))
        return frame

    def _how(self, view: LicencesView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.how_title, "section"))
        for step in view.how:
            layout.addLayout(self._step(step))
        more = Link(view.how_more, self.theme)
        more.clicked.connect(lambda: self.page_requested.emit(view.how_page))
        layout.addWidget(more)
        return frame

    def _step(self, step: HowView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.dp(12))
        row.addWidget(make_label(step.number, "number", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(self.theme.dp(4))
        words.addWidget(make_label(step.text, "body"))
        words.addWidget(Chip(step.layer, step.token, self.theme))
        row.addLayout(words, 1)
        return row

    def _replaced(self, view: LicencesView) -> QWidget:
        def make_content() -> QWidget:
            frame, layout = make_card(self.theme)
            for replaced in view.replaced:
                link = Link(replaced.name, self.theme)
                link.clicked.connect(lambda _checked=False, page=replaced.page: self.page_requested.emit(page))
                layout.addWidget(link)
                for line in replaced.lines:
                    layout.addWidget(make_label(line, "list"))
            return frame

        return Fold(f"{view.replaced_title} ({len(view.replaced)})", make_content)
