"""A print server of our own: CUPS with queues that put what is printed into a folder, throw it away, or never print."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scripts.virtual_screen import wait_until

_CONFIG = """
Listen {socket}
LogLevel warn
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {root}
ServerBin {root}/bin
StateDir {root}
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
FileDevice Yes
SystemGroup root
User {user}
Group {group}
"""
_BACKEND = """#!/bin/sh
# Called without words it says what it is; with a job, it puts that into a folder, or does what its queue is made to do.
[ $# -eq 0 ] && {{ echo 'direct keep:/ "Folder" "Folder"'; exit 0; }}
out="{out}/$PRINTER-$1"
mood="{moods}/$PRINTER"
while [ -r "$mood" ] && read -r what reason <"$mood"; do
    case "$what" in
    wait) [ "$told" = "$reason" ] || echo "STATE: +$reason" >&2; told="$reason"; sleep 0.05;;
    fail) echo "ERROR: $reason" >&2; exit 1;;
    lose) cat "${{6:--}}" >/dev/null; echo "$1" >>"{out}/lost"; exit 0;;
    esac
done
[ -z "$told" ] || echo "STATE: -$told" >&2
cat "${{6:--}}" > "$out.part" && mv "$out.part" "$out.pdf"
"""


class Mood(StrEnum):
    """What a queue does with its jobs: wait with a reason, fail with one, or throw away what it prints."""

    WAIT = "wait"
    FAIL = "fail"
    LOSE = "lose"


@dataclass(frozen=True, slots=True)
class PrintServer:
    """A running server; what its queues print comes into ``out``, one file a job.

    Until they have been printed, and for a day afterwards, CUPS keeps the files of jobs in ``spool``.
    """

    socket: Path
    out: Path
    spool: Path
    moods: Path
    process: subprocess.Popen[bytes]

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that is to print there."""
        return {**os.environ, "CUPS_SERVER": str(self.socket)}

    def add_queue(self, name: str, error_policy: str = "stop-printer") -> None:
        """Add a queue that prints; ``error_policy`` is what becomes of it when it cannot."""
        options = ("-o", "printer-is-shared=false", "-o", f"printer-error-policy={error_policy}")
        self._run("lpadmin", "-p", name, "-v", "keep:/", "-E", *options)

    def stop_queue(self, name: str) -> None:
        """Let the queue take jobs and print none, as a printer that is switched off does."""
        self._run("cupsdisable", "-r", "no paper", name)

    def reject(self, name: str) -> None:
        """Let the queue take no jobs."""
        self._run("cupsreject", "-r", "out of order", name)

    def printed(self, count: int = 1) -> list[Path]:
        """Wait for ``count`` jobs, and return what they printed."""
        wait_until(lambda: len(list(self.out.glob("*.pdf"))) >= count)
        return sorted(self.out.glob("*.pdf"), key=lambda file: int(file.stem.rpartition("-")[2]))

    def put(self, name: str, mood: Mood | None, reason: str = "") -> None:
        """Let the queue do so with its jobs from now on; None lets it print."""
        if mood is None:
            (self.moods / name).unlink(missing_ok=True)
        else:
            fresh = self.moods / f".{name}"
            fresh.write_text(f"{mood} {reason}\n")
            fresh.replace(self.moods / name)

    def lost(self) -> int:
        """How many jobs were thrown away."""
        file = self.out / "lost"
        return len(file.read_text().split()) if file.exists() else 0

    def spooled(self) -> list[str]:
        """The files of jobs that CUPS has: control files (c) with their names, data files (d) with what is printed."""
        return sorted(file.name for file in self.spool.iterdir() if file.is_file())

    def kill(self) -> None:
        """End the server at once, as a crash does."""
        self.process.kill()
        self.process.wait()

    @contextlib.contextmanager
    def stalled(self) -> Iterator[None]:
        """Let the server answer nobody within the context."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def _run(self, *words: str) -> None:
        path = f"{os.environ.get('PATH', '')}:/usr/sbin"
        subprocess.run(words, env={**self.environment, "PATH": path}, check=True, capture_output=True)


@contextlib.contextmanager
def fake_printer(queue: str = "kiosk") -> Iterator[PrintServer]:
    """Start a server with one queue, which throws away what it prints and counts it: ``lost()`` says how much."""
    with print_server() as running:
        running.add_queue(queue, "abort-job")
        running.put(queue, Mood.LOSE)
        yield running


@contextlib.contextmanager
def print_server() -> Iterator[PrintServer]:
    """Start a server with no queue; it ends with the context."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        out, moods, socket = root / "out", root / "moods", root / "cups.sock"
        for folder in (out, moods, root / "bin" / "backend", root / "spool", root / "cache", root / "tmp"):
            folder.mkdir(parents=True)
        out.chmod(0o777)
        for part in ("filter", "daemon", "cgi-bin", "monitor", "notifier"):
            real = Path("/usr/lib/cups") / part
            (root / "bin" / part).symlink_to(real)
        backend = root / "bin" / "backend" / "keep"
        backend.write_text(_BACKEND.format(out=out, moods=moods))
        backend.chmod(0o755)
        (root / "cupsd.conf").write_text(_CONFIG.format(socket=socket))
        (root / "cups-files.conf").write_text(
            _FILES.format(root=root, user="root" if os.geteuid() else "lp", group="lp")
        )
        daemon = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if daemon is None:
            raise FileNotFoundError("cupsd is not installed")
        server = subprocess.Popen(
            [daemon, "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until(lambda: socket.exists() or server.poll() is not None)
            if server.poll() is not None:
                raise ChildProcessError(
                    (root / "error_log").read_text() if (root / "error_log").exists() else "cupsd ended"
                )
            yield PrintServer(socket, out, root / "spool", moods, server)
        finally:
            if server.poll() is None:
                server.terminate()
            server.wait()
