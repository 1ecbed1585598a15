"""The desk: typing, choosing cities, opening guides; what comes too late; what goes wrong."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest

from cztservices.domain.catalogue import Statement
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import Element, End, EntryKind, Grade, HandlingMode, ServiceState
from cztservices.errors import CatalogueError
from cztservices.i18n import Translator
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction, PickerView
from cztservices.presenters.entry_view import EntryView
from cztservices.presenters.found import ResultsView, find_outlooks
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.labels import ASK_FIRST, CITY_LABELS, KIND_GROUPS, MODES, STATES
from cztservices.presenters.tasks import InlineRunner
from cztservices.search.facets import Facet
from cztservices.storage import catalogue_db as storage
from cztservices.storage.catalogue_db import CataloguePool, Interrupted
from tests.sample_data import DAY, SEASON
from tests.statements import make_service, make_statement

FILING, RESIDENCE, SENIOR, COMPANY = (
    "medical-offsite-filing",
    "residence-permit",
    "senior-card",
    "company-registration",
)
ALL = [FILING, RESIDENCE, SENIOR, COMPANY]
"""The services of the sample in the order of their domains."""

ENGLISH, CHINESE = Translator("en"), Translator("zh_CN")


class FakeView:
    """Remembers all that it was asked to show."""

    def __init__(self) -> None:
        self.results: list[ResultsView] = []
        self.pickers: list[tuple[PickerView, PickerView]] = []
        self.guides: list[GuideView] = []
        self.notices: list[str] = []
        self.pages: list[str] = []
        self.entries: list[EntryView] = []

    def show_results(self, view: ResultsView) -> None:
        self.results.append(view)

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        self.pickers.append((origin, destination))

    def show_guide(self, view: GuideView) -> None:
        self.guides.append(view)
        self.pages.append("guide")

    def show_entry(self, view: EntryView) -> None:
        self.entries.append(view)
        self.pages.append("entry")

    def show_home(self) -> None:
        self.pages.append("home")

    def show_notice(self, text: str) -> None:
        self.notices.append(text)

    @property
    def ids(self) -> list[str]:
        """Services in the list."""
        return [row.ref for row in self.results[-1].rows if row.kind is EntryKind.SERVICE]

    @property
    def badges(self) -> dict[str, str]:
        """Badge of each service in the list."""
        return {row.ref: row.badge for row in self.results[-1].rows if row.kind is EntryKind.SERVICE}

    @property
    def cities(self) -> tuple[str | None, str | None]:
        """The cities chosen in the two pickers."""
        origin, destination = (
            next((city.code for city in picker.cities if city.chosen), None) for picker in self.pickers[-1]
        )
        return origin, destination


class HoldingRunner:
    """Does the work when told, and not in the order of the calls if so told."""

    def __init__(self) -> None:
        self.held: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]] = []
        self.failures: list[Exception] = []

    def read(self, work, done, failed) -> None:
        self.held.append((work, done, failed))

    write = read

    def work(self, number: int = 0) -> Callable[[], None]:
        """Do the work of one of those held, and return what hands its outcome over."""
        work, done, failed = self.held.pop(number)
        handed: list[Callable[[], None]] = []

        def keep_failure(error: Exception) -> None:
            self.failures.append(error)
            handed.append(lambda: failed(error))

        InlineRunner().read(work, lambda outcome: handed.append(lambda: done(outcome)), keep_failure)
        return handed[0]

    def release(self, number: int = 0) -> None:
        """Do the work of one of those held, and hand its outcome over."""
        self.work(number)()


@pytest.fixture
def pool(catalogue_path) -> Iterator[CataloguePool]:
    """The sample catalogue."""
    opened = CataloguePool(catalogue_path)
    yield opened
    opened.connection().close()


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def make_desk(pool, view):
    """A desk that does its work at once, unless another runner is given."""

    def _make(
        origin: str | None = None,
        destination: str | None = None,
        translator: Translator = CHINESE,
        runner: Any = None,
        today: Callable[[], date] = lambda: DAY,
    ) -> DeskPresenter:
        return DeskPresenter(pool, runner or InlineRunner(), translator, view, Direction(origin, destination), today)

    return _make


# What is typed


def test_beginning_shows_all_services_and_both_pickers(make_desk, view):
    make_desk().begin()
    assert view.ids == ALL
    assert len(view.results) == 1
    assert view.cities == (None, None)
    assert [picker.end for picker in view.pickers[-1]] == [End.ORIGIN, End.DESTINATION]
    assert view.pages == view.notices == []


def test_typing_lists_what_was_found_best_first_and_marks_it(make_desk, view):
    make_desk().search("居住")
    first = view.results[-1].rows[0]
    assert first.ref == RESIDENCE
    assert "".join(first.name[start:end] for start, end in first.marks) == "居住"
    assert (view.results[-1].searching, view.results[-1].hint) == (True, "")


@pytest.mark.parametrize(
    ("text", "ids"),
    [("备案", [FILING]), ("jzz", [RESIDENCE]), ("证", [RESIDENCE, SENIOR]), ("company", [COMPANY])],
)
def test_typing_lists_services_in_their_rank(make_desk, view, text, ids):
    make_desk().search(text)
    assert view.ids[: len(ids)] == ids


def test_answers_stand_in_groups_each_with_its_kind_and_count_above_its_first_row(make_desk, view):
    make_desk().search("证")
    rows = view.results[-1].rows
    kinds = [kind for kind, _ in groupby(row.kind for row in rows)]
    assert len(kinds) == len(set(kinds)) > 1
    for kind in kinds:
        group = [row for row in rows if row.kind is kind]
        assert group[0].heading == f"{CHINESE.gettext(KIND_GROUPS[kind])} {len(group)}"
        assert {row.heading for row in group[1:]} <= {""}


@pytest.mark.parametrize("translator", [CHINESE, ENGLISH], ids=["zh_CN", "en"])
def test_heading_counts_the_answers(make_desk, view, translator):
    desk = make_desk(translator=translator)
    for text in ("备案", ""):
        desk.search(text)
    count = len(view.results[0].rows)
    expected = translator.ngettext("{count} result", "{count} results", count).format(count=count)
    everything = translator.ngettext("All {count} service", "All {count} services", 4).format(count=4)
    assert [results.heading for results in view.results] == [expected, everything]


# Narrowing


def facets_of(view: FakeView) -> dict[tuple[Facet, str], tuple[int, bool]]:
    """What the list can be narrowed by, how many each would leave, and whether it is chosen."""
    return {(facet.facet, facet.value): (facet.count, facet.chosen) for facet in view.results[-1].facets}


def test_list_is_narrowed_to_one_kind_and_widened_again(make_desk, view):
    desk = make_desk()
    desk.search("证")
    everything, licence = view.results[-1].rows, (Facet.KIND, "licence")
    count = facets_of(view)[licence][0]
    desk.narrow(*licence)
    assert len(view.results[-1].rows) == count < len(everything)
    assert {row.kind for row in view.results[-1].rows} == {EntryKind.LICENCE}
    assert facets_of(view)[licence] == (count, True)
    desk.narrow(*licence)
    assert view.results[-1].rows == everything


def test_other_text_is_not_narrowed_any_more(make_desk, view):
    desk = make_desk()
    desk.search("证")
    desk.narrow(Facet.KIND, "licence")
    desk.search("居住证")
    assert RESIDENCE in view.ids
    assert not any(chosen for _, chosen in facets_of(view).values())


def test_nothing_typed_can_be_narrowed_by_nothing(make_desk, view):
    make_desk().begin()
    assert view.results[-1].facets == view.results[-1].roles == ()


# Cities that were understood


def roles_of(view: FakeView) -> list[End]:
    """The ends whose city was understood, as the list says it."""
    return [role.end for role in view.results[-1].roles]


def test_cities_understood_are_said(make_desk, view):
    make_desk().search("从湘潭到长沙 备案")
    assert roles_of(view) == [End.ORIGIN, End.DESTINATION]
    assert ["湘潭" in role.text for role in view.results[-1].roles] == [True, False]


def test_city_taken_off_gives_way_to_the_one_before(make_desk, view):
    desk = make_desk(origin=ZHUZHOU)
    desk.search("从湘潭到长沙 备案")
    desk.take_off(End.ORIGIN)
    assert (desk.direction, roles_of(view)) == (Direction(ZHUZHOU, CHANGSHA), [End.DESTINATION])


def test_city_taken_off_stays_off_while_its_text_is_typed_on(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备")
    desk.take_off(End.ORIGIN)
    desk.search("从湘潭到长沙 备案")
    assert (desk.direction, roles_of(view)) == (Direction(None, CHANGSHA), [End.DESTINATION])


def test_city_taken_off_is_understood_again_in_another_text(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.take_off(End.ORIGIN)
    desk.search("")
    desk.search("从湘潭到长沙 备案")
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert roles_of(view) == [End.ORIGIN, End.DESTINATION]


def test_city_that_nobody_named_cannot_be_taken_off(make_desk):
    desk = make_desk(origin=ZHUZHOU, destination=CHANGSHA)
    desk.search("备案")
    desk.take_off(End.ORIGIN)
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


# Entries that are no services


@pytest.mark.parametrize(
    ("kind", "ref", "zh", "en"),
    [
        (EntryKind.LIFE_EVENT, "moving", "搬到外市", "Moving house"),
        (EntryKind.LICENCE, "id-card-licence", "居民身份证", "Resident identity card"),
        (EntryKind.OFFICE, "changsha-service-centre", "长沙市政务服务中心", "Changsha Service Centre"),
        (EntryKind.CHANNEL, "hotline-12393", "医保服务热线", "Medical insurance hotline"),
    ],
)
def test_entry_is_opened_and_said_again_in_another_language(make_desk, view, kind, ref, zh, en):
    desk = make_desk()
    desk.open_entry(kind, ref)
    desk.set_translator(ENGLISH)
    assert [entry.title for entry in view.entries] == [zh, en]
    assert desk.opened == (kind, ref)


def test_entry_that_lies_open_has_pickers_for_any_service(make_desk, view):
    desk = make_desk()
    desk.open_service(SENIOR)
    desk.open_entry(EntryKind.LIFE_EVENT, "moving")
    assert desk.service is None
    assert all(picker.visible for picker in view.pickers[-1])


@pytest.mark.parametrize("text", ["", "   ", "，。"])
def test_nothing_typed_lists_all_services(make_desk, view, text):
    desk = make_desk()
    desk.search("备案")
    desk.search(text)
    assert view.ids == ALL
    assert (view.results[-1].searching, view.results[-1].hint) == (False, "")
    assert all(row.marks == () and row.reason == "" for row in view.results[-1].rows)


@pytest.mark.parametrize("text", ["从湘潭到长沙", "xiangtan to changsha", "湘潭 长沙"])
def test_cities_alone_list_all_services_and_turn_the_pickers(make_desk, view, text):
    make_desk().search(text)
    assert view.ids == ALL
    assert not view.results[-1].searching
    assert view.cities == (XIANGTAN, CHANGSHA)


@pytest.mark.parametrize("translator", [CHINESE, ENGLISH], ids=["zh_CN", "en"])
def test_nothing_found_says_what_to_do(make_desk, view, translator):
    make_desk(translator=translator, origin=ZHUZHOU, destination=CHANGSHA).search("xyzzy")
    found = view.results[-1]
    city = translator.gettext(CITY_LABELS[ZHUZHOU])
    assert all(words in found.hint for words in ("12345", "xyzzy", city))
    assert found.heading == translator.gettext("Nothing found") != ""


def test_nothing_found_offers_what_comes_nearest_and_chooses_none_of_it(make_desk, view):
    make_desk().search("居注登")
    assert not view.results[-1].searching
    assert RESIDENCE in view.ids


def test_nothing_found_lays_the_guide_of_something_else_away(make_desk, view):
    desk = make_desk()
    desk.open_service(FILING)
    desk.search("xyzzy")
    assert (view.pages[-1], desk.opened) == ("home", None)


def test_nothing_found_is_forgotten_with_the_next_query(make_desk, view):
    desk = make_desk()
    desk.search("xyzzy")
    desk.search("备案")
    assert (view.ids, view.results[-1].hint) == ([FILING], "")


# Cities


@pytest.mark.parametrize("before", [(None, None), (CHANGSHA, XIANGTAN), (ZHUZHOU, CHANGSHA), (XIANGTAN, ZHUZHOU)])
def test_query_that_names_two_cities_turns_the_pickers(make_desk, view, before):
    desk = make_desk(*before)
    desk.begin()
    desk.search("湘潭医保在长沙住院")
    assert view.cities == (XIANGTAN, CHANGSHA)
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ((XIANGTAN, ZHUZHOU), "在长沙办居住证", (XIANGTAN, CHANGSHA)),
        ((XIANGTAN, None), "离开株洲", (ZHUZHOU, None)),
        ((CHANGSHA, XIANGTAN), "在长沙办居住证", (XIANGTAN, CHANGSHA)),
        ((None, ZHUZHOU), "离开株洲", (ZHUZHOU, None)),
    ],
)
def test_query_that_names_one_city_leaves_the_other_end_unless_it_stands_there(make_desk, view, before, text, after):
    desk = make_desk(*before)
    desk.search(text)
    assert view.cities == after


def test_query_without_a_city_leaves_the_pickers(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.search("备案")
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert view.pickers == []


def test_rows_say_how_each_service_is_handled_in_the_direction_named(make_desk, view):
    desk = make_desk()
    desk.search("备案")
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE])}
    desk.search("从湘潭到长沙 备案")
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.NO_ACTION])}


def test_rows_follow_the_direction_chosen(make_desk, view):
    desk = make_desk()
    desk.begin()
    ended, ask = CHINESE.gettext(STATES[ServiceState.ENDED]), CHINESE.gettext(ASK_FIRST)
    before = {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE]), RESIDENCE: ask, SENIOR: ended, COMPANY: ask}
    assert view.badges == before
    desk.choose_city(End.DESTINATION, CHANGSHA)
    desk.choose_city(End.ORIGIN, XIANGTAN)
    assert view.badges == before | {
        FILING: CHINESE.gettext(MODES[HandlingMode.NO_ACTION]),
        RESIDENCE: CHINESE.gettext(MODES[HandlingMode.HOME_WINDOW]),
    }


def test_choosing_a_city_puts_it_at_its_end(make_desk, view):
    desk = make_desk()
    desk.choose_city(End.DESTINATION, CHANGSHA)
    assert view.cities == (None, CHANGSHA)
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    assert view.cities == (ZHUZHOU, CHANGSHA)


@pytest.mark.parametrize(("end", "city"), [(End.ORIGIN, CHANGSHA), (End.DESTINATION, XIANGTAN)])
def test_choosing_the_city_that_stands_at_the_other_end_swaps(make_desk, view, end, city):
    make_desk(XIANGTAN, CHANGSHA).choose_city(end, city)
    assert view.cities == (CHANGSHA, XIANGTAN)


def test_choosing_the_other_city_where_one_end_is_open_leaves_that_open(make_desk, view):
    make_desk(XIANGTAN, None).choose_city(End.DESTINATION, XIANGTAN)
    assert view.cities == (None, XIANGTAN)


@pytest.mark.parametrize(
    ("before", "after"),
    [((XIANGTAN, CHANGSHA), (CHANGSHA, XIANGTAN)), ((ZHUZHOU, None), (None, ZHUZHOU)), ((None, None), (None, None))],
)
def test_turning_around_swaps_the_ends(make_desk, view, before, after):
    desk = make_desk(*before)
    desk.turn_around()
    assert view.cities == after
    desk.turn_around()
    assert view.cities == before


def test_city_chosen_after_typing_stands_against_the_one_in_the_text(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    assert view.cities == (ZHUZHOU, CHANGSHA)
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE])}


def test_direction_is_turned_around_though_the_text_names_it(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.turn_around()
    assert view.cities == (CHANGSHA, XIANGTAN)
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE])}


@pytest.mark.parametrize(
    ("texts", "after"),
    [
        (["从湘潭到长沙 备案"], (CHANGSHA, XIANGTAN)),
        (["从湘潭到长沙 备", "从湘潭到长沙 备案"], (CHANGSHA, XIANGTAN)),
        (["从湘潭到株洲 备案"], (XIANGTAN, ZHUZHOU)),
        (["从湘潭 备案"], (XIANGTAN, CHANGSHA)),
        (["", "从湘潭到长沙 备案"], (XIANGTAN, CHANGSHA)),
    ],
    ids=["further", "letter by letter", "another city", "one city less", "anew"],
)
def test_text_typed_after_turning_around_turns_the_pickers_when_it_names_other_cities(make_desk, view, texts, after):
    desk = make_desk()
    desk.search("从湘潭到长沙")
    desk.turn_around()
    for text in texts:
        desk.search(text)
    assert (view.cities, view.ids) == (after, [FILING])
    mode = HandlingMode.NO_ACTION if after == (XIANGTAN, CHANGSHA) else HandlingMode.FULLY_ONLINE
    assert view.badges == {FILING: CHINESE.gettext(MODES[mode])}


def test_desk_laid_again_keeps_the_cities_chosen(make_desk, view):
    """As when the look changes while a text stands in the search field."""
    desk = make_desk(CHANGSHA, ZHUZHOU)
    desk.text = "从湘潭到长沙 备案"
    desk.begin()
    assert (view.cities, view.ids) == ((CHANGSHA, ZHUZHOU), [FILING])


def test_new_direction_is_told_once(make_desk):
    desk, told = make_desk(XIANGTAN, CHANGSHA), []
    desk.direction_changed = told.append
    desk.choose_city(End.ORIGIN, XIANGTAN)
    assert told == []
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    desk.search("从湘潭到长沙 备案")
    assert told == [Direction(ZHUZHOU, CHANGSHA), Direction(XIANGTAN, CHANGSHA)]


def test_pickers_offer_the_three_cities_with_their_names_and_colours(make_desk, view):
    make_desk(translator=ENGLISH).begin()
    for picker in view.pickers[-1]:
        assert [(city.code, city.name) for city in picker.cities] == [(code, CITY_LABELS[code]) for code in CITIES]
        assert [city.token for city in picker.cities] == ["changsha", "zhuzhou", "xiangtan"]


# Guides


def test_opening_a_service_shows_its_guide_in_this_direction(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open_service(FILING)
    assert (view.guides[-1].service_id, view.guides[-1].answer) == (FILING, "湘潭到长沙不用备案。")
    assert desk.service.id == FILING


def test_unknown_answer_names_the_hotline_of_the_service_and_the_catalogue(make_desk, view, pool):
    make_desk(XIANGTAN, CHANGSHA).open_service(FILING)
    assert "12393" in view.guides[-1].gaps[0]
    assert pool.connection().version() in view.guides[-1].footer


def test_turning_around_draws_the_open_guide_again(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open_service(FILING)
    desk.turn_around()
    assert [guide.answer for guide in view.guides] == ["湘潭到长沙不用备案。", "网上备案。"]
    assert [end.city for end in view.guides[-1].ends] == ["长沙", "湘潭"]


def test_cities_of_a_query_draw_the_open_guide_again(make_desk, view):
    desk = make_desk(CHANGSHA, XIANGTAN)
    desk.open_service(FILING)
    desk.search("从湘潭到长沙 居住证")
    assert [guide.answer for guide in view.guides] == ["网上备案。", "湘潭到长沙不用备案。"]


@pytest.mark.parametrize(
    ("translator", "own"),
    [(CHINESE, ["参保地", "就医地"]), (ENGLISH, ["Insured in", "Treated in"])],
    ids=["zh_CN", "en"],
)
def test_pickers_bear_the_labels_of_the_open_service(make_desk, view, translator, own):
    labels = [translator.gettext(label) for label in ("My record is in", "I want it done in")]
    desk = make_desk(translator=translator)
    desk.begin()
    assert [picker.label for picker in view.pickers[-1]] == labels
    desk.open_service(FILING)
    assert [picker.label for picker in view.pickers[-1]] == own
    desk.close_guide()
    assert [picker.label for picker in view.pickers[-1]] == labels


def test_service_with_one_end_hides_the_other_picker(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.begin()
    assert [picker.visible for picker in view.pickers[-1]] == [True, True]
    desk.open_service(RESIDENCE)
    assert [picker.visible for picker in view.pickers[-1]] == [False, True]
    assert view.pickers[-1][1].label == "居住地"
    desk.open_service(FILING)
    assert [picker.visible for picker in view.pickers[-1]] == [True, True]


def test_hidden_city_is_kept_for_the_next_service(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open_service(RESIDENCE)
    desk.open_service(FILING)
    assert view.cities == (XIANGTAN, CHANGSHA)


def test_closing_a_guide_shows_home_and_both_pickers(make_desk, view):
    desk = make_desk()
    desk.open_service(RESIDENCE)
    desk.close_guide()
    assert view.pages == ["guide", "home"]
    assert desk.service is None
    assert [picker.visible for picker in view.pickers[-1]] == [True, True]
    desk.turn_around()
    assert view.pages == ["guide", "home"]


# Languages


def test_language_draws_list_pickers_and_guide_again(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.search("备案")
    desk.open_service(FILING)
    desk.set_translator(ENGLISH)
    assert view.results[-1].heading.endswith("results")
    assert view.results[-1].rows[0].name == "Filing for medical treatment in another city"
    assert view.badges == {FILING: "Nothing to do"}
    assert [picker.label for picker in view.pickers[-1]] == ["Insured in", "Treated in"]
    assert [city.name for city in view.pickers[-1][0].cities] == ["Changsha", "Zhuzhou", "Xiangtan"]
    assert view.guides[-1].answer == "Nothing to file from Xiangtan to Changsha."
    assert view.cities == (XIANGTAN, CHANGSHA)


def test_language_opens_no_guide_where_none_lay_open(make_desk, view):
    desk = make_desk()
    desk.begin()
    desk.set_translator(ENGLISH)
    assert view.guides == []
    assert view.results[-1].heading == "All 4 services"


def test_language_keeps_the_cities_chosen(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.turn_around()
    desk.set_translator(ENGLISH)
    assert (view.cities, view.ids) == ((CHANGSHA, XIANGTAN), [FILING])


def test_answer_under_way_comes_in_the_new_language(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.open_service(RESIDENCE)
    hand_over = runner.work()
    desk.set_translator(ENGLISH)
    hand_over()
    while runner.held:
        runner.release()
    assert [guide.title for guide in view.guides] == ["Residence permit"]


# Days


class Calendar:
    """The day of the window, which may turn while it is open."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


