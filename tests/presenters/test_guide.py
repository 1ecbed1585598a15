"""A guide as it is read, in every language."""

import re
from dataclasses import replace
from datetime import date

import pytest

from cztservices.catalogue.show import find_mentions
from cztservices.domain.dates import Doubt
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import Element, End, Grade, HandlingMode, ServiceState
from cztservices.presenters.labels import ASK_FIRST, CITY_LABELS, ELEMENTS, MODES, READ_HOW, STATES
from cztservices.presenters.questions import QUESTIONS
from tests.presenters.guides import FILING, lines_of, section, statements_of
from tests.sample_data import DAY, SEASON


def test_title_and_ends_are_in_the_words_of_the_service(filing, words, tr):
    assert filing.title == words("异地就医备案", "Filing for medical treatment in another city")
    assert [(end.label, end.city, end.token) for end in filing.ends] == [
        (words("参保地", "Insured in"), tr.gettext(CITY_LABELS[XIANGTAN]), "xiangtan"),
        (words("就医地", "Treated in"), tr.gettext(CITY_LABELS[CHANGSHA]), "changsha"),
    ]


def test_end_that_is_not_chosen_has_no_city(present):
    assert [(end.city, end.token) for end in present("medical-offsite-filing", None, None).ends] == [("–", "ink2")] * 2


def test_service_with_one_end_shows_one(present, words):
    assert [end.label for end in present("residence-permit").ends] == [words("居住地", "Live in")]


def test_answer_is_the_handling_mode_that_holds(filing, words, tr):
    assert filing.answer == words("湘潭到长沙不用备案。", "Nothing to file from Xiangtan to Changsha.")
    assert (filing.badge, filing.badge_token) == (tr.gettext(MODES[HandlingMode.NO_ACTION]), "go")
    assert filing.answer_line.text == filing.answer
    assert filing.answer_line.caution == ""


def test_answer_of_another_direction_is_another(present, words, tr):
    view = present("medical-offsite-filing", CHANGSHA, ZHUZHOU)
    assert view.answer == words("网上备案。", "File online.")
    assert view.badge == tr.gettext(MODES[HandlingMode.FULLY_ONLINE])


@pytest.mark.parametrize(
    ("service", "direction", "is_asked"),
    [
        ("medical-offsite-filing", (XIANGTAN, CHANGSHA), False),
        ("medical-offsite-filing", (XIANGTAN, None), True),
        ("medical-offsite-filing", (None, CHANGSHA), True),
        ("residence-permit", (None, CHANGSHA), False),
        ("residence-permit", (CHANGSHA, None), True),
    ],
)
def test_reader_is_asked_for_the_cities_that_the_service_needs(present, service, direction, is_asked):
    assert bool(present(service, *direction).prompt) is is_asked


def test_reader_is_not_told_where_the_cities_stand(present, tr):
    assert present("medical-offsite-filing", XIANGTAN, None).prompt == tr.gettext("Choose the cities first")


def test_answer_of_an_ended_service_is_its_status(present, words, tr):
    view = present("senior-card")
    assert view.answer == words("老年证已经取消，凭身份证享受优待。", "The card has ended; the identity card does.")
    assert (view.badge, view.badge_token) == (tr.gettext(STATES[ServiceState.ENDED]), "stop")
    assert (view.gaps_title, view.gaps) == ("", ())


def test_unknown_answer_names_the_phone(present):
    view = present("company-registration")
    assert "12345" in view.answer
    assert (view.badge_token, view.answer_line) == ("caution", None)


def test_unknown_answer_names_the_phone_of_the_service(catalogue_db, guide_of, present_guide):
    guide = guide_of("company-registration")
    assert "12393" in present_guide(guide, ask=catalogue_db.channel("hotline-12393")).answer
    assert "12345" in present_guide(guide).answer


def test_answer_from_an_unconfirmed_source_is_cautioned(present):
    line = present("residence-permit").answer_line
    assert line.doubt is Doubt.UNCONFIRMED
    assert "12345" in line.caution


def test_sections_stand_in_reading_order_each_with_its_title(filing, tr):
    elements = [section.element for section in filing.sections]
    assert elements == [element for element in ELEMENTS if element in elements]
    assert all(section.title == tr.gettext(ELEMENTS[section.element]) for section in filing.sections)


@pytest.mark.parametrize(
    "service", ["medical-offsite-filing", "residence-permit", "senior-card", "company-registration"]
)
@pytest.mark.parametrize("direction", [(XIANGTAN, CHANGSHA), (CHANGSHA, ZHUZHOU), (None, None)])
def test_every_statement_is_shown_once(guide_of, present, tr, service, direction):
    expected = sorted(tr.say(s.text) for s in statements_of(guide_of(service, *direction)))
    assert sorted(line.text for line in lines_of(present(service, *direction))) == expected


