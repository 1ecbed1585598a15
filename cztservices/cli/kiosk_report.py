"""``kiosk report``: what the kiosks of many halls say of themselves, as one table and as a page."""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cztservices.cli.lines import one_line, readable
from cztservices.config import Folders
from cztservices.domain.kiosk.fleet import Fleet, KioskReport, gather
from cztservices.errors import EXIT_DONE, EXIT_NOTHING, KnownError, Message, UserDataError
from cztservices.files import write_whole
from cztservices.i18n import N_, TRADITIONAL, Translator
from cztservices.presenters.kiosk.fleet import LeftOutView, present_fleet, write_fleet, write_fleet_page
from cztservices.storage.kiosk.report_file import read_report, report_to_json

_NO_FOLDER = N_("{folder} is no folder; name the one that holds the files of the kiosks.")
_NONE = N_("{folder} holds no report of a kiosk that can be used; copy the files there that kiosks have exported.")
_OLDER = N_("{file} is left out: {newer} is a newer report of the same kiosk.")
_SAME = N_("{file} is left out: {newer} is the same report.")
_PAGE = N_("A page is saved as HTML; let the name {file} end in .html.")


@dataclass(slots=True)
class _Gathered:
    """What was found below a folder: reports by file, and what is wrong with others."""

    reports: dict[Path, KioskReport] = field(default_factory=dict)
    skipped: dict[Path, Message] = field(default_factory=dict)
    older: dict[Path, Message] = field(default_factory=dict)
    fleet: Fleet = field(default_factory=Fleet)


def run_report(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Merge what is there; the status says whether a file was of no use."""
    page: Path | None = options.out
    if page is not None and page.suffix.lower() not in (".html", ".htm"):
        raise KnownError(_PAGE, file=page.name[:80])
    found = _gather(options.folder)
    for message in found.skipped.values():
        print(one_line(message.render(translator.gettext)), file=sys.stderr)
    if not found.reports:
        raise UserDataError(_NONE, folder=options.folder)
    names, translator = _name_services(options, translator, folders)
    view = present_fleet(found.fleet, names, translator)
    left_out = {**found.skipped, **found.older}
    if page is not None:
        told = [
            LeftOutView(_name(file), readable([message.render(translator.gettext)])[0])
            for file, message in left_out.items()
        ]
        write_whole(page, write_fleet_page(view, told, translator).encode())
    if options.json:
        print(json.dumps(_as_json(found), ensure_ascii=False))
    else:
        print(write_fleet(view), end="")
        for message in found.older.values():
            print(one_line(message.render(translator.gettext)))
        if page is not None:
            print(translator.gettext(N_("{file} written.")).format(file=page))
    return EXIT_NOTHING if found.skipped else EXIT_DONE


def _gather(folder: Path) -> _Gathered:
    """Every report below ``folder``; hidden files, which some systems leave on sticks, are none."""
    if not folder.is_dir():
        raise UserDataError(_NO_FOLDER, folder=folder)
    found = _Gathered()
    for base, below, files in os.walk(folder):
        below.sort()
        for name in sorted(files):
            if not name.lower().endswith(".json") or name.startswith("."):
                continue
            path = Path(base, name)
            try:
                found.reports[path] = read_report(path)
            except UserDataError as error:
                found.skipped[path] = error.message
    found.fleet = gather(found.reports.values())
    _tell_older(found)
    return found


def _tell_older(found: _Gathered) -> None:
    """Say of which files a newer one of the same kiosk was taken."""
    used: dict[str, Path] = {}
    for path, report in found.reports.items():
        if report == found.fleet.reports[report.id]:
            used.setdefault(report.id, path)
    for path, report in found.reports.items():
        newer = used[report.id]
        if path != newer:
            template = _SAME if report == found.reports[newer] else _OLDER
            found.older[path] = Message(template, {"file": path, "newer": newer})


def _name_services(
    options: argparse.Namespace, translator: Translator, folders: Folders
) -> tuple[Mapping[str, str], Translator]:
    """The names of services; without a catalogue their ids stand for them."""
    from cztservices.authoring.provide import provide_catalogue
    from cztservices.storage.catalogue_db import CatalogueDb

    try:
        with CatalogueDb(provide_catalogue(options.catalogue, folders)) as db:
            if translator.language == TRADITIONAL:
                translator = Translator(TRADITIONAL, db.traditional())
            return {one.id: translator.say(one.name) for one in db.services()}, translator
    except KnownError:
        return {}, translator


def _as_json(found: _Gathered) -> dict[str, object]:
    """All that the reports say, and which files were of no use."""
    return {
        "kiosks": [report_to_json(one) for one in found.fleet.kiosks],
        "skipped": [
            {"file": _name(file), "reason": readable([one.render()])[0]} for file, one in found.skipped.items()
        ],
        "older": [_name(file) for file in found.older],
    }


def _name(file: Path) -> str:
    """The name of a file as text, whatever its bytes are."""
    return readable([str(file)])[0]
