"""The sheet on paper: whole, in order, cut nowhere, and the same text when it is copied out of the PDF."""

import io
from dataclasses import replace
from datetime import datetime, time
from itertools import pairwise

import pypdf
import pypdfium2
import pytest
import zxingcpp
from fontTools.ttLib import TTFont

from cztservices.app.sheets import make_sheet
from cztservices.config import RESOURCES
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.papers import FORMS, Paper
from cztservices.presenters.sheet_view import SheetBlock, SheetFoot, SheetLine, SheetPart
from cztservices.ui.fonts import FAMILY, load_fonts
from cztservices.ui.paper_document import PaperDocument
from cztservices.ui.paper_pages import PaperPages, paginate, text_height
from cztservices.ui.sheet_pages import lay_out_sheet
from cztservices.ui.sheet_pdf import PdfDrawing, draw_sheet
from tests.papers import missing_from, page_count, pixels_of, squeeze, text_of, titles_in
from tests.sample_data import DAY

NOON = datetime.combine(DAY, time(12))
FILING = "medical-offsite-filing"
DRAWN_IN_TWO = "〴〵"
"""Signs of vertical text that a font draws with two others."""

IDS = [f"{paper.value}-{'large' if large else 'usual'}" for paper, large in FORMS]


@pytest.fixture
def family(qapp) -> str:  # noqa: ARG001 - fonts need an application
    """The fonts that ship with the program."""
    assert load_fonts(RESOURCES / "fonts") == FAMILY
    return FAMILY


@pytest.fixture
def sheet(catalogue_db):
    """The sheet of a guide of the sample in a language."""

    def _sheet(language="zh_CN", service=FILING):
        translator = Translator(language, catalogue_db.traditional())
        return make_sheet(catalogue_db, service, XIANGTAN, CHANGSHA, translator, NOON)

    return _sheet


def longer(view, times):
    """The sheet with every line of its blocks so many times, each time numbered."""
    blocks = tuple(
        replace(
            block, lines=tuple(replace(line, text=f"{n}·{line.text}") for n in range(times) for line in block.lines)
        )
        for block in view.blocks
    )
    return replace(view, blocks=blocks)


def foot_of(pages):
    return pages.foot if pages.form.height else None


