"""``catalogue``: build, check and count the catalogue, and work on its data."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from cztservices.authoring.advice import advise
from cztservices.authoring.build import build_catalogue, describe_fault, load_or_raise
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.progress import Cancelled, Report
from cztservices.authoring.provide import cached_catalogue
from cztservices.authoring.schema_files import write_schemas
from cztservices.authoring.spreadsheet import export_sheets, import_sheets
from cztservices.authoring.stats import count_catalogue
from cztservices.authoring.template import new_service
from cztservices.authoring.traditional import make_traditional, to_traditional
from cztservices.authoring.translations import FILE as TRANSLATIONS
from cztservices.authoring.translations import read_translations, record_translations
from cztservices.authoring.workbook import RowFault
from cztservices.catalogue.changes import read_state
from cztservices.cli.lines import one_line
from cztservices.cli.progress import watch_work
from cztservices.config import DATA_FOLDER, Folders, today
from cztservices.domain.catalogue import Catalogue
from cztservices.domain.coverage import Coverage, cover
from cztservices.domain.difference import Difference, RequirementDifference, State, compare_states
from cztservices.domain.words import Domain
from cztservices.errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_NOTHING, EXIT_STOPPED, KnownError, Message
from cztservices.files import write_whole
from cztservices.i18n import N_, TRADITIONAL, Translator
from cztservices.presenters.coverage import write_coverage, write_coverage_page
from cztservices.presenters.difference import write_difference, write_difference_page
from cztservices.presenters.licence_summary import summarise_licences
from cztservices.storage.catalogue_db import CatalogueDb

T = TypeVar("T")
_STOPPED = Message(N_("Stopped."))


def run_catalogue(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one action; stopped by Ctrl+C, it says what was kept."""
    actions: Mapping[str, Callable[[_Call], int]] = {
        "build": _build, "check": _check, "stats": _stats, "as-of": _as_of, "schema": _schema, "new": _new,
        "graph": _graph, "diff": _diff, "export": _export, "import": _import,
    }  # fmt: skip
    _see_endings(options)
    call = _Call(options, translator, folders)
    try:
        return actions[options.action](call)
    except (Cancelled, KeyboardInterrupt):
        print(one_line(call.stopped.render(translator.gettext)), file=sys.stderr)
        return EXIT_STOPPED


def _see_endings(options: argparse.Namespace) -> None:
    """Refuse a page or a picture whose name says that it is something else, such as a file of the data."""
    page: Path | None = getattr(options, "html", None)
    if page is not None and page.suffix.lower() not in (".html", ".htm"):
        raise KnownError(N_("A page is saved as HTML; let the name {file} end in .html."), file=page.name[:80])
    picture: Path | None = options.out if options.action == "graph" else None
    if picture is not None and picture.suffix.lower() != ".svg":
        raise KnownError(N_("The picture is saved as SVG; let the name {file} end in .svg."), file=picture.name[:80])


class _Call:
    """One call: its options, the reader's language, the data folder, and what to say when it is stopped."""

    def __init__(self, options: argparse.Namespace, translator: Translator, folders: Folders) -> None:
        self.options, self.tr, self.folders = options, translator, folders
        self.data: Path = getattr(options, "data", None) or DATA_FOLDER
        self.stopped = _STOPPED

    def work_on(self, out: Path, work: Callable[[Report], T]) -> T:
        """The outcome of long ``work`` that makes or changes ``out``: whole, or not at all."""
        template = N_("Stopped; {file} is as it was.") if out.exists() else N_("Stopped; nothing was written.")
        self.stopped = Message(template, {"file": out})
        with watch_work(self.tr) as report:
            outcome = work(report)
        self.stopped = _STOPPED
        return outcome

    def say(self, template: str, **values: object) -> None:
        """Print one sentence."""
        print(self.tr.gettext(template).format(**values))

    def translate(self, catalogue: Catalogue) -> Translator:
        """Who says the words of ``catalogue`` in the reader's characters."""
        if self.tr.language != TRADITIONAL:
            return self.tr
        return Translator(TRADITIONAL, make_traditional(catalogue))

    def write(self, path: Path, text: str) -> None:
        """Write a page or a picture, whole or not at all."""
        write_whole(path, text.encode("utf-8"))
        self.say(N_("{file} written."), file=path)


