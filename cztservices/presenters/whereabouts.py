"""Where one is on a desk: which page, how far down it, and the trail that leads there and back."""

from cztservices.presenters.pages import HOME, PageRef
from cztservices.presenters.trail import Spot, Trail


class Whereabouts:
    """Moves along the trail, and off it to pages that are shown in passing."""

    def __init__(self) -> None:
        """At home, where one came from nowhere."""
        self.current = HOME
        self.is_laid_away = False
        self._scroll, self._scroll_is_wanted = 0.0, False
        self._trail = self._trail_drawn = Trail(Spot(HOME))

    @property
    def shown(self) -> PageRef:
        """The page that is shown; home where what was found stands in its place."""
        return HOME if self.is_laid_away else self.current

    @property
    def opened(self) -> PageRef:
        """The page that was opened last; others have only been shown in passing."""
        return self._trail.here.ref

    @property
    def scroll(self) -> float:
        """How far down the page one was when that was last marked, from 0.0 to 1.0."""
        return self._scroll

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return bool(self._trail.past)

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back from a page."""
        return bool(self._trail.ahead)

    def begin_at(self, ref: PageRef, scroll: float) -> None:
        """Be where one was another day."""
        self.current = ref
        self._scroll, self._scroll_is_wanted = scroll, True
        self._trail = self._trail_drawn = Trail(Spot(ref, scroll))

    def mark(self, scroll: float) -> None:
        """Remember how far down the page one is, before something else is shown."""
        self._scroll = scroll
        if self.current == self.opened:
            self._trail = self._trail.scrolled(scroll)

    def want_scroll(self) -> None:
        """What is drawn next is to be scrolled to where one was."""
        self._scroll_is_wanted = True

    def take_scroll(self) -> float | None:
        """How far to scroll what has been drawn; None where it stays as it is."""
        wanted, self._scroll_is_wanted = self._scroll_is_wanted, False
        return self._scroll if wanted else None

    def open(self, ref: PageRef) -> Spot:
        """Go on to a page."""
        return self._follow(self._trail.open(ref))

    def go_back(self) -> Spot:
        """Go to the spot before this one; home where there is none."""
        return self._follow(self._trail.back(HOME))

    def go_forward(self) -> Spot:
        """Go to the spot that one went back from, where there is one."""
        return self._follow(self._trail.forward())

    def go_home(self) -> Spot:
        """Begin anew; nothing leads back."""
        return self._follow(Trail(Spot(HOME)))

    def hold_on(self) -> None:
        """Put the page that is shown on the trail, even if it is only shown in passing."""
        if not self.is_laid_away:
            self._trail = self._trail.open(self.current)

    def show(self, ref: PageRef, scroll: float = 0.0) -> None:
        """Show a page, be it in passing; the same one with another choice stays where it is."""
        stays = (ref.page, ref.ref) == (self.current.page, self.current.ref) and not self.is_laid_away
        if not stays:
            self._scroll, self._scroll_is_wanted = scroll, True
        self.current, self.is_laid_away = ref, False

    def arrive(self, ref: PageRef) -> None:
        """The page could be shown; on the trail it stands with the choice that was made on it."""
        if (ref.page, ref.ref) == (self.opened.page, self.opened.ref):
            self._trail = self._trail_drawn = self._trail.renamed(ref)

    def turn_back(self, ref: PageRef, drawn: PageRef) -> None:
        """The page could not be shown: stay at the one that was drawn."""
        self.current = drawn
        if self.opened == ref:
            self._trail = self._trail_drawn

    def _follow(self, trail: Trail) -> Spot:
        self._trail = trail
        return trail.here
