"""Data folders as tests look at them: their bytes, their records, and everything that ``catalogue check`` says."""

from datetime import date
from pathlib import Path

from hypothesis import Phase, settings

from cztservices.authoring.advice import advise
from cztservices.authoring.build import describe_fault
from cztservices.authoring.data_records import Records, read_records
from cztservices.authoring.faults import Fault
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.translations import read_translations
from cztservices.domain.catalogue import Catalogue


def examples(count: int) -> settings:
    """Settings for a property that writes and reads whole folders: few examples, and none made smaller for minutes."""
    return settings(max_examples=count, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def records_of(folder: Path) -> Records:
    """The records of a folder that is whole."""
    data = read_records(folder)
    assert data.faults == []
    return data.tables


def catalogue_of(folder: Path) -> Catalogue:
    """The catalogue of a folder that has no severe fault."""
    catalogue, data = load_catalogue(folder)
    assert catalogue is not None, "\n".join(describe_fault(fault) for fault in data.faults)
    return catalogue


def check(folder: Path) -> list[Fault]:
    """What ``catalogue check`` finds: severe faults, or advice where there is none."""
    catalogue, data = load_catalogue(folder)
    return [*data.faults, *(advise(catalogue, data, read_translations(folder), date(2027, 1, 1)) if catalogue else ())]


def line_of(folder: Path, file: str, marker: str) -> int:
    """The line of ``file`` on which ``marker`` stands first."""
    text = (folder / file).read_text(encoding="utf-8")
    return text[: text.index(marker)].count("\n") + 1
