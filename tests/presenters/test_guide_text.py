"""A guide as plain text, in every language."""

import unicodedata
from dataclasses import replace

import pytest

from cztservices.presenters.guide_text import WIDTH, write_guide


def squeeze(text: str) -> str:
    """The text without spaces and line ends, which wrapping may change."""
    return "".join(text.split())


def line_with(text: str, words: str) -> str:
    """The line of ``text`` that holds ``words``."""
    return next(line for line in text.splitlines() if words in line)


def test_text_holds_the_whole_view(filing):
    text = squeeze(write_guide(filing))
    lines = [filing.answer_line, *filing.answer_behind]
    parts = [filing.title, filing.answer, filing.badge, filing.footer, filing.gaps_title, *filing.gaps]
    parts += [part for end in filing.ends for part in (end.label, end.city)]
    for section in filing.sections:
        parts.append(section.title)
        lines += [*section.lines, *section.behind]
    parts += [
        part
        for line in lines
        for part in (line.text, line.remark, line.layer, line.caption, line.caution, line.dispute)
    ]
    parts += [part for mention in filing.lists for part in (mention.text, mention.caption)]
    parts += [filing.lists_title, filing.ring.title, filing.ring.greeting, *filing.ring.questions]
    parts += [part for source in filing.sources for part in (source.title, source.caption, source.url)]
    assert len(lines) > 10
    assert [part for part in parts if squeeze(part) not in text] == []


def test_text_begins_with_title_direction_and_answer(filing, words):
    title, direction, empty, answer, *_ = write_guide(filing).splitlines()
    assert title == filing.title
    assert direction == words("参保地 湘潭 → 就医地 长沙", "Insured in Xiangtan → Treated in Changsha")
    assert empty == ""
    assert answer == f"[{filing.badge}] {filing.answer}"


def test_text_of_a_service_with_one_end_names_it_alone(present, words):
    direction = write_guide(present("residence-permit")).splitlines()[1]
    assert direction == words("居住地 长沙", "Live in Changsha")


def test_text_says_which_lines_are_replaced(filing, words):
    text = write_guide(filing)
    for replaced in (words("网上备案。", "File online."), words("备案表", "Filing form")):
        lead = f"({filing.behind_title}) ["
        assert any(lead in line and line.endswith(f"] {replaced}") for line in text.splitlines())
    assert filing.behind_title not in line_with(text, words("湘潭备案表", "Form of Xiangtan"))


def test_text_shows_both_sides_of_a_contradiction_one_behind_the_other(filing, words, tr):
    lines = write_guide(filing).splitlines()
    holding = next(n for n, line in enumerate(lines) if words("已参保。", "You are insured.") in line)
    behind = next(n for n, line in enumerate(lines) if words("没参保也行。", "Those without insurance") in line)
    assert lines[holding].strip().startswith("- [")
    assert f"! {tr.gettext('Another source says otherwise, see below')}" in [
        line.strip() for line in lines[holding:behind]
    ]
    assert lines[behind].strip().startswith(f"({tr.gettext('Another source says otherwise')}) [")


def test_text_of_a_disputed_answer_says_that_another_source_disagrees(filing):
    disputed = replace(filing, answer_line=replace(filing.answer_line, dispute="see below"))
    head, _, _ = write_guide(disputed).partition(f"\n{filing.sections[0].title}")
    assert "! see below" in [line.strip() for line in head.splitlines()]


def test_text_numbers_steps_and_lists_the_rest(filing, words):
    text = write_guide(filing)
    assert line_with(text, words("提交。", "Submit.")).strip().startswith("3. [")
    assert line_with(text, words("已参保。", "You are insured.")).strip().startswith("- [")


@pytest.mark.parametrize(
    ("zh", "en"), [("据说很快。", "Said to be quick."), ("备案表", "Filing form"), ("提交。", "Submit.")]
)
def test_text_warns_behind_each_line_in_doubt(filing, words, zh, en):
    lines = write_guide(filing).splitlines()
    doubtful = next(n for n, line in enumerate(lines) if line.endswith(f"] {words(zh, en)}"))
    assert lines[doubtful + 2].strip().startswith("! ")
    assert "12393" in lines[doubtful + 2]


