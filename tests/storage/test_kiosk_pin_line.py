"""A PIN is written into the set-up file, and nothing else of it changes."""

import os
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.pin import hash_pin
from cztservices.errors import KnownError
from cztservices.files import FileNotWrittenError
from cztservices.storage.kiosk import pin_line
from cztservices.storage.kiosk.pin_line import put_pin_hash
from cztservices.storage.kiosk.setup_file import EXAMPLE, read_setup

HASH = hash_pin("271828")
LINE = f'pin_hash = "{HASH}"'


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kiosk.toml"


@pytest.fixture
def put(path):
    """Writes the PIN into a file of this content, and returns what it holds then."""

    def _put(content: str) -> str:
        path.write_bytes(content.encode())
        put_pin_hash(path, HASH)
        return path.read_bytes().decode()

    return _put


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("format = 1\n", "format = 1\nPIN\n"),
        ("format = 1", "format = 1\nPIN\n"),
        ("format = 1\r\n", "format = 1\r\nPIN\r\n"),
        ("\ufeffformat = 1 # a\n", "\ufeffformat = 1 # a\nPIN\n"),
        ('format = 1\npin_hash = ""\nhall = "x"', 'format = 1\nPIN\nhall = "x"'),
        ("format = 1\n  pin_hash='old'  # mine\n\n", "format = 1\n  PIN  # mine\n\n"),
        ('format = 1\n"pin_hash" = """old\n"""\n', "format = 1\nPIN\n"),
        ("pin_hash = 5\nformat = 1\n", "PIN\nformat = 1\n"),
        ("format = 1\n\n# How large\n[screen]\n", "format = 1\nPIN\n\n# How large\n[screen]\n"),
        ("format = 1\n[timing]\npin_hash = 'x'\n", "format = 1\nPIN\n[timing]\npin_hash = 'x'\n"),
        ("format = 1\nlanguages = [\n 'en', # [x]\n]\n[a]\n", "format = 1\nlanguages = [\n 'en', # [x]\n]\nPIN\n[a]\n"),
        ("format = 1\n# pin_hash = 'x'\nhal = 3\n", "format = 1\n# pin_hash = 'x'\nhal = 3\nPIN\n"),
    ],
)
def test_line_is_put_above_all_sections_and_all_else_stays(put, before, after):
    assert put(before) == after.replace("PIN", LINE)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "format = 2\n",
        "format = 1\nformat = 1\n",
        "format = 1\n[pin_hash]\nx = 1\n",
        "format = 1\npin_hash.x = 1\n",
        "format = 1\nx = nan\n",
    ],
)
def test_file_that_cannot_be_changed_safely_stays_as_it_is(put, path, content):
    with pytest.raises(KnownError, match="kiosk check"):
        put(content)
    assert path.read_text(encoding="utf-8") == content


def test_file_that_is_missing_is_not_made(path):
    with pytest.raises(KnownError, match="kiosk check"):
        put_pin_hash(path, HASH)
    assert not path.exists()


def test_pin_of_the_example_is_changed_again_and_again(path):
    path.write_bytes(EXAMPLE.read_bytes())
    for pin in ("271828", "314159"):
        put_pin_hash(path, hash_pin(pin))
    given = read_setup(path)
    assert (given.setup.pin_hash != "", given.faults) == (True, ())
    assert path.read_text(encoding="utf-8").replace(given.setup.pin_hash, "") == EXAMPLE.read_text(encoding="utf-8")


def test_readers_of_the_file_stay_the_same(put, path):
    path.touch()
    path.chmod(0o640)
    put("format = 1\n")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_owner_of_the_file_stays_the_same(put, path):
    path.touch()
    os.chown(path, 12345, 12346)
    put("format = 1\n")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)


def test_link_stays_one_and_its_file_is_written(path, tmp_path):
    real = tmp_path / "real.toml"
    real.write_text("format = 1\n", encoding="utf-8")
    path.symlink_to(real)
    put_pin_hash(path, HASH)
    assert path.is_symlink()
    assert read_setup(real).setup.pin_hash == HASH


def test_full_disk_leaves_the_file_as_it_was(put, path, monkeypatch):
    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cztservices.files.os.fsync", refuse)
    with pytest.raises(FileNotWrittenError, match="the disk is full"):
        put("format = 1\n")
    assert [entry.read_text(encoding="utf-8") for entry in path.parent.iterdir()] == ["format = 1\n"]


def test_nobody_else_reads_the_hash_while_it_is_written(put, monkeypatch):
    modes = []
    write = pin_line.Path.write_bytes

    def spy(part, content):
        if part.suffix == ".part":
            modes.append(part.stat().st_mode & 0o777)
        return write(part, content)

    monkeypatch.setattr(pin_line.Path, "write_bytes", spy)
    put("format = 1\n")
    assert modes == [0o600]


PIECES = st.lists(
    st.sampled_from(["", "# pin_hash = 1", "hall = 'x' # y", "pin_hash = 'old' # z", "hal = [\n1,\n]", "[timing]", "[x]", "idle_s = 3", 'city = """\npin_hash = 2\n"""']),
    unique=True,
)  # fmt: skip


@given(st.permutations(["format = 1", "volume = 3"]), PIECES, st.sampled_from(["\n", "\r\n"]))
def test_everything_but_the_pin_is_as_it_was(tmp_path_factory, head, pieces, feed):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    text = "".join(line + feed for line in [*head, *pieces])
    path.write_bytes(text.encode())
    put_pin_hash(path, HASH)
    changed = path.read_bytes().decode()
    assert tomllib.loads(changed) == tomllib.loads(text) | {"pin_hash": HASH}
    is_replaced = "pin_hash" in tomllib.loads(text)
    assert text == (changed.replace(LINE, "pin_hash = 'old'") if is_replaced else changed.replace(LINE + feed, ""))
