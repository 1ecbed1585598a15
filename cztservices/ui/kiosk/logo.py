"""The logo of the hall, from whatever file its people have put there."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

MOST_PIXELS = 50_000_000
"""A picture of more would take 200 MB while it is read."""


def read_logo(path: Path | None, room: QSize) -> QPixmap | None:
    """The picture, made small enough for ``room``; None where there is none, or none that can be read."""
    if path is None or not path.is_file():
        return None
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    picture = reader.read()
    return None if picture.isNull() else QPixmap.fromImage(picture)
