"""Reading sentences aloud, where the computer has a voice for their language.

Qt's speech comes with the extra ``speech``, and takes time to load; so it is looked for when somebody wants to listen.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import QLocale, QObject, Signal

_CANTONESE = (QLocale.Country.HongKong, QLocale.Country.Macao)
"""Voices of these places read Chinese, but not in Mandarin."""


class Reader(QObject):
    """Reads aloud in one language."""

    reading_changed = Signal(bool)

    def __init__(self, engine: Any) -> None:
        """Read with ``engine``, a QTextToSpeech whose voice has been chosen."""
        super().__init__()
        self._engine, self._reading = engine, False
        engine.setParent(self)
        engine.stateChanged.connect(self._on_engine_state_changed)

    @property
    def is_reading(self) -> bool:
        """Whether there is something to be heard."""
        return self._reading

    def read(self, sentences: Sequence[str]) -> None:
        """Read ``sentences`` one after the other, and no longer what was being read before."""
        self._engine.stop()
        for sentence in sentences:
            if sentence.strip():
                self._engine.enqueue(sentence)

    def stop(self) -> None:
        """Be silent."""
        self._engine.stop()

    def _on_engine_state_changed(self, state: object) -> None:
        states = self._engine.State
        reading = state not in (states.Ready, states.Error)
        if reading != self._reading:
            self._reading = reading
            self.reading_changed.emit(reading)


def make_reader(language: str) -> Reader | None:
    """A reader for a language of the window; None where speech is not installed, does not work, or has no voice."""
    try:
        speech: Any = import_module("PySide6.QtTextToSpeech")
    except ImportError:  # also where a library of the system is missing that it needs
        return None
    engine = speech.QTextToSpeech()
    if engine.state() == engine.State.Error:
        return None
    for locale in _fitting(engine.availableLocales(), language):
        engine.setLocale(locale)
        if engine.availableVoices():
            return Reader(engine)
    return None


def _fitting(locales: Iterable[QLocale], language: str) -> list[QLocale]:
    """Those of ``locales`` whose voices a reader of ``language`` understands, that of the same place first."""
    wanted = QLocale(language)
    fitting = [one for one in locales if one.language() == wanted.language() and one.territory() not in _CANTONESE]
    return sorted(fitting, key=lambda one: one.territory() != wanted.territory())
