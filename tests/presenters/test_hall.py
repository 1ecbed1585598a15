"""What a hall adds, as it is read: in the guide, in its text, on the sheet, in codes, and in the list of all notes."""

from dataclasses import replace

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.catalogue.show import show_guide
from cztservices.domain.hall import WHOLE, Hall
from cztservices.domain.mine import NoteState
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Element
from cztservices.presenters.code_text import write_lines
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.guide_text import write_guide
from cztservices.presenters.hall import present_hall
from cztservices.presenters.hall_book import HallBook
from cztservices.presenters.hall_part import read_hall_part
from cztservices.presenters.labels import layer_label
from cztservices.presenters.sheet import present_sheet
from cztservices.presenters.sheet_text import write_sheet
from cztservices.presenters.sheet_view import SheetPart
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.user_db import UserDb
from tests.mine_records import NOW, hall_note
from tests.presenters.desks import CHINESE, ENGLISH
from tests.presenters.guides import FILING, section
from tests.sample_data import DAY

BESIDE = {"origin": XIANGTAN, "destination": CHANGSHA}
NOTES = (
    hall_note(1, "window 12", "@office", seen="湘潭市民之家"),
    hall_note(2, "down on Wednesday", "step-submit", seen="提交。", **BESIDE),
    hall_note(3, "take a number", WHOLE, seen="湘潭到长沙不用备案。", **BESIDE),
    hall_note(4, "two photographs", "material-id", seen="旧身份证"),
    hall_note(5, "ring the bell", "mode-pair", seen="湘潭到长沙不用备案。"),
    hall_note(6, "from before", "step-old", seen="从前。"),
    hall_note(7, "not announced", "@result", seen=""),
)
HALL = Hall("Hall of Changsha", NOTES)


@pytest.fixture
def shown(catalogue_db):
    """The filing from Xiangtan to Changsha, as that hall sees it."""
    return show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, hall=HALL)


@pytest.fixture
def view(shown):
    return GuidePresenter(ENGLISH, NOW).present(shown)


def texts(notes):
    return [note.text for note in notes]


# The guide


def test_notes_stand_where_they_were_put_under_a_chip_of_their_own(view):
    assert texts(view.hall.at("@office")) == ["window 12"]
    assert texts(view.hall.at("step-submit")) == ["down on Wednesday"]
    assert {(note.layer, note.layer_token) for found in view.hall.notes.values() for note in found} == {
        ("This hall", "hall")
    }
    assert view.hall.title == "This hall: Hall of Changsha"


def test_layer_of_a_hall_is_none_of_the_catalogue(shown):
    scopes = [line.statement.scope for lines in shown.guide.elements.values() for line in lines]
    assert "This hall" not in {layer_label(scope) for scope in scopes}


def test_note_says_where_it_is_from_when_it_was_written_and_for_which_way(view):
    [note] = view.hall.at("step-submit")
    assert note.written == "Only this way: Xiangtan → Changsha · Hall of Changsha · written November 28, 2026"


def test_note_whose_line_changed_asks_readers_to_ask_and_writers_to_review(shown, view):
    [note] = view.hall.at("material-id")
    assert note.state.endswith("ask whether it still holds")
    assert (note.old, note.new, note.seen, note.written_on) == ("旧身份证", "Identity card", "身份证", "旧身份证")
    [note] = present_hall(shown.guide, shown.hall, ENGLISH, NOW, can_edit=True).at("material-id")
    assert note.state.startswith("To be reviewed")


def test_note_on_a_line_that_is_gone_is_told_at_the_end(view):
    assert texts(view.hall.gone) == ["from before"]
    assert write_guide(view).count("from before") == 1


def test_element_of_which_only_the_hall_speaks_has_a_section(view):
    assert (section(view, Element.RESULT).lines, texts(view.hall.at("@result"))) == ((), ["not announced"])
    assert "[This hall] not announced" in write_guide(view)


def test_guide_without_a_hall_says_nothing_of_one(present):
    assert present(FILING).hall is None
    assert "This hall" not in write_guide(present(FILING))


def test_every_note_is_in_the_text_once(view):
    text = write_guide(view)
    assert [text.count(note.text) for note in NOTES] == [1] * len(NOTES)


@pytest.mark.parametrize(("origin", "is_there"), [(XIANGTAN, True), ("430200", False)])
def test_note_for_one_direction_is_shown_there_alone(catalogue_db, origin, is_there):
    shown = show_guide(catalogue_db, FILING, origin, CHANGSHA, DAY, hall=HALL)
    assert ("down on Wednesday" in write_guide(GuidePresenter(ENGLISH).present(shown))) is is_there


# The sheet


