"""Handing a link to the window that is already running, through a socket that only the same user can reach."""

import hashlib
import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cztservices.errors import KnownError
from cztservices.presenters.place_link import LONGEST, read_link

PATIENCE_MS = 2000
"""A program that answers at all answers within this."""

_TAKEN, _REFUSED = b"taken\n", b"refused\n"
_DIGITS = 16


def name_socket(user_data: Path) -> str:
    """What the socket of the program with that folder of user data is called.

    Where there are folders that only the user can enter, it lies in one: nobody else can then take its name.
    """
    name = f"czt-{hashlib.sha256(os.fsencode(user_data.resolve())).hexdigest()[:_DIGITS]}"
    if sys.platform == "win32":
        return name
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return str((runtime if runtime.is_absolute() and runtime.is_dir() else user_data) / name)


def hand_over(link: str, user_data: Path) -> bool:
    """Whether a program with that user data runs and has taken ``link``."""
    socket = QLocalSocket()
    socket.connectToServer(name_socket(user_data))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(f"{link}\n".encode())
    while not socket.canReadLine():
        if not socket.waitForReadyRead(PATIENCE_MS):
            return False
    return socket.readLine().data() == _TAKEN


class LinkServer(QObject):
    """Takes links from programs that were started to open one; anything else is refused."""

    link_received = Signal(object)

    def __init__(self, user_data: Path, parent: QObject) -> None:
        """Listen, unless another program does already; a socket that a killed one left behind is taken over."""
        super().__init__(parent)
        name = name_socket(user_data)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        if not self._server.listen(name) and not _is_alive(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        """Whether links come to this program."""
        return self._server.isListening()

    def close(self) -> None:
        """Take no more."""
        self._server.close()

    def _on_server_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.setReadBufferSize(2 * LONGEST)
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(PATIENCE_MS, socket, socket.abort)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        """Take the first line, and nothing after it."""
        if not socket.canReadLine() and socket.bytesAvailable() <= LONGEST:
            return
        said = bytes(socket.readLine(LONGEST + 2).data())
        try:
            place = read_link(said.decode().removesuffix("\n"))
        except (UnicodeDecodeError, KnownError):
            socket.write(_REFUSED)
        else:
            socket.write(_TAKEN)
            self.link_received.emit(place)
        socket.readyRead.disconnect()
        socket.disconnectFromServer()


def _is_alive(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket.waitForConnected(PATIENCE_MS)
