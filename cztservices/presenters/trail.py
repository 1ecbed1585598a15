"""Where one is, where one came from, and where one went back from: a list with a cursor, as browsers have."""

from dataclasses import dataclass, replace

from cztservices.presenters.pages import PageRef

MOST = 200
"""So many spots one can go back to; a window that runs for weeks keeps no more."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A page, and how far down it one was, from 0.0 to 1.0."""

    ref: PageRef
    scroll: float = 0.0


@dataclass(frozen=True, slots=True)
class Trail:
    """The spot where one is, those before it, the nearest last, and those after it, the nearest first."""

    here: Spot
    past: tuple[Spot, ...] = ()
    ahead: tuple[Spot, ...] = ()

    def open(self, ref: PageRef) -> "Trail":
        """Go on to ``ref``; what one went back from is forgotten, unless one is there already."""
        return self if ref == self.here.ref else Trail(Spot(ref), (*self.past, self.here)[-MOST:])

    def back(self, otherwise: PageRef) -> "Trail":
        """Go to the spot before this one; to ``otherwise`` where there is none."""
        if self.past:
            return Trail(self.past[-1], self.past[:-1], (self.here, *self.ahead))
        return self if otherwise == self.here.ref else Trail(Spot(otherwise), (), (self.here, *self.ahead))

    def forward(self) -> "Trail":
        """Go to the spot after this one, where there is one."""
        return Trail(self.ahead[0], (*self.past, self.here), self.ahead[1:]) if self.ahead else self

    def scrolled(self, scroll: float) -> "Trail":
        """Remember how far down one is here."""
        return replace(self, here=replace(self.here, scroll=scroll))

    def renamed(self, ref: PageRef) -> "Trail":
        """The same page here, with another choice on it."""
        return replace(self, here=replace(self.here, ref=ref))
