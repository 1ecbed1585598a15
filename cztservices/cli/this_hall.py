"""The hall whose notes a command adds to a guide: that of a file, or the one in which this computer stands."""

import argparse
import sys

from cztservices.cli.lines import one_line
from cztservices.config import Folders
from cztservices.domain.hall import Hall
from cztservices.errors import UserDataError
from cztservices.i18n import Translator


def find_hall(options: argparse.Namespace, translator: Translator, folders: Folders) -> Hall | None:
    """The hall; None where there are no notes.

    Where those of this computer cannot be read, that is said, and the guide is shown all the same.

    Raises:
        UserDataError: the file that was named cannot be read.
    """
    if options.hall_notes is not None:
        from cztservices.storage.hall_file import read_hall

        return read_hall(options.hall_notes)
    path = folders.user_data / "user.db"
    if not path.exists():
        return None
    from cztservices.storage.user_db import UserDb

    try:
        store = UserDb(path)
        try:
            hall = store.hall.hall()
        finally:
            store.close()
    except UserDataError as error:
        print(one_line(error.message.render(translator.gettext)), file=sys.stderr)
        return None
    return hall if hall.notes else None
