"""Sticks that are plugged in: real file systems where the test may mount some."""

import os
import subprocess
from pathlib import Path

import pytest

from cztservices.storage.kiosk import usb
from cztservices.storage.kiosk.disk import measure_disk
from cztservices.storage.kiosk.usb import NoStickError, Stick, choose_stick, find_sticks


@pytest.fixture
def mount():
    """Mounts an empty file system on a folder, until the test has ended."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount")
    mounted: list[Path] = []

    def _mount(folder: Path, options: str = "size=8m") -> Path:
        folder.mkdir(parents=True)
        ran = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, text=True, check=False
        )
        if ran.returncode:
            pytest.skip(f"nothing may be mounted here: {ran.stderr.strip()}")
        mounted.append(folder)
        return folder

    yield _mount
    for folder in reversed(mounted):
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def plug(monkeypatch):
    """Pretends that sticks are mounted below a folder, in the order in which the system happens to name them."""

    def _plug(*sticks: Stick) -> None:
        monkeypatch.setattr(usb, "_find", lambda _base: iter(sticks))

    return _plug


def make_stick(name: str, *, free: int = 10**9, is_writable: bool = True) -> Stick:
    return Stick(Path("/media") / name, free, is_writable)


def test_sticks_are_found_there_and_one_folder_further_down_and_no_folder_is_taken_for_one(tmp_path, mount):
    here, below = mount(tmp_path / "B-STICK"), mount(tmp_path / "user" / "A-STICK")
    mount(tmp_path / "user" / "folder" / "too-deep")
    (tmp_path / "folder").mkdir()
    sticks = find_sticks(tmp_path)
    assert [(stick.name, stick.path) for stick in sticks] == [("A-STICK", below), ("B-STICK", here)]
    assert all(stick.takes_files for stick in sticks)


def test_stick_that_is_protected_is_passed_over(tmp_path, mount):
    mount(tmp_path / "A", "size=8m,ro")
    mount(tmp_path / "B")
    chosen = choose_stick(tmp_path)
    assert (chosen.stick.name, chosen.others) == ("B", ("A",))


def test_protected_stick_alone_is_told(tmp_path, mount):
    mount(tmp_path / "A", "size=8m,ro")
    with pytest.raises(NoStickError, match="A cannot be written"):
        choose_stick(tmp_path)


def test_full_stick_is_told(tmp_path, mount):
    stick = mount(tmp_path / "FULL", "size=2m")
    (stick / "film").write_bytes(bytes(1_800_000))
    with pytest.raises(NoStickError, match="FULL is full"):
        choose_stick(tmp_path)


def test_link_to_a_file_system_is_not_followed(tmp_path, mount):
    stick = mount(tmp_path / "elsewhere" / "STICK")
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "link").symlink_to(stick)
    assert find_sticks(tmp_path / "media") == ()


@pytest.mark.parametrize("base", ["missing", "file"])
def test_no_stick_is_told_with_where_one_is_looked_for(tmp_path, base):
    (tmp_path / "file").touch()
    with pytest.raises(NoStickError, match=str(tmp_path / base)):
        choose_stick(tmp_path / base)


def test_first_by_name_is_taken_and_the_others_are_named(plug, tmp_path):
    plug(make_stick("C"), make_stick("A", is_writable=False), make_stick("B"))
    chosen = choose_stick(tmp_path)
    assert (chosen.stick.name, chosen.others) == ("B", ("A", "C"))


def test_full_one_is_told_rather_than_a_protected_one(plug, tmp_path):
    plug(make_stick("A", is_writable=False), make_stick("B", free=10))
    with pytest.raises(NoStickError, match="B is full"):
        choose_stick(tmp_path)


def test_disk_has_room_and_a_folder_that_is_not_there_has_none(tmp_path):
    room = measure_disk(tmp_path)
    assert 0 < room.free <= room.total
    assert measure_disk(tmp_path / "missing") is None