@pytest.mark.parametrize("day", [DAY, SEASON])
def test_guide_is_that_of_the_day(make_desk, view, day):
    make_desk(XIANGTAN, CHANGSHA, ENGLISH, today=lambda: day).open_service(RESIDENCE)
    fees = [section for section in view.guides[-1].sections if section.element is Element.FEE]
    assert len(fees) == (day == SEASON)
    assert ENGLISH.format_day(day) in view.guides[-1].footer


def test_guide_opened_after_midnight_is_that_of_the_new_day(make_desk, view):
    calendar = Calendar(date(2023, 12, 31))
    desk = make_desk(XIANGTAN, CHANGSHA, ENGLISH, today=calendar)
    desk.open_service(RESIDENCE)
    calendar.day += timedelta(1)
    desk.open_service(RESIDENCE)
    elements = [{section.element for section in guide.sections} for guide in view.guides]
    assert elements[1] - elements[0] == {Element.FEE}


def test_rows_follow_the_day_while_the_window_is_open(make_desk, view):
    """The card ended in March 2022: the day before nobody knew."""
    calendar = Calendar(date(2022, 2, 28))
    desk = make_desk(today=calendar)
    desk.begin()
    ended = CHINESE.gettext(STATES[ServiceState.ENDED])
    assert view.badges[SENIOR] == CHINESE.gettext(ASK_FIRST)
    calendar.day += timedelta(1)
    desk.begin()
    assert view.badges[SENIOR] == ended
    calendar.day -= timedelta(1)
    desk.begin()
    assert view.badges[SENIOR] == CHINESE.gettext(ASK_FIRST)


