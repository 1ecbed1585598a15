"""Files that are there whole or not at all, whatever happens in between."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

from cztservices.errors import KnownError
from cztservices.i18n import N_

PART = ".part"
"""How the name of a file ends while it is written."""

_KEPT = 40
"""Signs of its name that it begins with then."""

_ADVICE = {
    errno.ENOSPC: N_("{file} was not written, the disk is full; make room or choose another place."),
    errno.EDQUOT: N_("{file} was not written, the disk is full; make room or choose another place."),
    errno.EROFS: N_("{file} was not written, nothing may be changed in its folder; choose another folder."),
    errno.ENOENT: N_("{file} was not written, there is no such folder; choose another."),
    errno.EISDIR: N_("{file} was not written, it is a folder; add the name of a file."),
}
_NO_FILE = N_("{file} was not written, what is there is no file; choose another name.")
_DENIED = N_(
    "{file} was not written, it may not be changed or another program has it open; "
    "close it there or choose another name."
)
_OTHERWISE = N_("{file} was not written ({reason}); choose another place.")


class FileNotWrittenError(KnownError):
    """A file could not be written; what stood in its place is as it was."""


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of what is at ``path``: all of it, safe on the disk, or nothing. A link stays one.

    Raises:
        FileNotWrittenError: it cannot be written there, or a device or pipe is there.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            raise FileNotWrittenError(_NO_FILE, file=path)
        write_durably(target, content)
    except OSError as error:
        raise explain_not_written(path, error) from error


def explain_not_written(path: Path, error: OSError) -> FileNotWrittenError:
    """Why ``path`` could not be written, and what to do."""
    if isinstance(error, PermissionError):
        return FileNotWrittenError(_DENIED, file=path)
    template = _ADVICE.get(error.errno or 0)
    if template is not None:
        return FileNotWrittenError(template, file=path)
    return FileNotWrittenError(_OTHERWISE, file=path, reason=error.strerror or error)


@contextmanager
def appear_whole(path: Path) -> Iterator[Path]:
    """A file to write in the block, which takes the place of ``path`` after it; where the block fails, nothing does.

    Raises:
        OSError: it cannot be written; ``path`` is as it was.
    """
    # Shorter than a name may be, whatever the name of the file; two files of one folder differ by the sum.
    part = path.with_name(f"{path.name[:_KEPT]}.{crc32(os.fsencode(path.name)):08x}.{os.getpid()}{PART}")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        for left in (part, part.with_name(f"{part.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file.

    Raises:
        OSError: it cannot be written; ``path`` is as it was.
    """
    with appear_whole(path) as part:
        part.write_bytes(data)


def copy_durably(source: Path, path: Path) -> None:
    """Copy a file.

    Raises:
        OSError: it cannot be copied; ``path`` is as it was.
    """
    with appear_whole(path) as part:
        shutil.copyfile(source, part)


def sync_folder(folder: Path) -> None:
    """See that a new name in ``folder`` survives a power failure, where the system can do that."""
    if hasattr(os, "O_DIRECTORY"):  # Windows keeps names by itself
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):  # some network drives cannot
                os.fsync(handle)
        finally:
            os.close(handle)
