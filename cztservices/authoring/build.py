"""Build the catalogue from ``data/``."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from cztservices.authoring.entries import search_content
from cztservices.authoring.faults import Fault
from cztservices.authoring.load import load_catalogue
from cztservices.domain.catalogue import Catalogue
from cztservices.errors import DataError
from cztservices.i18n import N_
from cztservices.storage.catalogue_writer import Report, write_catalogue


def hash_data(folder: Path) -> str:
    """The content of a data folder in twelve hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def build_catalogue(folder: Path, out: Path, report: Report | None = None) -> Catalogue:
    """Build ``out`` from ``folder``, whole or not at all; ``report`` is called with steps done and in all.

    Raises:
        DataError: the data has a severe fault; the first is named.
    """
    catalogue = load_or_raise(folder)
    write_catalogue(out, catalogue, search_content(catalogue), hash_data(folder), report)
    return catalogue


def load_or_raise(folder: Path) -> Catalogue:
    """The catalogue that the data of ``folder`` makes.

    Raises:
        DataError: the data has a severe fault; the first is named.
    """
    catalogue, data = load_catalogue(folder)
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
    """One fault on one line, as compilers write them: ``file:line: field: problem; mend``."""
    place = f"{fault.place.file}:{fault.place.line}: " + (f"{fault.place.field}: " if fault.place.field else "")
    return f"{place}{fault.problem.render(gettext)}; {fault.mend.render(gettext)}"
