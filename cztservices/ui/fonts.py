"""The fonts that ship with the program, so that a window looks alike on every machine."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "CZT Sans"


def load_fonts(folder: Path) -> str:
    """Load the fonts in ``folder`` and return their family; that of the system when they are not there."""
    families = [
        family
        for path in sorted(folder.glob("*.otf"))
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    ]
    return FAMILY if FAMILY in families else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
