"""Build the catalogue from ``data/``."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cztservices.authoring.entries import search_content
from cztservices.authoring.faults import Fault
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.progress import Report, Steps
from cztservices.authoring.text_fields import show_unseen
from cztservices.authoring.traditional import make_traditional
from cztservices.domain.catalogue import Catalogue
from cztservices.errors import DataError
from cztservices.i18n import N_
from cztservices.storage.catalogue_writer import write_catalogue


def hash_data(folder: Path, stale: Iterable[str] = ()) -> str:
    """The content of a data folder in twelve hexadecimal digits; ``stale`` names statements with older English."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name in stale:
        digest.update(name.encode() + b"\0")
    return digest.hexdigest()[:12]


READING, WORDS, TABLES, ENTRIES = 8, 2, 4, 11
"""Steps that a build is told in: files, words (of the search, in traditional characters), tables, what is found."""


def build_catalogue(folder: Path, out: Path, report: Report | None = None) -> Catalogue:
    """Build ``out`` from ``folder``, whole or not at all; ``report`` may stop it at every step.

    The last step is told before the new file takes the place of the old one: after that nothing can be stopped.

    Raises:
        DataError: the data has a severe fault; the first is named.
    """
    steps = Steps(report, READING + WORDS + TABLES + ENTRIES)
    catalogue = steps.run(READING, partial(load_or_raise, folder))
    content = search_content(catalogue)
    steps.take()
    traditional = make_traditional(catalogue)
    steps.take()
    entries = steps.follow(content.entries, _count_found(catalogue), ENTRIES)
    version = hash_data(folder, _stale_statements(catalogue))
    write_catalogue(
        out, catalogue, replace(content, entries=entries), version, steps.share(TABLES), traditional=traditional
    )
    return catalogue


def _stale_statements(catalogue: Catalogue) -> Iterator[str]:
    """Statements with older English, which the same text may or may not have."""
    for service, group in catalogue.statements.items():
        yield from (f"{service}.{statement.id}" for statement in group if statement.english_is_older)


def _count_found(catalogue: Catalogue) -> int:
    """How many entries the search will have."""
    kinds = (catalogue.services, catalogue.life_events, catalogue.licences, catalogue.offices, catalogue.channels)
    return sum(len(records) for records in kinds)


def load_or_raise(folder: Path, report: Report | None = None) -> Catalogue:
    """The catalogue that the data of ``folder`` makes.

    Raises:
        DataError: the data has a severe fault; the first is named.
    """
    catalogue, data = load_catalogue(folder, report)
    if catalogue is None:
        severe = [fault for fault in data.faults if fault.severe]
        raise DataError(
            N_("{file}, line {line}, {field}: {problem}; {mend} ({more} more; “catalogue check” lists all)."),
            file=folder / severe[0].place.file,
            line=severe[0].place.line,
            field=severe[0].place.field or "-",
            problem=severe[0].problem.render(),
            mend=severe[0].mend.render(),
            more=len(severe) - 1,
        )
    return catalogue


def describe_fault(fault: Fault, gettext: Callable[[str], str] = str) -> str:
    """One fault on one line, as compilers write them: ``file:line: field: problem; mend``.

    What an author wrote may stand in it, and must not act on the terminal.
    """
    place = f"{fault.place.file}:{fault.place.line}: " + (f"{fault.place.field}: " if fault.place.field else "")
    return show_unseen(f"{place}{fault.problem.render(gettext)}; {fault.mend.render(gettext)}")
