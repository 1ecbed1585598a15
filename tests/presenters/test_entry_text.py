"""Licences, offices, channels and life events as plain text, in every language."""

from dataclasses import replace
from datetime import date

import pytest

from cztservices.catalogue.entries import ShownEntry, show_entry
from cztservices.domain.dates import Doubt
from cztservices.presenters.entry_text import write_entry
from cztservices.presenters.labels import GRADES
from tests.sample_data import DAY


@pytest.fixture
def written(catalogue_db, tr):
    """The text of an entry of the sample, with other fields where they are given."""

    def _written(key: str, **fields) -> str:
        shown = show_entry(catalogue_db, key, DAY)
        return write_entry(replace(shown, entry=replace(shown.entry, **fields)), tr)

    return _written


def part(text: str, title: str) -> list[str]:
    """The lines below ``title`` up to the next empty one."""
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(title)) + 1
    return lines[start : next((n for n, line in enumerate(lines) if n > start and not line), len(lines))]


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("moving", "搬到外市", "Moving house"),
        ("id-card-licence", "居民身份证", "Resident identity card"),
        ("changsha-service-centre", "长沙市政务服务中心", "Changsha Service Centre"),
        ("hotline-12393", "医保服务热线", "Medical insurance hotline"),
    ],
)
def test_text_begins_with_the_name_and_ends_with_one_line_end(written, words, key, zh, en):
    text = written(key)
    assert text.splitlines()[0] == words(zh, en)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


# Life events


def test_life_event_begins_with_whom_it_is_for(written, words):
    assert written("moving").splitlines()[1] == words("先办居住，再办看病。", "First a place to live, then a doctor.")


def test_steps_of_a_life_event_are_numbered_with_their_ids_and_reasons(written, words):
    lines = [line for line in written("moving").splitlines()[2:] if line]
    assert lines == [
        f" 1. {words('居住证', 'Residence permit')} (residence-permit)",
        f"    {words('别的都要用它。', 'The rest asks for it.')}",
        f" 2. {words('异地就医备案', 'Filing for medical treatment in another city')} (medical-offsite-filing)",
        f"    {words('生病之前办好。', 'Before you fall ill.')}",
    ]


# Licences


def test_licence_says_who_issues_it_and_where_it_is_recognised(written, words, tr):
    issued, recognised = written("id-card-licence").splitlines()[1:3]
    assert issued == tr.gettext("Issued by {issuer}").format(issuer=words("公安机关", "Police"))
    places = words("长沙和湘潭", "Changsha and Xiangtan")
    assert recognised == tr.gettext("Sources say that it is recognised in {places}").format(places=places)


def test_licence_that_no_source_places_says_so_and_names_no_place(written, tr, words):
    text = written("id-card-licence", recognised=())
    assert tr.gettext("No source says where it is recognised.") in text
    assert words("长沙", "Changsha") not in text


def test_licence_of_nobody_in_particular_names_no_issuer(written, words):
    assert words("公安", "Police") not in written("id-card-licence", issuer=None)


def test_licence_is_good_for_the_materials_that_name_it(written, tr, words):
    assert part(written("id-card-licence"), tr.gettext("What it is good for")) == [
        f"  - {words('异地就医备案', 'Filing for medical treatment in another city')} (medical-offsite-filing)",
        f"      {words('身份证', 'Identity card')}",
    ]


@pytest.mark.parametrize("key", ["zhuzhou-service-centre", "hotline-12345"])
def test_entry_that_no_statement_names_claims_to_be_good_for_nothing(written, tr, key):
    assert tr.gettext("What it is good for") not in written(key)


# Offices


def test_office_says_where_it_is_and_when_it_opens(written, words):
    address, phone, hours, *_ = written("xiangtan-citizens-home").splitlines()[1:]
    assert address == words("湘潭大道1号", "1 Xiangtan Avenue")
    assert "0731-52817001" in phone
    assert hours == words("周一至周五 09:00–12:00、13:30–17:00", "Mon–Fri 09:00–12:00, 13:30–17:00")


def test_office_says_from_when_its_hours_hold(written):
    text = written("changsha-service-centre")
    assert "2022-01-04" in next(line for line in text.splitlines() if "09:00" in line)


