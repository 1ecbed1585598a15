"""The sheet: what one acts on, what proves it in short, and what is not sure."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from cztservices.catalogue.show import show_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Element
from cztservices.i18n import LANGUAGES
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.sheet import present_sheet
from cztservices.presenters.sheet_text import write_sheet
from cztservices.presenters.sheet_view import BOX, RING_MARK, SheetPart
from tests.presenters.desks import CHINESE, ENGLISH
from tests.presenters.guides import FILING
from tests.sample_data import DAY

NOON = datetime.combine(DAY, time(12))


@pytest.fixture
def show(catalogue_db):
    """A guide of the sample with what belongs on its page."""

    def _show(service, origin=XIANGTAN, destination=CHANGSHA):
        return show_guide(catalogue_db, service, origin, destination, DAY)

    return _show


@pytest.fixture
def sheet_of(show):
    """The sheet of a guide of the sample."""

    def _sheet_of(service=FILING, tr=CHINESE, **ends):
        return present_sheet(show(service, **ends), tr, NOON)

    return _sheet_of


def lines_of(view):
    return [line for block in view.blocks for line in block.lines]


def test_sheet_says_what_the_guide_says_but_notes_and_legal_basis(show, tr):
    shown = show(FILING)
    guide, view = GuidePresenter(tr).present(shown), present_sheet(shown, tr, NOON)
    said = {line.text for line in lines_of(view)}
    left_out = (Element.NOTE, Element.LEGAL_BASIS)
    wanted = {line.text for s in guide.sections if s.element not in left_out for line in s.lines}
    assert wanted <= said
    assert not {line.text for s in guide.sections if s.element in left_out for line in s.lines} & said
    assert (view.title, view.badge, view.answer.text, view.ends, view.facts) == (
        guide.title, guide.badge, guide.answer, guide.ends, guide.facts,
    )  # fmt: skip


def test_materials_have_boxes_and_steps_numbers(sheet_of):
    view = sheet_of()
    assert {line.lead for line in view.block(SheetPart.MATERIALS).lines} == {BOX}
    steps = view.block(SheetPart.STEPS).lines
    assert [line.lead for line in steps] == [f"{n}." for n in range(1, len(steps) + 1)]


@pytest.mark.parametrize("origin", [None, XIANGTAN])
def test_nobody_is_asked_to_choose_cities_on_paper(sheet_of, origin):
    view = sheet_of(tr=ENGLISH, origin=origin, destination=None)
    assert view.prompt == ""
    for text in (write_sheet(view), *write_codes(view)):
        assert "Choose the cit" not in text


def test_sheet_of_one_city_says_that_it_is_meant_for_two(sheet_of):
    view = sheet_of(tr=ENGLISH, origin=CHANGSHA)
    assert "the same city" in view.prompt
    assert view.prompt in write_sheet(view)


def test_every_source_that_is_cited_is_named_once_in_order(sheet_of):
    view = sheet_of()
    cited = [number for line in (view.answer, *lines_of(view)) for number in line.cites]
    named = [line.lead for line in view.block(SheetPart.SOURCES).lines]
    assert named == [f"[{n}]" for n in range(1, max(cited) + 1)]
    assert set(cited) == set(range(1, max(cited) + 1))
    assert list(dict.fromkeys(cited)) == sorted(set(cited))


def test_line_in_doubt_is_marked_and_the_legend_says_whom_to_ring(show):
    shown = show(FILING)
    young = present_sheet(shown, ENGLISH, NOON)
    old_lines = {
        element: tuple(replace(line, disputed=True) for line in lines)
        for element, lines in shown.guide.elements.items()
    }
    old = present_sheet(replace(shown, guide=replace(shown.guide, elements=old_lines)), ENGLISH, NOON)
    assert all(line.ring_first for line in lines_of(old) if line.layer)
    assert old.legend.startswith(RING_MARK)
    assert shown.ask.phone in old.legend
    unsure = [line for line in (young.answer, *lines_of(young)) if line.ring_first]
    assert bool(young.legend) is bool(unsure)


def test_office_has_what_its_line_does_not_say_and_what_nobody_knows(show):
    shown = show(FILING)
    office = next(iter(shown.offices.values()))
    bare = replace(office, address=None, phones=(), hours=())
    known = present_sheet(shown, ENGLISH, NOON).block(SheetPart.PLACES)
    unknown = present_sheet(replace(shown, offices={office.id: bare}), ENGLISH, NOON).block(SheetPart.PLACES)
    words = " ".join(" ".join((line.text, *line.details)) for line in known.lines)
    assert office.address.en in words
    assert all(phone in words for phone in office.phones)
    assert "Address, Telephone, and Opening hours: not known" in [line.unknown for line in unknown.lines]


def test_footer_names_the_catalogue_the_day_and_when_it_was_checked(sheet_of, show):
    view = sheet_of(tr=ENGLISH)
    assert show(FILING).version in view.footer[0]
    assert "February 1, 2023" in view.footer[0]
    assert "checked" in view.footer[0]
    assert "the counter is right" in view.footer[1]


def test_file_is_named_after_service_and_cities(sheet_of):
    assert sheet_of().file_name == f"{FILING}-{XIANGTAN}-{CHANGSHA}"


def test_text_has_everything_that_the_sheet_says(sheet_of, tr):
    view = sheet_of(tr=tr)
    text = write_sheet(view)
    wanted = [view.kind, view.title, view.direction, view.answer.text, view.way, view.legend, view.rest, *view.footer]
    wanted += [part for line in lines_of(view) for part in (line.text, line.remark, line.unknown, *line.details)]
    assert [words for words in wanted if words not in text] == []
    assert [text.index(block.title) for block in view.blocks] == sorted(text.index(b.title) for b in view.blocks)


def test_every_language_has_a_sheet_of_its_own(sheet_of, speak):
    texts = {language: write_sheet(sheet_of(tr=speak(language))) for language in LANGUAGES}
    assert len(set(texts.values())) == len(LANGUAGES)
