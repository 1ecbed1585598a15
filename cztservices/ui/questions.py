"""Questions over the window: whether to go on, what something is to be called, and which file is meant.

What is asked is answered once the question has closed: the answer may draw anew what it stands on. Where that has been
drawn anew before, the question has gone with it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from cztservices.i18n import N_, Translator

_SHOWN = 300


def ask(
    parent: QWidget, question: str, detail: str, answer: str, translator: Translator, done: Callable[[], object]
) -> None:
    """Ask; ``done`` is called where somebody says ``answer``."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(answer)
    box.setText(question)
    box.setInformativeText(detail if len(detail) <= _SHOWN else f"{detail[:_SHOWN]}…")
    go = box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(translator.gettext(N_("Leave it as it is")), QMessageBox.ButtonRole.RejectRole)
    go.setAccessibleName(answer)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.accepted.connect(lambda: QTimer.singleShot(0, parent, done))
    box.open()


def ask_name(parent: QWidget, question: str, name: str, translator: Translator, done: Callable[[str], object]) -> None:
    """Ask what something is to be called, with ``name`` as it is now; ``done`` hears of a name that is not empty."""
    box = QInputDialog(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(question)
    box.setLabelText(question)
    box.setTextValue(name)
    box.setOkButtonText(translator.gettext(N_("Name it so")))
    box.setCancelButtonText(translator.gettext(N_("Leave it as it is")))
    box.textValueSelected.connect(
        lambda text: QTimer.singleShot(0, parent, partial(done, text)) if text.strip() else None
    )
    box.open()


def ask_file(parent: QWidget, question: str, name: str, done: Callable[[Path], object], *, is_new: bool) -> None:
    """Ask for a file: one that is there, or where ``is_new`` one that may be, which is called ``name`` at first."""
    box = QFileDialog(parent, question, str(Path.home()), "JSON (*.json)")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if is_new:
        box.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        box.setFileMode(QFileDialog.FileMode.AnyFile)
        box.setDefaultSuffix("json")
        box.selectFile(name)
    else:
        box.setFileMode(QFileDialog.FileMode.ExistingFile)
    box.fileSelected.connect(lambda file: QTimer.singleShot(0, parent, partial(done, Path(file))))
    box.open()
