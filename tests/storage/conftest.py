"""The user's database in a folder of the test, and a folder on a disk that can be filled or shut."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cztservices.storage.user_db import MemoryStore, UserDb, UserStore


@pytest.fixture
def path(tmp_path) -> Path:
    """Where the user's data is, in a folder that is not there yet."""
    return tmp_path / "user" / "user.db"


@pytest.fixture
def store(path) -> Iterator[UserDb]:
    """A new file."""
    opened = UserDb(path)
    yield opened
    opened.close()


@pytest.fixture(params=["file", "memory"])
def any_store(request, path) -> Iterator[UserStore]:
    """A new file, and what takes its place where there can be none."""
    opened = UserDb(path) if request.param == "file" else MemoryStore()
    yield opened
    opened.close()


@contextmanager
def _mounted(folder: Path, options: str) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.name != "posix" or os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk with room for 256 KiB."""
    folder = tmp_path / "disk"
    with _mounted(folder, "size=256k"):
        yield folder


@pytest.fixture
def shut():
    """Makes a mounted folder read-only."""

    def _shut(folder: Path) -> None:
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)

    return _shut
