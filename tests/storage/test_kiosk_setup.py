"""The set-up file of a kiosk: what is right is used, what is wrong is told by line, and nothing stops the kiosk."""

import os
import re
import string
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.config import THEME
from cztservices.domain.kiosk.pin import hash_pin, is_pin_hash
from cztservices.domain.kiosk.setup import LANGUAGES, KioskSetup, Printing, Screen, Slip, Timing
from cztservices.domain.mine_rules import find_flaw_of_hall_name
from cztservices.domain.scope import CITIES
from cztservices.storage.kiosk.setup_file import EXAMPLE, MOST_UNKNOWN, ReadSetup, read_setup
from cztservices.storage.kiosk.setup_keys import KEYS
from cztservices.storage.kiosk.setup_text import LONGEST_FILE, LONGEST_LINE

HASH = hash_pin("271828")
SAFE = KioskSetup()


@pytest.fixture
def read(tmp_path):
    """Reads a file with this content."""

    def _read(content: str | bytes) -> ReadSetup:
        path = tmp_path / "kiosk.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_setup(path)

    return _read


def told(read_setup):
    """Line, key and sentence of each fault."""
    return [(fault.line, fault.say().removeprefix(f"{fault.line}: ")) for fault in read_setup.faults]


def is_valid(setup):
    """Whether a kiosk can start with every field."""
    assert isinstance(setup, KioskSetup)
    assert find_flaw_of_hall_name(setup.hall) is None
    assert setup.city in (None, *CITIES)
    assert setup.languages
    assert len({*setup.languages}) == len(setup.languages)
    assert {*setup.languages} <= {*LANGUAGES}
    assert setup.theme in THEME.values
    assert setup.counts in (True, False)
    assert not setup.pin_hash or is_pin_hash(setup.pin_hash)
    for path in (setup.logo, setup.hall_notes):
        assert path is None or path.is_file()
    for path in (setup.usb, setup.folder or setup.usb):
        assert path.is_absolute()
        assert str(path).isprintable()
    assert type(setup.volume) is int
    assert 0 <= setup.volume <= 100
    assert type(setup.screen.diagonal_inches) is float
    assert setup.screen.diagonal_inches == 0 or 5 <= setup.screen.diagonal_inches <= 120
    assert 200 <= setup.screen.distance_mm <= 3000
    assert 20 <= setup.timing.idle_s <= 1800
    assert 5 <= setup.timing.countdown_s <= 120
    assert isinstance(setup.printing.paper, Slip)
    assert not re.search(r"[\s/#]|^-", setup.printing.queue)
    return True


# What is right


def test_without_a_file_all_is_safe():
    assert read_setup(None) == ReadSetup(SAFE, (), is_used=True)
    assert SAFE.pin_hash == ""
    assert is_valid(SAFE)


def test_every_key_is_read(read, tmp_path):
    for name in ("logo.png", "notes.json"):
        (tmp_path / name).touch()
    given = read(f"""
format = 1
hall = "  长沙市\\n政务服务大厅 "
logo = "logo.png"
city = "湘潭市"
languages = ["en", "zh_TW"]
theme = "contrast"
volume = 60
pin_hash = "{HASH}"
folder = "/var/lib/kiosk"
usb = "sticks"
hall_notes = "{tmp_path / "notes.json"}"
counts = false
screen = {{ diagonal_inches = 32, distance_mm = 550 }}
timing.idle_s = 20
timing.countdown_s = 120
[printing]
queue = "Slip-80_mm"
paper = "a4"
""")
    assert told(given) == []
    assert given.setup == KioskSetup(
        hall="长沙市 政务服务大厅",
        logo=tmp_path / "logo.png",
        city="430300",
        languages=("en", "zh_TW"),
        theme="contrast",
        volume=60,
        pin_hash=HASH,
        folder=Path("/var/lib/kiosk"),
        usb=tmp_path / "sticks",
        hall_notes=tmp_path / "notes.json",
        counts=False,
        screen=Screen(32.0, 550),
        timing=Timing(20, 120),
        printing=Printing("Slip-80_mm", Slip.A4),
    )
    assert is_valid(given.setup)


