"""The data of the person who types, opened for a command."""

from pathlib import Path

from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.storage.user_db import DamagedUserDataError, MemoryStore, UserDb, UserStore


def open_own_data(path: Path, *, to_write: bool) -> UserStore:
    """What is at ``path``; nothing where there is no file and none is ``to_write``.

    Raises:
        UserDataError: it cannot be used.
    """
    if not (to_write or path.exists()):
        return MemoryStore()  # looking on makes no file
    try:
        return UserDb(path)
    except DamagedUserDataError as error:
        template = N_("Your data in {file} is damaged; list its backups with “mine backups”, and put one back.")
        raise UserDataError(template, file=path) from error
