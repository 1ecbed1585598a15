"""All windows of the program: opened, brought back from another day, closed, remembered."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal

from cztservices.app.program_wishes import PROGRAM_WISHES, ProgramWishes
from cztservices.app.remembering import Remembering
from cztservices.app.window import Window
from cztservices.app.wishes import Wishes
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.place_link import Place
from cztservices.presenters.ticks import Ticks
from cztservices.ui.frame import Frame
from cztservices.ui.page_wishes import pass_on

if TYPE_CHECKING:
    from cztservices.app.handover import LinkServer
    from cztservices.presenters.recent import RecentPlaces
    from cztservices.presenters.session import WindowMemory

SIZE = (1280, 800)
"""A window is so large (pixels) where nobody wishes another size and the screen has room."""


class Windows(ProgramWishes, QObject):
    """Holds the windows, the one in front last, and passes on what is asked of the program in any of them."""

    added = Signal(object)
    page_painted = Signal(object)
    visited = Signal()

    def __init__(
        self, wishes: Wishes, ticks: Ticks, make_desk: Callable[[Direction], DeskPresenter], remembering: Remembering
    ) -> None:
        """Make the frame of the first window, and show nothing yet."""
        super().__init__()
        self._wishes, self._ticks, self._make_desk, self._remembering = wishes, ticks, make_desk, remembering
        self._recent: RecentPlaces | None = None
        self._is_leaving = False
        self._behind: tuple[WindowMemory, ...] = ()
        self._links: LinkServer | None = None
        self.opened: list[Window] = []
        self.first_frame = self._make_frame()

    @property
    def front(self) -> Window:
        """The window that was last in front."""
        return self.opened[-1]

    def open_first(self, direction: Direction) -> None:
        """Fill the first frame: as the window in front was another day, else with an empty desk."""
        *behind, front = self._remembering.recall() or (None,)
        self._behind = tuple(memory for memory in behind if memory is not None)
        if front is None:
            self._add(self.first_frame, [self._make_desk(direction)])
        else:
            self._recall(self.first_frame, front)
        if self._wishes.link is not None:
            self.front.open_place(self._wishes.link)

    def open_behind(self) -> None:
        """Bring back the windows that stood behind that one."""
        behind, self._behind, front = self._behind, (), self.front
        for memory in reversed(behind):
            frame = self._make_frame()
            frame.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self._recall(frame, memory)
            self.opened.insert(0, self.opened.pop())
            frame.show()
        if behind:
            front.frame.activateWindow()  # not every window manager leaves the front to others

    def open_another(self) -> None:
        """Open another window at the place where the one in front is."""
        from cztservices.presenters.session import recall_desk, remember_desk

        front = self.front
        frame, desk = self._make_frame(), self._make_desk(front.desk.direction)
        frame.resize(front.frame.size())
        recall_desk(desk, remember_desk(front.desk))
        self._add(frame, [desk])
        frame.show()

    def listen_for_links(self) -> None:
        """Open links that are handed over by programs which were started with one."""
        from cztservices.app.handover import LinkServer

        self._links = LinkServer(self._wishes.folders.user_data, self)
        self._links.link_received.connect(self._on_link_received)

    def close(self) -> None:
        """Close all windows; they come back with the next start."""
        self._leave()
        for window in self.opened:
            window.frame.close()

    def _make_frame(self) -> Frame:
        frame = Frame()
        room = frame.screen().availableGeometry().size()
        usual = QSize(*SIZE) if self._wishes.snapshot else QSize(*SIZE).boundedTo(room)
        frame.resize(QSize(*self._wishes.size) if self._wishes.size else usual)
        return frame

    def _recall(self, frame: Frame, memory: "WindowMemory") -> None:
        from cztservices.presenters.session import recall_desk

        desks = [self._make_desk(tab.place.direction) for tab in memory.tabs]
        for desk, tab in zip(desks, memory.tabs, strict=True):
            recall_desk(desk, tab)
        if self._wishes.size is None:
            frame.stand(memory.geometry)
        self._add(frame, desks, memory.shown)

    def _add(self, frame: Frame, desks: list[DeskPresenter], shown: int = 0) -> None:
        window = Window(frame, self._wishes.profile, self._ticks, self._make_desk, self._provide_recent, desks, shown)
        pass_on(window, self, PROGRAM_WISHES)
        window.place_changed.connect(self._note)
        window.visited.connect(self._on_window_visited)
        frame.page_painted.connect(partial(self.page_painted.emit, window))
        frame.activated.connect(partial(self._on_window_activated, window))
        frame.closed.connect(partial(self._on_window_closed, window))
        self.opened.append(window)
        self.added.emit(window)

    def _provide_recent(self) -> "RecentPlaces":
        if self._recent is None:
            from cztservices.presenters.recent import RecentPlaces  # nobody has been anywhere before the first paint

            self._recent = RecentPlaces()
        return self._recent

    def _on_window_visited(self, desk: DeskPresenter) -> None:
        from cztservices.presenters.recent import visit_of

        visit = visit_of(desk)
        if visit is not None:
            self._provide_recent().note(visit)
            self.visited.emit()

    def _note(self) -> None:
        self._remembering.note(self.opened)

    def _on_link_received(self, place: Place) -> None:
        self.front.open_place(place)
        self.front.bring_to_front()

    def _on_window_activated(self, window: Window) -> None:
        if window in self.opened:
            self.opened.remove(window)
            self.opened.append(window)

    def _on_window_closed(self, window: Window) -> None:
        """Forget a window; with the last one, which is remembered, the program ends."""
        if self._is_leaving:
            return
        if len(self.opened) > 1:
            window.leave_searches()
            self.opened.remove(window)
            window.frame.deleteLater()
            self._note()
        else:
            self._leave()

    def _leave(self) -> None:
        self._is_leaving = True
        self._remembering.stop(self.opened)
        if self._links is not None:
            self._links.close()