@pytest.mark.parametrize(
    ("service", "element"),
    [("medical-offsite-filing", Element.HANDLING_MODE), ("senior-card", Element.STATUS)],
)
def test_element_that_gives_the_answer_has_no_section(present, service, element):
    view = present(service)
    assert view.answer == view.answer_line.text
    assert element not in {section.element for section in view.sections}


def test_ended_service_shows_its_handling_mode_in_a_section(catalogue_db, tr, present_guide):
    """The status gives the answer, so the mode does not."""
    ended = catalogue_db.statements("senior-card")
    mode = next(s for s in catalogue_db.statements("medical-offsite-filing") if s.id == "mode-hunan")
    guide = resolve_guide(catalogue_db.service("senior-card"), [*ended, mode], XIANGTAN, CHANGSHA, DAY)
    view = present_guide(guide)
    assert view.answer_line.text == tr.say(ended[0].text)
    assert [line.text for line in section(view, Element.HANDLING_MODE).lines] == [tr.say(mode.text)]


def test_changed_service_shows_its_status_in_a_section_and_answers_with_its_mode(catalogue_db, tr, present_guide):
    changed = replace(catalogue_db.statements("senior-card")[0], value=ServiceState.CHANGED)
    mode = next(s for s in catalogue_db.statements("medical-offsite-filing") if s.id == "mode-hunan")
    guide = resolve_guide(catalogue_db.service("senior-card"), [changed, mode], XIANGTAN, CHANGSHA, DAY)
    view = present_guide(guide)
    assert view.answer == tr.say(mode.text)
    assert [line.text for line in section(view, Element.STATUS).lines] == [tr.say(changed.text)]


def test_what_the_answer_overrides_stands_behind_it(filing, words):
    assert [line.text for line in filing.answer_behind] == [
        words("网上备案。", "File online."),
        words("到参保地窗口备案。", "File at the window of the city that insures you."),
    ]
    assert all(line.overridden for line in filing.answer_behind)
    assert not filing.answer_line.overridden


def test_unknown_answer_overrides_nothing(present):
    assert present("company-registration").answer_behind == ()


def test_overridden_lines_stand_behind(filing, words):
    material = section(filing, Element.MATERIAL)
    assert [line.text for line in material.behind] == [words("备案表", "Filing form")]
    assert all(line.overridden for line in material.behind)
    assert not any(line.overridden for line in material.lines)


def test_sources_are_numbered_in_order_of_appearance(filing):
    assert [source.number for source in filing.sources] == list(range(1, len(filing.sources) + 1))
    assert {source.title for source in filing.sources} == {"医疗保障办法", "湖南省备案通知", "三市一家亲", "一个博客"}
    by_title = {source.title: source for source in filing.sources}
    assert by_title["三市一家亲"].url == "https://example.org/news"
    assert by_title["一个博客"].url == ""


@pytest.mark.parametrize(
    "service", ["medical-offsite-filing", "residence-permit", "senior-card", "company-registration"]
)
def test_sources_are_first_cited_in_the_order_of_their_numbers(present, service):
    view = present(service)
    cited = [int(number) for line in lines_of(view) for number in re.findall(r"\[(\d+)\]", line.caption)]
    assert list(dict.fromkeys(cited)) == [source.number for source in view.sources] != []


def test_sources_of_the_answer_are_numbered_first(catalogue_db, present_guide):
    """They are cited above everything else, the status of a service that has changed too."""
    changed = replace(catalogue_db.statements("senior-card")[0], value=ServiceState.CHANGED)
    mode = next(s for s in catalogue_db.statements("medical-offsite-filing") if s.id == "mode-nation")
    guide = resolve_guide(catalogue_db.service("senior-card"), [changed, mode], XIANGTAN, CHANGSHA, DAY)
    view = present_guide(guide)
    assert [source.title for source in view.sources] == ["医疗保障办法", "湖南省备案通知"]


def test_source_caption_has_the_day_as_precisely_as_the_source(filing, words):
    captions = {source.title: source.caption for source in filing.sources}
    assert words("2021年5月1日", "May 1, 2021") in captions["医疗保障办法"]
    assert words("2022年3月", "Mar 2022") in captions["湖南省备案通知"]
    assert not any(char.isdigit() for char in captions["一个博客"])


