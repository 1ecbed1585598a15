"""The report of an import, in every look."""

import pytest

from cztservices.domain.merge_mine import Choice, plan_merge
from cztservices.domain.mine import Mine
from cztservices.i18n import Translator
from cztservices.presenters.importing import Importing
from cztservices.ui.import_dialog import MOST, ImportDialog
from cztservices.ui.theme import Theme
from tests.mine_records import favourite, later, note
from tests.ui.dialogs import LOOKS, activate, faults_of, make_window
from tests.ui.eyes import shown_words
from tests.ui.hands import click

OURS = Mine(notes=tuple(later(note(n), 1, text="ours") for n in (1, 2)))
THEIRS = Mine((favourite(),), tuple(later(note(n), 2, text="theirs, which is a little longer") for n in (1, 2)))


def open_dialog(qtbot, theirs=THEIRS, language="en", theme=None, size=(1280, 800)):
    theme = theme or Theme()
    window = make_window(qtbot, theme, size)
    dialog = ImportDialog(Importing(theirs, plan_merge(OURS, theirs)), theme, Translator(language), window)
    dialog.open()
    activate(qtbot, dialog)
    return dialog


@pytest.mark.parametrize(("language", "size", "theme"), LOOKS)
def test_report_can_be_read_and_hit(qtbot, language, size, theme):
    assert [*faults_of(open_dialog(qtbot, language=language, theme=theme, size=size))] == []


def test_one_choice_for_all_presses_the_buttons_of_each(qtbot):
    dialog = open_dialog(qtbot)
    everything, *each = dialog._groups.values()
    click(everything.button(list(Choice).index(Choice.BOTH)))
    assert [group.checkedId() for group in each] == [list(Choice).index(Choice.BOTH)] * 2
    assert dialog._importing.choices.otherwise is Choice.BOTH


def test_long_report_is_counted_to_its_end(qtbot):
    dialog = open_dialog(qtbot, Mine(tuple(favourite(n) for n in range(MOST + 7))))
    assert "and 7 more" in shown_words(dialog)
