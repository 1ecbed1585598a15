"""Codes on a real screen: what a telephone before it would see is read."""

import subprocess
import sys

import pytest
from PIL import Image

from scripts.read_codes import read_image
from scripts.virtual_screen import wait_until
from tests.e2e.conftest import ROOT

PROGRAM = """
import sys
from datetime import datetime, timezone, timedelta
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from cztservices.catalogue.show import show_guide
from cztservices.i18n import Translator
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.sheet import present_sheet
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.ui.codes_dialog import open_codes
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme

application = QApplication(sys.argv[:1])
theme, translator = Theme(sys.argv[2]), Translator("zh_CN")
now = datetime(2026, 11, 27, 10, tzinfo=timezone(timedelta(hours=8)))
with CatalogueDb(Path(sys.argv[1])) as db:
    view = present_sheet(show_guide(db, "household-migration", "430300", "430100", now.date()), translator, now)
window = QWidget()
window.setStyleSheet(style_sheet(theme, application.font().family()))
window.resize(1200, 800)
window.show()
dialog = open_codes(view, theme, translator, window)
dialog.finished.connect(application.quit)
print("\\0".join(write_codes(view)), end="\\0\\n", flush=True)
sys.exit(application.exec())
"""


def read_screen(screen):
    """The texts of the codes on the screen."""
    width, height, raw = screen.grab()
    return read_image(Image.frombytes("RGB", (width, height), raw, "raw", "BGRX").convert("L"))


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_every_code_is_read_from_a_real_screen(screen, environment, real_catalogue, theme):
    command = [sys.executable, "-c", PROGRAM, str(real_catalogue), theme]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            texts = []
            while not texts or not texts[-1].endswith("\0\n"):
                texts.append(process.stdout.readline())
            for text in "".join(texts).split("\0")[:-1]:
                wait_until(lambda text=text: read_screen(screen) == [text])
                screen.xdotool("key", "Right")
            screen.xdotool("key", "Escape")
            assert process.wait(30) == 0
        finally:
            process.kill()