def test_gaps_name_element_city_and_phone(filing, tr):
    assert len(filing.gaps) == 1
    for part in (tr.gettext(ELEMENTS[Element.OFFICE]), tr.gettext(CITY_LABELS[CHANGSHA]), "12393"):
        assert part in filing.gaps[0]
    assert filing.gaps_title


def test_gaps_of_a_service_that_is_hardly_known_name_every_element(present, tr):
    gaps = present("company-registration", CHANGSHA, ZHUZHOU).gaps
    missing = ("handling_mode", "condition", "material", "channel", "office", "time_limit", "fee", "legal_basis")
    titles = [tr.gettext(ELEMENTS[Element(name)]) for name in missing]
    assert len(gaps) == 1
    assert gaps[0].startswith(tr.format_list(titles))


# What the page needs besides


def test_labels_are_those_of_the_ends_that_the_service_has(present, words):
    assert present(FILING).labels == {End.ORIGIN: words("参保地", "Insured in"), End.DESTINATION: words("就医地", "Treated in")}  # fmt: skip
    assert present("residence-permit").labels == {End.DESTINATION: words("居住地", "Live in")}


def test_count_of_what_is_ready_names_both_numbers(filing):
    assert re.findall(r"\d", filing.ticked.format(done=2, all=5)) == ["2", "5"]


def test_footer_names_the_day_and_the_catalogue(filing, catalogue_db, words):
    assert catalogue_db.version() in filing.footer
    assert words("2023年2月1日", "February 1, 2023") in filing.footer


# How it is handled


@pytest.mark.parametrize(
    ("state", "grade", "words_of_badge", "token"),
    [
        (None, Grade.OFFICIAL, [READ_HOW], "accent"),
        (None, Grade.OTHER, [ASK_FIRST], "caution"),
        (ServiceState.CHANGED, Grade.OFFICIAL, [STATES[ServiceState.CHANGED], READ_HOW], "caution"),
        (ServiceState.CHANGED, Grade.OTHER, [STATES[ServiceState.CHANGED], ASK_FIRST], "caution"),
    ],
)
def test_badge_of_words_that_no_mode_fits(catalogue_db, present_guide, tr, state, grade, words_of_badge, token):
    mode = next(s for s in catalogue_db.statements(FILING) if s.id == "mode-hunan")
    mode = replace(mode, value=None, sources=(replace(mode.sources[0], grade=grade),))
    status = replace(catalogue_db.statements("senior-card")[0], value=state)
    statements = [mode] if state is None else [mode, status]
    view = present_guide(resolve_guide(catalogue_db.service(FILING), statements, XIANGTAN, CHANGSHA, DAY))
    assert (view.badge, view.badge_token) == (" · ".join(tr.gettext(word) for word in words_of_badge), token)
    assert view.answer == tr.say(mode.text)


def test_badge_of_a_changed_service_says_so_before_its_mode(catalogue_db, present_guide, tr):
    changed = replace(catalogue_db.statements("senior-card")[0], value=ServiceState.CHANGED)
    mode = next(s for s in catalogue_db.statements(FILING) if s.id == "mode-hunan")
    view = present_guide(resolve_guide(catalogue_db.service(FILING), [changed, mode], XIANGTAN, CHANGSHA, DAY))
    changed_word, mode_word = STATES[ServiceState.CHANGED], MODES[HandlingMode.FULLY_ONLINE]
    assert (view.badge, view.badge_token) == (f"{tr.gettext(changed_word)} · {tr.gettext(mode_word)}", "caution")


# Another day


def test_gap_of_other_days_names_the_day_asked_for_and_the_phone(present, tr, words):
    *_, gap = present("residence-permit").gaps
    assert gap.startswith(tr.gettext(ELEMENTS[Element.FEE]))
    assert words("2023年2月1日", "February 1, 2023") in gap
    assert "12345" in gap


def test_element_known_for_other_days_is_not_said_to_have_no_source(present, tr):
    unknown, other_day = present("residence-permit").gaps
    assert tr.gettext(ELEMENTS[Element.FEE]) not in unknown
    assert unknown != other_day


def test_value_of_another_day_is_shown_on_its_days_alone(present, words):
    fee = words("工本费二十元。", "Twenty yuan for the card.")
    texts = {day: [line.text for line in lines_of(present("residence-permit", day=day))] for day in (DAY, SEASON)}
    assert fee not in texts[DAY]
    assert fee in texts[SEASON]


def test_line_ages_with_the_day(present):
    lines = {
        day: next(line for line in section(present(FILING, day=day), Element.STEP).lines if line.number == "2")
        for day in (DAY, SEASON)
    }
    assert lines[DAY].doubt is None
    assert lines[SEASON].doubt is Doubt.AGED
    assert "2023" in lines[SEASON].caution


