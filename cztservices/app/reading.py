"""Reading a guide aloud, where the computer has a voice for its language."""

from cztservices.ui.read_aloud import Reader, make_reader


class ReadingAloud:
    """The voice for the language of the window, if there is one."""

    def __init__(self) -> None:
        """Silent."""
        self._reader: Reader | None = None

    def find_voice(self, language: str) -> bool:
        """Be silent, look for a voice for ``language``, and say whether there is one."""
        if self._reader is not None:
            self._reader.stop()
        self._reader = make_reader(language)
        return self._reader is not None

    def read_or_stop(self, sentences: tuple[str, ...]) -> None:
        """Read ``sentences``; be silent where something is being read already."""
        if self._reader is None:
            return
        if self._reader.is_reading:
            self._reader.stop()
        else:
            self._reader.read(sentences)
