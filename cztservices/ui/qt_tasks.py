"""Work on threads: reads in a pool, writes one after the other."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
READERS = 2


class _Courier(QObject):
    """Lives in the window's thread and runs there what arrives."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)


class ThreadRunner:
    """Runs work on threads and brings the outcome back by a queued signal.

    The threads are Python's: on those of Qt's pool, what belongs to a thread (its connection, its finder) would be made
    anew for every piece of work.
    """

    def __init__(self) -> None:
        """Start with no thread; the pools start them when there is work."""
        self._courier = _Courier()
        self._pools: dict[str, ThreadPoolExecutor] = {}

    def read(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work`` in the pool."""
        self._start("read", READERS, work, done, failed)

    def write(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work`` behind all writes before it."""
        self._start("write", 1, work, done, failed)

    def finish(self) -> None:
        """Wait for everything under way; reads that have not begun are dropped."""
        for name, pool in self._pools.items():
            pool.shutdown(wait=True, cancel_futures=name == "read")

    def _start(
        self,
        name: str,
        threads: int,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def run() -> None:
            try:
                outcome = work()
            except Exception as error:  # noqa: BLE001 - handed on to the caller's failure path
                caught = error
                self._courier.arrived.emit(lambda: failed(caught))
            else:
                self._courier.arrived.emit(lambda: done(outcome))

        if name not in self._pools:
            from concurrent.futures import ThreadPoolExecutor

            self._pools[name] = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._pools[name].submit(run)
