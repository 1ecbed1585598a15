"""The catalogue to use: given, packaged, or built into the cache when ``data/`` has changed since."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cztservices.config import DATA_FOLDER, PACKAGED_CATALOGUE, Folders, stamp_data
from cztservices.errors import CatalogueError
from cztservices.i18n import N_
from cztservices.storage.catalogue_format import INDEX_VERSION, SCHEMA_VERSION, check_catalogue_file

PREVIOUS = "previous.db"
"""The catalogue before the one in the cache, beside it: to compare with, never to search."""


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


def find_previous(folders: Folders) -> Path | None:
    """The catalogue that was cached before the present one; None where none is kept, as beside a packaged one."""
    path = find_catalogue(None, folders)
    # “catalogue build” has built the present one where others stand beside it still.
    before = [path.with_name(PREVIOUS), *_others(path)][-1]
    return before if before.is_file() else None


def provide_catalogue(given: Path | None, folders: Folders, report: Callable[[int, int], None] | None = None) -> Path:
    """The catalogue to use, built first if it is the cached one and not there; of older ones the newest is kept.

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
    except OSError as error:
        raise CatalogueError(
            N_("The catalogue cannot be written to {folder} ({reason}); name a folder that can with --base-dir."),
            folder=path.parent,
            reason=error.strerror or error,
        ) from error
    _keep_previous(path)
    return path


def _keep_previous(path: Path) -> None:
    """Keep of the catalogues cached before ``path`` the newest that says anything else, and none beside it."""
    from filecmp import cmp

    with suppress(OSError):  # the new catalogue is whole; an old one that another window holds open can wait
        others = _others(path)
        for old in reversed(others):
            if not cmp(old, path, shallow=False):
                old.replace(path.with_name(PREVIOUS))
                break
        for old in others:
            old.unlink(missing_ok=True)


def _others(path: Path) -> list[Path]:
    """The other catalogues in the cache that holds ``path``, the newest last."""
    return sorted(set(path.parent.glob("catalogue-*.db")) - {path}, key=lambda old: (old.stat().st_mtime_ns, old.name))
