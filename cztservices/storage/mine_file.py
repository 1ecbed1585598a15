"""What a person keeps in the one file with which they take it along."""

from pathlib import Path

from cztservices.domain.mine import Mine
from cztservices.storage.export_file import read_export, write_export
from cztservices.storage.mine_json import mine_from_json, mine_to_json


def write_mine(mine: Mine, path: Path) -> None:
    """Write what is kept to ``path``, whole or not at all; only an earlier export is replaced.

    Raises:
        UserDataError: it cannot be written, or something else is there.
    """
    write_export(mine_to_json(mine), path)


def read_mine(path: Path) -> Mine:
    """What an export holds.

    Raises:
        UserDataError: it cannot be read, or is not as this program writes it.
    """
    return mine_from_json(read_export(path), path)
