"""Pages for a browser: well formed, everything escaped, nothing fetched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.i18n import LANGUAGES
from cztservices.presenters.palettes import PALETTES
from cztservices.presenters.web_page import CellView, TableView, write_page
from tests.pages import Page, read_page

ODD = "</td></table><script>alert('1')</script><img src=\"http://x\"> & &amp; \"'"


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_title_lead_and_tables_as_they_were_given(language):
    tables = [
        TableView("First", ["A", "B"], [[CellView("1"), CellView("2", "go")], [CellView("3"), CellView("4")]]),
        TableView("", ["C"], []),
    ]
    page = read_page(write_page(language, "Title", "Lead.", tables))
    assert page == Page(
        language=language.replace("_", "-"),
        title="Title",
        headings=["Title", "First"],
        lead="Lead.",
        tables=[[["A", "B"], ["1", "2"], ["3", "4"]], [["C"]]],
        classes=["go"],
    )


def test_words_that_look_like_markup_are_words():
    text = write_page("en", ODD, ODD, [TableView(ODD, [ODD], [[CellView(ODD)]])])
    page = read_page(text)
    assert (page.title, page.lead, page.headings, page.tables) == (ODD, ODD, [ODD, ODD], [[[ODD], [ODD]]])
    assert "<script" not in text
    assert "<img" not in text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.sampled_from(["title", "lead", "heading", "cell"]),
)
def test_any_words_come_back_as_they_were(words, place):
    given_words = dict.fromkeys(["title", "lead", "heading", "cell"], "x") | {place: words}
    table = TableView(given_words["heading"], [given_words["cell"]], [[CellView(given_words["cell"])]])
    page = read_page(write_page("en", given_words["title"], given_words["lead"], [table]))
    assert (page.title, page.lead) == (given_words["title"], given_words["lead"])
    assert page.headings == [part for part in (given_words["title"], given_words["heading"]) if part]
    assert page.tables == [[[given_words["cell"]], [given_words["cell"]]]]


def test_lines_of_a_cell_stand_below_each_other():
    text = write_page("en", "t", "l", [TableView("", ["A"], [[CellView("<one>\ntwo")]])])
    assert "<td>&lt;one&gt;<br>two</td>" in text


def test_colour_of_a_cell_cannot_leave_its_quotes():
    text = write_page("en", "t", "l", [TableView("", ["A"], [[CellView("1", 'go"><b>')]])])
    assert read_page(text).classes == ['go"><b>']


def test_header_cells_say_that_they_head_a_column():
    text = write_page("en", "t", "l", [TableView("", ["A", "B"], [])])
    assert text.count('<th scope="col">') == text.count("<th") - text.count("<thead") == 2


@pytest.mark.parametrize("theme", PALETTES)
def test_style_has_the_colours_of_every_theme(theme):
    text = write_page("en", "t", "l", [])
    assert all(f"--{name}: {colour};" in text for name, colour in PALETTES[theme].items())


def test_style_uses_no_colour_that_no_palette_has():
    used = set(re.findall(r"var\(--(\w+)\)", write_page("en", "t", "l", [])))
    assert used
    assert all(used <= palette.keys() for palette in PALETTES.values())


def test_style_is_whole():
    style = re.search(r"<style>(.*)</style>", write_page("en", "t", "l", []), re.DOTALL).group(1)
    assert style.count("{") == style.count("}") > 10
    assert "{{" not in style


def test_page_says_how_it_is_written_before_any_word():
    text = write_page("zh_CN", "标题", "字", [])
    assert text.startswith("<!doctype html>")
    assert text.index('charset="utf-8"') < text.index("标题")


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr></table>",
        "<p>",
        "</p>",
        '<img src="http://x">',
        "<script>1</script>",
        '<p onclick="1"></p>',
        "<table>stray</table>",
        "<!-- note -->",
        "<style>@import x</style>",
        "<style>p { background: url(x) }</style>",
    ],
)
def test_reader_of_pages_refuses_what_no_page_may_have(body):
    """Else the tests here would show nothing."""
    read_page('<!doctype html>\n<html lang="en"></html>')
    with pytest.raises(AssertionError):
        read_page(f'<!doctype html>\n<html lang="en">{body}</html>')
