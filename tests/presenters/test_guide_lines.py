"""Lines of a guide, in every language: whose rule each is, what proves it, what to do before trusting it."""

from dataclasses import replace
from datetime import datetime

import pytest

from cztservices.domain.dates import Doubt
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Element, Grade
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.labels import GRADES
from tests.presenters.guides import FILING, lines_of, section, statements_of, with_sources, with_statement
from tests.sample_data import SEASON


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


# What to do before trusting a line


def cautions(view: GuideView, doubt: Doubt | None) -> dict[str, str]:
    """The lines in that kind of doubt with what they caution."""
    return {line.text: line.caution for line in lines_of(view) if line.doubt is doubt}


def test_line_from_an_unconfirmed_source_is_cautioned_with_the_phone(filing, tr):
    assert cautions(filing, Doubt.UNCONFIRMED) == {
        section(filing, Element.NOTE).lines[0].text: tr.gettext("Unconfirmed: ring {phone} first").format(phone="12393")
    }


@pytest.mark.parametrize(
    ("element", "zh", "en"),
    [(Element.MATERIAL, "2021年5月", "May 2021"), (Element.CHANNEL, "2022年3月", "Mar 2022")],
)
def test_aged_line_is_cautioned_with_the_month_of_its_source_and_the_phone(filing, tr, words, element, zh, en):
    """Phones age first: the number is of the same source as the form of Xiangtan, which is not aged yet."""
    [aged] = [line for line in section(filing, element).lines if line.doubt]
    assert aged.doubt is Doubt.AGED
    template = tr.gettext("Source of {day}: ring {phone} first")
    assert aged.caution == template.format(day=words(zh, en), phone="12393")


def test_line_that_may_be_trusted_is_not_cautioned(filing, words):
    trusted = cautions(filing, None)
    assert set(trusted.values()) == {""}
    assert {
        words("湘潭到长沙不用备案。", "Nothing to file from Xiangtan to Changsha."),
        words("湘潭备案表", "Form of Xiangtan"),
        words("国家办法第三条", "National measures, article 3"),
    } <= trusted.keys()


def test_aged_line_without_a_date_says_so(guide_of, present_guide, tr):
    view = present_guide(with_sources(guide_of(FILING), "fee-czt", published=None))
    assert section(view, Element.FEE).lines[0].caution == tr.gettext("Undated source: ring {phone} first").format(
        phone="12345"
    )


def test_caution_names_the_source_that_proves_the_line_and_no_weaker_one(guide_of, present_guide, words):
    """Here a blog has written of it since."""
    guide = guide_of(FILING, day=SEASON)
    statements = statements_of(guide)
    old = next(s for s in statements if s.id == "time-limit-nation")
    blog = replace(next(s for s in statements if s.id == "note-blog").sources[0], published="2024-06")
    view = present_guide(with_statement(guide, replace(old, sources=(*old.sources, blog))))
    caution = section(view, Element.TIME_LIMIT).lines[0].caution
    assert words("2021年5月", "May 2021") in caution


# Contradictions


def test_side_of_a_contradiction_that_is_worse_proven_stands_behind_the_other(filing, words):
    condition = section(filing, Element.CONDITION)
    assert [line.text for line in condition.lines] == [words("已参保。", "You are insured.")]
    assert [line.text for line in condition.behind] == [words("没参保也行。", "Those without insurance may file too.")]


def test_line_that_another_source_disputes_says_so_and_the_fold_too(filing, tr):
    condition = section(filing, Element.CONDITION)
    assert condition.lines[0].dispute == tr.gettext("Another source says otherwise, see below")
    assert condition.behind_title == tr.gettext("Another source says otherwise")


def test_side_that_lost_says_so_and_points_to_nothing_below(filing, tr):
    dispute = section(filing, Element.CONDITION).behind[0].dispute
    assert dispute == tr.gettext("Says otherwise, with weaker proof")


def test_lines_that_nothing_disputes_say_nothing_of_it(filing):
    others = [line for s in filing.sections if s.element is not Element.CONDITION for line in (*s.lines, *s.behind)]
    assert {line.dispute for line in (*others, filing.answer_line, *filing.answer_behind)} == {""}


def test_fold_of_what_was_replaced_says_that_it_was_replaced(filing, tr):
    assert section(filing, Element.MATERIAL).behind_title == tr.gettext("What this line replaces")
    assert filing.behind_title == tr.gettext("What this line replaces")


