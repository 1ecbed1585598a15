"""The sheet before it is printed: as it will look, on which paper, at which printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QLabel, QToolButton, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.papers import PAPER_NAMES, Paper
from cztservices.ui.dialog import Dialog
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.paper_document import UNITS_PER_MM
from cztservices.ui.paper_pages import PaperPages
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

_WIDTH = 620
"""The widest that a page is shown (dp)."""

_SLIP_SHARE = 0.55
"""A slip is shown narrower than a sheet, as it is."""

LayOut = Callable[[Paper, bool], PaperPages]
"""Lays the sheet out on a paper, in large print or not."""


@dataclass(frozen=True, slots=True)
class PrinterView:
    """A printer that is offered: its name in the print system, and what is read."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What the sheet is set for."""

    paper: Paper
    large: bool


class SheetDialog(Dialog):
    """Shows the pages of a sheet; Enter prints, and what is chosen is done by whoever listens."""

    print_requested = Signal(str)
    """The printer, by its name in the print system."""

    save_requested = Signal()
    copy_requested = Signal()
    paper_chosen = Signal(object)

    def __init__(
        self,
        title: str,
        lay_out: LayOut,
        choice: PaperChoice,
        printers: Sequence[PrinterView],
        theme: Theme,
        translator: Translator,
        parent: QWidget,
    ) -> None:
        """Show the sheet called ``title`` as ``choice`` wants it."""
        super().__init__(title, theme, translator, parent)
        self._lay_out, self.choice = lay_out, choice
        self.pages = lay_out(choice.paper, choice.large)
        _ = translator.gettext
        self.column.addWidget(self.title)
        self.column.addLayout(self._papers())
        self._told = make_label("", "list")
        self.column.addWidget(self._told)
        self._pictures = QVBoxLayout()
        self._pictures.setSpacing(theme.dp(16))
        self.column.addLayout(self._pictures)
        self.column.addStretch(1)
        self.printers: QComboBox | None = self._offer(printers)
        self.print = self.add_button(N_("Print"))
        self.print.setVisible(bool(printers))
        self.save = self.add_button(N_("Save as PDF"))
        self.copy = self.add_button(N_("Copy the text"))
        self.add_close()
        self.print.clicked.connect(self._on_print_clicked)
        self.save.clicked.connect(self.save_requested)
        self.copy.clicked.connect(self.copy_requested)
        first = self.print if printers else self.save
        first.setDefault(True)
        first.setFocus()
        self._show()

    def _papers(self) -> QBoxLayout:
        """Which paper, and whether in large print: one click each."""
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        flow = FlowLayout(self.theme.dp(8))
        self._group = QButtonGroup(self)
        self.papers: dict[Paper, QToolButton] = {}
        for paper, name in PAPER_NAMES.items():
            button = self._chip(self.translator.gettext(name), chosen=paper is self.choice.paper)
            self._group.addButton(button)
            self.papers[paper] = button
            flow.addWidget(button)
        self.large = self._chip(self.translator.gettext(N_("Large print")), chosen=self.choice.large)
        flow.addWidget(self.large)
        for button in (*self.papers.values(), self.large):
            button.clicked.connect(self._on_paper_clicked)
        line.addLayout(flow, 1)
        return line

    def _chip(self, text: str, *, chosen: bool) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setChecked(chosen)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _offer(self, printers: Sequence[PrinterView]) -> QComboBox | None:
        _ = self.translator.gettext
        if not printers:
            none = N_("No printer is set up on this computer; save the sheet as a PDF and print that elsewhere.")
            told = make_label(_(none), "list")
            told.setMinimumHeight(1)  # else it is as high as its words would be one below the other
            self.foot.insertWidget(0, told)
            return None
        box = QComboBox()
        box.setAccessibleName(_(N_("Printer")))
        for printer in printers:
            box.addItem(printer.text, printer.name)
        self.foot.insertWidget(0, box)
        return box

    def _on_print_clicked(self) -> None:
        if self.printers is not None:
            self.print_requested.emit(self.printers.currentData())

    def _on_paper_clicked(self) -> None:
        paper = next(paper for paper, button in self.papers.items() if button.isChecked())
        self.choice = PaperChoice(paper, self.large.isChecked())
        self.pages = self._lay_out(paper, self.choice.large)
        self.paper_chosen.emit(self.choice)
        self._show()

    def _show(self) -> None:
        """Draw all pages, and say how many there are in which size of type."""
        count = self.pages.count
        template = self.translator.ngettext(
            "{count} page, text of {points} pt", "{count} pages, text of {points} pt", count
        )
        points = self.translator.format_number(round(self.pages.body_points, 1))
        self._told.setText(template.format(count=count, points=points))
        for page in range(count):
            item = self._pictures.itemAt(page)
            label = item.widget() if item is not None else None
            if not isinstance(label, QLabel):
                label = QLabel()
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                self._pictures.addWidget(label)
            label.setPixmap(self._draw(page))
            label.setAccessibleName(self.pages.foot.right.format(page=page + 1, pages=count))
        while self._pictures.count() > count:
            surplus = self._pictures.takeAt(count)
            widget = surplus.widget() if surplus is not None else None
            if widget is not None:
                widget.deleteLater()

    def _draw(self, page: int) -> QPixmap:
        """A picture of ``page`` in the pixels of the screen."""
        size, ratio = self.pages.size_mm, self.devicePixelRatioF()
        room = min(self.theme.dp(_WIDTH), round(self._below.window().width() * 0.8))
        share = 1.0 if self.pages.form.height else _SLIP_SHARE
        scale = share * room * ratio / size.width()
        image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(Theme("light").colour("paper")))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale / UNITS_PER_MM, scale / UNITS_PER_MM)
        self.pages.draw(painter, page)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)
