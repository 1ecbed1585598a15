"""Where a file goes."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from cztservices.i18n import N_, Translator


def ask_where(
    parent: QWidget, translator: Translator, name: str, kind: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to save the file that would be called ``name``; the system asks before one is replaced.

    ``kind`` is its kind as Qt writes filters: ``PDF (*.pdf)``.
    """
    dialog = QFileDialog(parent, translator.gettext(N_("Save as")), str(documents()), kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog


def documents() -> Path:
    """The folder in which people look for what they have saved."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def free_path(name: str) -> Path:
    """A place among the documents where nothing stands yet: ``name``, else ``name-2`` and so on."""
    wished = documents() / name
    numbered = (wished.with_name(f"{wished.stem}-{number}{wished.suffix}") for number in count(2))
    return wished if not wished.exists() else next(path for path in numbered if not path.exists())
