"""In which language everything speaks: the windows, Qt's own dialogs, and the voice that reads guides aloud."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cztservices.i18n import LANGUAGES, TRADITIONAL, Translator
from cztservices.storage.catalogue_db import CataloguePool
from cztservices.ui.desk_page import DeskPage

if TYPE_CHECKING:
    from cztservices.app.reading import ReadingAloud
    from cztservices.ui.qt_words import QtWords


class Speaking:
    """Holds the language, and what follows it."""

    def __init__(self, language: str) -> None:
        """Speak ``language``; without a catalogue, its texts are not yet known in traditional characters."""
        self.translator = Translator(language)
        self._traditional: Mapping[str, str] = {}
        self._qt_words: QtWords | None = None
        self._reading: ReadingAloud | None = None

    @property
    def next_language(self) -> str:
        """The language after the present one."""
        codes = list(LANGUAGES)
        return codes[(codes.index(self.translator.language) + 1) % len(codes)]

    def speak(self, language: str, pool: CataloguePool) -> Translator:
        """Speak ``language`` from now on, with the texts of the catalogue in ``pool``."""
        if language == TRADITIONAL:
            self._traditional = self._traditional or pool.connection().traditional()
        self.translator = Translator(language, self._traditional) if language == TRADITIONAL else Translator(language)
        return self.translator

    def translate_qt(self) -> None:
        """Have Qt's own dialogs, those for files for instance, speak it too."""
        if self._qt_words is None:
            from cztservices.ui.qt_words import QtWords

            self._qt_words = QtWords()
        self._qt_words.speak(self.translator.language)

    def find_voice(self, pages: Sequence[DeskPage]) -> None:
        """Offer on ``pages`` to read guides aloud, where there is a voice for it."""
        if self._reading is None:
            from cztservices.app.reading import ReadingAloud

            self._reading = ReadingAloud()
        offered = self._reading.find_voice(self.translator.language)
        for page in pages:
            page.offer_reading(offered=offered)

    def change_voice(self, pages: Sequence[DeskPage]) -> None:
        """The language is another: where guides can be read aloud, look for a voice for it."""
        if self._reading is not None:
            self.find_voice(pages)

    def read_or_stop(self, sentences: tuple[str, ...]) -> None:
        """Read ``sentences`` aloud; be silent where something is being read already."""
        if self._reading is not None:
            self._reading.read_or_stop(sentences)

    def fall_silent(self) -> None:
        """Take Qt's words away at the end."""
        if self._qt_words is not None:
            self._qt_words.fall_silent()
