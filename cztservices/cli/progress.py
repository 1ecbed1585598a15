"""How far a long command is, shown where somebody looks on, and Ctrl+C, which stops it between two steps."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from cztservices.authoring.progress import Progress, Report, stay_silent
from cztservices.i18n import N_, Translator


@contextmanager
def watch_work(translator: Translator) -> Iterator[Report]:
    """A report for the work of the block: it writes one line on a terminal, and ends the work after Ctrl+C.

    Raises:
        Cancelled: Ctrl+C was pressed while there was something left to stop.
    """
    line = _Line(translator) if sys.stderr.isatty() else None
    progress = Progress(line.show if line else stay_silent)
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # else whoever started us wants no Ctrl+C to reach us
        signal.signal(signal.SIGINT, lambda _number, _frame: progress.cancel())
    try:
        yield progress.report
    finally:
        signal.signal(signal.SIGINT, before)
        if line:
            line.clear()


class _Line:
    """One line of a terminal, written again and again."""

    def __init__(self, translator: Translator) -> None:
        self._tr, self._columns = translator, 0

    def show(self, done: int, total: int) -> None:
        """Write how far it is over what stands there."""
        sentence = self._tr.gettext(N_("Step {done} of {total}")).format(done=f"{done:>{len(str(total))}}", total=total)
        self._columns = max(self._columns, 2 * len(sentence))  # a Chinese character takes two
        print(f"\r{sentence}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        print(f"\r{' ' * self._columns}\r", end="", file=sys.stderr, flush=True)
