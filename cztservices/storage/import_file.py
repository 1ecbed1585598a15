"""A file that somebody brought, whichever of the two kinds it is: what a person keeps, or the notes of a hall."""

from pathlib import Path

from cztservices.domain.hall import Hall
from cztservices.domain.mine import Mine
from cztservices.storage import hall_file
from cztservices.storage.export_file import read_export
from cztservices.storage.mine_json import mine_from_json


def read_either(path: Path) -> Mine | Hall:
    """What the file holds.

    Raises:
        UserDataError: it cannot be read, or is not as this program writes it.
    """
    value = read_export(path)
    if isinstance(value, dict) and value.get("format") == hall_file.FORMAT:
        return hall_file.hall_from_json(value, path)
    return mine_from_json(value, path)
