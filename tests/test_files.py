"""Files are written whole, or what was there stays."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from cztservices import files
from cztservices.files import FileNotWrittenError, write_whole


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_what_was_there_is_replaced(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert names_in(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EROFS, "nothing may be changed in its folder; choose another folder"),
        (errno.EACCES, "may not be changed or another program has it open; close it there"),
        (errno.EIO, "(Input/output error); choose another place"),
    ],
    ids=["full", "read-only", "open", "broken"],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_file_that_cannot_be_written_leaves_all_as_it_was(tmp_path, monkeypatch, number, sentence, step):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def refuse(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((files.os, "fsync", refuse) if step == "fsync" else (Path, "replace", refuse)))
    with pytest.raises(FileNotWrittenError) as told:
        write_whole(path, b"new")
    assert str(path) in str(told.value)
    assert sentence in str(told.value)
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.pdf"]


def test_folder_that_is_not_there_and_a_folder_for_a_file_are_told(tmp_path):
    for path, sentence in ((tmp_path / "no" / "a.pdf", "there is no such folder"), (tmp_path, "it is a folder")):
        with pytest.raises(FileNotWrittenError, match=sentence):
            write_whole(path, b"new")
    assert names_in(tmp_path) == []


@pytest.fixture
def full_disk(tmp_path):
    """A disk of 64 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("only root may mount a disk")
    yield place
    subprocess.run(["umount", place], check=True)


def test_full_disk_keeps_what_was_there(full_disk):
    path = full_disk / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(FileNotWrittenError, match="the disk is full"):
        write_whole(path, b"x" * 200_000)
    assert path.read_bytes() == b"old"
    assert names_in(full_disk) == ["a.pdf"]


def test_link_stays_one_and_what_it_leads_to_is_written(tmp_path):
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_pipe_is_refused_and_stays_one(tmp_path):
    pipe = tmp_path / "a.pdf"
    os.mkfifo(pipe)
    with pytest.raises(FileNotWrittenError, match="what is there is no file"):
        write_whole(pipe, b"new")
    assert pipe.is_fifo()


def test_names_as_long_as_a_folder_takes_can_be_written(tmp_path):
    name = "长" * 83 + ".pdf"
    write_whole(tmp_path / name, b"new")
    assert names_in(tmp_path) == [name]