@pytest.mark.parametrize("form", FORMS.values(), ids=IDS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("times", [1, 5])
def test_everything_on_the_sheet_comes_out_of_the_pdf_in_its_order(sheet, family, form, language, times):
    made = sheet(language)
    view = longer(made.view, times)
    pages = lay_out_sheet(view, made.codes(form.most_codes), len(made.texts), form, family)
    text = text_of(draw_sheet(pages, made.title, language), foot_of(pages))
    assert missing_from(text, view) == []
    assert missing_from(text, longer(view, 2)) != []


def test_signs_of_a_line_that_is_left_out_would_be_missed(sheet, family):
    made = sheet()
    pages = made.lay_out(Paper.A4, family)
    text = text_of(draw_sheet(pages, made.title, "zh_CN"), pages.foot)
    line = made.view.block(SheetPart.STEPS).lines[-1].text
    assert missing_from(text.replace(squeeze(line), ""), made.view) == [line]


def test_pdf_has_title_language_and_bookmarks(sheet, family):
    for language, code in (("zh_CN", "zh-CN"), ("zh_TW", "zh-TW"), ("en", "en")):
        made = sheet(language)
        pages = made.lay_out(Paper.A4, family)
        pdf = draw_sheet(pages, made.title, language)
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        assert reader.metadata.title == made.title
        assert reader.root_object["/Lang"] == code
        assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
        marks = titles_in(pdf)
        assert marks[0] == (0, made.title, 0)
        titles = [block.title for block in made.view.blocks if block.part is not SheetPart.SOURCES]
        assert [title for level, title, _page in marks if level == 1] == [*titles, made.view.code_title]


def test_bookmark_leads_to_the_page_on_which_its_title_stands(sheet, family):
    made = sheet()
    view = longer(made.view, 8)
    pages = lay_out_sheet(view, (), 0, FORMS[Paper.A4, True], family)
    pdf = draw_sheet(pages, made.title, "zh_CN")
    document = pypdfium2.PdfDocument(pdf)
    texts = [squeeze(page.get_textpage().get_text_range()) for page in document]
    marks = [(title, page) for level, title, page in titles_in(pdf) if level == 1]
    assert len({page for _title, page in marks}) > 1
    assert [(title, page) for title, page in marks if squeeze(title) not in texts[page]] == []


def test_long_sheet_is_set_smaller_before_it_takes_a_third_page(sheet, family):
    made, form = sheet(), FORMS[Paper.A4, False]
    sizes = {}
    for times in range(1, 9):
        pages = lay_out_sheet(longer(made.view, times), (), 0, form, family)
        sizes[times] = (pages.count, pages.body_points)
        assert form.least <= pages.body_points <= form.body
    assert sizes[1] == (1, form.body)
    assert any(count == 2 and points < form.body for count, points in sizes.values())
    assert all(points == form.body for count, points in sizes.values() if count == 1)


def test_large_print_never_becomes_small_print(sheet, family):
    form = FORMS[Paper.A4, True]
    pages = lay_out_sheet(longer(sheet().view, 9), (), 0, form, family)
    assert pages.count > form.most
    assert pages.body_points >= form.least >= 15


def test_slip_is_as_long_as_its_text_and_as_wide_as_its_roll(sheet, family):
    short, long = (lay_out_sheet(longer(sheet().view, n), (), 0, FORMS[Paper.SLIP, False], family) for n in (1, 3))
    assert (short.count, long.count) == (1, 1)
    assert short.size_mm.width() == long.size_mm.width() == 80
    assert long.size_mm.height() > 1.5 * short.size_mm.height()
    pdf = pypdfium2.PdfDocument(draw_sheet(short, "x", "zh_CN"))
    width, height = pdf[0].get_size()
    assert width == pytest.approx(80 / 25.4 * 72, abs=0.5)
    assert height == pytest.approx(short.size_mm.height() / 25.4 * 72, abs=0.5)


class Rows(PaperDocument):
    """A table of rows with so many lines each, below a title."""

    def __init__(self, form, family, heights):
        super().__init__(form, family)
        self._say("title", "section")
        table = self._insert_table(len(heights), [self.textWidth() / 2] * 2)
        for row, lines in enumerate(heights):
            self._enter(table.cellAt(row, 0))
            self._say("\n".join(f"{row}.{line}" for line in range(lines)), "body")


@pytest.mark.parametrize("heights", [[3] * 60, [1, 50, 2, 50, 3, 50], [7, 1] * 25, [90, 2], [49, 2], [1] * 200])
def test_no_row_is_cut_and_all_of_it_is_shown_once(family, heights):
    form = FORMS[Paper.A4, False]
    document = Rows(form, family, heights)
    bands = paginate(document)
    assert all(band.height <= text_height(form) + 1 for band in bands)
    assert all(before.bottom <= after.top + 1 for before, after in pairwise(bands))
    spans = [(document.box_of(row.cells[0]).top(), document.box_of(row.ends[0]).bottom()) for row in document.rows()]
    for (top, bottom), lines in zip(spans, heights, strict=True):
        holding = [band for band in bands if band.top - 1 <= top and bottom <= band.bottom + 1]
        assert len(holding) == 1 or bottom - top > text_height(form), lines
    pages = PaperPages(document, bands, SheetFoot("", ""))
    with PdfDrawing("rows") as drawing:
        drawing.add(pages)
    said = squeeze("title" + "".join(f"{row}.{line}" for row, lines in enumerate(heights) for line in range(lines)))
    assert text_of(drawing.finish()) == said


def test_title_is_never_the_last_thing_on_a_page(sheet, family):
    view = sheet().view
    for count in range(30, 60):
        filler = SheetBlock(SheetPart.CONDITIONS, "filler", tuple(SheetLine(f"line {n}") for n in range(count)))
        last = SheetBlock(SheetPart.STEPS, "the title", (SheetLine("what follows it"),))
        pages = lay_out_sheet(replace(view, blocks=(filler, last)), (), 0, FORMS[Paper.A4, True], family)
        heading = pages.document.headings[-1]
        holding = [
            next(n for n, band in enumerate(pages.bands) if pages.document.box_of(place).top() < band.bottom - 1)
            for place in (heading.position, heading.following)
        ]
        assert holding[0] == holding[1]


@pytest.mark.parametrize("form", FORMS.values(), ids=IDS)
def test_codes_on_paper_are_read_by_a_telephone(sheet, family, form):
    made = sheet("en")
    pdf = draw_sheet(made.lay_out_form(form, family), "x", "en")
    read = [code.text for page in range(page_count(pdf)) for code in zxingcpp.read_barcodes(pixels_of(pdf, page))]
    assert sorted(read) == sorted(made.texts[: form.most_codes])


def test_codes_for_which_there_is_no_room_are_said_to_be_on_the_screen(sheet, family):
    made = sheet("en")
    form = replace(FORMS[Paper.A4, False], most_codes=1)
    pages = lay_out_sheet(made.view, made.codes(1), 7, form, family)
    text = text_of(draw_sheet(pages, "x", "en"))
    assert squeeze("Here are 1 of 7 codes") in text
    assert squeeze("1 of 7") in text


def signs_of(weight):
    """The signs of a font; of those with the same drawing the first, which is what any of them is copied as."""
    drawings = TTFont(RESOURCES / "fonts" / f"CZTSans-{weight}.otf").getBestCmap()
    firsts = {drawing: sign for sign, drawing in sorted(drawings.items(), reverse=True)}
    return [chr(sign) for sign in sorted(firsts.values()) if chr(sign).isprintable() and not chr(sign).isspace()]


class Signs(PaperDocument):
    """Signs one behind the other."""

    def __init__(self, family, signs, *, bold):
        super().__init__(FORMS[Paper.A4, False], family)
        self._say("".join(signs), "body", bold=bold)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_sign_comes_out_of_a_pdf_as_itself(family, weight):
    """In files of 4,000 each: no sheet and no book has more."""
    signs = [sign for sign in signs_of(weight) if squeeze(sign) and sign not in DRAWN_IN_TWO]
    assert len(signs) > 8000
    for part in (signs[n : n + 4000] for n in range(0, len(signs), 4000)):
        document = Signs(family, part, bold=weight == "Bold")
        with PdfDrawing("signs") as drawing:
            drawing.add(PaperPages(document, paginate(document), SheetFoot("", "")))
        copied = set(text_of(drawing.finish()))
        assert [sign for sign in part if sign not in copied] == []