def _build(call: _Call) -> int:
    out: Path = call.options.out or cached_catalogue(call.folders.cache, call.data)
    started = time.perf_counter()
    try:
        catalogue = call.work_on(out, partial(build_catalogue, call.data, out))
    except OSError as error:
        raise KnownError(
            N_("{file} cannot be written ({reason}); name another with --out."), file=out, reason=error.strerror
        ) from error
    seconds = time.perf_counter() - started
    services, statements = len(catalogue.services), sum(len(group) for group in catalogue.statements.values())
    if call.options.json:
        counts = {"services": services, "statements": statements, "build_ms": round(seconds * 1000)}
        print(json.dumps({"out": str(out), **counts}))
    else:
        call.say(
            N_("{file}: {services} services, {statements} statements, {seconds:.2f} s"),
            file=out,
            services=services,
            statements=statements,
            seconds=seconds,
        )
    return EXIT_DONE


def _check(call: _Call) -> int:
    catalogue, found = load_catalogue(call.data)
    faults = list(found.faults)
    if catalogue is not None:
        faults += advise(catalogue, found, read_translations(call.data), today())
    faults.sort(key=lambda fault: fault.place)
    if call.options.json:
        rows = [
            {
                "file": f.place.file, "line": f.place.line, "field": f.place.field, "severe": f.severe,
                "problem": f.problem.render(call.tr.gettext), "mend": f.mend.render(call.tr.gettext),
            }
            for f in faults
        ]  # fmt: skip
        print(json.dumps({"faults": rows}, ensure_ascii=False))
    else:
        for fault in faults:
            print(describe_fault(fault, call.tr.gettext))
        print(call.tr.ngettext("{count} fault", "{count} faults", len(faults)).format(count=len(faults)))
        if catalogue is not None:
            print(write_coverage(_cover(catalogue), call.tr).partition("\n")[0])
    if call.options.record and catalogue is not None:
        return _record(call, catalogue)
    return EXIT_NOTHING if faults else EXIT_DONE


def _record(call: _Call, catalogue: Catalogue) -> int:
    try:
        count = record_translations(call.data, catalogue)
    except OSError as error:
        raise KnownError(
            N_("{file} cannot be written ({reason}); make the folder writable."),
            file=call.data / TRANSLATIONS,
            reason=error.strerror,
        ) from error
    if not call.options.json:
        call.say(N_("{count} translations recorded as up to date."), count=count)
    return EXIT_DONE


def _stats(call: _Call) -> int:
    options = call.options
    counts, catalogue = count_catalogue(call.data)
    if options.html:
        call.write(options.html, write_coverage_page(_cover(catalogue), call.translate(catalogue)))
    elif options.matrix:
        print(write_coverage(_cover(catalogue), call.translate(catalogue)), end="")
    elif options.json:
        print(json.dumps(counts | {"coverage": _count_cells(_cover(catalogue))}))
    else:
        for name, number in counts.items():
            print(f"{name:<12} {number}")
        tr = call.translate(catalogue)
        for sentence in summarise_licences(catalogue.licences.values(), catalogue.lists.values(), tr):
            print(sentence)
        print(write_coverage(_cover(catalogue), call.tr).partition("\n")[0])
    return EXIT_DONE


def _as_of(call: _Call) -> int:
    catalogue = load_or_raise(call.data)
    coverage = cover(catalogue.services.values(), catalogue.statements, call.options.day)
    if call.options.json:
        print(json.dumps({"day": call.options.day.isoformat(), "coverage": _count_cells(coverage)}))
    elif call.options.html:
        call.write(call.options.html, write_coverage_page(coverage, call.translate(catalogue)))
    else:
        print(write_coverage(coverage, call.translate(catalogue)), end="")
    return EXIT_DONE


def _cover(catalogue: Catalogue) -> Coverage:
    return cover(catalogue.services.values(), catalogue.statements, today())


def _count_cells(coverage: Coverage) -> dict[str, int]:
    return {knowledge.value: number for knowledge, number in coverage.count().items()}


def _schema(call: _Call) -> int:
    for path in write_schemas(call.options.out or call.data / "schema"):
        print(path)
    return EXIT_DONE


