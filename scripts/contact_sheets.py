"""Every page in every theme, language and size, side by side on sheets that a person looks through."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap

from cztservices.app.desktop import Desktop
from cztservices.app.wishes import Wishes
from cztservices.config import PROFILES, THEME, Folders
from cztservices.i18n import LANGUAGES
from cztservices.presenters.palettes import PALETTES

PAGES = (
    "home",
    "search:住院",
    "search:zzzzqqq",
    "guide:medical-inpatient-settlement:xiangtan:changsha",
    "guide:senior-card:zhuzhou:changsha",
    "compare:senior-allowance",
    "compare:medical-inpatient-settlement:reverse",
    "licences",
    "offices",
    "services",
    "events",
    "event:hospital-elsewhere",
    "entry:resident-id-card",
    "entry:changsha-municipal-service-centre",
    "requirement:residence-elsewhere",
    "coverage",
    "changes",
    "help",
)  # fmt: skip
"""A page of each kind; of guides a long one and one of a service that has ended."""

WIDTH, LABEL, GAP = 960, 28, 12
"""How wide a picture is on its sheet, the height of the words above it, and the air around both."""


@dataclass(frozen=True, slots=True)
class Look:
    """A size of text, and the window that it is tried in."""

    name: str
    scale: float
    elder: bool
    size: tuple[int, int]

    @property
    def height(self) -> int:
        """How high a picture is on its sheet."""
        return round(WIDTH * self.size[1] / self.size[0])


LOOKS = (
    Look("100", 1.0, elder=False, size=(1280, 800)),
    Look("200", 2.0, elder=False, size=(1920, 1080)),
    Look("elder", 1.0, elder=True, size=(1280, 800)),
)


def draw_sheets(
    out: Path, catalogue: Path, pages: Sequence[str] = PAGES, themes: Iterable[str] = THEME.values
) -> Iterator[Path]:
    """Draw one sheet a theme and look into ``out``; each is there whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    for theme in themes:
        for look in LOOKS:
            sheet = _draw_sheet(catalogue, pages, theme, look)
            path = out / f"{theme}-{look.name}.png"
            save_whole(sheet, path)
            yield path


def save_whole(picture: QImage, path: Path) -> None:
    """Write ``picture``; stopped half-way, the file stays what it was."""
    part = path.with_suffix(".part")
    try:
        if not picture.save(str(part), "PNG"):
            raise OSError(f"{path} cannot be written")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _draw_sheet(catalogue: Path, pages: Sequence[str], theme: str, look: Look) -> QImage:
    """Rows are pages, columns languages."""
    width, height = WIDTH + GAP, look.height + LABEL + GAP
    sheet = QImage(width * len(LANGUAGES) + GAP, height * len(pages) + GAP, QImage.Format.Format_RGB32)
    sheet.fill(QColor(PALETTES[theme]["line"]))
    painter = QPainter(sheet)
    for column, language in enumerate(LANGUAGES):
        for row, picture in enumerate(_draw_pages(catalogue, pages, theme, look, language)):
            place = QRect(column * width + GAP, row * height + GAP, WIDTH, look.height + LABEL)
            _put(painter, place, picture, f"{pages[row]} · {language}", theme)
            _report(f"{theme}-{look.name} {language} {row + 1}/{len(pages)}")
    painter.end()
    return sheet


def _draw_pages(catalogue: Path, pages: Iterable[str], theme: str, look: Look, language: str) -> Iterator[QPixmap]:
    """One desktop draws them all, one after the other."""
    wishes = Wishes(
        folders=Folders.below(catalogue.parent),
        profile=PROFILES["resident"],
        catalogue=catalogue,
        language=language,
        theme=theme,
        scale=look.scale,
        elder=look.elder,
        size=look.size,
        snapshot=catalogue,  # names no file here: it asks for a desktop that opens no window
    )
    desktop = Desktop(wishes)
    try:
        desktop.open_catalogue(catalogue)
        for page in pages:
            yield desktop.draw_page(page)
    finally:
        desktop.close()


def _put(painter: QPainter, place: QRect, picture: QPixmap, words: str, theme: str) -> None:
    font = QFont()
    font.setPixelSize(LABEL * 2 // 3)
    painter.setFont(font)
    painter.setPen(QColor(PALETTES[theme]["ink"]))
    painter.fillRect(place.adjusted(0, 0, 0, LABEL - place.height()), QColor(PALETTES[theme]["accent_tint"]))
    painter.drawText(place.adjusted(GAP, 0, 0, LABEL - place.height()), Qt.AlignmentFlag.AlignVCenter, words)
    smooth = Qt.TransformationMode.SmoothTransformation
    painter.drawPixmap(place.x(), place.y() + LABEL, picture.scaledToWidth(WIDTH, smooth))


def _report(words: str) -> None:
    sys.stderr.write(f"\r\x1b[K{words}")
    sys.stderr.flush()
