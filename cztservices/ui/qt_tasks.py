"""Work on threads: reads in a pool, writes one after the other."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")
READERS = 2


class _Courier(QObject):
    """Lives in the window's thread and runs there what arrives."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class ThreadRunner:
    """Runs work on threads of Qt and brings the outcome back by a queued signal."""

    def __init__(self) -> None:
        """Start with no thread; the pools start them when there is work."""
        self._courier = _Courier()
        self._readers, self._writer = QThreadPool(), QThreadPool()
        self._readers.setMaxThreadCount(READERS)
        self._writer.setMaxThreadCount(1)

    def read(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work`` in the pool."""
        self._start(self._readers, work, done, failed)

    def write(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work`` behind all writes before it."""
        self._start(self._writer, work, done, failed)

    def finish(self) -> None:
        """Wait for everything under way."""
        self._readers.clear()
        self._readers.waitForDone()
        self._writer.waitForDone()

    def _start(
        self, pool: QThreadPool, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        def run() -> None:
            try:
                outcome = work()
            except Exception as error:  # noqa: BLE001 - handed on to the caller's failure path
                caught = error
                self._courier.arrived.emit(lambda: failed(caught))
            else:
                self._courier.arrived.emit(lambda: done(outcome))

        pool.start(_Job(run))
