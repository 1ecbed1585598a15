"""What a kiosk prints and shows as codes holds nothing of what a person did at it."""

from datetime import datetime, time

import pytest
from PySide6.QtWidgets import QCheckBox

from cztservices.app.sheets import make_sheet
from cztservices.config import RESOURCES
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.papers import Paper
from cztservices.presenters.sheet_view import BOX, DONE
from cztservices.ui.fonts import load_fonts
from cztservices.ui.sheet_pdf import draw_sheet
from tests.papers import text_of
from tests.sample_data import DAY
from tests.ui.hands import FILING

CANARY = "430102196001011234"
NOON = datetime.combine(DAY, time(12))


@pytest.mark.parametrize("paper", Paper)
def test_sheet_holds_no_typed_text_and_no_ticks(make_desk, catalogue_db, paper):
    desk = make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en")
    desk.type(CANARY)
    guide = desk.open_guide(FILING)
    boxes = guide.findChildren(QCheckBox)
    for box in boxes:
        box.click()
    assert boxes
    assert all(box.isChecked() for box in boxes)
    current, ends = desk.presenter.current, desk.presenter.direction
    sheet = make_sheet(catalogue_db, current.ref, ends.origin, ends.destination, Translator("en"), NOON)
    pdf = draw_sheet(sheet.lay_out(paper, load_fonts(RESOURCES / "fonts")), sheet.title, "en")
    text = text_of(pdf)
    assert BOX in text
    for taken in (text, sheet.title, pdf.decode("latin-1"), *sheet.texts):
        assert CANARY not in taken
        assert DONE not in taken