def test_text_warns_as_often_as_the_view_does(filing):
    lines = [*filing.answer_behind, *(line for s in filing.sections for line in (*s.lines, *s.behind))]
    warnings = [warning for line in lines for warning in (line.caution, line.dispute) if warning]
    written = [line.strip().removeprefix("! ") for line in write_guide(filing).splitlines() if "! " in line]
    assert written == warnings
    assert len(written) > 5


def test_text_warns_behind_an_answer_that_is_unconfirmed(present):
    view = present("residence-permit")
    assert f"! {view.answer_line.caution}" in write_guide(view).splitlines()


def test_text_of_an_unknown_answer_gives_no_layer_for_it(present):
    view = present("company-registration")
    lines = write_guide(view).splitlines()
    assert squeeze(f"[{view.badge}]{view.answer}") in squeeze(write_guide(view))
    assert lines[lines.index("", 3) - 1].endswith(view.answer[-1])


def test_text_without_gaps_says_nothing_of_them(present, tr):
    view = present("senior-card")
    assert tr.gettext("Not known yet") not in write_guide(view)
    assert view.footer in write_guide(view)


def test_text_has_what_to_read_out_on_the_telephone(filing):
    lines = write_guide(filing).splitlines()
    start = lines.index(filing.ring.title)
    greeting, *questions = [line.strip() for line in lines[start + 1 : lines.index("", start)]]
    assert squeeze(filing.ring.greeting).startswith(squeeze(greeting))
    assert [line for line in questions if line.startswith("- ")] == [f"- {one}" for one in filing.ring.questions]


def test_text_without_doubt_says_nothing_of_the_telephone(present):
    view = present("senior-card")
    assert view.ring is None
    assert "! " not in write_guide(view)


def test_text_names_each_published_list_for_itself(filing):
    text = write_guide(filing)
    below = text.partition(f"\n{filing.lists_title}\n")[2].partition(f"\n\n{filing.sources_title}")[0]
    assert squeeze(below) == "".join(squeeze(f"-{mention.text}({mention.caption})") for mention in filing.lists)


def test_text_of_a_service_on_no_list_has_no_such_heading(present):
    view = present("senior-card")
    assert view.lists_title not in write_guide(view)


def test_text_lists_sources_with_their_numbers_and_addresses(filing):
    lines = write_guide(filing).splitlines()
    listed = lines[lines.index(filing.sources_title) :]
    assert [line for line in listed if line.startswith("[")] == [
        f"[{source.number}] {source.title} · {source.caption}" for source in filing.sources
    ]
    assert [line for line in listed if "https" in line] == [
        f"    {source.url}" for source in filing.sources if source.url
    ]


def columns(line: str) -> int:
    """How wide a terminal shows ``line``."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


@pytest.fixture
def wrap(present):
    """The lines into which a long answer is cut."""

    def _wrap(answer: str) -> list[str]:
        view = replace(present("medical-offsite-filing"), answer=answer, badge="x")
        lines = write_guide(view).splitlines()
        first = next(n for n, line in enumerate(lines) if line.startswith("[x]"))
        after = next(n for n, line in enumerate(lines) if line.startswith("  ["))
        cut = lines[first:after]
        assert squeeze("".join(cut)) == squeeze(f"[x] {answer}")
        return cut

    return _wrap


@pytest.mark.parametrize(
    "answer",
    ["备案" * 200, "file it " * 100, "备案" * 60 + " file it" * 40, "在 App 备案 2 次 " * 40],
    ids=lambda text: text[:9],
)
def test_long_answer_is_cut_into_lines_of_the_width(wrap, answer):
    """Chinese words take twice the room."""
    lines = wrap(answer)
    assert len(lines) > 3
    assert all(columns(line) <= WIDTH for line in lines)
    assert all(columns(line) > WIDTH * 0.9 for line in lines[:-1])


@pytest.mark.parametrize("lead", range(6))
def test_no_line_begins_with_a_sign(wrap, lead):
    lines = wrap("先" * lead + "备案，刷卡。" * 40)
    assert [line for line in lines if line[0] in "，。"] == []
    assert all(columns(line) <= WIDTH + 2 for line in lines)


@pytest.mark.parametrize("lead", range(6))
def test_number_is_not_broken(wrap, lead):
    lines = wrap("先" * lead + "拨0731-12345678办" * 30)
    assert sum(line.count("0731-12345678") for line in lines) == 30


def test_text_ends_with_one_line_end(filing):
    text = write_guide(filing)
    assert text.endswith(f"{filing.footer}\n")
