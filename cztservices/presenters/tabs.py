"""The desks of one window: one of them is shown, those that were closed can be opened again."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from cztservices.i18n import N_, Translator
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.desk_view import DeskView
from cztservices.presenters.direction import Direction

if TYPE_CHECKING:
    from cztservices.presenters.tabs_view import TabsView

MOST_CLOSED = 20
"""So many closed tabs are kept, to be opened again."""


class Tabs:
    """Holds the desks in their order; the one that is shown draws, the others keep what arrives for them."""

    def __init__(
        self, make_desk: Callable[[Direction], DeskPresenter], desks: Sequence[DeskPresenter], shown: int = 0
    ) -> None:
        """Begin with ``desks``; further ones are made by ``make_desk``, between the cities of the one shown."""
        self._make_desk = make_desk
        self._view: DeskView | None = None
        self._closed: list[tuple[int, DeskPresenter]] = []
        self.desks: list[DeskPresenter] = []
        self.changed: Callable[[], None] | None = None
        for number, desk in enumerate(desks):
            self._keep(desk, number)
        self.shown = shown

    @property
    def desk(self) -> DeskPresenter:
        """The desk that is shown."""
        return self.desks[self.shown]

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed."""
        return bool(self._closed)

    def move_to(self, view: DeskView) -> None:
        """Draw the desk that is shown on another view."""
        self._view = view
        self.desk.move_to(view)

    def add(self, desk: DeskPresenter | None = None, *, shows: bool = True) -> DeskPresenter:
        """Put a desk behind the one that is shown, a new one where none is given; and show it, where that is wished."""
        desk = desk or self._make_desk(self.desk.direction)
        self._keep(desk, self.shown + 1)
        if shows:
            self.show(self.shown + 1)
        else:
            desk.begin_once()
            self._tell()
        return desk

    def show(self, number: int) -> None:
        """Show one of the desks."""
        if number != self.shown and 0 <= number < len(self.desks):
            self.desk.leave_view()
            self.shown = number
            self._draw()

    def show_next(self, step: int) -> None:
        """Show the desk so many steps on, and after the last the first again."""
        self.show((self.shown + step) % len(self.desks))

    def close(self, number: int) -> None:
        """Lay a desk away, and show the one beside it; the last one stays."""
        if len(self.desks) == 1 or not 0 <= number < len(self.desks):
            return
        desk = self.desks.pop(number)
        desk.leave_search()
        desk.leave_view()
        desk.place_changed = None
        self._closed = [*self._closed, (number, desk)][-MOST_CLOSED:]
        was_shown = number == self.shown
        if number < self.shown or self.shown == len(self.desks):
            self.shown -= 1
        if was_shown:
            self._draw()
        else:
            self._tell()

    def reopen(self) -> None:
        """Show the desk again that was closed last, where it was."""
        if self._closed:
            number, desk = self._closed.pop()
            self.desk.leave_view()
            self.shown = min(number, len(self.desks))
            self._keep(desk, self.shown)
            self._draw()

    def move(self, old: int, new: int) -> None:
        """Put a desk at another place."""
        if old != new and {old, new} <= {*range(len(self.desks))}:
            shown = self.desk
            self.desks.insert(new, self.desks.pop(old))
            self.shown = self.desks.index(shown)
            self._tell()

    def redraw(self, translator: Translator) -> None:
        """Say everything in another language; also what was closed."""
        for desk in (*self.desks, *(desk for _number, desk in self._closed)):
            desk.redraw(translator)
            if desk.title:
                desk.begin_once()  # what it was called another day was in another language
        self._tell()

    def present(self, translator: Translator) -> "TabsView":
        """The titles; a desk that has none yet is a new one."""
        from cztservices.presenters.tabs_view import TabsView  # a start with one tab need not wait for it

        titles = tuple(desk.title or translator.gettext(N_("New tab")) for desk in self.desks)
        return TabsView(titles, self.shown)

    def _keep(self, desk: DeskPresenter, number: int) -> None:
        desk.place_changed = partial(self._tell)
        self.desks.insert(number, desk)

    def _draw(self) -> None:
        if self._view is not None:
            self.desk.move_to(self._view)
        self.desk.begin_once()
        self._tell()

    def _tell(self) -> None:
        if self.changed is not None:
            self.changed()