def test_sheet_prints_each_note_behind_its_line_and_marks_it(shown):
    sheet = present_sheet(shown, ENGLISH, NOW)
    steps = [(line.text, line.of_hall) for line in sheet.block(SheetPart.STEPS).lines]
    assert steps.index(("down on Wednesday", True)) == steps.index(("Submit.", False)) + 1
    first = sheet.block(SheetPart.PLACES).lines[0]
    assert (first.text, first.layer, first.token, first.of_hall) == ("window 12", "This hall", "hall", True)
    [_card, photos, *_] = sheet.block(SheetPart.MATERIALS).lines
    assert photos.remark.endswith("ask whether it still holds")


def test_sheet_begins_with_what_the_hall_says_of_all_of_it(shown):
    block = present_sheet(shown, ENGLISH, NOW).blocks[0]
    assert (block.part, block.title) == (SheetPart.HALL, "This hall: Hall of Changsha")
    assert texts(block.lines) == ["take a number", "ring the bell"]


def test_text_and_codes_of_the_sheet_mark_what_the_hall_says(shown):
    sheet = present_sheet(shown, CHINESE, NOW)
    layer = sheet.block(SheetPart.HALL).lines[0].layer
    assert f"down on Wednesday 〔{layer}〕" in write_sheet(sheet)
    assert f"[{layer}] take a number" in "\n".join(write_lines(sheet))
    assert f"[{layer}] window 12" in "\n".join(write_lines(sheet))


def test_sheet_without_notes_has_no_part_of_the_hall(catalogue_db):
    plain = present_sheet(show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY), ENGLISH, NOW)
    empty = present_sheet(show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, hall=Hall("hall")), ENGLISH, NOW)
    assert plain == empty
    assert plain.block(SheetPart.HALL) is None


# All of them


def read_part(db, hall=HALL, **book):
    return read_hall_part(db, HallBook(lambda _service: hall, **book))(NOW, ENGLISH)


def test_list_has_those_first_that_are_to_be_reviewed(catalogue_db):
    part = read_part(catalogue_db, can_edit=True)
    states = [bool(note.state) for note in part.notes]
    assert states == sorted(states, reverse=True)
    assert {note.text for note in part.notes if note.state} >= {"two photographs", "from before"}
    assert (part.name, part.counts) == ("Hall of Changsha", "7 notes of this hall")


def test_list_says_what_each_note_is_about(catalogue_db):
    notes = {note.text: note for note in read_part(catalogue_db).notes}
    assert [notes[text].about for text in ("window 12", "take a number", "down on Wednesday")] == [
        "Where to go",
        "The whole guide",
        "",
    ]
    assert notes["window 12"].service.title == "Filing for medical treatment in another city"
    assert notes["down on Wednesday"].new == "Submit."


def test_note_outlives_a_new_catalogue_and_is_flagged_where_its_line_changed(data_folder, tmp_path):
    """Written on one catalogue, kept on the disk, read on the next."""

    def show(hall, name):
        build_catalogue(data_folder, tmp_path / name)
        with CatalogueDb(tmp_path / name) as db:
            return show_guide(db, FILING, XIANGTAN, CHANGSHA, DAY, hall=hall).hall

    before, store = show(Hall(), "before.db"), UserDb(tmp_path / "user.db")
    for place in ("step-submit", "step-choose", "@material", "material-form"):
        store.hall.put_note(FILING, place, f"on {place}", before.beneath[place][0], now=NOW)
    store.close()
    file = next(data_folder.rglob(f"{FILING}.yaml"))
    text = file.read_text(encoding="utf-8").replace("提交。", "到窗口提交。")
    file.write_text(
        text.replace("id: material-form", "id: material-paper").replace("-form]", "-paper]"), encoding="utf-8"
    )
    store = UserDb(tmp_path / "user.db")
    after = show(store.hall.hall(), "after.db")
    store.close()
    states = {place: laid.fate.state for place, (laid,) in after.notes.items()}
    assert states == {
        "step-submit": NoteState.CHANGED,
        "step-choose": NoteState.CURRENT,
        "@material": NoteState.CURRENT,
    }
    assert [(laid.note.line, laid.fate.state) for laid in after.gone] == [("material-form", NoteState.GONE)]
    [laid] = after.notes["step-submit"]
    assert (laid.fate.old, laid.fate.new) == ("提交。", "到窗口提交。")


def test_note_outlives_the_catalogue_that_had_its_service(catalogue_db):
    gone = replace(NOTES[0], service="ended-long-ago")
    [note] = read_part(catalogue_db, Hall("hall", (gone,))).notes
    assert (note.service.title, note.service.page) == ("ended-long-ago", None)
    assert note.state.startswith("What this is about is no longer in the guide")
