"""Pages as pictures."""

import pytest
from PySide6.QtGui import QColor, QImage

from cztservices.cli.desktop import main
from cztservices.i18n import LANGUAGES
from cztservices.presenters.pages import Page
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
    "guide:medical-offsite-filing:湘潭:长沙:why-there=living,settled=yes",
    "ask:medical-offsite-filing:湘潭:长沙",
    "ask:medical-offsite-filing:湘潭:长沙:why-there=living",
    "counter:medical-offsite-filing:湘潭:长沙",
    "counter:medical-offsite-filing:湘潭:长沙:why-there=emergency",
    "compare:medical-offsite-filing",
    "services",
    "services:market",
    "licences",
    "offices",
    "offices:430100,open",
    "entry:id-card-licence",
    "requirement:residence",
    "events",
    "event:moving",
    "coverage",
    "changes",
    "help",
    "mine",
    "mine:history",
    "mine:backups",
)

LOOKS = (("zh_CN", "light", "1.0"), ("zh_TW", "dark", "3.0"), ("en", "contrast", "1.5"))
"""Every language, every theme, and the sizes at both ends, once each."""


@pytest.fixture
def draw(catalogue_path, tmp_path):
    """Draws a page into a picture."""

    def _draw(page: str, *options: object) -> QImage:
        out = tmp_path / "out.png"
        where = ["--profile", "staff", "--catalogue", str(catalogue_path), "--base-dir", str(tmp_path)]
        status = main([*where, "--snapshot", str(out), "--page", page, *map(str, options)])
        assert status == 0
        return QImage(str(out))

    return _draw


@pytest.mark.parametrize(("language", "theme", "scale"), LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_page_is_drawn_in_its_colours_and_size(draw, page, language, theme, scale):
    picture = draw(page, "--lang", language, "--theme", theme, "--scale", scale)
    assert (picture.width(), picture.height()) == (1280, 800)
    colours = colours_in(picture)
    assert len(colours) > 50
    assert {QColor(PALETTES[theme][token]).rgb() for token in ("window", "paper", "ink", "accent")} <= colours


@pytest.mark.parametrize("page", ["home", PAGES[3]])
@pytest.mark.parametrize("size", ["1920x1080", "1080x1920", "1366x768", "600x800", "320x480"])
def test_picture_has_the_size_that_was_asked_for(draw, page, size):
    picture = draw(page, "--size", size)
    assert f"{picture.width()}x{picture.height()}" == size


def test_looks_hold_every_language_and_theme():
    assert {language for language, _theme, _scale in LOOKS} == {*LANGUAGES}
    assert {theme for _language, theme, _scale in LOOKS} == {*PALETTES}


def test_every_page_has_a_picture():
    assert {page.partition(":")[0] for page in PAGES} == {*Page, "search"}


@pytest.mark.parametrize("page", ["home", PAGES[3]])
def test_large_print_draws_something_else(draw, page):
    assert draw(page, "--elder") != draw(page)


def test_same_page_draws_the_same_picture(draw):
    assert draw(PAGES[3]) == draw(PAGES[3])


def test_picture_leaves_nothing_of_the_user_behind(draw, tmp_path):
    draw(PAGES[3])
    assert [path.name for path in tmp_path.iterdir()] == ["out.png"]
