"""All colours and sizes of the window; style sheets and painting read them from here."""

from collections.abc import Mapping
from dataclasses import dataclass

from cztservices.presenters.palettes import PALETTES

ROLES = ("caption", "list", "body", "section", "title", "answer", "answer_long", "wordmark")


@dataclass(frozen=True, slots=True)
class Sizes:
    """One set of sizes in dp at 100 %: of text by role, of controls, of boxes to tick."""

    type: Mapping[str, int]
    control: int
    chip: int
    tick: int


def _type(*sizes: int) -> Mapping[str, int]:
    return dict(zip(ROLES, sizes, strict=True))


DESK = Sizes(_type(13, 15, 17, 20, 26, 34, 24, 22), control=40, chip=32, tick=22)
ELDER = Sizes(_type(18, 21, 24, 27, 32, 40, 30, 26), control=60, chip=60, tick=30)
"""Large print: no text below 18 dp."""

TOUCH = Sizes(_type(22, 26, 30, 34, 40, 44, 38, 34), control=84, chip=66, tick=42)
"""For a finger on a screen that one stands before."""

TOUCH_ELDER = Sizes(_type(40, 40, 40, 44, 50, 54, 48, 44), control=96, chip=76, tick=52)
"""Large print there: capitals of 0.73 of 40 dp are the 0.7 degrees that a screen set up by its size gives them."""

CAPITALS = 0.73
"""The height of a capital letter of our font, as a share of the size of the text."""

FINGER = 60
"""A target is at least so wide and high (dp) where a finger has to meet it."""

SPACE = (0, 4, 8, 12, 16, 24, 32, 48)
RADIUS_CARD, RADIUS_CONTROL = 10, 8
TICK_BORDER = 2
"""The border of a box to tick, in pixels at every scale."""
COLUMN_HAN = 38
"""A guide's column holds at most so many Chinese characters of body text."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: a palette, a scale, whether print is large, and whether a finger has to meet everything."""

    name: str = "light"
    scale: float = 1.0
    elder: bool = False
    touch: bool = False

    @property
    def sizes(self) -> Sizes:
        """The sizes at 100 %."""
        if self.touch:
            return TOUCH_ELDER if self.elder else TOUCH
        return ELDER if self.elder else DESK

    @property
    def is_coarse(self) -> bool:
        """Whether everything that can be pressed is as large as a finger or an unsteady hand needs."""
        return self.elder or self.touch

    def colour(self, token: str) -> str:
        """A colour by its token."""
        return PALETTES[self.name][token]

    def tint(self, token: str) -> str:
        """The ground on which text in ``token`` stands in a pill."""
        palette = PALETTES[self.name]
        return palette.get(f"{token}_tint", palette["window"])

    def dp(self, size: float) -> int:
        """A length in device-independent pixels at this scale."""
        return max(1, round(size * self.scale))

    def text(self, role: str) -> int:
        """A text size in pixels at this scale."""
        return self.dp(self.sizes.type[role])

    @property
    def control(self) -> int:
        """The height of a control."""
        return self.dp(self.sizes.control)

    @property
    def chip(self) -> int:
        """The height of a small round button; in large print that of every control."""
        return self.dp(self.sizes.chip)

    @property
    def tick(self) -> int:
        """The side of a box to tick, within its border."""
        return self.dp(self.sizes.tick)

    @property
    def column(self) -> int:
        """The widest that a guide's column gets."""
        return self.text("body") * COLUMN_HAN
