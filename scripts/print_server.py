"""A print server of our own: CUPS with queues that put what is printed into a folder, or never do."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
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
# Called without words it says what it is; with a job, it puts that into the folder of the queue's address.
[ $# -eq 0 ] && {{ echo 'direct keep:/ "Folder" "Folder"'; exit 0; }}
out="{out}/$PRINTER-$1"
cat "${{6:--}}" > "$out.part" && mv "$out.part" "$out.pdf"
"""


@dataclass(frozen=True, slots=True)
class PrintServer:
    """A running server; what its queues print comes into ``out``, one file a job."""

    socket: Path
    out: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that is to print there."""
        return {**os.environ, "CUPS_SERVER": str(self.socket)}

    def add_queue(self, name: str) -> None:
        """Add a queue that prints."""
        self._run("lpadmin", "-p", name, "-v", "keep:/", "-E", "-o", "printer-is-shared=false")

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

    def _run(self, *words: str) -> None:
        path = f"{os.environ.get('PATH', '')}:/usr/sbin"
        subprocess.run(words, env={**self.environment, "PATH": path}, check=True, capture_output=True)


@contextlib.contextmanager
def print_server() -> Iterator[PrintServer]:
    """Start a server with no queue; it ends with the context."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        out, socket = root / "out", root / "cups.sock"
        for folder in (out, root / "bin" / "backend", root / "spool", root / "cache", root / "tmp"):
            folder.mkdir(parents=True)
        out.chmod(0o777)
        for part in ("filter", "daemon", "cgi-bin", "monitor", "notifier"):
            real = Path("/usr/lib/cups") / part
            (root / "bin" / part).symlink_to(real)
        backend = root / "bin" / "backend" / "keep"
        backend.write_text(_BACKEND.format(out=out))
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
            yield PrintServer(socket, out)
        finally:
            server.terminate()
            server.wait()
