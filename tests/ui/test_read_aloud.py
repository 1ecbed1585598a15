"""Reading aloud, with a voice of Qt's speech that says nothing."""

import sys
from enum import Enum
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QObject, Signal

from cztservices.ui import read_aloud
from cztservices.ui.read_aloud import Reader, make_reader

MODULE = "PySide6.QtTextToSpeech"


class Engine(QObject):
    """Behaves as QTextToSpeech of Qt 6.11 was seen to: the queue is read through before it is ready again."""

    class State(Enum):
        Ready, Speaking, Synthesizing, Paused, Error = range(5)

    stateChanged = Signal(object)  # noqa: N815 - Qt's name
    voices: dict[str, list[str]] = {}  # noqa: RUF012 - put in by each test
    broken = False
    made: list["Engine"] = []  # noqa: RUF012 - as above

    def __init__(self) -> None:
        super().__init__()
        self.now = self.State.Error if self.broken else self.State.Ready
        self.at, self.queue, self.said = QLocale.c(), [], []
        Engine.made.append(self)

    def state(self) -> State:
        return self.now

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(name) for name in self.voices]

    def setLocale(self, locale: QLocale) -> None:
        self.at = locale

    def availableVoices(self) -> list[str]:
        return self.voices.get(self.at.name(), [])

    def enqueue(self, text: str) -> int:
        if self.now is self.State.Error:
            return -1
        self.queue.append(text)
        if self.now is self.State.Ready:
            self._next()
        return len(self.queue)

    def stop(self) -> None:
        self.queue.clear()
        if self.now is not self.State.Error:
            self.become(self.State.Ready)

    def become(self, state: State) -> None:
        if state is not self.now:
            self.now = state
            self.stateChanged.emit(state)

    def finish(self) -> None:
        """The sentence that is being read comes to its end."""
        if self.queue:
            self._next()
        else:
            self.become(self.State.Ready)

    def _next(self) -> None:
        self.said.append(self.queue.pop(0))
        self.become(self.State.Speaking)


@pytest.fixture
def speech(monkeypatch) -> type[Engine]:
    """Qt's speech, installed, with voices for Chinese and English."""
    module = ModuleType(MODULE)
    module.QTextToSpeech = Engine
    monkeypatch.setitem(sys.modules, MODULE, module)
    monkeypatch.setattr(Engine, "voices", {"en_GB": ["Anne"], "zh_CN": ["Ting-Ting"]})
    monkeypatch.setattr(Engine, "broken", False)
    monkeypatch.setattr(Engine, "made", [])
    return Engine


@pytest.fixture
def reader(speech) -> Reader:  # noqa: ARG001 - speech is put in by it
    """A reader of Chinese."""
    made = make_reader("zh_CN")
    assert made is not None
    return made


@pytest.fixture
def changes(reader) -> list[bool]:
    """What the reader said of itself so far."""
    seen: list[bool] = []
    reader.reading_changed.connect(seen.append)
    return seen


def test_speech_that_is_not_installed_gives_no_reader(monkeypatch):
    monkeypatch.setitem(sys.modules, MODULE, None)
    assert make_reader("zh_CN") is None


def test_speech_that_lacks_a_library_of_the_system_gives_no_reader(monkeypatch):
    def refuse(name: str) -> ModuleType:
        raise ImportError(f"libpulse.so.0: cannot open shared object file, while {name} is loaded")

    monkeypatch.setattr(read_aloud, "import_module", refuse)
    assert make_reader("zh_CN") is None


def test_speech_is_not_loaded_before_it_is_wanted(monkeypatch):
    """Loading the module of ours does not ask for it."""
    monkeypatch.setitem(sys.modules, MODULE, None)
    spec = spec_from_file_location("read_aloud_again", read_aloud.__file__)
    again = module_from_spec(spec)
    spec.loader.exec_module(again)
    assert again.make_reader("en") is None


def test_engine_that_does_not_work_gives_no_reader(speech, monkeypatch):
    monkeypatch.setattr(speech, "broken", True)
    assert make_reader("zh_CN") is None


@pytest.mark.parametrize(
    ("voices", "language", "chosen"),
    [
        ({}, "zh_CN", None),
        ({"en_GB": ["Anne"]}, "zh_CN", None),
        ({"zh_CN": []}, "zh_CN", None),
        ({"zh_HK": ["Sin-ji"]}, "zh_CN", None),
        ({"zh_HK": ["Sin-ji"], "zh_TW": ["Mei-Jia"], "zh_CN": ["Ting-Ting"]}, "zh_CN", "zh_CN"),
        ({"zh_CN": ["Ting-Ting"], "zh_TW": ["Mei-Jia"]}, "zh_TW", "zh_TW"),
        ({"zh_CN": ["Ting-Ting"]}, "zh_TW", "zh_CN"),
        ({"zh_CN": [], "zh_TW": ["Mei-Jia"]}, "zh_CN", "zh_TW"),
        ({"zh_CN": ["Ting-Ting"]}, "en", None),
        ({"zh_CN": ["Ting-Ting"], "en_GB": ["Anne"]}, "en", "en_GB"),
        ({"en_GB": ["Anne"], "en_US": ["Sam"]}, "en", "en_US"),
    ],
)
def test_voice_is_one_that_the_reader_of_the_language_understands(speech, monkeypatch, voices, language, chosen):
    monkeypatch.setattr(speech, "voices", voices)
    made = make_reader(language)
    assert (made is not None) == (chosen is not None)
    if chosen is not None:
        assert Engine.made[-1].at.name() == chosen


def test_sentences_are_read_one_after_the_other(reader, changes):
    reader.read(["第一句。", "", "第二句。", " "])
    [engine] = Engine.made
    assert (engine.said, changes, reader.is_reading) == (["第一句。"], [True], True)
    engine.finish()
    assert (engine.said, changes) == (["第一句。", "第二句。"], [True])
    engine.finish()
    assert (changes, reader.is_reading) == ([True, False], False)


def test_stop_silences_what_is_still_to_come(reader, changes):
    reader.read(["第一句。", "第二句。"])
    reader.stop()
    [engine] = Engine.made
    assert (engine.said, engine.queue, changes) == (["第一句。"], [], [True, False])


def test_reading_something_else_drops_what_was_being_read(reader, changes):
    reader.read(["第一句。", "第二句。"])
    reader.read(["另一句。"])
    [engine] = Engine.made
    assert (engine.said, engine.queue) == (["第一句。", "另一句。"], [])
    assert changes == [True, False, True]


def test_nothing_to_read_changes_nothing(reader, changes):
    reader.read([])
    assert (changes, reader.is_reading) == ([], False)


def test_error_while_reading_ends_it(reader, changes):
    reader.read(["第一句。"])
    Engine.made[0].become(Engine.State.Error)
    reader.read(["第二句。"])
    assert (changes, reader.is_reading) == ([True, False], False)


def test_text_that_is_prepared_before_it_is_heard_counts_as_reading(changes):
    Engine.made[0].become(Engine.State.Synthesizing)
    Engine.made[0].become(Engine.State.Speaking)
    assert changes == [True]