def _new(call: _Call) -> int:
    path = new_service(call.data, call.options.service, Domain(call.options.domain))
    call.say(N_("{file} written: fill it in, then run “catalogue check”."), file=path)
    return EXIT_DONE


def _diff(call: _Call) -> int:
    old, new = (_read_state(path) for path in (call.options.old, call.options.new))
    found = compare_states(old, new)
    records = [one for state in (old, new) for kind in (state.services, state.requirements) for one in kind.values()]
    names = [one.name.zh for one in records]
    tr = Translator(call.tr.language, {zh: to_traditional(zh) for zh in names})
    if call.options.html:
        call.write(call.options.html, write_difference_page(found, tr))
    elif call.options.json:
        print(json.dumps(_difference_json(found), ensure_ascii=False))
    else:
        print(write_difference(found, tr), end="")
    return EXIT_NOTHING if found else EXIT_DONE


def _difference_json(found: Sequence[Difference]) -> dict[str, Any]:
    """Services and requirements that differ, each with its fields and statements that do."""
    kinds: dict[str, list[dict[str, Any]]] = {"services": [], "requirements": []}
    for one in found:
        changes = [
            {
                "element": change.element.value, "id": change.id,
                "old": change.old and {"zh": change.old.text.zh, "en": change.old.text.en},
                "new": change.new and {"zh": change.new.text.zh, "en": change.new.text.en},
            }
            for change in one.changes
        ]  # fmt: skip
        kind = "requirements" if isinstance(one, RequirementDifference) else "services"
        kinds[kind].append({"id": one.id, "fields": [field.name for field in one.fields], "changes": changes})
    return kinds


def _read_state(path: Path) -> State:
    """The state of a catalogue, or of a data folder built for the purpose."""
    if path.is_dir():
        with tempfile.TemporaryDirectory() as scratch:
            built = Path(scratch) / "catalogue.db"
            build_catalogue(path, built)
            return _read_state(built)
    with CatalogueDb(path) as db:
        return read_state(db)


def _graph(call: _Call) -> int:
    from cztservices.presenters.question_graph import draw_questions

    service = call.options.service
    catalogue = load_or_raise(call.data)
    tree = catalogue.questions.get(service)
    if tree is None:
        near = get_close_matches(service, list(catalogue.questions), n=3, cutoff=0) or ["–"]
        template = N_("The service “{service}” asks nothing; the nearest that do are {near}.")
        raise KnownError(template, service=service[:60], near=", ".join(near))
    picture = draw_questions(tree, call.translate(catalogue))
    if call.options.out is None:
        sys.stdout.write(picture)
    else:
        call.write(call.options.out, picture)
    return EXIT_DONE


def _export(call: _Call) -> int:
    out: Path = call.options.out
    rows = call.work_on(out, partial(export_sheets, call.data, out))
    call.say(N_("{file} written: {rows} rows."), file=out, rows=rows)
    return EXIT_DONE


def _import(call: _Call) -> int:
    options, gettext = call.options, call.tr.gettext
    report = call.work_on(
        call.data,
        lambda steps: import_sheets(call.data, options.file, skip_bad=options.skip_bad, gettext=gettext, report=steps),
    )
    for fault in sorted(report.faults, key=lambda fault: fault.cell):
        print(_describe_cell(fault, call.tr))
    if report.faults and report.rejects is None:
        call.say(N_("Nothing was written; mend the rows above, or leave them out with --skip-bad."))
        return EXIT_BAD_INPUT
    if report.rejects is not None:
        call.say(N_("The bad rows are in {file}, with what is wrong beside each."), file=report.rejects)
    call.say(
        N_("{added} added, {changed} changed, {same} the same; {files} files written."),
        added=report.added,
        changed=report.changed,
        same=report.same,
        files=len(report.files),
    )
    return EXIT_DONE


def _describe_cell(fault: RowFault, translator: Translator) -> str:
    place = translator.gettext(N_("sheet {sheet}, row {row}")).format(sheet=fault.cell.sheet, row=fault.cell.row)
    column = f", {fault.cell.column}" if fault.cell.column else ""
    return f"{place}{column}: {fault.problem.render(translator.gettext)}; {fault.mend.render(translator.gettext)}"
