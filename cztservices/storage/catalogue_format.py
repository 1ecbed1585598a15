"""What makes a file a catalogue of this program, checked before it is opened."""

from pathlib import Path

from cztservices.errors import CatalogueError
from cztservices.i18n import N_

APPLICATION_ID = 0x435A5431
"""``CZT1`` in the header of the file."""

SCHEMA_VERSION = 6
"""Raised whenever tables, or what is written into them, change; an older program refuses a newer catalogue."""

INDEX_VERSION = 1
"""Raised whenever tokens are made, or words folded, otherwise; what an older program indexed is not searched."""

_HEADER = 100
_MAGIC = b"SQLite format 3\x00"


def check_catalogue_file(path: Path) -> None:
    """Read the header of ``path``, which costs nothing, and refuse what could not be read later.

    Raises:
        CatalogueError: missing, not SQLite, truncated, of another program, or of another schema.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise CatalogueError(
            N_("There is no catalogue at {file}; build it with “catalogue build”."), file=path
        ) from None
    except OSError as error:
        raise CatalogueError(
            N_("The catalogue {file} cannot be read ({reason}); check the path and its permissions."),
            file=path,
            reason=error.strerror,
        ) from error
    if header[:16] != _MAGIC:
        raise CatalogueError(N_("{file} is not a catalogue; build a new one with “catalogue build”."), file=path)
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if len(header) < _HEADER or size != (65536 if page_size == 1 else page_size) * pages:
        raise CatalogueError(N_("The catalogue {file} is cut short; build it again with “catalogue build”."), file=path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise CatalogueError(
            N_("{file} is a database of another program; give a catalogue, or build one with “catalogue build”."),
            file=path,
        )
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise CatalogueError(
            N_("The catalogue {file} is of form {version}, this program reads {ours}; update the program."),
            file=path,
            version=version,
            ours=SCHEMA_VERSION,
        )
    if version < SCHEMA_VERSION:
        raise CatalogueError(
            N_("The catalogue {file} is of an older form ({version}); build it again with “catalogue build”."),
            file=path,
            version=version,
        )
