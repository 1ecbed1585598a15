"""What a kiosk loads later may come from a version that was installed meanwhile: so it loads everything at once."""

import subprocess
import sys

CODE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication

application = QApplication(["kiosk", "-style", "Fusion"])
from cztservices.app.kiosk import kiosk as program
from cztservices.app.wishes import Wishes
from cztservices.config import PROFILES, Folders
from cztservices.domain.kiosk.session import Ended
from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.presenters.kiosk.acts import KioskAct
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.tasks import InlineRunner

program.ThreadRunner = type("Inline", (InlineRunner,), {{"finish": lambda runner: None}})
kiosk = program.Kiosk(
    Wishes(Folders.below(Path(sys.argv[1])), PROFILES["kiosk"], Path(sys.argv[2]), setup=KioskSetup(city="430100"))
)
kiosk.start()
{load}
before = set(sys.modules)
session = kiosk.begin_session()
session.type("xqzv")
for ref in (
    PageRef(Page.GUIDE, "medical-offsite-filing"), PageRef(Page.ASK, "medical-offsite-filing"), PageRef(Page.EVENTS),
    PageRef(Page.COMPARE, "medical-offsite-filing"), PageRef(Page.SERVICES), PageRef(Page.GUIDE, "medical-offsite-filing"),
):
    session.desk.follow(ref)
    application.processEvents()
for act in (KioskAct.CODES, KioskAct.LARGE, KioskAct.LANGUAGE, KioskAct.LOW):
    session.act(act)
    application.processEvents()
kiosk.end_session(Ended.FINISHED)
kiosk.upkeep.ask_pin()
kiosk.upkeep.open_page()
application.processEvents()
print(sorted(name for name in set(sys.modules) - before if name.startswith("cztservices")))
kiosk.close()
"""


def run(code, root, base, catalogue):
    command = [sys.executable, "-c", code, str(base), str(catalogue)]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return ran.stdout.strip().splitlines()[-1]


def test_nothing_is_loaded_once_the_kiosk_is_painted(pytestconfig, tmp_path, catalogue_path):
    root = pytestconfig.rootpath
    assert run(CODE.format(load="kiosk._settle()"), root, tmp_path, catalogue_path) == "[]"
    assert "guide_page" in run(CODE.format(load=""), root, tmp_path, catalogue_path)  # else this would prove nothing
