"""The catalogue to use: given, packaged, or built into the cache when ``data/`` has changed since."""

from collections.abc import Callable
from pathlib import Path

from cztservices.config import DATA_FOLDER, PACKAGED_CATALOGUE, Folders, stamp_data
from cztservices.errors import CatalogueError
from cztservices.i18n import N_
from cztservices.storage.catalogue_format import INDEX_VERSION, SCHEMA_VERSION, check_catalogue_file


def cached_catalogue(cache: Path, data: Path = DATA_FOLDER) -> Path:
    """Where the catalogue built from the present state of ``data`` is, or will be, cached.

    The name tells the rules of its index too, so that one made by others is built again and not refused.
    """
    return cache / f"catalogue-{SCHEMA_VERSION}-{INDEX_VERSION}-{stamp_data(data)}.db"


def is_usable(path: Path) -> bool:
    """Whether there is a whole catalogue at ``path``."""
    try:
        check_catalogue_file(path)
    except CatalogueError:
        return False
    return True


def find_catalogue(given: Path | None, folders: Folders) -> Path:
    """Where the catalogue is, whether it has been built yet or not."""
    if given is not None:
        return given
    if PACKAGED_CATALOGUE.is_file() or not DATA_FOLDER.is_dir():
        return PACKAGED_CATALOGUE
    return cached_catalogue(folders.cache)


def provide_catalogue(given: Path | None, folders: Folders, report: Callable[[int, int], None] | None = None) -> Path:
    """The catalogue to use, built first if it is the cached one and not there; older cached ones are removed.

    Raises:
        CatalogueError: the cache folder cannot be written.
        DataError: the data cannot be built.
    """
    path = find_catalogue(given, folders)
    if given is not None or path == PACKAGED_CATALOGUE or is_usable(path):
        return path
    from cztservices.authoring.build import build_catalogue

    try:
        build_catalogue(DATA_FOLDER, path, report)
        for old in path.parent.glob("catalogue-*.db"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError as error:
        raise CatalogueError(
            N_("The catalogue cannot be written to {folder} ({reason}); name a folder that can with --base-dir."),
            folder=path.parent,
            reason=error.strerror or error,
        ) from error
    return path
