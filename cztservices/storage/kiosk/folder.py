"""The one folder that a kiosk writes to; where it cannot, everything stays in memory and the kiosk goes on."""

import logging
import secrets
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cztservices.domain.kiosk.state import ID_LENGTH, ID_LETTERS, KioskState
from cztservices.errors import KnownError, UserDataError
from cztservices.files import PART, explain_not_written
from cztservices.i18n import N_
from cztservices.storage.kiosk import counts, log, state_file
from cztservices.storage.kiosk.set_aside import set_aside

_NO_FOLDER = N_("No folder is set to write to; what the kiosk counts and remembers is lost when it is switched off.")
_BEGUN_ANEW = N_("{file} could not be used and is kept as {kept}; the state of the kiosk was begun anew.")


class KioskFolder:
    """State, counts and log of a kiosk. No method raises for what a disk does; ``trouble`` says what it did.

    :meth:`change` and :attr:`counts` take no time and may be called by any thread; :meth:`keep` writes what has changed
    and belongs where it does not matter how long a disk takes.
    """

    def __init__(self, path: Path | None) -> None:
        """Make the folder where it is missing, clear what a killed program left there, and read the state."""
        self.path = path
        self._begun_anew: KnownError | None = None
        self._unkept: KnownError | None = None if path else UserDataError(_NO_FOLDER)
        self._changing, self._writing = threading.Lock(), threading.Lock()
        if path is not None:
            self._prepare(path)
        state = self._read() or KioskState()
        self._written: KioskState | None = state if state.id else None
        self._state = state if state.id else replace(state, id=_make_id())
        self.counts = counts.KioskCounts(path and path / counts.FILE)
        self.log: logging.Handler = log.BoundedLog(path / log.FILE) if path else logging.NullHandler()

    @property
    def state(self) -> KioskState:
        """What the kiosk knows of itself now."""
        return self._state

    @property
    def is_kept(self) -> bool:
        """Whether what the kiosk knows of itself is there after the next start."""
        return self._written == self._state

    @property
    def troubles(self) -> tuple[KnownError, ...]:
        """All that is wrong with the folder and its files now, and what was begun anew in this run."""
        found: Iterable[KnownError | None] = (
            self._unkept, self._begun_anew, self.counts.trouble, getattr(self.log, "trouble", None),
        )  # fmt: skip
        return tuple(one for one in found if one is not None)

    @property
    def trouble(self) -> KnownError | None:
        """The first of them."""
        return next(iter(self.troubles), None)

    def change(self, fold: Callable[[KioskState], KioskState]) -> None:
        """Change the state in memory."""
        with self._changing:
            self._state = fold(self._state)

    def keep(self) -> None:
        """Write the state and the counts, as far as they have changed and that can be."""
        with self._writing:
            state = self._state
            if self.path is not None and state != self._written:
                self._keep_state(self.path, state)
        self.counts.keep()

    def free_bytes(self) -> int | None:
        """So much room is left on the disk; None where nobody can say."""
        import shutil

        try:
            return shutil.disk_usage(self.path).free if self.path else None
        except OSError:
            return None

    def close(self) -> None:
        """Write what has changed, and let go of the log."""
        self.keep()
        with suppress(OSError, ValueError):
            self.log.close()

    def _prepare(self, path: Path) -> None:
        try:
            path.mkdir(parents=True, exist_ok=True)
            for left in path.glob(f"*{PART}"):
                left.unlink(missing_ok=True)
        except OSError as error:
            self._unkept = explain_not_written(path, error)

    def _read(self) -> KioskState | None:
        if self.path is None:
            return None
        path = self.path / state_file.FILE
        try:
            return state_file.read_state(path)
        except UserDataError as error:
            try:
                kept = set_aside(path)
            except OSError:
                self._begun_anew = error
            else:
                self._begun_anew = UserDataError(_BEGUN_ANEW, file=path, kept=kept.name)
            return None

    def _keep_state(self, folder: Path, state: KioskState) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            state_file.write_state(state, folder / state_file.FILE)
        except KnownError as error:
            self._unkept = error
        except OSError as error:
            self._unkept = explain_not_written(folder, error)
        else:
            self._written, self._unkept = state, None


def _make_id() -> str:
    return "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))
