"""Pages as pictures."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QImage

from cztservices.cli.desktop import main
from cztservices.config import THEME
from cztservices.i18n import LANGUAGES
from cztservices.presenters.palettes import PALETTES
from tests.ui.eyes import colours_in

PAGES = (
    "home",
    "search:ydjy",
    "search:zzzzqqq",
    "guide:medical-offsite-filing:xiangtan:changsha",
    "guide:medical-offsite-filing",
    "guide:residence-permit::长沙",
    "guide:senior-card:430300:430100",
)


@pytest.fixture
def draw(catalogue_path, tmp_path):
    """Draws a page into a picture."""

    def _draw(page: str, *options: object) -> QImage:
        out = tmp_path / "out.png"
        where = ["--catalogue", str(catalogue_path), "--base-dir", str(tmp_path)]
        status = main([*where, "--snapshot", str(out), "--page", page, *map(str, options)])
        assert status == 0
        return QImage(str(out))

    return _draw


@pytest.mark.parametrize(("language", "theme", "scale"), [*product(LANGUAGES, THEME.values, ("1.0", "3.0"))])
@pytest.mark.parametrize("page", PAGES)
def test_page_is_drawn_in_its_colours(draw, page, language, theme, scale):
    picture = draw(page, "--lang", language, "--theme", theme, "--scale", scale)
    colours = colours_in(picture)
    assert len(colours) > 50
    assert {QColor(PALETTES[theme][token]).rgb() for token in ("window", "paper", "ink", "accent")} <= colours


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("language", "scale"), [*product(LANGUAGES, ("1.0", "3.0"))])
def test_picture_has_the_size_of_the_window(draw, page, language, scale):
    picture = draw(page, "--lang", language, "--scale", scale)
    assert (picture.width(), picture.height()) == (1280, 800)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["1920x1080", "1080x1920", "1366x768", "600x800", "320x480"])
def test_picture_has_the_size_that_was_asked_for(draw, language, size):
    picture = draw(PAGES[3], "--lang", language, "--size", size)
    assert f"{picture.width()}x{picture.height()}" == size


def test_large_print_draws_something_else(draw):
    page = "guide:medical-offsite-filing:xiangtan:changsha"
    assert draw(page, "--elder") != draw(page)


def test_same_page_draws_the_same_picture(draw):
    assert draw(PAGES[3]) == draw(PAGES[3])


def test_picture_leaves_nothing_of_the_user_behind(draw, tmp_path):
    draw(PAGES[3])
    assert [path.name for path in tmp_path.iterdir()] == ["out.png"]