# What comes too late


def test_answer_to_an_old_query_is_dropped(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.search("居住证")
    old = runner.work()
    desk.search("备案")
    runner.release()
    old()
    assert [results.rows[0].ref for results in view.results] == [FILING]


def test_answers_out_of_order_leave_the_newest(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    for text in ("居", "居住", "备案", "老年证"):
        desk.search(text)
    for number in (2, 0, 1, 0):
        runner.release(number)
    assert [results.rows[0].ref for results in view.results] == [SENIOR]


def test_cities_of_an_old_query_are_not_taken_over(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.search("从湘潭到长沙")
    old = runner.work()
    desk.search("备案")
    old()
    runner.release()
    assert desk.direction == Direction()
    assert view.pickers == []


def test_city_chosen_while_a_query_is_under_way_stands_against_the_one_in_the_text(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.search("从湘潭到长沙 备案")
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    runner.release()
    runner.release()
    assert (desk.direction.origin, view.cities[0], view.ids) == (ZHUZHOU, ZHUZHOU, [FILING])


def test_answer_to_an_old_direction_is_dropped(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(CHANGSHA, XIANGTAN, runner=runner)
    desk.search("备案")
    old = runner.work()
    desk.turn_around()
    runner.release()
    old()
    assert len(view.results) == 1
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.NO_ACTION])}


def test_old_guide_is_dropped(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.open_service(RESIDENCE)
    old = runner.work()
    desk.open_service(FILING)
    runner.release()
    old()
    assert [guide.service_id for guide in view.guides] == [FILING]
    assert desk.service.id == FILING


def test_guide_that_comes_after_it_was_closed_is_dropped(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.open_service(RESIDENCE)
    late = runner.work()
    desk.close_guide()
    late()
    assert (view.pages, desk.service) == (["home"], None)


def test_query_does_not_void_a_guide_under_way(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.open_service(RESIDENCE)
    desk.search("备案")
    runner.release()
    runner.release()
    assert [guide.service_id for guide in view.guides] == [RESIDENCE]
    assert view.ids == [FILING]


def test_desk_that_was_replaced_draws_nothing_any_more(make_desk, view):
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.search("从湘潭到长沙 备案")
    desk.open_service(FILING)
    late = [runner.work(), runner.work()]
    desk.retire()
    for hand_over in late:
        hand_over()
    assert (view.results, view.guides, view.pickers) == ([], [], [])


def test_interrupted_search_is_silent(make_desk, view, monkeypatch):
    monkeypatch.setattr(storage, "_STEPS_BETWEEN_CHECKS", 1)
    runner = HoldingRunner()
    desk = make_desk(runner=runner)
    desk.search("居住证")
    desk.search("备案")
    runner.release()
    assert [type(error) for error in runner.failures] == [Interrupted]
    assert (view.results, view.notices) == ([], [])
    runner.release()
    assert view.ids == [FILING]
    assert len(runner.failures) == 1


# What goes wrong


@pytest.mark.parametrize(("translator", "words"), [(CHINESE, "没有"), (ENGLISH, "There is no")], ids=["zh_CN", "en"])
def test_known_error_is_a_notice_in_the_language_of_the_reader(make_desk, view, translator, words):
    desk = make_desk(translator=translator)
    desk.open_service("residence-permits")
    assert len(view.notices) == 1
    assert words in view.notices[0]
    assert RESIDENCE in view.notices[0]
    assert (view.guides, desk.service) == ([], None)


def test_known_error_leaves_the_open_guide(make_desk, view):
    desk = make_desk()
    desk.open_service(RESIDENCE)
    desk.open_service("nothing")
    assert view.pages == ["guide"]
    assert desk.service.id == RESIDENCE


def test_desk_serves_again_after_a_known_error(make_desk, view, pool, monkeypatch):
    def refuse() -> list:
        raise CatalogueError("{file} is gone", file="x")

    desk = make_desk()
    with monkeypatch.context() as broken:
        broken.setattr(pool.connection(), "services", refuse)
        desk.search("备案")
    assert (view.results, view.notices) == ([], ["x is gone"])
    desk.search("备案")
    assert view.ids == [FILING]


@pytest.mark.parametrize("wish", ["search", "open_service"])
def test_any_other_error_is_raised(make_desk, view, pool, monkeypatch, wish):
    """It is a fault of the program, and no sentence mends it."""

    def break_down(*_: object) -> list:
        raise ZeroDivisionError

    desk = make_desk()
    monkeypatch.setattr(pool.connection(), "services", break_down)
    monkeypatch.setattr(pool.connection(), "service", break_down)
    with pytest.raises(ZeroDivisionError):
        getattr(desk, wish)(FILING)
    assert view.notices == []


def test_catalogue_that_was_damaged_since_is_a_notice(catalogue_path, tmp_path, view):
    path = tmp_path / "catalogue.db"
    shutil.copy(catalogue_path, path)
    opened = CataloguePool(path)
    desk = DeskPresenter(opened, InlineRunner(), ENGLISH, view, Direction())
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    desk.search("备案")
    opened.connection().close()
    assert len(view.notices) == 1
    assert "damaged" in view.notices[0]
    assert str(path) in view.notices[0]


# Outlooks


@pytest.mark.parametrize("origin", [None, *CITIES])
@pytest.mark.parametrize("destination", [None, *CITIES])
def test_outlooks_are_what_the_guides_say(make_desk, view, pool, origin, destination):
    db = pool.connection()
    services = {service.id: service for service in db.services()}
    outlooks = find_outlooks(db, services, Direction(origin, destination), DAY)
    desk = make_desk(origin, destination, ENGLISH)
    for service in ALL:
        desk.open_service(service)
        if service in outlooks:
            words = STATES[ServiceState.ENDED] if outlooks[service] is ServiceState.ENDED else MODES[outlooks[service]]
            assert view.guides[-1].badge == words
        else:
            assert view.guides[-1].answer_line is None
            assert Element.HANDLING_MODE not in {section.element for section in view.guides[-1].sections}


class FakeDb:
    """Holds the statements of one service."""

    def __init__(self, *statements: Statement) -> None:
        self.held = list(statements)

    def statements_of_elements(self, elements, services) -> dict[str, list[Statement]]:
        return {"service": [s for s in self.held if s.element in elements]}


def outlook(*statements: Statement):
    """The outlook of a service with these statements, from Xiangtan to Changsha."""
    services = {"service": make_service()}
    return find_outlooks(FakeDb(*statements), services, Direction(XIANGTAN, CHANGSHA), DAY).get("service")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": HandlingMode.JOINT}, HandlingMode.JOINT),
        ({}, ServiceState.ACTIVE),
        ({"published": "2020"}, ServiceState.ACTIVE),
        ({"grade": Grade.OTHER}, None),
        ({"value": HandlingMode.JOINT, "valid_to": DAY - timedelta(1)}, None),
        ({"value": HandlingMode.JOINT, "valid_from": DAY + timedelta(1)}, None),
    ],
    ids=["mode", "words alone", "old words", "weak words", "over", "not yet"],
)
def test_outlook_is_the_mode_or_that_proven_words_say_how(fields, expected):
    mode = make_statement("mode", Element.HANDLING_MODE, "czt", **({"published": "2023"} | fields))
    assert outlook(mode) == expected


def test_outlook_of_disputed_words_is_to_ask_first():
    one = make_statement("one", Element.HANDLING_MODE, "czt", published="2023")
    other = make_statement("other", Element.HANDLING_MODE, "czt", published="2022", contradicts=["one"])
    assert outlook(one, other) is None


def test_outlook_of_an_ended_service_is_its_end_whatever_its_mode():
    mode = make_statement("mode", Element.HANDLING_MODE, "czt", published="2023", value=HandlingMode.JOINT)
    status = make_statement("status", Element.STATUS, "czt", published="2023", value=ServiceState.ENDED)
    assert outlook(mode, status) is ServiceState.ENDED
