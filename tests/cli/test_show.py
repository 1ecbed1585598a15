"""``show`` and ``compare``."""

import os
from datetime import date

import pytest

from tests.sample_data import DAY, SEASON

FILING = "medical-offsite-filing"
AS_OF = ("--as-of", DAY.isoformat())
RESIDENCE = ("show", "residence-permit", "--destination", "430100")


def test_json_has_the_fields_of_the_contract(run):
    ran = run("show", FILING, "--origin", "430300", "--destination", "430100", "--json")
    guide = ran.json
    assert (ran.status, ran.err) == (0, "")
    assert guide.keys() >= {"service", "origin", "destination", "elements", "missing", "sources"}
    assert (guide["service"], guide["origin"], guide["destination"]) == (FILING, "430300", "430100")
    lines = [line for lines in guide["elements"].values() for line in lines]
    assert all(line.keys() >= {"text", "layer", "scope", "sources", "verified", "overridden"} for line in lines)
    assert all(line["text"].keys() == {"zh", "en"} for line in lines)
    assert {source for line in lines for source in line["sources"]} == guide["sources"].keys()


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (FILING, "湘潭到長沙不用備案。"),
        ("moving", "先辦居住，再辦看病。"),
        ("xiangtan-citizens-home", "週一至週五 09:00–12:00、13:30–17:00"),
    ],
)
def test_page_in_traditional_characters_has_others_in_titles_of_sources_alone(run, what, words):
    argv = ("--origin", "430300", "--destination", "430100") if what == FILING else ()
    ran = run("show", what, *argv, *AS_OF, "--lang", "zh_TW")
    assert words in ran.out
    rest = ran.out
    for title in ("医疗保障办法", "湖南省备案通知", "三市一家亲", "一个博客"):
        rest = rest.replace(title, "")
    assert [char for char in rest if char in "医异备证档参办时间说问话"] == []


def test_comparison_is_printed_in_traditional_characters(run):
    out = run("compare", FILING, "--lang", "zh_TW").out
    assert "異地就醫備案" in out
    assert "异地就医备案" not in out


def test_json_of_one_line_is_whole(run):
    guide = run("show", FILING, "--origin", "430300", "--destination", "430100", *AS_OF, "--json").json
    first, *behind = guide["elements"]["handling_mode"]
    assert first == {
        "id": "mode-pair",
        "text": {"zh": "湘潭到长沙不用备案。", "en": "Nothing to file from Xiangtan to Changsha."},
        "english_is_older": False,
        "layer": "pair",
        "scope": "430300->430100",
        "sources": ["news-2023", "law-2021"],
        "grade": "official",
        "verified": "2026-11-22",
        "published": "2023",
        "best_before": "2024-01-01",
        "valid_from": None,
        "valid_to": None,
        "value": {"mode": "no_action"},
        "overridden": False,
        "overridden_by": None,
        "disputed": False,
        "doubt": None,
    }
    assert [(line["layer"], line["overridden"], line["overridden_by"]) for line in behind] == [
        ("province", True, "mode-pair"),
        ("nation", True, "mode-pair"),
    ]


def test_json_names_what_is_missing(run):
    guide = run("show", "company-registration", "--origin", "430200", "--destination", "430100", "--json").json
    assert guide["missing"] == ["handling_mode", "condition", "material", "channel", "time_limit", "fee", "legal_basis"]
    assert {"element": "office", "city": "430200", "other_day": False} in guide["gaps"]


def test_json_of_a_source_is_whole(run):
    sources = run("show", FILING, "--json").json["sources"]
    assert (
        sources["law-2021"].items()
        >= {
            "title": "医疗保障办法",
            "publisher": "国家医保局",
            "publisher_en": "国家医保局",
            "grade": "official",
            "published": "2021-05-01",
            "url": "https://example.org/law",
        }.items()
    )


def test_json_names_the_publisher_in_both_languages(run):
    source = run("show", "residence-permit", "--destination", "长沙", "--json").json["sources"]["news-2023"]
    assert (source["publisher"], source["publisher_en"]) == ("湖南日报", "Hunan Daily")


def test_json_of_an_ended_service_misses_nothing(run):
    guide = run("show", "senior-card", "--origin", "430200", "--destination", "430100", "--json").json
    assert (guide["state"], guide["missing"], guide["gaps"]) == ("ended", [], [])


@pytest.mark.parametrize("city", ["430300", "湘潭", "湘潭市", "Xiangtan", "xiangtan", "XIANGTAN"])
def test_city_is_known_by_code_chinese_and_pinyin_name(run, city):
    assert run("show", FILING, "--origin", city, "--json").json["origin"] == "430300"


@pytest.mark.parametrize("district", ["430181", "浏阳市", "浏阳", "Liuyang"])
def test_district_stands_for_its_city(run, district):
    assert run("show", FILING, "--origin", district, "--json").json["origin"] == "430100"