def test_disputed_answer_says_so_and_its_fold_too(guide_of, present_guide, tr):
    guide = guide_of(FILING, CHANGSHA, XIANGTAN)
    nation = next(s for s in statements_of(guide) if s.id == "mode-nation")
    view = present_guide(with_statement(guide, replace(nation, contradicts=frozenset({"mode-hunan"}))))
    assert view.answer_line.dispute == tr.gettext("Another source says otherwise, see below")
    assert [line.text for line in view.answer_behind] == [tr.say(nation.text)]
    assert view.behind_title == tr.gettext("Another source says otherwise")


# What proves a line


def test_proof_names_every_source_in_full_and_the_day_of_checking(present, words, tr):
    answer = present(FILING).answer_line
    press, official = (tr.gettext(GRADES[grade]) for grade in (Grade.PRESS, Grade.OFFICIAL))
    *sources, checked = answer.proof
    assert sources == [
        f"三市一家亲 · {words('湖南日报', 'Hunan Daily')} · {words('2023年', '2023')} · {press}",
        f"医疗保障办法 · {words('国家医保局', '国家医保局')} · {words('2021年5月1日', 'May 1, 2021')} · {official}",
    ]
    assert checked.startswith(tr.gettext("checked {day}").format(day=words("2026年11月22日", "November 22, 2026")))


def test_proof_says_until_when_a_line_is_taken_as_current(filing, words, tr):
    """A rule of March 2022 is, for a year."""
    form = next(line for line in section(filing, Element.MATERIAL).lines if line.id == "material-xiangtan")
    due = tr.gettext("to be checked again by {day}").format(day=words("2023年3月1日", "March 1, 2023"))
    assert form.proof[-1].endswith(f" · {due}")


@pytest.mark.parametrize(
    ("element", "zh", "en"),
    [(Element.LEGAL_BASIS, "2026年11月22日", "November 22, 2026"), (Element.NOTE, "2022年6月1日", "June 1, 2022")],
    ids=["never ages", "never was current"],
)
def test_proof_of_what_has_no_last_day_gives_none(filing, words, tr, element, zh, en):
    [line] = section(filing, element).lines
    assert line.proof[-1] == tr.gettext("checked {day}").format(day=words(zh, en))


def test_english_that_lags_behind_says_so_to_its_readers_alone(guide_of, present_guide, tr):
    guide = guide_of(FILING)
    step = next(s for s in statements_of(guide) if s.id == "step-submit")
    view = present_guide(with_statement(guide, replace(step, english_is_older=True)))
    lagging = [line.id for line in lines_of(view) if any("提交。" in words for words in line.proof)]
    assert lagging == ([] if tr.is_chinese else ["step-submit"])


# Offices and channels


NOON, NIGHT = datetime(2023, 2, 1, 11, 0), datetime(2023, 2, 1, 20, 0)  # noqa: DTZ001 - read on the clock of the halls


def test_line_of_an_office_says_whether_it_is_open(present):
    [open_now] = section(present(FILING, now=NOON), Element.OFFICE).lines
    [closed] = section(present(FILING, now=NIGHT), Element.OFFICE).lines
    assert "12:00" in open_now.opening[0]
    assert "09:00" in closed.opening[0]
    assert open_now.opening[1] != closed.opening[1]


def test_no_other_line_speaks_of_opening(present):
    view = present(FILING, now=NOON)
    assert {line.opening for line in lines_of(view) if line.id != "office-xiangtan"} == {("", "")}


def test_nothing_is_said_of_opening_without_a_clock(present):
    assert {line.opening for line in lines_of(present(FILING))} == {("", "")}


def test_line_of_a_channel_leads_to_its_address(filing):
    assert {line.id: line.link for line in lines_of(filing) if line.link} == {"channel-app": "https://example.org/app"}


def test_nothing_leads_outside_where_nobody_may_leave(present):
    view = present(FILING, offers_links=False)
    assert {line.link for line in lines_of(view)} == {""}


# Licences


def test_material_names_the_licence_that_stands_in_for_it(filing, words):
    remarks = {line.text: line.remark for line in section(filing, Element.MATERIAL).lines}
    name = words("居民身份证", "Resident identity card")
    assert remarks[words("身份证", "Identity card")].endswith(name)
    assert [text for text, remark in remarks.items() if name in remark] == [words("身份证", "Identity card")]


def test_material_whose_licence_is_not_known_promises_none(guide_of, present_guide, words):
    view = present_guide(guide_of(FILING))
    remarks = {line.text: line.remark for line in section(view, Element.MATERIAL).lines}
    assert remarks[words("身份证", "Identity card")].count("·") == 1
