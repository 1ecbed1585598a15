"""Asks the print system of this computer in its own protocol (IPP, RFC 8010), within a time that is set.

``lpstat`` and ``cancel`` of CUPS 2.4.2 do not do: the one says of a job that failed the same as of one that was
printed, and of a print system that does not run that the queue is unknown; the other leaves the files of a job.
"""

import os
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from http.client import HTTPConnection, HTTPException
from pathlib import Path

SOCKETS = ("/run/cups/cups.sock", "/var/run/cupsd", "/private/var/run/cupsd")
"""Where CUPS listens on Debian, elsewhere, and on macOS."""

_PORT = 631
_VERSION = b"\x02\x00"
_DONE = 0x0100
_NOT_FOUND = (0x0406, 0x0407)  # there is no such thing; it is gone
_HEADER = 8
_END, _LEAST_VALUE = 0x03, 0x10
_OK = 200


class Operation(IntEnum):
    """What is asked for."""

    CANCEL_JOB = 0x0008
    GET_JOBS = 0x000A
    GET_PRINTER = 0x000B


class Tag(IntEnum):
    """Of which kind a group or a value is."""

    OPERATION = 0x01
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48


Value = int | bool | str
Group = dict[str, tuple[Value, ...]]
"""What is known of one printer or job, by name."""


class NotRunningError(Exception):
    """Nobody listens."""


class NoAnswerError(Exception):
    """Nobody answers in time, or not in this protocol."""


class NotFoundError(Exception):
    """There is no such queue or job."""


class RefusedError(Exception):
    """The print system does not do it; the text is its status."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One attribute of a request."""

    tag: Tag
    name: str
    values: Sequence[Value]


class _LocalConnection(HTTPConnection):
    """HTTP through a socket of the file system."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        """Connect, within the same time."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def ask(
    operation: Operation, queue: str, asked: Sequence[Asked], environment: Mapping[str, str], patience_s: float
) -> tuple[Group, ...]:
    """The groups that the print system answers about ``queue``.

    Raises:
        NotRunningError: nobody listens.
        NoAnswerError: nothing came for ``patience_s`` seconds.
        NotFoundError: there is no such queue, or no such job.
        RefusedError: it is not done.
    """
    connection = _connect(environment, patience_s)
    headers = {"Content-Type": "application/ipp"}
    if isinstance(connection, _LocalConnection):
        headers["Authorization"] = f"PeerCred {user_name()}"  # CUPS asks the kernel whether that is true
    try:
        connection.request("POST", f"/printers/{queue}", encode(operation, queue, asked), headers)
        response = connection.getresponse()
        status, answer = response.status, response.read()
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise NotRunningError from error
    except (OSError, HTTPException) as error:
        raise NoAnswerError from error
    finally:
        connection.close()
    if status != _OK:
        raise RefusedError(f"HTTP {status}")
    code, groups = decode(answer)
    if code in _NOT_FOUND:
        raise NotFoundError
    if code >= _DONE:
        raise RefusedError(f"IPP {code:#06x}")
    return groups


def user_name() -> str:
    """Whom the print system takes the jobs of this program for."""
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def encode(operation: Operation, queue: str, asked: Sequence[Asked]) -> bytes:
    """A request about ``queue``."""
    attributes = (
        Asked(Tag.CHARSET, "attributes-charset", ("utf-8",)),
        Asked(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
        Asked(Tag.URI, "printer-uri", (f"ipp://localhost/printers/{queue}",)),
        Asked(Tag.NAME, "requesting-user-name", (user_name(),)),
        *asked,
    )
    body = b"".join(_encode_attribute(one) for one in attributes)
    return _VERSION + struct.pack(">HIB", operation, 1, Tag.OPERATION) + body + bytes([_END])


def _encode_attribute(asked: Asked) -> bytes:
    parts = []
    for number, value in enumerate(asked.values):
        name = b"" if number else asked.name.encode()
        if isinstance(value, bool):
            content = bytes([value])
        elif isinstance(value, int):
            content = struct.pack(">i", value)
        else:
            content = value.encode()
        parts.append(struct.pack(">BH", asked.tag, len(name)) + name + struct.pack(">H", len(content)) + content)
    return b"".join(parts)


def decode(answer: bytes) -> tuple[int, tuple[Group, ...]]:
    """The status of an answer, and its groups without the first, which is about the answer itself.

    Raises:
        NoAnswerError: it is no answer.
    """
    try:
        code = struct.unpack_from(">H", answer, 2)[0]
        return code, tuple(_decode_groups(answer))[1:]
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NoAnswerError from error


def _decode_groups(answer: bytes) -> Iterator[Group]:
    place, name = _HEADER, ""
    group: Group | None = None
    while (tag := answer[place]) != _END:
        place += 1
        if tag < _LEAST_VALUE:
            if group is not None:
                yield group
            group = {}
            continue
        given, place = _take(answer, place)
        content, place = _take(answer, place)
        name = given.decode() or name
        if group is not None:
            group[name] = (*group.get(name, ()), _decode_value(tag, content))
    if group is not None:
        yield group


def _take(answer: bytes, place: int) -> tuple[bytes, int]:
    """A piece that its length leads, and where the next one begins."""
    start = place + 2
    end = start + struct.unpack_from(">H", answer, place)[0]
    if end > len(answer):
        raise IndexError(end)
    return answer[start:end], end


def _decode_value(tag: int, content: bytes) -> Value:
    if tag in (Tag.INTEGER, Tag.ENUM):
        return int(struct.unpack(">i", content)[0])
    if tag == Tag.BOOLEAN:
        return content != b"\0"
    return content.decode(errors="replace")


def _connect(environment: Mapping[str, str], patience_s: float) -> HTTPConnection:
    server = environment.get("CUPS_SERVER", "") or next((one for one in SOCKETS if Path(one).exists()), SOCKETS[0])
    if server.startswith("/"):
        return _LocalConnection(server, patience_s)
    host, _, port = server.partition(":")
    return HTTPConnection(host, int(port) if port.isdigit() else _PORT, timeout=patience_s)
