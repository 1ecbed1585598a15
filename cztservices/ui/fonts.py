"""The fonts that ship with the program, so that a window looks alike on every machine."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "CZT Sans"

_NARROW_SIGNS = QFont.Tag("palt")
"""The feature of fonts by which quotation marks are no wider than they look."""


def load_fonts(folder: Path) -> str:
    """Load the fonts in ``folder`` and return their family; that of the system when they are not there."""
    families = [
        family
        for path in sorted(folder.glob("*.otf"))
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    ]
    return FAMILY if FAMILY in families else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def make_font(family: str, pixels: int, language: str) -> QFont:
    """The font that everything is drawn in; quotation marks are as wide as a Chinese character in Chinese alone."""
    font = QFont(family)
    font.setPixelSize(pixels)
    if not language.startswith("zh"):
        font.setFeature(_NARROW_SIGNS, 1)
    return font
