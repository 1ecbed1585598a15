"""The table of what is accepted on paper: whole, on one sheet of A4, on slips and in large print too."""

import io
from collections.abc import Iterator

import pypdf
import pytest

from cztservices.app.requirement_sheet import make_requirement_sheet
from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER, now
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.papers import Paper
from cztservices.presenters.requirements import RequirementView
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.ui.drawing import make_ready_to_draw
from cztservices.ui.requirement_document import MARK
from cztservices.ui.sheet_pdf import draw_sheet
from tests.papers import squeeze, text_of, titles_in

LEAST_POINTS = 7.5


@pytest.fixture
def draw(catalogue_db, qapp):  # noqa: ARG001 - the fonts need an application
    """The view of a table of the sample, and its PDF."""

    def _draw(language="en", paper=Paper.A4, *, large=False) -> tuple[RequirementView, bytes]:
        sheet = make_requirement_sheet(
            catalogue_db, "residence", Translator(language, catalogue_db.traditional()), now()
        )
        pages = sheet.lay_out(paper, make_ready_to_draw(), large=large)
        return sheet.view, draw_sheet(pages, sheet.title, language)

    return _draw


def said_on(view: RequirementView) -> Iterator[str]:
    """Everything that the table says."""
    yield from (view.kind, view.title, view.lead, view.legend, view.ring_first, view.differs, view.footer)
    for group in view.groups:
        yield from (group.title, group.gap)
        for row in group.rows:
            yield row.text
            yield from (cell.text for cell in row.cells if cell.is_known)
            yield from row.details
    yield from (f"[{source.number}] {source.caption}" for source in view.sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_taken_out_of_the_pdf_is_all_that_the_table_says(draw, language):
    view, pdf = draw(language)
    text = squeeze("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    assert [words for words in said_on(view) if squeeze(words) not in text] == []
    assert all(column.title in text for column in view.columns)


@pytest.mark.parametrize(("paper", "large"), [(Paper.A4, True), (Paper.SLIP, False), (Paper.SLIP, True)])
def test_narrow_and_large_paper_says_the_same_as_a_list(draw, paper, large):
    view, pdf = draw(paper=paper, large=large)
    text = text_of(pdf)
    for group in view.groups:
        for row in group.rows:
            told = (row.text, *row.tell_details(view.heads))
            assert [words for words in told if squeeze(words) not in text] == []
    assert squeeze("Changsha accepted (record here)") in text


def test_only_rows_that_differ_bear_the_mark(draw):
    _, pdf = draw()
    text = text_of(pdf)
    assert f"{MARK}Titledeed" in text
    assert f"{MARK}Residencepermit" not in text
    assert f"{MARK}knownfromsomeofthecitiesonly" in text


def test_file_bears_the_title_of_the_table_and_a_mark_for_each_group(draw):
    view, pdf = draw()
    assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.title == f"{view.kind}: {view.title}"
    assert [title for _level, title, _page in titles_in(pdf)][1:] == [group.title for group in view.groups]


@pytest.fixture(scope="module")
def real_db(tmp_path_factory):
    path = tmp_path_factory.mktemp("real") / "catalogue.db"
    build_catalogue(DATA_FOLDER, path)
    with CatalogueDb(path) as db:
        yield db


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_table_that_ships_stands_on_one_sheet(real_db, language, qapp):  # noqa: ARG001
    family = make_ready_to_draw()
    for key in real_db.requirements():
        sheet = make_requirement_sheet(real_db, key, Translator(language), now())
        pages = sheet.lay_out(Paper.A4, family)
        assert (key, pages.count) == (key, 1)
        assert pages.body_points >= LEAST_POINTS
        [page] = pypdf.PdfReader(io.BytesIO(draw_sheet(pages, sheet.title, language))).pages
        text = squeeze(page.extract_text())
        unmarked = {sheet.view.ring_first, sheet.view.differs}  # said where rows bear their marks
        assert [words for words in said_on(sheet.view) if squeeze(words) not in text and words not in unmarked] == []
