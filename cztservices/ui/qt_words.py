"""The words of Qt's own dialogs, in the languages of the program."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_WORDS = QTranslator()


def speak_qt(language: str) -> None:
    """Have Qt speak ``language``; its own English where it has no words for it."""
    QCoreApplication.removeTranslator(_WORDS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _WORDS.load(f"qtbase_{language}", folder):
        QCoreApplication.installTranslator(_WORDS)