@pytest.mark.parametrize("name", ["430200", "株洲", "株洲市", "zhuzhou", "Zhuzhou", " Zhu Zhou "])
def test_city_is_called_as_people_call_it(read, name):
    assert read(f'format = 1\ncity = "{name}"').setup.city == "430200"


def test_file_of_a_windows_editor_is_read(read):
    given = read("\ufeffformat = 1\r\nvolume = 30\r\nhal = 1\r\n".encode())
    assert given.setup.volume == 30
    assert [line for line, _words in told(given)] == [3]


def test_relative_path_counts_from_the_folder_of_the_file(tmp_path, monkeypatch):
    (tmp_path / "logo.png").touch()
    (tmp_path / "kiosk.toml").write_text('format = 1\nlogo = "logo.png"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_setup(Path("kiosk.toml")).setup.logo == tmp_path / "logo.png"


def test_example_is_the_safe_set_up_with_every_key():
    given = read_setup(EXAMPLE)
    assert told(given) == []
    assert given.setup == SAFE
    keys = {*re.findall(r"^\[?(\w+)(?: = .+|\])$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)}
    nested = [field.name for one in (Screen, Timing, Printing) for field in fields(one)]
    assert keys == {"format", *(field.name for field in fields(KioskSetup)), *nested}


def test_every_field_has_a_key_and_an_example_that_is_right(read, tmp_path):
    for name in ("logo.png", "hall.json"):
        (tmp_path / name).touch()
    parts = {field.name: getattr(SAFE, field.name) for field in fields(SAFE)}
    expected = {(name,) for name in parts}
    expected |= {(name, field.name) for name, part in parts.items() if is_dataclass(part) for field in fields(part)}
    assert {*KEYS} == expected
    for path, key in KEYS.items():
        head = f"[{path[0]}]\n" if len(path) == 2 else ""
        assert told(read(f"format = 1\n{head}{key.example}\n")) == []


# What is wrong


@pytest.mark.parametrize(
    ("written", "problem", "mend"),
    [
        ('hal = "x"', "hal: is no key here", "did you mean hall?"),
        ('Hall = "x"', "Hall: is no key here", "did you mean hall?"),
        ("idle_s = 30", "idle_s: is no key here", "move it below a line [timing]"),
        ("[screen]\nvolume = 3", "screen.volume: is no key here", "move it up, above the first line"),
        ("[screen]\ndistance = 600", "screen.distance: is no key here", "did you mean screen.distance_mm?"),
        ("[printer]\nqueue = 'x'", "printer: is no key here", "did you mean printing?"),
        ("xyz = 1", "xyz: is no key here", "take the line out"),
        ('"screen.distance_mm" = 600', "screen.distance_mm: is no key here", "screen.distance_mm"),
        ("hall = 5", "hall: must be text", 'hall = "长沙市政务服务大厅"'),
        (f'hall = "{"长" * 61}"', "hall: is longer than 60 characters", "shorter name"),
        ('logo = "none.png"', "logo: there is no file", "check the path"),
        (f'logo = "{"x" * 300}"', "logo: there is no file", "check the path"),
        ('logo = "."', "logo: there is no file", "check the path"),
        ('logo = "a\\u0000b"', "logo: holds signs that no path has", "write the path again"),
        ('hall_notes = "none.json"', "hall_notes: there is no file", "check the path"),
        ("folder = 1", "folder: must be text", 'folder = "/var/lib/kiosk"'),
        ('folder = "a\\nb"', "folder: holds signs that no path has", "write the path again"),
        ('usb = ""', "usb: names no folder", 'usb = "/media"'),
        ('city = "changsa"', "city: changsa is not one of the words allowed", "did you mean Changsha?"),
        ('city = "岳麓区"', "city: 岳麓区 is not one of", "use one of 长沙, Changsha"),
        ("city = 430100", "city: must be text", 'city = "长沙"'),
        ('languages = "en"', "languages: must be a list in square brackets", '["zh_CN", "en", "zh_TW"]'),
        ("languages = []", "languages: names no language", '["zh_CN", "en", "zh_TW"]'),
        ('languages = ["en", "en"]', "languages: names en twice", "name each language once"),
        ('languages = ["zh-cn"]', "languages: zh-cn is not one of", "did you mean zh_CN?"),
        ("languages = [1]", "languages: must be text", '["zh_CN", "en", "zh_TW"]'),
        ('theme = "drak"', "theme: drak is not one of", "did you mean dark?"),
        ("volume = 101", "volume: must be from 0 to 100", "volume = 60"),
        ("volume = -1", "volume: must be from 0 to 100", "volume = 60"),
        ("volume = true", "volume: must be a whole number", "volume = 60"),
        ("volume = 5.0", "volume: must be a whole number", "volume = 60"),
        (f"volume = 0x{'f' * 900}", "volume: must be from 0 to 100", "volume = 60"),
        ('pin_hash = "271828"', "pin_hash: is not as this program writes it", "kiosk set-pin"),
        ("counts = 1", "counts: must be true or false", "counts = true"),
        ("screen = 21.5", "screen: must be a section", "[screen]"),
        ("screen.diagonal_inches = nan", "screen.diagonal_inches: must be from 5 to 120", "21.5"),
        ("screen.diagonal_inches = '21'", "screen.diagonal_inches: must be a number", "21.5"),
        ("[[timing]]\nidle_s = 50", "timing: must be a section", "[timing]"),
        ("timing.idle_s = 19", "timing.idle_s: must be from 20 to 1800", "idle_s = 120"),
        ("timing.countdown_s = 121", "timing.countdown_s: must be from 5 to 120", "countdown_s = 20"),
        ("timing.idle_s.x = 50", "timing.idle_s: must be a whole number", "idle_s = 120"),
        ('printing.queue = "a b"', "printing.queue: “a b” cannot be the name", "lpstat -e"),
        ('printing.queue = "-o"', "printing.queue: “-o” cannot be the name", "lpstat -e"),
        ('printing.paper = "A4"', "printing.paper: A4 is not one of", "did you mean a4?"),
    ],
)
def test_wrong_key_is_told_with_its_line_and_mend_and_the_rest_is_used(read, written, problem, mend):
    other = 'theme = "dark"' if not written.startswith("theme") else 'city = "长沙"'
    given = read(f"format = 1\n{other}\n# and now\n\n{written}\n")
    line = 5 + (written.startswith("[") and not written.startswith(("[printer", "[[")))
    ((told_line, words),) = told(given)
    assert told_line == line
    assert words.startswith(problem)
    assert mend in words.partition(";")[2]
    assert given.is_used
    assert given.setup == read(f"format = 1\n{other}\n").setup != SAFE


def test_faults_come_in_the_order_of_lines(read):
    given = read("format = 1\nzzz = 1\nvolume = -1\n[timing]\nidle_s = 0\nyyy = 1\n[aaa]\n")
    assert [line for line, _words in told(given)] == [2, 3, 5, 6, 7]


def test_file_of_quite_another_kind_is_told_in_few_lines(read):
    given = read("format = 1\nvolume = 50\n" + "".join(f"key{n} = 1\n" for n in range(2000)))
    assert len(given.faults) == MOST_UNKNOWN + 1
    assert told(given)[-1][1].startswith(f"{2000 - MOST_UNKNOWN} more keys are unknown")
    assert given.setup.volume == 50


# What cannot be used at all


@pytest.mark.parametrize(
    ("content", "line", "problem", "mend"),
    [
        ("", 1, "format: is missing", "format = 1"),
        ("\n\nvolume = 50", 1, "format: is missing", "format = 1"),
        ("# of tomorrow\nformat = 2", 2, "format: is of a newer program than this one", "update this program"),
        ("volume = 5\nformat = 0", 2, "format: must be 1", "kiosk example"),
        ('format = "1"', 1, "format: must be 1", "kiosk example"),
        ("format = true", 1, "format: must be 1", "kiosk example"),
        ("format = 1.0", 1, "format: must be 1", "kiosk example"),
        ("[format]\nx = 1", 1, "format: must be 1", "kiosk example"),
        ("format = 1\nvolume: 50\n", 2, "this is not TOML (Expected '='", "mend the line"),
        ("format = 1\nvolume = 1\nvolume = 2\n", 3, "this is not TOML (Cannot overwrite", "mend the line"),
        ("format = 1\nhall = [\n\n", 2, "this is not TOML", "mend the line"),
        ("format = 1\nhall = '''\n", 2, "this is not TOML (Expected", "mend the line"),
        ("format = 1\nx = " + "[\n" * 3000, 0, "the file has too many brackets", "mend the line"),
        (f"format = 1\n{'a.' * LONGEST_LINE}a = 1\n", 2, "the line is longer than 1000 characters", "shorten"),
        ("format = 1\nvolume = 2026-13-01\n", 2, "this is not TOML", "mend the line"),
        (b"format = 1\n\nhall = '\xff'\n", 3, "this is not UTF-8", "save the file as UTF-8"),
        ("format = 1\nhall = 'a'\n".encode("utf-16"), 1, "this is not UTF-8", "save the file as UTF-8"),
        ("format = 1\n" + "#\n" * LONGEST_FILE, 0, "the file is longer than 65536 bytes", "kiosk example"),
        (b"\0" * 100, 1, "this is not TOML", "mend the line"),
    ],
)
def test_file_that_cannot_be_used_gives_the_safe_set_up_and_one_fault(read, content, line, problem, mend):
    given = read(content)
    ((told_line, words),) = told(given)
    assert told_line == line
    assert words.startswith(problem)
    assert mend in words.partition(";")[2]
    assert (given.setup, given.is_used) == (SAFE, False)


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "loop", "odd name", "long name"])
def test_path_that_cannot_be_read_gives_the_safe_set_up_and_one_fault(tmp_path, kind):
    path = tmp_path / {"odd name": "a\0b", "long name": "x" * 400}.get(kind, "kiosk.toml")
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    given = read_setup(path)
    ((line, words),) = told(given)
    assert (line, given.setup, given.is_used) == (0, SAFE, False)
    assert re.match("the file cannot be read|this is no file", words)
    assert "check the path" in words


# Whatever it holds


KEY_NAMES = st.sampled_from([".".join(path) for path in KEYS] + ["format", "hal", "timing.x", '"a b"', "screen"])
SCALARS = st.one_of(
    st.integers(-5, 5000).map(str),
    st.floats().map(str),
    st.sampled_from(["true", "false", "2026-11-28", "0x" + "f" * 400, "[]", "{}", "[[1]]"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=70).map(
        lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    ),
    st.sampled_from([*LANGUAGES, "长沙", "dark", "slip", "a4", ".", "..", "/", "", "kiosk.toml", HASH]).map(
        '"{}"'.format
    ),
    st.lists(st.sampled_from(LANGUAGES)).map(lambda names: str(names).replace("'", '"')),
)
LINES = st.builds("{} = {}".format, KEY_NAMES, SCALARS) | st.sampled_from(["[timing]", "[[screen]]", "# x", "]", ""])


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """One file for all examples."""
    return tmp_path_factory.mktemp("setup") / "kiosk.toml"


def see_read(file, content):
    """Whatever is in the file, every field can be used and every fault can be shown."""
    file.write_bytes(content)
    given = read_setup(file)
    assert is_valid(given.setup)
    assert given.is_used or (given.setup, len(given.faults)) == (SAFE, 1)
    for fault in given.faults:
        assert 0 <= fault.line <= content.count(b"\n") + 1
        assert fault.say().isprintable()
    return given


@given(content=st.binary() | st.text().map(str.encode) | st.text(string.printable).map(str.encode))
def test_any_bytes_give_a_valid_set_up(file, content):
    see_read(file, content)
    see_read(file, b"format = 1\n" + content)


@given(lines=st.lists(LINES, max_size=12))
def test_any_toml_gives_a_valid_set_up(file, lines):
    see_read(file, "\n".join(["format = 1", *lines]).encode())


@given(path=st.sampled_from([path for path in KEYS if len(path) == 1 and KEYS[path].example[0] != "["]), value=SCALARS)
def test_key_is_used_or_told(file, path, value):
    """One good line or one fault on it: never neither, never both."""
    given = see_read(file, f"format = 1\n{path[0]} = {value}\n".encode())
    assert [fault.line for fault in given.faults] in ([], [2])
    if given.faults:
        assert given.setup == SAFE


@given(st.data())
def test_any_damage_to_the_example_gives_a_valid_set_up(file, data):
    whole = EXAMPLE.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 40, len(whole))))
    see_read(file, whole[:start] + data.draw(st.binary(max_size=5)) + whole[end:])
