"""``catalogue build``, ``check``, ``stats`` and ``schema``."""

import argparse
import json
import time
from pathlib import Path

from cztservices.authoring.build import build_catalogue, describe_fault
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.provide import cached_catalogue
from cztservices.authoring.schema_files import write_schemas
from cztservices.authoring.stats import count_catalogue
from cztservices.config import DATA_FOLDER, Folders
from cztservices.errors import EXIT_DONE, EXIT_NOTHING, KnownError
from cztservices.i18n import N_, Translator


def run_catalogue(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one action on the data folder."""
    data: Path = options.data or DATA_FOLDER
    match options.action:
        case "build":
            return _build(options, translator, data, options.out or cached_catalogue(folders.cache, data))
        case "check":
            return _check(options, translator, data)
        case "stats":
            return _stats(options, data)
        case _:
            return _schema(options.out or data / "schema")


def _build(options: argparse.Namespace, translator: Translator, data: Path, out: Path) -> int:
    started = time.perf_counter()
    try:
        catalogue = build_catalogue(data, out)
    except OSError as error:
        raise KnownError(
            N_("{file} cannot be written ({reason}); name another with --out."), file=out, reason=error.strerror
        ) from error
    seconds = time.perf_counter() - started
    statements = sum(len(group) for group in catalogue.statements.values())
    if options.json:
        print(
            json.dumps(
                {
                    "out": str(out),
                    "services": len(catalogue.services),
                    "statements": statements,
                    "build_ms": round(seconds * 1000),
                }
            )
        )
    else:
        words = translator.gettext(N_("{file}: {services} services, {statements} statements, {seconds:.2f} s"))
        print(words.format(file=out, services=len(catalogue.services), statements=statements, seconds=seconds))
    return EXIT_DONE


def _check(options: argparse.Namespace, translator: Translator, data: Path) -> int:
    catalogue, found = load_catalogue(data)
    faults = sorted(found.faults, key=lambda fault: fault.place)
    if options.json:
        rows = [
            {
                "file": f.place.file, "line": f.place.line, "field": f.place.field, "severe": f.severe,
                "problem": f.problem.render(translator.gettext), "mend": f.mend.render(translator.gettext),
            }
            for f in faults
        ]  # fmt: skip
        print(json.dumps({"faults": rows}, ensure_ascii=False))
    else:
        for fault in faults:
            print(describe_fault(fault, translator.gettext))
        print(translator.ngettext("{count} fault", "{count} faults", len(faults)).format(count=len(faults)))
    return EXIT_DONE if catalogue is not None else EXIT_NOTHING


def _stats(options: argparse.Namespace, data: Path) -> int:
    counts = count_catalogue(data)
    if options.json:
        print(json.dumps(counts))
    else:
        for name, number in counts.items():
            print(f"{name:<12} {number}")
    return EXIT_DONE


def _schema(folder: Path) -> int:
    for path in write_schemas(folder):
        print(path)
    return EXIT_DONE
