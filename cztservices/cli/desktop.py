"""Options of ``main.py``."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.cli.lines import one_line, readable
from cztservices.cli.parser import Parser
from cztservices.config import PROFILES, THEME, Folders
from cztservices.errors import EXIT_BAD_INPUT, KnownError
from cztservices.i18n import LANGUAGES, Translator, choose_language
from cztservices.presenters.place_link import read_link

if TYPE_CHECKING:
    from cztservices.app.wishes import Wishes

_SCALES = (1.0, 3.0)
_SIDES = (320, 8000)


def make_desktop_parser() -> argparse.ArgumentParser:
    """All options of the desktop."""
    parser = Parser(prog="main.py", description="Cross-city services of Changsha, Zhuzhou and Xiangtan: the window.")
    parser.add_argument("link", nargs="?", metavar="LINK", help="a czt: link to open, in the window that is running")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the window")
    parser.add_argument("--profile", choices=PROFILES, default="resident", help="who sits in front of it (resident)")
    parser.add_argument(
        "--kiosk", action="store_const", const="kiosk", dest="profile", help="short for --profile kiosk"
    )
    parser.add_argument("--catalogue", type=Path, metavar="FILE", help="use this catalogue")
    parser.add_argument("--base-dir", type=Path, metavar="DIR", help="keep all user files below this folder")
    parser.add_argument(
        "--hall-notes", type=Path, metavar="FILE", help="show the notes of a hall that are in this file"
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="set the kiosk up by this file")
    parser.add_argument("--theme", choices=THEME.values, help="colours")
    parser.add_argument("--scale", type=_scale, metavar="1.0-3.0", help="size of text and controls")
    parser.add_argument("--elder", action="store_true", help="large print and controls")
    parser.add_argument("--size", type=_size, metavar="WxH", help="size of the window, 1280x800 for instance")
    parser.add_argument(
        "--count-failures",
        choices=("on", "off"),
        help="count searches that fail (profiles staff and kiosk); off deletes what was counted",
    )
    parser.add_argument("--measure-start", action="store_true", help="show the window, print how long it took, leave")
    parser.add_argument("--snapshot", type=Path, metavar="OUT.png", help="draw one page into a picture and leave")
    parser.add_argument(
        "--page", default="home", metavar="PAGE", help="home, search:QUERY, guide:SERVICE:ORIGIN:DESTINATION, offices …"
    )
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desktop; exit status 2 and one sentence when it cannot start."""
    parser = make_desktop_parser()
    options = parser.parse_args(readable(sys.argv[1:] if argv is None else argv))
    profile = PROFILES[options.profile]
    if options.link is not None and profile.is_alone:
        parser.error(f"the profile {options.profile} opens no links")
    if options.count_failures == "on" and not profile.counts_failures:
        parser.error(f"the profile {options.profile} counts no searches")
    if options.config is not None and not profile.is_alone:
        parser.error(f"the profile {options.profile} is not set up by a file; only the kiosk is")
    # Once PySide6 is loaded it reads the source of every module that is imported after it; so load ours before.
    import cztservices.app.trouble
    import cztservices.presenters.tabs
    import cztservices.storage.user_db

    if profile.is_alone:
        import cztservices.storage.kiosk.setup_file  # noqa: F401
    from cztservices.app.run import run_desktop

    try:
        return run_desktop(_read_wishes(options))
    except KnownError as error:
        sentence = error.message.render(Translator(choose_language(options.lang)).gettext)
        if sys.stderr is None:  # started from an icon on Windows: nobody would see it
            _show_sentence(sentence)
        else:
            print(one_line(sentence), file=sys.stderr)
        return EXIT_BAD_INPUT


def _read_wishes(options: argparse.Namespace) -> "Wishes":
    from cztservices.app.wishes import Wishes

    profile = PROFILES[options.profile]
    wishes = Wishes(
        folders=Folders.below(options.base_dir) if options.base_dir else Folders.of_platform(),
        profile=profile if options.hall_notes is None else replace(profile, serves_others=False),
        catalogue=options.catalogue,
        language=options.lang,
        theme=options.theme,
        scale=options.scale,
        elder=options.elder,
        size=options.size,
        measure=options.measure_start,
        snapshot=options.snapshot,
        page=options.page,
        hall_notes=options.hall_notes,
        link=read_link(options.link) if options.link is not None else None,
        count_failures=options.count_failures == "on" if options.count_failures is not None else None,
    )
    return _add_setup(wishes, options.config) if profile.is_alone else wishes


def _add_setup(wishes: "Wishes", config: Path | None) -> "Wishes":
    from cztservices.storage.kiosk.setup_file import read_setup

    read = read_setup(config)
    return replace(
        wishes,
        setup=read.setup,
        setup_faults=read.faults,
        is_setup_used=read.is_used,
        hall_notes=wishes.hall_notes or read.setup.hall_notes,
    )


def _show_sentence(sentence: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a name of a file may look like markup
    box.exec()


def _scale(text: str) -> float:
    scale = float(text) if text.replace(".", "", 1).isdecimal() else 0.0
    if not _SCALES[0] <= scale <= _SCALES[1]:
        raise argparse.ArgumentTypeError(f"{text} is not between 1.0 and 3.0")
    return scale


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (
        width.isdecimal()
        and height.isdecimal()
        and all(_SIDES[0] <= int(side) <= _SIDES[1] for side in (width, height))
    ):
        raise argparse.ArgumentTypeError(f"{text} is no size; write 1280x800")
    return int(width), int(height)
