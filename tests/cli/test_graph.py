"""The picture of a tree holds all of it, and nothing lies on something else."""

from xml.etree import ElementTree as ET

import pytest

from cztservices.i18n import Translator
from cztservices.presenters.question_graph import draw_questions

SVG = "{http://www.w3.org/2000/svg}"
FILING = "medical-offsite-filing"


@pytest.fixture
def tree(catalogue_db):
    """The tree of the sample."""
    return catalogue_db.questions(FILING)


@pytest.fixture
def picture(tree):
    """Its picture in English."""
    return parse(draw_questions(tree, Translator("en")))


def parse(drawn):
    return ET.fromstring(drawn)  # noqa: S314 - we have just drawn it


def words_of(picture):
    return " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))


def boxes_of(picture):
    return [
        (float(box.get("x")), float(box.get("y")), float(box.get("width")), float(box.get("height")))
        for box in picture.iter(f"{SVG}rect")
        if box.get("x") is not None
    ]


def test_every_question_answer_and_outcome_is_drawn(picture, tree):
    words = words_of(picture)
    assert all(one.text.en in words and one.id in words for one in tree.questions)
    assert all(
        f"• {text}" in words for text in ("I live there", "Emergency", "On holiday", "Yes", "No", "I do not know")
    )
    assert all(one.id in words for one in tree.outcomes)
    assert {"Possible", "Not this way", "Ask first"} <= {words.partition(" · ")[0] for words in lines_of(picture)}


def lines_of(picture):
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def test_what_outcomes_do_to_statements_is_said(picture):
    assert {"− material-form", "= step-choose", "+ step-pledge", "→ residence-permit", "→ hotline-12345"} <= {
        line.strip() for line in lines_of(picture)
    }


def test_there_is_a_way_for_each_answer(picture, tree):
    assert len([*picture.iter(f"{SVG}path")]) == len(tree.answers)


def test_no_box_lies_on_another(picture):
    boxes = boxes_of(picture)
    for number, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, other_width, other_height in boxes[number + 1 :]:
            apart_x = x + width <= other_x or other_x + other_width <= x
            apart_y = y + height <= other_y or other_y + other_height <= y
            assert apart_x or apart_y


def test_words_that_look_like_markup_stay_words(run, data_folder):
    path = data_folder / "services/medical-insurance" / f"{FILING}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("en: On holiday", "en: '<b onload=x>&'"), encoding="utf-8")
    drawn = run("catalogue", "graph", FILING, "--data", data_folder, "--lang", "en").out
    assert "<b" not in drawn
    assert "<b onload=x>&" in words_of(parse(drawn))


def test_picture_is_written_to_a_file(run, data_folder, tmp_path):
    ran = run("catalogue", "graph", FILING, "--data", data_folder, "--out", tmp_path / "tree.svg", "--lang", "zh_TW")
    assert ran.status == 0
    assert "為什麼去那邊看病？" in words_of(parse((tmp_path / "tree.svg").read_text(encoding="utf-8")))


def test_service_that_asks_nothing_is_refused_with_those_that_do(refused, data_folder):
    assert f"the nearest that do are {FILING}" in refused(
        "catalogue", "graph", "residence-permit", "--data", data_folder, "--lang", "en"
    )


def test_picture_takes_the_place_of_nothing_that_is_no_picture(refused, data_folder):
    file = data_folder / "sources.yaml"
    before = file.read_bytes()
    line = refused("catalogue", "graph", FILING, "--data", data_folder, "--out", file, "--lang", "en")
    assert line == "The picture is saved as SVG; let the name sources.yaml end in .svg.\n"
    assert file.read_bytes() == before
