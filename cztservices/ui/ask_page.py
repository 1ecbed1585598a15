"""One question of a service: what was answered so far, the question, and its answers as large buttons."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from cztservices.presenters.asking import AskView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.answer_button import AnswerButton
from cztservices.ui.case_chips import CaseChips
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.fold import Fold
from cztservices.ui.guide_cards import make_captions
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label


class AskPage(ColumnPage):
    """Draws an :class:`AskView`; the keys 1 to 3 answer, the first answer or the one given before has the focus."""

    def __init__(self, theme: Theme) -> None:
        """Empty until a question is shown."""
        super().__init__(theme)
        self._buttons: list[AnswerButton] = []
        for number in range(1, 4):
            key = QShortcut(str(number), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._press, number))

    def show_view(self, view: AskView) -> None:
        """Show ``view``."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        ground, layout = self.make_column()
        layout.addWidget(self._head(view))
        if view.path:
            chips = CaseChips(view.path_title, view.path, self.theme)
            chips.page_requested.connect(self.page_requested)
            layout.addWidget(chips)
        layout.addWidget(self._question(view))
        why = Fold(view.why_title, partial(self._why, view))
        layout.addWidget(why)
        general = QToolButton()
        general.setText(view.general)
        general.setProperty("role", "quiet")
        general.clicked.connect(partial(self.page_requested.emit, PageRef(Page.GUIDE, view.service_id)))
        layout.addWidget(general, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setAccessibleName(view.question)
        self.setWidget(ground)
        first = next((one for one in self._buttons if one.isChecked()), self._buttons[0])
        self.setFocusProxy(first)
        QTimer.singleShot(0, first, lambda: self.ensureWidgetVisible(first))
        if had_focus or self.hasFocus():
            first.setFocus()

    def _head(self, view: AskView) -> QWidget:
        box = QWidget()
        head = QVBoxLayout(box)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(self.theme.dp(4))
        head.addWidget(make_label(view.title, "section"))
        cities = " → ".join(f"{end.label} {end.city}" for end in view.ends)
        head.addWidget(make_label(cities, "caption"))
        return box

    def _question(self, view: AskView) -> QWidget:
        frame, inside = make_card(self.theme)
        inside.setSpacing(self.theme.dp(12))
        question = make_label(view.question, "answer_long")
        inside.addWidget(question)
        self._buttons = [AnswerButton(number, answer, self.theme) for number, answer in enumerate(view.answers, 1)]
        for button, answer in zip(self._buttons, view.answers, strict=True):
            button.clicked.connect(partial(self.page_requested.emit, answer.page))
            inside.addWidget(button)
        return frame

    def _why(self, view: AskView) -> QWidget:
        frame, inside = make_card(self.theme)
        inside.addWidget(make_label(view.why, "body"))
        inside.addWidget(make_captions(view.proof, self.theme))
        return frame

    def _press(self, number: int) -> None:
        if number <= len(self._buttons):
            self._buttons[number - 1].click()
