"""All colours and sizes of the window; style sheets and painting read them from here."""

from dataclasses import dataclass

from cztservices.presenters.palettes import PALETTES

TYPE = {
    "caption": 13,
    "list": 15,
    "body": 17,
    "section": 20,
    "title": 26,
    "answer": 34,
    "answer_long": 24,
    "wordmark": 22,
}
"""Text sizes in dp at 100 %."""

ELDER_TYPE = {
    "caption": 18,
    "list": 21,
    "body": 24,
    "section": 27,
    "title": 32,
    "answer": 40,
    "answer_long": 30,
    "wordmark": 26,
}
"""Text sizes for the large-print mode, none below 18 dp."""

SPACE = (0, 4, 8, 12, 16, 24, 32, 48)
RADIUS_CARD, RADIUS_CONTROL = 10, 8
CONTROL_HEIGHT, CONTROL_HEIGHT_ELDER = 40, 60
TICK_BORDER = 2
"""The border of a box to tick, in pixels at every scale."""
COLUMN_HAN = 38
"""A guide's column holds at most so many Chinese characters of body text."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: a palette, a scale, and whether print is large."""

    name: str = "light"
    scale: float = 1.0
    elder: bool = False

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
        return self.dp((ELDER_TYPE if self.elder else TYPE)[role])

    @property
    def control(self) -> int:
        """The height of a control."""
        return self.dp(CONTROL_HEIGHT_ELDER if self.elder else CONTROL_HEIGHT)

    @property
    def chip(self) -> int:
        """The height of a small round button; in large print that of every control."""
        return self.control if self.elder else self.control - self.dp(8)

    @property
    def tick(self) -> int:
        """The side of a box to tick, within its border."""
        return self.dp(30 if self.elder else 22)

    @property
    def column(self) -> int:
        """The widest that a guide's column gets."""
        return self.text("body") * COLUMN_HAN
