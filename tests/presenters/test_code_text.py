"""The text in the codes: all that one acts on, each line once, in parts that can be read alone."""

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.show import show_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.presenters.code_text import CAPACITY, cut_text, write_codes
from cztservices.presenters.sheet import present_sheet
from cztservices.presenters.sheet_view import BOX, RING_MARK, SheetPart
from tests.presenters.desks import NOON
from tests.sample_data import DAY

HEAD = re.compile(r"(\d+)/(\d+) .*\n")
FAMILY = "👨‍👩‍👧"

lines = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=120).map(lambda t: " ".join(t.split())))
paragraphs = st.lists(lines.map("\n".join), max_size=6)
titles = st.sampled_from(["户口迁移", "Moving a household registration", "题" * 100, "x"])


@pytest.fixture
def view(catalogue_db, tr):
    """The sheet of filing from Xiangtan to Changsha."""
    return present_sheet(show_guide(catalogue_db, "medical-offsite-filing", XIANGTAN, CHANGSHA, DAY), tr, NOON())


def bodies_of(parts):
    """The parts without their numbers and titles."""
    return [HEAD.sub("", part, count=1) for part in parts] if len(parts) > 1 else [parts[0].partition("\n")[2]]


def test_what_one_acts_on_is_in_the_codes(view):
    said = "\n".join(write_codes(view))
    materials, places = view.block(SheetPart.MATERIALS), view.block(SheetPart.PLACES)
    wanted = [view.title, view.direction, view.answer.text, view.badge, materials.title, places.title, view.footer[0]]
    wanted += [f"{BOX} {line.text}" for line in materials.lines]
    wanted += [line.remark for line in materials.lines]
    wanted += [line.text for line in places.lines]
    wanted += [detail for line in places.lines for detail in line.details]
    wanted += [view.block(SheetPart.RING).title]
    assert [words for words in wanted if " ".join(words.split()) not in " ".join(said.split())] == []
    assert BOX in said


def test_lines_to_ring_about_are_marked(view):
    said = "\n".join(write_codes(view))
    doubtful = [line for line in view.block(SheetPart.MATERIALS).lines if line.ring_first]
    assert doubtful
    assert said.count(RING_MARK) >= len(doubtful)
    assert view.legend in said


def test_steps_and_sources_stay_on_the_sheet(view):
    said = "\n".join(write_codes(view))
    left_out = [line.text for part in (SheetPart.STEPS, SheetPart.SOURCES) for line in view.block(part).lines]
    assert len(left_out) > 2
    assert [words for words in left_out if words in said] == []


def test_short_text_is_one_part_without_a_number():
    assert cut_text("题", ["一", "二"]) == ("题\n一\n二",)


def test_long_text_is_numbered_under_its_title():
    parts = cut_text("题目", [str(n) * 50 for n in range(1, 10)] * 3)
    assert len(parts) > 1
    for number, part in enumerate(parts, 1):
        assert part.startswith(f"{number}/{len(parts)} 题目\n")


@given(titles, lines)
def test_all_parts_together_hold_every_line_once(title, given_lines):
    parts = cut_text(title, given_lines, 160)
    joined = "".join(bodies_of(parts)).replace("\n", "")
    expected = "".join(given_lines)
    assert joined == (title + expected if len(title) == 100 else expected)


@given(paragraphs)
def test_all_parts_together_hold_every_line_of_a_paragraph_once(given_paragraphs):
    joined = "".join(bodies_of(cut_text("题", given_paragraphs, 160))).replace("\n", "")
    assert joined == "".join(given_paragraphs).replace("\n", "")


@given(titles, lines)
def test_no_part_is_longer_than_a_symbol_holds(title, given_lines):
    assert all(len(part.encode()) <= 160 for part in cut_text(title, given_lines, 160))


@given(lines)
def test_lines_that_fit_are_never_cut(given_lines):
    room = 400
    whole = [line for line in given_lines if 0 < len(line.encode()) < room - 40]
    parts = cut_text("题", whole, room)
    assert [line for body in bodies_of(parts) for line in body.split("\n") if line] == whole


def test_a_line_that_fills_a_part_is_not_cut_to_make_the_others_smaller():
    full = "满" * 130
    assert any(full in part for part in cut_text("题", [full, "短" * 20, "短" * 20]))


def test_lines_that_belong_together_are_parted_only_where_they_must_be():
    office = "\n".join(("窗" * 40, "电话 1", "地址 2"))
    parts = cut_text("题", ["早" * 60, office, "晚" * 60])
    assert any(office in part for part in parts)


def test_a_long_line_is_cut_behind_a_stop():
    parts = bodies_of(cut_text("题", ["一二三四五，" * 60]))
    assert len(parts) > 1
    assert all(part.endswith("，") for part in parts)


@pytest.mark.parametrize("sign", ["e\u0301", "👍🏽", FAMILY], ids=["accent", "skin", "family"])
def test_a_sign_is_never_cut(sign):
    for shift in range(len(sign.encode())):
        parts = bodies_of(cut_text("t", ["x" * shift + sign * (900 // len(sign))]))
        assert len(parts) > 1
        assert all(set(part.lstrip("x").split(sign)) <= {""} for part in parts)


def test_a_full_part_is_of_version_fifteen_and_no_sign_more_would_be():
    assert segno.make("x" * CAPACITY, error="M", mode="byte", micro=False).version == 15
    assert segno.make("x" * (CAPACITY + 1), error="M", mode="byte", micro=False).version == 16


def test_parts_are_of_about_the_same_size():
    parts = cut_text("题", ["一" * 20] * 8)
    sizes = [len(part.encode()) for part in parts]
    assert len(sizes) > 1
    assert max(sizes) - min(sizes) <= 61
