"""Favourites in their folders: opened, moved and removed by keys and buttons."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.mine_view import FavouriteView, FolderView, MinePageView
from cztservices.ui.fold import Fold
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.mine_part import MinePart
from cztservices.ui.questions import ask_name
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_card, make_fitting_label, make_label, make_rule

MOST = 100
"""So many of a folder are drawn at once, the others when they are asked for."""

_KEYS = (("Alt+Up", -1), ("Alt+Down", 1))


class FavouritesPart(MinePart):
    """Alt+Up and Alt+Down move the favourite that has the focus, Delete removes it."""

    def __init__(self, view: MinePageView, theme: Theme) -> None:
        """Draw all folders."""
        super().__init__(view, theme)
        self._rows: dict[str, tuple[_Row, FolderView, int]] = {}
        folders = view.mine.folders
        if not folders:
            self.column.addWidget(make_label(view.mine.no_favourites, "section"))
            words = self.say(N_("Open a guide and press {key}, or the star beside its title."))
            words = words.format(key=ACTIONS[Action.FAVOURITE].shortcuts[0])
            self.column.addWidget(make_label(words, "body"))
        else:
            words = self.say(N_("Alt+Up and Alt+Down move a favourite, Delete takes it away."))
            self.column.addWidget(make_label(words, "caption"))
        for folder in folders:
            self.column.addWidget(self._folder(folder))
        for keys, step in _KEYS:
            self._add_key(keys, partial(self._move_held, step))
        self._add_key("Delete", self._remove_held)

    def _add_key(self, keys: str, wish: "partial[None] | object") -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(wish)
        self.addAction(action)

    def _folder(self, folder: FolderView) -> QWidget:
        frame, layout = make_card(self.theme)
        head = FlowLayout(self.theme.dp(12))
        title = make_fitting_label(folder.title, "section")
        head.addWidget(title)
        if folder.name:
            name = self.say(N_("Rename the folder {folder}")).format(folder=folder.name)
            head.addWidget(self.make_button(self.say(N_("Rename")), name, partial(self._ask_new_name, folder.name)))
        layout.addLayout(head)
        numbered = list(enumerate(folder.favourites))
        self._add_rows(layout, folder, numbered[:MOST])
        if len(numbered) > MOST:
            words = self.say(N_("All others"))
            layout.addWidget(Fold(f"{words} ({len(numbered) - MOST})", partial(self._others, folder)))
        return frame

    def _others(self, folder: FolderView) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        self._add_rows(layout, folder, list(enumerate(folder.favourites))[MOST:])
        return box

    def _add_rows(self, layout: QVBoxLayout, folder: FolderView, numbered: list[tuple[int, FavouriteView]]) -> None:
        for number, favourite in numbered:
            if number:
                layout.addWidget(make_rule())
            row = self._row(folder, number, favourite)
            self._rows[favourite.uid] = (row, folder, number)
            layout.addWidget(row)

    def _row(self, folder: FolderView, number: int, favourite: FavouriteView) -> "_Row":
        row = _Row()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self.theme.dp(4))
        row.place = self.make_place(favourite.place)
        lines.addWidget(row.place)
        if favourite.caution:
            lines.addWidget(Chip(favourite.caution, "caution", self.theme, wrap=True))
        lines.addLayout(self._buttons(folder, number, favourite))
        return row

    def _buttons(self, folder: FolderView, number: int, favourite: FavouriteView) -> FlowLayout:
        buttons, title = FlowLayout(self.theme.dp(8)), favourite.place.title
        last = len(folder.favourites) - 1
        ways = ((number > 0, "↑", N_("Move {title} up"), -1), (number < last, "↓", N_("Move {title} down"), 1))
        for is_possible, sign, words, step in ways if last else ():
            name = self.say(words).format(title=title)
            button = self.make_button(sign, name, partial(self._move, favourite.uid, step))
            button.setMinimumWidth(self.theme.control)
            button.setEnabled(is_possible)
            buttons.addWidget(button)
        name, words = self.say(N_("Put {title} into a folder")).format(title=title), self.say(N_("Into a folder"))
        into = self.make_button(f"{words} ▼", name, lambda: self._open_folders(into, favourite))
        buttons.addWidget(into)
        name = self.say(N_("Take {title} from the favourites")).format(title=title)
        buttons.addWidget(self.make_button(self.say(N_("Remove")), name, partial(self._remove, favourite)))
        return buttons

    def _open_folders(self, below: QPushButton, favourite: FavouriteView) -> None:
        menu = QMenu(self)
        for folder in self.view.mine.folders:
            if folder.name and favourite not in folder.favourites:
                entry = menu.addAction(folder.name.replace("&", "&&"))
                entry.triggered.connect(partial(self._put_into, favourite.uid, folder.name))
        if favourite not in next((f.favourites for f in self.view.mine.folders if not f.name), ()):
            out = menu.addAction(self.say(N_("In no folder")))
            out.triggered.connect(partial(self._put_into, favourite.uid, ""))
        new = menu.addAction(self.say(N_("New folder …")))
        new.triggered.connect(partial(self._ask_new_folder, favourite.uid))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def _ask_new_folder(self, uid: str, *_checked: bool) -> None:
        question = self.say(N_("What is the new folder called?"))
        ask_name(self, question, "", self.view.translator, lambda name: self._put_into(uid, name))

    def _ask_new_name(self, folder: str) -> None:
        question = self.say(N_("What is the folder called?"))

        def rename(name: str) -> None:
            self.keeping_requested.emit(lambda keeping: keeping.rename_folder(folder, name))

        ask_name(self, question, folder, self.view.translator, rename)

    def _put_into(self, uid: str, folder: str, *_checked: bool) -> None:
        there = next((one.favourites for one in self.view.mine.folders if one.name == folder.strip()), ())
        self.keeping_requested.emit(lambda keeping: keeping.move_favourite(uid, folder, len(there)))

    def _move(self, uid: str, step: int) -> None:
        _row, folder, number = self._rows[uid]
        if 0 <= number + step < len(folder.favourites):
            self.moved.emit(uid)
            self.keeping_requested.emit(lambda keeping: keeping.move_favourite(uid, folder.name, number + step))

    def _remove(self, favourite: FavouriteView) -> None:
        uid, title = favourite.uid, favourite.place.title
        self.keeping_requested.emit(lambda keeping: keeping.remove_favourite(uid, title))

    def focus(self, name: str) -> None:
        """Put the focus on a favourite."""
        if name in self._rows:
            self._rows[name][0].place.setFocus()

    def _held(self) -> str:
        """The favourite that has the focus; empty where none has."""
        held: QWidget | None = QApplication.focusWidget()
        return next((uid for uid, (row, *_rest) in self._rows.items() if held and row.isAncestorOf(held)), "")

    def _move_held(self, step: int) -> None:
        uid = self._held()
        if uid:
            self._move(uid, step)

    def _remove_held(self) -> None:
        uid = self._held()
        if uid:
            _row, folder, number = self._rows[uid]
            self._remove(folder.favourites[number])


class _Row(QFrame):
    """One favourite with its buttons; ``place`` leads there."""

    place: QWidget
