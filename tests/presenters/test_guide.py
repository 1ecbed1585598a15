"""A guide as it is read, in both languages."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from cztservices.catalogue.show import show_guide
from cztservices.domain.catalogue import Duration, Money
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import DayKind, Element, HandlingMode, ServiceState
from cztservices.presenters.guide import GuidePresenter, GuideView, LineView
from cztservices.presenters.labels import CITY_LABELS, ELEMENTS, MODES, STATES


def section(view: GuideView, element: Element):
    """The section of an element."""
    return next(section for section in view.sections if section.element is element)


def lines_of(view: GuideView) -> list[LineView]:
    """All lines of a guide: what the answer rests on, what it overrides, and those of the sections."""
    answer = [] if view.answer_line is None else [view.answer_line]
    return [*answer, *view.answer_behind, *(line for s in view.sections for line in (*s.lines, *s.behind))]


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


def test_answer_of_an_ended_service_is_its_status(present, words, tr):
    view = present("senior-card")
    assert view.answer == words("老年证已经取消，凭身份证享受优待。", "The card has ended; the identity card does.")
    assert (view.badge, view.badge_token) == (tr.gettext(STATES[ServiceState.ENDED]), "stop")
    assert (view.gaps_title, view.gaps) == ("", ())


def test_unknown_answer_names_the_phone(present):
    view = present("company-registration")
    assert "12345" in view.answer
    assert (view.badge_token, view.answer_line) == ("caution", None)


def test_unknown_answer_names_the_phone_of_the_service(catalogue_db, tr):
    guide = show_guide(catalogue_db, "company-registration", XIANGTAN, CHANGSHA)
    presenter = GuidePresenter(tr)
    assert "12393" in presenter.present(guide, catalogue_db.channel("hotline-12393"), "v1").answer
    assert "12345" in presenter.present(guide, None, "v1").answer


def test_answer_from_an_unconfirmed_source_is_cautioned(present):
    line = present("residence-permit").answer_line
    assert "12345" in line.caution


def test_line_from_an_unconfirmed_source_is_cautioned_with_the_phone(filing):
    lines = {line.text: line for section in filing.sections for line in section.lines}
    cautioned = [text for text, line in lines.items() if line.caution]
    assert cautioned == [line.text for line in section(filing, Element.NOTE).lines]
    assert "12393" in lines[cautioned[0]].caution


def test_sections_stand_in_reading_order_each_with_its_title(filing, tr):
    elements = [section.element for section in filing.sections]
    assert elements == [element for element in ELEMENTS if element in elements]
    assert all(section.title == tr.gettext(ELEMENTS[section.element]) for section in filing.sections)


@pytest.mark.parametrize(
    "service", ["medical-offsite-filing", "residence-permit", "senior-card", "company-registration"]
)
@pytest.mark.parametrize("direction", [(XIANGTAN, CHANGSHA), (CHANGSHA, ZHUZHOU), (None, None)])
def test_every_statement_is_shown_once(catalogue_db, present, tr, service, direction):
    guide = show_guide(catalogue_db, service, *direction)
    expected = sorted(
        line.statement.text.in_language(tr.language) for lines in guide.elements.values() for line in lines
    )
    assert sorted(line.text for line in lines_of(present(service, *direction))) == expected


@pytest.mark.parametrize(
    ("service", "element"),
    [("medical-offsite-filing", Element.HANDLING_MODE), ("senior-card", Element.STATUS)],
)
def test_element_that_gives_the_answer_has_no_section(present, service, element):
    view = present(service)
    assert view.answer == view.answer_line.text
    assert element not in {section.element for section in view.sections}


def test_ended_service_shows_its_handling_mode_in_a_section(catalogue_db, tr):
    """The status gives the answer, so the mode does not."""
    ended = catalogue_db.statements("senior-card")
    mode = next(s for s in catalogue_db.statements("medical-offsite-filing") if s.id == "mode-hunan")
    guide = resolve_guide(catalogue_db.service("senior-card"), [*ended, mode], XIANGTAN, CHANGSHA)
    view = GuidePresenter(tr).present(guide, None, "v1")
    assert view.answer_line.text == ended[0].text.in_language(tr.language)
    assert [line.text for line in section(view, Element.HANDLING_MODE).lines] == [mode.text.in_language(tr.language)]


def test_changed_service_shows_its_status_in_a_section_and_answers_with_its_mode(catalogue_db, tr):
    changed = replace(catalogue_db.statements("senior-card")[0], value=ServiceState.CHANGED)
    mode = next(s for s in catalogue_db.statements("medical-offsite-filing") if s.id == "mode-hunan")
    guide = resolve_guide(catalogue_db.service("senior-card"), [changed, mode], XIANGTAN, CHANGSHA)
    view = GuidePresenter(tr).present(guide, None, "v1")
    assert view.answer == mode.text.in_language(tr.language)
    assert [line.text for line in section(view, Element.STATUS).lines] == [changed.text.in_language(tr.language)]


def test_lines_say_their_layer_and_its_colour(filing, words):
    tokens = {line.text: line.token for line in lines_of(filing)}
    assert tokens[filing.answer] == "accent"
    assert tokens[words("提交。", "Submit.")] == "nation"
    assert tokens[words("网上备案。", "File online.")] == "hunan"
    assert tokens[words("不收费", "free")] == "czt"
    assert tokens[words("在长沙刷卡。", "Swipe the card in Changsha.")] == "changsha"
    assert tokens[words("湘潭备案表", "Form of Xiangtan")] == "xiangtan"


def test_layers_of_different_colour_have_different_labels(filing):
    pairs = {(line.token, line.layer) for line in lines_of(filing)}
    assert len({token for token, _ in pairs}) == len({layer for _, layer in pairs}) == len(pairs) == 6


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


def test_steps_are_numbered_in_the_authors_order(filing, words):
    steps = section(filing, Element.STEP)
    assert [(line.number, line.text) for line in steps.lines] == [
        ("1", words("选医院。", "Choose a hospital.")),
        ("2", words("在长沙刷卡。", "Swipe the card in Changsha.")),
        ("3", words("提交。", "Submit.")),
    ]


def test_only_steps_are_numbered_and_a_single_one_is_not(filing, present):
    assert {line.number for s in filing.sections if s.element is not Element.STEP for line in s.lines} == {""}
    assert [line.number for line in section(present("company-registration"), Element.STEP).lines] == [""]


def test_material_says_how_many_and_that_a_licence_will_do(filing, words):
    remarks = {line.text: line.remark for line in section(filing, Element.MATERIAL).lines}
    remark = remarks[words("身份证", "Identity card")]
    assert "1" in remark
    assert "2" in remark
    assert remark.count("·") == 2
    assert remarks[words("湘潭备案表", "Form of Xiangtan")] == ""


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


def test_sources_of_the_answer_are_numbered_first(catalogue_db, tr):
    """They are cited above everything else, the status of a service that has changed too."""
    changed = replace(catalogue_db.statements("senior-card")[0], value=ServiceState.CHANGED)
    mode = next(s for s in catalogue_db.statements("medical-offsite-filing") if s.id == "mode-nation")
    guide = resolve_guide(catalogue_db.service("senior-card"), [changed, mode], XIANGTAN, CHANGSHA)
    view = GuidePresenter(tr).present(guide, None, "v1")
    assert [source.title for source in view.sources] == ["医疗保障办法", "湖南省备案通知"]


def test_captions_cite_sources_by_their_number(filing):
    numbers = {source.title: source.number for source in filing.sources}
    steps = section(filing, Element.STEP).lines
    assert [f"[{numbers['医疗保障办法']}]" in line.caption for line in steps] == [True, False, True]
    assert [f"[{numbers['三市一家亲']}]" in line.caption for line in steps] == [False, True, False]


def test_captions_say_who_when_and_when_it_was_checked(filing, words):
    step = section(filing, Element.STEP).lines[1]
    assert words("湖南日报", "Hunan Daily") in step.caption
    assert "2023" in step.caption
    assert words("2026年11月22日", "November 22, 2026") in step.caption


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


def test_facts_say_how_long_how_much_and_whom_to_ask(present, tr, words):
    filing = present("medical-offsite-filing", CHANGSHA, XIANGTAN)
    labels = [fact.label for fact in filing.facts]
    assert labels[:2] == [tr.gettext(ELEMENTS[Element.TIME_LIMIT]), tr.gettext(ELEMENTS[Element.FEE])]
    assert "5" in filing.facts[0].text
    assert filing.facts[-1].text == words("医保服务热线", "Medical insurance hotline")


def with_value(guide: Guide, key: str, value: Duration | Money | None) -> Guide:
    """The guide with another value in one statement."""
    statements = [line.statement for lines in guide.elements.values() for line in lines]
    changed = [replace(s, value=value) if s.id == key else s for s in statements]
    return resolve_guide(guide.service, changed, guide.origin, guide.destination)


@pytest.mark.parametrize(("key", "element"), [("time-limit-nation", Element.TIME_LIMIT), ("fee-czt", Element.FEE)])
def test_statement_without_a_value_is_no_fact(catalogue_db, tr, key, element):
    """Its words may run over many lines; they stand in their section."""
    guide = show_guide(catalogue_db, "medical-offsite-filing", CHANGSHA, XIANGTAN)
    view = GuidePresenter(tr).present(with_value(guide, key, None), None, "v1")
    assert tr.gettext(ELEMENTS[element]) not in {fact.label for fact in view.facts}
    assert len(view.facts) == 1
    assert len(section(view, element).lines) == 1


def test_value_from_an_unconfirmed_source_is_no_fact(catalogue_db, tr):
    guide = show_guide(catalogue_db, "medical-offsite-filing", CHANGSHA, XIANGTAN)
    statements = [line.statement for lines in guide.elements.values() for line in lines]
    blog = next(s.sources for s in statements if s.id == "note-blog")
    doubtful = [replace(s, sources=blog) if s.id == "fee-czt" else s for s in statements]
    view = GuidePresenter(tr).present(resolve_guide(guide.service, doubtful, XIANGTAN, CHANGSHA), None, "v1")
    assert [fact.label for fact in view.facts] == [tr.gettext(ELEMENTS[Element.TIME_LIMIT])]
    assert section(view, Element.FEE).lines[0].caution


@pytest.mark.parametrize(
    ("yuan", "written"),
    [("5", "5"), ("10", "10"), ("100", "100"), ("12.50", "12.5"), ("1000", "1,000"), ("0.3", "0.3")],
)
def test_fee_is_written_in_digits(catalogue_db, tr, yuan, written):
    guide = show_guide(catalogue_db, "medical-offsite-filing", CHANGSHA, XIANGTAN)
    view = GuidePresenter(tr).present(with_value(guide, "fee-czt", Money(Decimal(yuan))), None, "v1")
    fact = next(fact for fact in view.facts if fact.label == tr.gettext(ELEMENTS[Element.FEE]))
    assert fact.text == tr.gettext("{yuan} yuan").format(yuan=written)


def test_where_nothing_is_to_be_done_no_time_or_fee_stands_beside_the_answer(filing, words):
    assert [fact.text for fact in filing.facts] == [words("医保服务热线", "Medical insurance hotline")]
    assert {section.element for section in filing.sections} >= {Element.TIME_LIMIT, Element.FEE}


def test_fee_of_nothing_says_free(present, tr):
    filing = present("medical-offsite-filing", CHANGSHA, XIANGTAN)
    fact = next(fact for fact in filing.facts if fact.label == tr.gettext(ELEMENTS[Element.FEE]))
    assert fact.text == tr.gettext("Free")


def test_days_of_both_kinds_are_told_apart(catalogue_db, tr):
    guide = show_guide(catalogue_db, "medical-offsite-filing", CHANGSHA, XIANGTAN)
    texts = []
    for kind in DayKind:
        view = GuidePresenter(tr).present(with_value(guide, "time-limit-nation", Duration(7, kind)), None, "v1")
        texts.append(view.facts[0].text)
    assert all("7" in text for text in texts)
    assert len(set(texts)) == 2


@pytest.mark.parametrize("kind", DayKind)
def test_no_day_at_all_is_at_once(catalogue_db, tr, kind):
    guide = show_guide(catalogue_db, "medical-offsite-filing", CHANGSHA, XIANGTAN)
    view = GuidePresenter(tr).present(with_value(guide, "time-limit-nation", Duration(0, kind)), None, "v1")
    assert view.facts[0].text == tr.gettext("At once")


def test_footer_names_the_catalogue(filing):
    assert "v1" in filing.footer
