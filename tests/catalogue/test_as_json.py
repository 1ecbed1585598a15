"""What scripts read."""

import json

import pytest

from cztservices.catalogue.as_json import entry_json, guide_json
from cztservices.catalogue.entries import show_entry
from cztservices.catalogue.show import show_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from tests.sample_data import DAY, SEASON

FILING, RESIDENCE = "medical-offsite-filing", "residence-permit"


@pytest.fixture
def guide(catalogue_db):
    """The JSON of a guide of the sample, as a script reads it."""

    def _guide(service: str = FILING, day=DAY, direction=(XIANGTAN, CHANGSHA)):
        shown = show_guide(catalogue_db, service, *direction, day)
        return json.loads(json.dumps(guide_json(shown)))

    return _guide


@pytest.fixture
def entry(catalogue_db):
    """The JSON of another entry of the sample, as a script reads it."""
    return lambda key: json.loads(json.dumps(entry_json(show_entry(catalogue_db, key, DAY))))


def lines_of(guide) -> dict:
    """The lines of a guide by the ids of their statements."""
    return {line["id"]: line for lines in guide["elements"].values() for line in lines}


@pytest.mark.parametrize("day", [DAY, SEASON])
def test_guide_names_its_day(guide, day):
    assert guide(day=day)["day"] == day.isoformat()


def test_gap_says_whether_sources_speak_of_other_days(guide):
    gaps = {(gap["element"], gap["city"]): gap["other_day"] for gap in guide(RESIDENCE)["gaps"]}
    assert gaps["fee", None] is True
    assert gaps["material", None] is False


def test_guide_names_the_lists_that_its_service_is_on_each_for_itself(guide):
    assert guide()["lists"] == [
        {"id": "czt-services-2023", "entries": ["异地就医登记备案"]},
        {"id": "hunan-services", "entries": ["跨省异地就医", "住院费用结算"]},
    ]
    assert guide("senior-card")["lists"] == []


@pytest.mark.parametrize(
    ("key", "doubt"),
    [
        ("mode-pair", None),
        ("material-xiangtan", None),
        ("material-id", "aged"),
        ("channel-hotline", "aged"),
        ("legal-basis-nation", None),
        ("note-blog", "unconfirmed"),
    ],
)
def test_line_says_why_to_doubt_it(guide, key, doubt):
    assert lines_of(guide())[key]["doubt"] == doubt


@pytest.mark.parametrize(
    ("key", "published", "best_before"),
    [
        ("mode-pair", "2023", "2024-01-01"),
        ("material-xiangtan", "2022-03", "2023-03-01"),
        ("material-id", "2021-05-01", "2022-05-01"),
        ("office-xiangtan", "2023", "2023-06-30"),
        ("legal-basis-nation", "2021-05-01", None),
    ],
)
def test_line_says_how_old_it_is_and_how_long_it_is_good(guide, key, published, best_before):
    line = lines_of(guide())[key]
    assert (line["published"], line["best_before"]) == (published, best_before)


def test_line_without_a_date_has_none(guide):
    assert lines_of(guide())["note-blog"]["published"] is None


def test_line_has_its_first_and_last_day(guide):
    line = lines_of(guide(RESIDENCE, SEASON))["fee-2024"]
    assert (line["valid_from"], line["valid_to"]) == ("2024-01-01", "2024-12-31")
    bare = lines_of(guide())["material-id"]
    assert (bare["valid_from"], bare["valid_to"]) == (None, None)


def test_both_sides_of_a_contradiction_are_disputed(guide):
    lines = lines_of(guide())
    assert {key for key, line in lines.items() if line["disputed"]} == {"condition-nation", "condition-news"}
    assert lines["condition-news"]["overridden_by"] == "condition-nation"
    assert lines["condition-nation"]["overridden_by"] is None


def test_licence_is_whole(entry):
    assert entry("id-card-licence") == {
        "id": "id-card-licence",
        "name": {"zh": "居民身份证", "en": "Resident identity card"},
        "issuer": {"zh": "公安机关", "en": "Police"},
        "recognised": ["430100", "430300"],
        "aliases": ["身份证"],
        "verified": "2026-11-22",
        "day": "2023-02-01",
        "doubt": None,
        "other_day": False,
        "services": [{"id": FILING, "statements": ["material-id"]}],
        "sources": {
            "hunan-2022": {
                "title": "湖南省备案通知",
                "publisher": "湖南省医保局",
                "publisher_en": "湖南省医保局",
                "grade": "official",
                "published": "2022-03",
                "url": None,
            }
        },
    }


def test_office_has_hours_exceptions_and_windows_with_their_days(entry):
    office = entry("changsha-service-centre")
    assert office["hours"] == [
        {"days": [1, 2, 3, 4, 5], "opens": "09:00", "closes": "17:00", "valid_from": "2022-01-04", "valid_to": None}
    ]
    festival, short = office["exceptions"]
    assert (festival["first"], festival["last"], festival["opens"]) == ("2023-01-21", "2023-01-27", None)
    assert festival["note"] == {"zh": "春节", "en": "Spring Festival"}
    assert (short["opens"], short["closes"], short["note"]) == ("10:00", "12:00", None)
    assert [window["cross_city"] for window in office["windows"]] == [False, True]
    assert (office["valid_from"], office["valid_to"]) == ("2020-05-01", None)


def test_channel_names_its_kind_and_provider(entry):
    channel = entry("app-my-changsha")
    assert (channel["kind"], channel["provider"], channel["url"]) == ("app", "430100", "https://example.org/app")


def test_life_event_has_its_steps_with_their_reasons(entry):
    event = entry("moving")
    assert [step["service"] for step in event["steps"]] == [RESIDENCE, FILING]
    assert event["steps"][0]["why"] == {"zh": "别的都要用它。", "en": "The rest asks for it."}
    assert event["services"] == [{"id": RESIDENCE, "statements": []}, {"id": FILING, "statements": []}]
    assert event["sources"] == {}