def test_cities_are_null_where_not_given(run):
    guide = run("show", FILING, "--json").json
    assert (guide["origin"], guide["destination"]) == (None, None)
    assert {line["layer"] for lines in guide["elements"].values() for line in lines} == {"nation", "province", "czt"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh_CN", ["异地就医备案", "参保地", "就医地", "湘潭到长沙不用备案。", "12393"]),
        (
            "en",
            ["Filing for medical treatment", "Insured in Xiangtan", "Treated in Changsha", "Nothing to file", "12393"],
        ),
    ],
)
def test_text_is_in_the_language_wanted(run, lang, words):
    ran = run("show", FILING, "--origin", "湘潭", "--destination", "长沙", "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert [word for word in words if word not in ran.out] == []


def test_text_lists_every_source_with_its_address(run):
    out = run("show", FILING, "--origin", "湘潭", "--destination", "长沙", "--lang", "en").out
    for words in (
        "医疗保障办法",
        "湖南省备案通知",
        "三市一家亲",
        "一个博客",
        "https://example.org/law",
        "https://example.org/news",
    ):
        assert words in out


# Another day


@pytest.mark.parametrize(
    ("day", "is_there"), [("2023-12-31", False), ("2024-01-01", True), ("2024-12-31", True), ("2025-01-01", False)]
)
def test_day_asked_for_decides_what_is_known(run, day, is_there):
    guide = run(*RESIDENCE, "--as-of", day, "--json").json
    assert guide["day"] == day
    assert ("fee" in guide["elements"]) is is_there
    assert ("fee" in guide["missing"]) is not is_there
    assert ({"element": "fee", "city": None, "other_day": True} in guide["gaps"]) is not is_there


def test_day_before_any_source_is_known_for_nothing(run):
    guide = run("show", FILING, "--origin", "湘潭", "--as-of", "2020-12-31", "--json").json
    assert guide["elements"] == {}
    assert guide["gaps"]
    assert all(gap["other_day"] for gap in guide["gaps"])


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 1, 1)])
def test_day_is_today_when_none_is_asked_for(run, monkeypatch, day):
    monkeypatch.setattr("cztservices.cli.answers.today", lambda: day)
    guide = run(*RESIDENCE, "--json").json
    assert guide["day"] == day.isoformat()
    assert ("fee" in guide["elements"]) is (day.year == 2024)


@pytest.mark.parametrize(
    ("lang", "day", "fee"), [("zh_CN", "2024年6月30日", "工本费二十元。"), ("en", "June 30, 2024", "Twenty yuan")]
)
def test_text_names_the_day_asked_for(run, lang, day, fee):
    out = run(*RESIDENCE, "--as-of", SEASON.isoformat(), "--lang", lang).out
    assert day in out
    assert fee in out


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_text_shows_a_contradiction_one_side_behind_the_other(run, lang):
    out = run("show", FILING, *AS_OF, "--lang", lang).out
    won, lost = ("已参保。", "没参保也行。") if lang == "zh_CN" else ("You are insured.", "Those without insurance")
    assert 0 < out.index(won) < out.index(lost)


@pytest.mark.parametrize(
    "day", ["tomorrow", "", "2024", "2024-06", "2024-13-01", "2023-02-29", "30.06.2024", "2024-6-30", "0000-01-01"]
)
def test_day_that_is_none_is_refused(refused, day):
    words = refused("show", FILING, f"--as-of={day}")
    assert "--as-of" in words
    assert f"{day} is no day; write YYYY-MM-DD" in words
    assert "read_day" not in words


@pytest.mark.parametrize(
    "day", ["2024-01\n01", "\x1b[31m2024", "2" * 1000, os.fsdecode(b"\xff")], ids=["newline", "escape", "long", "bytes"]
)
def test_odd_day_is_refused_in_one_short_line(refused, day):
    words = refused("show", FILING, f"--as-of={day}")
    assert words.removesuffix("\n").isprintable()
    assert len(words) < 300


