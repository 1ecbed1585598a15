"""Line drawings from ``resources/icons``, in the colours of the theme."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from cztservices.config import RESOURCES

FOLDER = RESOURCES / "icons"
_KEPT = 256


@lru_cache(_KEPT)
def draw_icon(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """The drawing ``name`` in ``colour``, ``side`` pixels wide and high on a screen of that device pixel ratio."""
    from PySide6.QtSvg import QSvgRenderer  # costs the start-up more than it serves

    text = Path(FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