# Lists


def test_every_list_is_named_for_itself_with_what_it_calls_the_service(filing, words, tr):
    assert [view.text for view in filing.lists] == [
        tr.gettext("{list}: “{entries}”").format(list=name, entries=tr.format_list(entries))
        for name, entries in (
            (
                words("三市通办事项（首批）", "Services of the three cities, first batch"),
                [words("异地就医登记备案", "Registering treatment away from home")],
            ),
            (
                words("湖南省异地通办事项", "Services of Hunan for people elsewhere"),
                [
                    words("跨省异地就医", "Treatment in another province"),
                    words("住院费用结算", "Settling hospital bills"),
                ],
            ),
        )
    ]


def test_list_says_who_published_it_when_and_how_many_entries_it_has(filing, words, tr):
    dated, undated = (mention.caption for mention in filing.lists)
    assert dated.startswith(words("长株潭三市 · 2023年1月 · ", "the three cities · Jan 2023 · "))
    assert dated.endswith(tr.gettext("{count} entries").format(count=55))
    assert undated.startswith(f"{words('湖南省', 'Hunan')} · {tr.gettext('undated')} · ")
    assert undated.endswith(tr.gettext("more than {count} entries").format(count=100))


def test_list_whose_length_nobody_says_names_none(catalogue_db, guide_of, present_guide, words):
    published = replace(catalogue_db.lists()[0], count=None)
    view = present_guide(guide_of(FILING), lists=find_mentions([published], FILING))
    assert view.lists[0].caption == words("长株潭三市 · 2023年1月", "the three cities · Jan 2023")


def test_service_on_no_list_names_none(present):
    assert present("senior-card").lists == ()


# The card to ring with


def test_ring_card_asks_once_about_every_element_in_doubt_or_unknown(filing, guide_of, tr):
    doubtful = {s.element for s in filing.sections if any(line.doubt and not line.overridden for line in s.lines)}
    unknown = {gap.element for gap in guide_of(FILING).gaps}
    asked = [QUESTIONS[element] for element in QUESTIONS if element in doubtful | unknown]
    assert filing.ring.questions == tuple(tr.gettext(question) for question in asked)
    assert len(doubtful) > 4
    assert unknown - doubtful


def test_ring_card_is_there_in_chinese_too_for_a_hotline_that_speaks_it(filing, tr):
    """A reader of English shows or reads these words to the one who answers."""
    if tr.is_chinese:
        assert filing.ring.chinese == ()
    else:
        greeting, *questions = filing.ring.chinese
        assert greeting.startswith("您好")
        assert "异地就医备案" in greeting
        assert len(questions) == len(filing.ring.questions)
        assert all(re.search("[一-鿿]", line) for line in filing.ring.chinese)


def test_ring_card_names_the_phone(filing, tr):
    assert filing.ring.title == tr.gettext("Ring {phone} first and read this out").format(phone="12393")


def test_ring_card_greets_with_service_and_cities(filing):
    assert filing.title in filing.ring.greeting
    for end in filing.ends:
        assert end.label in filing.ring.greeting
        assert end.city in filing.ring.greeting


def test_ring_card_asks_only_for_what_is_unknown_when_every_line_may_be_trusted(guide_of, present_guide, tr):
    guide = guide_of(FILING)
    trusted = [line.statement for lines in guide.elements.values() for line in lines if line.doubt is None]
    resolved = resolve_guide(guide.service, trusted, XIANGTAN, CHANGSHA, DAY)
    view = present_guide(resolved)
    unknown = {gap.element for gap in resolved.gaps}
    assert view.ring.questions == tuple(tr.gettext(QUESTIONS[e]) for e in QUESTIONS if e in unknown)
    assert {line.caution for line in lines_of(view)} == {""}


def test_ring_card_comes_with_the_first_line_that_ages(present):
    assert present("senior-card", day=date(2023, 3, 1)).ring is None
    assert present("senior-card", day=date(2023, 3, 2)).ring is not None


def test_ring_card_asks_nothing_about_lines_that_are_void(guide_of, present_guide, tr):
    """The nation's rule has aged, the province's that prevails has not."""
    guide = guide_of(FILING, CHANGSHA, XIANGTAN)
    modes = [s for s in statements_of(guide) if s.element is Element.HANDLING_MODE]
    view = present_guide(resolve_guide(guide.service, modes, CHANGSHA, XIANGTAN, DAY))
    assert [line.doubt for line in view.answer_behind] == [Doubt.AGED]
    assert tr.gettext(QUESTIONS[Element.HANDLING_MODE]) not in view.ring.questions
