"""The head of a guide: its title, its cities, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.guide_aloud import sentences_of
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.mine_view import KeptView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_label


class GuideHead(QWidget):
    """Draws the head of a :class:`GuideView`."""

    action_requested = Signal(object)
    page_requested = Signal(object)
    reading_requested = Signal(object)
    keeping_requested = Signal(object)

    def __init__(self, view: GuideView, theme: Theme, *, offers_reading: bool) -> None:
        """Draw it; ``offers_reading`` where there is a voice for it."""
        super().__init__()
        self._theme, self.star = theme, None if view.kept is None else QPushButton()
        self._read = QPushButton(view.read_aloud)
        head = QVBoxLayout(self)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.dp(8))
        head.addLayout(self._title(view))
        head.addLayout(self._ends(view))
        if view.buttons or view.kept is not None:
            head.addLayout(self._buttons(view))
        if view.kept is not None and view.kept.trouble:
            head.addWidget(Chip(view.kept.trouble, "caution", theme, filled=True, role="list", wrap=True))
        if view.prompt:
            head.addWidget(Chip(view.prompt, "caution", theme, filled=True, role="list", wrap=True))
        self.offer_reading(offered=offers_reading)

    def offer_reading(self, *, offered: bool) -> None:
        """Show the button that reads the guide aloud, or take it away."""
        self._read.setVisible(offered)

    def show_kept(self, kept: KeptView) -> None:
        """Show whether it is a favourite."""
        if self.star is None:
            return
        words = N_("Take from the favourites") if kept.is_favourite else N_("Add to the favourites")
        name = f"{kept.translator.gettext(words)} ({ACTIONS[Action.FAVOURITE].shortcuts[0]})"
        self.star.setText("★" if kept.is_favourite else "☆")
        self.star.setAccessibleName(name)
        self.star.setToolTip(name)

    def _title(self, view: GuideView) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(make_label(view.title, "title"), 1)
        self._read.clicked.connect(lambda: self.reading_requested.emit(sentences_of(view)))
        line.addWidget(self._read, 0, Qt.AlignmentFlag.AlignTop)
        compare = QPushButton(view.compare)
        compare.setToolTip(f"{view.compare} ({ACTIONS[Action.COMPARE].shortcuts[0]})")
        compare.clicked.connect(lambda: self.page_requested.emit(PageRef(Page.COMPARE, view.service_id)))
        line.addWidget(compare, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _ends(self, view: GuideView) -> FlowLayout:
        line = FlowLayout(self._theme.dp(12))
        for number, end in enumerate(view.ends):
            if number:
                line.addWidget(make_label("→", "body", wrap=False))
            line.addWidget(Chip(f"{end.label} {end.city}", end.token, self._theme, role="list", wrap=True))
        line.addWidget(Chip(view.badge, view.badge_token, self._theme, filled=True, role="list", wrap=True))
        return line

    def _buttons(self, view: GuideView) -> FlowLayout:
        """What can be done with the guide."""
        line = FlowLayout(self._theme.dp(8))
        if self.star is not None and view.kept is not None:
            place, title = view.kept.place, view.title
            self.star.clicked.connect(
                lambda: self.keeping_requested.emit(lambda keeping: keeping.toggle_favourite(place, title))
            )
            self.show_kept(view.kept)
            line.addWidget(self.star)
        for shown in view.buttons:
            button = QToolButton()
            button.setText(shown.text)
            button.setToolTip(shown.title)
            button.setProperty("role", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self._on_button_clicked, shown.action))
            line.addWidget(button)
        return line

    def _on_button_clicked(self, action: Action) -> None:
        self.action_requested.emit(action)