# Life events, licences, offices, channels


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("moving", "先办居住，再办看病。", "First a place to live, then a doctor."),
        ("id-card-licence", "公安机关", "Police"),
        ("changsha-service-centre", "长沙市岳麓大道218号", "218 Yuelu Avenue, Changsha"),
        ("hotline-12393", "先拨区号", "dial the area code first"),
    ],
)
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_entry_of_every_kind_is_shown_in_the_language_wanted(run, lang, key, zh, en):
    ran = run("show", key, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert (zh if lang == "zh_CN" else en) in ran.out


@pytest.mark.parametrize(
    ("key", "services"),
    [
        ("moving", ["residence-permit", FILING]),
        ("id-card-licence", [FILING]),
        ("changsha-service-centre", ["company-registration"]),
        ("zhuzhou-service-centre", []),
        ("hotline-12393", [FILING]),
    ],
)
def test_json_of_an_entry_names_its_services(run, key, services):
    ran = run("show", key, "--json")
    assert (ran.status, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert (ran.json["id"], [use["id"] for use in ran.json["services"]]) == (key, services)


@pytest.mark.parametrize("query", ["搬家", "退休", "身份证", "长沙市政务服务中心", "12393"])
def test_whatever_is_found_can_be_shown(run, query):
    found = run("find", query, "--json").json["results"]
    assert found
    for hit in found:
        shown = run("show", hit["id"], "--json").json
        assert hit["id"] == shown.get("service", shown.get("id"))


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize(("key", "near"), [("retirment", "retirement"), ("hotline-12399", "hotline-12393")])
def test_unknown_entry_is_refused_with_the_nearest(refused, lang, key, near):
    words = refused("show", key, "--lang", lang)
    assert key in words
    assert near in words


@pytest.mark.parametrize("key", ["moving", "id-card-licence"])
def test_only_services_are_compared(refused, key):
    assert key in refused("compare", key, "--lang", "en")


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_unknown_service_is_refused_with_the_nearest(refused, lang):
    words = refused("show", "medical-ofsite-filling", "--lang", lang)
    assert "medical-ofsite-filling" in words
    assert FILING in words


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize(
    ("city", "near"), [("xiangtam", "Xiangtan"), ("长砂", "长沙"), ("430301", "430300"), ("北京", "株洲"), ("", "长沙")]
)
def test_unknown_city_is_refused_with_the_nearest(refused, lang, city, near):
    words = refused("show", FILING, "--origin", city, "--lang", lang)
    assert city in words
    assert near in words


@pytest.mark.parametrize("place", ["hunan", "全国", "长株潭"])
def test_place_that_is_no_city_is_refused(refused, place):
    words = refused("show", FILING, "--destination", place, "--lang", "en")
    assert place in words
    assert any(city in words for city in ("长沙", "Changsha"))


@pytest.mark.parametrize(
    "name", ["a\nb", "x" * 10_000, "\x1b[31mred", os.fsdecode(b"\xff")], ids=["newline", "long", "escape", "bytes"]
)
@pytest.mark.parametrize("option", ["service", "--origin"])
def test_odd_name_is_refused_in_one_short_line(refused, name, option):
    words = refused("show", FILING, option, name) if option != "service" else refused("show", name)
    assert len(words) < 300
    assert "\x1b" not in words


@pytest.mark.parametrize(
    "argv",
    [
        ["show"],
        ["show", FILING, "--lang", "fr"],
        ["show", FILING, "--colour"],
        [],
        ["shew"],
        ["catalogue"],
        ["catalogue", "make"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_refused_in_one_line_with_a_mend(refused, argv):
    assert "--help" in refused(*argv)


def test_catalogue_that_is_not_there_is_refused(refused, tmp_path):
    words = refused("--catalogue", tmp_path / "none.db", "show", FILING, "--lang", "en")
    assert str(tmp_path / "none.db") in words
    assert "catalogue build" in words


def test_compare_json_sets_the_cities_side_by_side(run):
    ran = run("compare", FILING, "--json")
    comparison = ran.json
    assert ran.status == 0
    assert comparison.keys() >= {"service", "shared", "cities", "directions", "sources"}
    assert comparison["service"] == FILING
    ids = {
        city: {line["id"] for lines in group.values() for line in lines} for city, group in comparison["cities"].items()
    }
    assert ids == {
        "430100": {"step-changsha", "channel-app"},
        "430200": {"time-limit-zhuzhou"},
        "430300": {"material-xiangtan", "office-xiangtan"},
    }
    assert {line["id"] for line in comparison["shared"]["handling_mode"]} == {"mode-nation", "mode-hunan"}
    assert list(comparison["directions"]) == ["430300->430100"]
    assert [line["id"] for line in comparison["directions"]["430300->430100"]["handling_mode"]] == ["mode-pair"]


def test_compare_json_has_every_source_cited(run):
    comparison = run("compare", FILING, "--json").json
    groups = [comparison["shared"], *comparison["cities"].values(), *comparison["directions"].values()]
    cited = {source for group in groups for lines in group.values() for line in lines for source in line["sources"]}
    assert cited == comparison["sources"].keys()


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh_CN", ["异地就医备案", "在长沙刷卡。", "当天"]), ("en", ["Swipe the card in Changsha.", "same day"])],
)
def test_compare_text_is_in_the_language_wanted(run, lang, words):
    ran = run("compare", FILING, "--lang", lang)
    assert ran.status == 0
    assert [word for word in words if word not in ran.out] == []


def test_compare_unknown_service_is_refused_with_the_nearest(refused):
    assert "senior-card" in refused("compare", "senior-cart")
