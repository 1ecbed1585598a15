"""Addresses outside the program: opened only after a question that shows them."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from cztservices.i18n import N_, Translator

_SCHEMES = ("http", "https")


def open_outside(address: str, parent: QWidget, translator: Translator) -> None:
    """Ask whether to leave for ``address``, and hand it to the browser; anything but a web page is left alone."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in _SCHEMES or not url.host():
        return
    box = make_question(url, parent, translator)
    box.accepted.connect(lambda: QDesktopServices.openUrl(url))
    box.open()


def make_question(url: QUrl, parent: QWidget, translator: Translator) -> QMessageBox:
    """The question; it shows the whole address as it will be asked for."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translator.gettext(N_("Open this page in your browser? It is not part of this program.")))
    box.setInformativeText(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    go = box.addButton(translator.gettext(N_("Open")), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(translator.gettext(N_("Stay here")), QMessageBox.ButtonRole.RejectRole)
    go.setAccessibleName(go.text())
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return box
