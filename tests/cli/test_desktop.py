"""Options of ``main.py``; the window itself is not opened here."""

from pathlib import Path

import pytest

from cztservices.cli.desktop import _read_wishes, main, make_desktop_parser
from cztservices.config import PROFILES, THEME


@pytest.fixture
def parse():
    """Reads a command line."""
    return lambda *argv: make_desktop_parser().parse_args(argv)


@pytest.fixture
def refused(capsys):
    """Runs ``main.py``, which must refuse, and returns the line on standard error."""

    def _refused(*argv: str) -> str:
        with pytest.raises(SystemExit) as left:
            main(argv)
        captured = capsys.readouterr()
        assert (left.value.code, captured.out) == (2, "")
        assert captured.err.endswith("\n")
        assert captured.err.count("\n") == 1
        return captured.err

    return _refused


def test_nothing_asked_leaves_all_to_the_settings(parse):
    options = parse()
    assert (options.profile, options.page) == ("resident", "home")
    asked = {name: value for name, value in vars(options).items() if name not in ("profile", "page")}
    assert set(asked.values()) == {None, False}


@pytest.mark.parametrize(
    ("argv", "profile"),
    [([], "resident"), (["--kiosk"], "kiosk"), *((["--profile", name], name) for name in PROFILES)],
)
def test_profile_is_the_one_asked_for(parse, argv, profile):
    assert parse(*argv).profile == profile


def test_notes_of_a_file_are_written_by_nobody():
    given = _read_wishes(make_desktop_parser().parse_args(["--profile", "staff", "--hall-notes", "hall.json"]))
    assert (given.hall_notes, given.profile.serves_others) == (Path("hall.json"), False)
    assert _read_wishes(make_desktop_parser().parse_args(["--profile", "staff"])).profile.serves_others


def test_options_of_a_picture_are_read(parse):
    picture = ("--snapshot", "out.png", "--page", "guide:a:b:c", "--lang", "en")
    options = parse(*picture, "--theme", "dark", "--scale", "2.5", "--elder", "--size", "800x600")
    assert (options.snapshot, options.page) == (Path("out.png"), "guide:a:b:c")
    assert (options.lang, options.theme, options.scale, options.elder) == ("en", "dark", 2.5, True)
    assert options.size == (800, 600)


@pytest.mark.parametrize("lang", ["zh_CN", "en", "zh_TW"])
def test_languages_of_the_contract_may_be_asked_for(parse, lang):
    assert parse("--lang", lang).lang == lang


@pytest.mark.parametrize("theme", THEME.values)
def test_every_theme_that_may_be_set_may_be_asked_for(parse, theme):
    assert parse("--theme", theme).theme == theme


@pytest.mark.parametrize(
    ("text", "size"), [("320x320", (320, 320)), ("1280X800", (1280, 800)), ("8000x8000", (8000, 8000))]
)
def test_size_is_read(parse, text, size):
    assert parse("--size", text).size == size


@pytest.mark.parametrize(("text", "scale"), [("1", 1.0), ("1.0", 1.0), ("1.75", 1.75), ("3.0", 3.0), ("3", 3.0)])
def test_scale_is_read(parse, text, scale):
    assert parse("--scale", text).scale == scale


@pytest.mark.parametrize(
    "size",
    [
        "",
        "x",
        "1280",
        "1280x",
        "x800",
        "1280x800x2",
        "1280*800",
        "319x800",
        "1280x8001",
        "-1280x800",
        "1280.5x800",
        "1280x八",
    ],
)
def test_size_that_is_none_is_refused(refused, size):
    words = refused(f"--size={size}")
    assert "--size" in words
    assert f"{size} is no size; write 1280x800" in words
    assert "--help" in words


@pytest.mark.parametrize(
    "scale", ["", "0", "0.99", "3.01", "-2", "nan", "inf", "1e0", "two", "1,5", "1.5.0", ".", "150%", "9" * 400]
)
def test_scale_that_is_none_is_refused(refused, scale):
    words = refused(f"--scale={scale}")
    assert "--scale" in words
    assert f"{scale} is not between 1.0 and 3.0" in words
    assert "_scale" not in words


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["--lang", "fr"], ["--lang", "zh_CN", "en", "zh_TW"]),
        (["--theme", "pink"], ["--theme", *THEME.values]),
        (["--profile", "admin"], ["--profile", *PROFILES]),
        (["--colour"], ["--colour"]),
        (["czt:home", "czt:help"], ["czt:help"]),
        (["--kiosk", "czt:home"], ["kiosk"]),
        (["--page"], ["--page"]),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_refused_with_what_may_be_given(refused, argv, named):
    words = refused(*argv)
    assert [name for name in (*named, "--help") if name not in words] == []


@pytest.mark.parametrize("option", ["--size", "--scale", "--lang"])
@pytest.mark.parametrize(
    "odd", ["a\nb", "a\r\nb", "\x1b[31mred", "\u2028"], ids=["line", "windows", "escape", "separator"]
)
def test_odd_signs_do_not_reach_the_terminal(refused, option, odd):
    assert refused(option, odd).removesuffix("\n").isprintable()


@pytest.mark.parametrize("profile", ["staff", "kiosk"])
@pytest.mark.parametrize(("value", "wish"), [(None, None), ("on", True), ("off", False)])
def test_counting_is_as_it_is_switched(parse, profile, value, wish):
    switch = ("--count-failures", value) if value is not None else ()
    assert _read_wishes(parse("--profile", profile, *switch)).count_failures is wish


def test_resident_may_not_have_searches_counted(refused):
    assert "resident counts no searches" in refused("--count-failures", "on")