def test_office_names_its_exceptions(written, words):
    text = written("changsha-service-centre")
    for piece in ("2023-01-21", "2023-01-27", words("春节", "Spring Festival"), "2023-04-06", "10:00–12:00"):
        assert piece in text


def test_window_for_other_cities_is_marked_and_the_others_are_not(written, tr, words):
    lines = written("changsha-service-centre").splitlines()
    assert f"  - {words('综合窗口', 'General window')}" in lines
    mark = tr.gettext("takes files for other cities")
    assert f"  - {words('跨域通办专窗', 'Window for other cities')} ({mark})" in lines


def test_office_that_has_closed_for_good_says_its_last_day(written, words):
    """Else whoever reads it goes there."""
    text = written("changsha-service-centre", valid_to=date(2024, 5, 31))
    assert any(day in text for day in ("2024-05-31", words("2024年5月31日", "May 31, 2024")))


def test_bare_office_has_its_name_its_uses_and_its_sources_alone(written, words, tr):
    checked = tr.gettext("checked {day}").format(day=words("2026年11月22日", "November 22, 2026"))
    lines = [line for line in written("zhuzhou-service-centre").splitlines() if line]
    assert lines[:2] == [
        words("株洲市政务服务中心", "Zhuzhou Service Centre"),
        f"{tr.gettext('Sources')} ({checked})",
    ]
    assert len(lines) == 3


# Channels


def test_channel_says_its_phone_and_note(written, words, tr):
    lines = written("hotline-12393").splitlines()
    assert tr.gettext("phone {number}").format(number="12393") in lines
    assert words("先拨区号", "dial the area code first") in lines


def test_channel_says_its_address(written):
    assert "https://example.org/app" in written("app-my-changsha").splitlines()


# Sources


@pytest.mark.parametrize("key", ["id-card-licence", "changsha-service-centre", "hotline-12393", "app-my-changsha"])
def test_every_source_is_named_with_publisher_day_and_grade(written, catalogue_db, tr, key):
    shown = show_entry(catalogue_db, key, DAY)
    lines = part(written(key), f"{tr.gettext('Sources')} (")
    assert len(lines) == len(shown.sources) > 0
    for line, source in zip(lines, shown.sources, strict=True):
        day = tr.format_source_day(source.published)
        publisher = tr.say(source.publisher)
        assert line == f"  - {source.title} · {publisher} · {day} · {tr.gettext(GRADES[source.grade])}"


def test_source_without_a_date_says_so(catalogue_db, tr):
    entry = show_entry(catalogue_db, "hotline-12393", DAY).entry
    blog = catalogue_db.sources()["blog-undated"]
    text = write_entry(ShownEntry(entry, (), (blog,), DAY), tr)
    assert tr.gettext("undated") in text.splitlines()[-1]


# Whether it can be relied on


def test_entry_that_was_not_known_on_the_day_says_so_first(catalogue_db, tr):
    day = date(2020, 4, 30)
    lines = write_entry(show_entry(catalogue_db, "changsha-service-centre", day), tr).splitlines()
    assert lines[1] == tr.gettext("Not known for {day}.").format(day=tr.format_day(day))


def test_entry_whose_source_has_aged_says_of_when_it_is(catalogue_db, tr):
    text = write_entry(show_entry(catalogue_db, "id-card-licence", date(2026, 6, 1)), tr)
    day = tr.format_source_day("2022-03")
    assert f"! {tr.gettext('Source of {day}: ask before you rely on it').format(day=day)}" in text.splitlines()


def test_entry_from_an_unconfirmed_source_says_so(catalogue_db, tr):
    shown = show_entry(catalogue_db, "hotline-12393", DAY)
    weak = replace(shown, doubt=Doubt.UNCONFIRMED)
    assert f"! {tr.gettext('Unconfirmed: ask before you rely on it')}" in write_entry(weak, tr).splitlines()


def test_entry_with_a_young_source_is_not_cautioned(catalogue_db, tr):
    text = write_entry(show_entry(catalogue_db, "id-card-licence", date(2022, 6, 1)), tr)
    assert not any(line.startswith("!") for line in text.splitlines())
