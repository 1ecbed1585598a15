"""A short tone as a sign of life, played by whatever player the system has.

The part of Qt that plays sounds is not among what this program needs otherwise. The tone lies in memory; a player reads
it from there as if it were a file, so that nothing is written.
"""

import io
import math
import os
import shutil
import struct
import wave
from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from cztservices.i18n import N_

PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"), ("canberra-gtk-play", "-f"))
"""Commands that take the file to play as their last word; the first that is there and plays it is heard."""

SILENT = N_("The sound is switched off: “volume” is 0 in the file that sets the kiosk up.")
NO_PLAYER = N_("There is no sound on this computer; install alsa-utils, or do without.")
NOT_PLAYED = N_("No tone could be played; see that a loudspeaker is plugged in and not muted.")

_PATIENCE_MS = 5_000
_RATE, _SECONDS, _HERTZ = 44_100, 0.4, 660
_LOUDEST = 32_767
_FADE_S = 0.02
"""Begun and ended softly, else it clicks."""


def make_tone(volume: int) -> bytes:
    """A WAV file with a tone of ``volume`` per cent."""
    count, fade = round(_RATE * _SECONDS), _RATE * _FADE_S
    loud = _LOUDEST * min(max(volume, 0), 100) / 100
    samples = (
        round(loud * min(1.0, n / fade, (count - n) / fade) * math.sin(2 * math.pi * _HERTZ * n / _RATE))
        for n in range(count)
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(struct.pack(f"<{count}h", *samples))
    return file.getvalue()


class Sound(QObject):
    """Plays the tone, one at a time; it waits for nothing and raises nothing.

    Each :meth:`play` ends in ``played`` or in ``failed`` with a sentence to be translated.
    """

    played = Signal()
    failed = Signal(str)

    def __init__(
        self, volume: int, environment: Mapping[str, str] = os.environ, patience_ms: int = _PATIENCE_MS
    ) -> None:
        """A tone of ``volume`` per cent; a player that takes longer than ``patience_ms`` has hung."""
        super().__init__()
        self._volume, self._path = volume, environment.get("PATH")
        self._left: list[tuple[str, ...]] = []
        self._file: int | None = None
        self._process: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._on_patience_timeout)

    def play(self) -> None:
        """Play it, unless it is being played."""
        if self._process is not None:
            return
        if self._volume <= 0:
            self.failed.emit(SILENT)
            return
        found = ((shutil.which(command[0], path=self._path), *command[1:]) for command in PLAYERS)
        self._left = [tuple(word for word in command if word) for command in found if command[0]]
        try:
            self._file = os.memfd_create("tone.wav") if self._left else None
            if self._file is not None:
                os.write(self._file, make_tone(self._volume))
        except (AttributeError, OSError):  # another system, or no memory left
            self._left.clear()
        self._play_next(NO_PLAYER)

    def _play_next(self, otherwise: str) -> None:
        """Try the next player; say ``otherwise`` where there is none."""
        self._drop_process()
        if not self._left:
            self._close()
            self.failed.emit(otherwise)
            return
        program, *words = self._left.pop(0)
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_error_occurred)
        self._patience.start()
        self._process.start(program, [*words, f"/proc/{os.getpid()}/fd/{self._file}"])

    def _on_process_finished(self, code: int) -> None:
        if code or self._process is None or self._process.exitStatus() is not QProcess.ExitStatus.NormalExit:
            self._play_next(NOT_PLAYED)
            return
        self._drop_process()
        self._close()
        self.played.emit()

    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # all others end in ``finished``
            self._play_next(NOT_PLAYED)

    def _on_patience_timeout(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _drop_process(self) -> None:
        self._patience.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None

    def _close(self) -> None:
        self._left.clear()
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None
