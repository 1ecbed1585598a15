"""The words of Qt's own dialogs, in the languages of the program."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


class QtWords:
    """Has Qt speak one language after another; its own English where it has no words for one."""

    def __init__(self) -> None:
        """Speak none yet."""
        self._words = QTranslator()

    def speak(self, language: str) -> None:
        """Speak ``language`` from now on."""
        self.fall_silent()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._words.load(f"qtbase_{language}", folder):
            QCoreApplication.installTranslator(self._words)

    def fall_silent(self) -> None:
        """Have Qt speak its own English again."""
        QCoreApplication.removeTranslator(self._words)
