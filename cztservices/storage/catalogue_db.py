"""Read the catalogue: rows in, domain records out."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from cztservices.domain.catalogue import (
    Accepted,
    Channel,
    Jurisdiction,
    Licence,
    LifeEvent,
    Office,
    PublishedList,
    Requirement,
    Service,
    Source,
    Statement,
)
from cztservices.domain.questions import QuestionTree
from cztservices.domain.words import Element
from cztservices.errors import CatalogueError
from cztservices.i18n import N_
from cztservices.storage.catalogue_format import INDEX_VERSION, check_catalogue_file
from cztservices.storage.catalogue_rows import (
    read_accepted,
    read_channel,
    read_jurisdiction,
    read_licence,
    read_life_event,
    read_list,
    read_office,
    read_questions,
    read_requirement,
    read_service,
    read_source,
    read_statement,
)
from cztservices.storage.sql_files import sql

if TYPE_CHECKING:  # loaded with the first search
    from cztservices.storage.postings import Posting
    from cztservices.storage.search_index import Entry

T = TypeVar("T")

_STEPS_BETWEEN_CHECKS = 1000
_CACHE_KIB = 512
"""Pages of the file that each connection keeps: few, since the system keeps them all and threads have one each."""


def _always() -> bool:
    return True


class Interrupted(Exception):  # noqa: N818 - a wish of the caller, not an error
    """The caller no longer wants the answer."""


class CatalogueDb:
    """One read-only connection; use each from one thread at a time."""

    def __init__(self, path: Path, kept: dict[str, list[Any]] | None = None) -> None:
        """Open ``path`` immutable and read-only; ``kept`` holds what other connections to it have read whole.

        Raises:
            CatalogueError: the file is not a catalogue that this program reads.
        """
        check_catalogue_file(path)
        self.path = path
        uri = f"file:{_escape(path.resolve().as_posix())}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        try:
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise self.damaged(error) from error
        self._is_wanted: Callable[[], bool] = _always
        self._kept = kept if kept is not None else {}

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Use as a context that closes."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.close()

    @contextmanager
    def interruptible(self, is_wanted: Callable[[], bool]) -> Iterator[None]:
        """Ask ``is_wanted`` while queries run, and stop them when it says no.

        Raises:
            Interrupted: it said no.
        """
        self._is_wanted = is_wanted
        self._connection.set_progress_handler(lambda: not is_wanted(), _STEPS_BETWEEN_CHECKS)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)
            self._is_wanted = _always

    def _rows(self, name: str, *values: object) -> list[sqlite3.Row]:
        if not self._is_wanted():
            raise Interrupted
        try:
            return self._connection.execute(sql(name), values).fetchall()
        except sqlite3.DatabaseError as error:
            # Stopped inside the full-text index, SQLite reports a damaged table instead of an interruption.
            if str(error) == "interrupted" or not self._is_wanted():
                raise Interrupted from error
            raise self.damaged(error) from error

    def _all(self, name: str, read: Callable[[sqlite3.Row], T]) -> list[T]:
        """The records of a whole table; read once, since the catalogue never changes while it is open."""
        if name not in self._kept:
            with self._reading():
                self._kept[name] = [read(row) for row in self._rows(name)]
        return list(self._kept[name])

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Make records of rows; what cannot be one was damaged."""
        try:
            yield
        except (ValueError, TypeError, LookupError) as error:
            raise self.damaged(error) from error

    def damaged(self, error: Exception) -> CatalogueError:
        """What to say of content that cannot be read."""
        template = N_("The catalogue {file} is damaged ({reason}); build it again with “catalogue build”.")
        return CatalogueError(template, file=self.path, reason=error)

    def version(self) -> str:
        """The name of the content: a short hash of ``data/``."""
        return self._meta("version")

    def jurisdictions(self) -> list[Jurisdiction]:
        """All jurisdictions, from the nation down."""
        return self._all("jurisdictions", read_jurisdiction)

    def services(self) -> list[Service]:
        """All services, by domain and standing."""
        return self._all("services", read_service)

    def service(self, service_id: str) -> Service | None:
        """One service, if there is one of that id."""
        rows = self._rows("service_by_id", service_id)
        with self._reading():
            return read_service(rows[0]) if rows else None

    def questions(self, service_id: str) -> QuestionTree | None:
        """The questions of a service; None where it asks none."""
        rows = self._rows("questions_of_service", service_id)
        with self._reading():
            return read_questions(rows[0]) if rows else None

    def asking_services(self) -> frozenset[str]:
        """The ids of the services that ask questions."""
        return frozenset(row["service"] for row in self._rows("asking_services"))

    def statements(self, service_id: str) -> list[Statement]:
        """All statements of a service with their sources, in the author's order."""
        return self.statements_of_elements(Element, [service_id]).get(service_id, [])

    def statements_of_elements(
        self, elements: Iterable[Element], service_ids: Iterable[str]
    ) -> dict[str, list[Statement]]:
        """Statements of some elements by service id, with their sources, in the author's order."""
        wanted = json.dumps([element.value for element in elements]), json.dumps(list(service_ids))
        rows, citations = self._rows("statements_of_elements", *wanted), self._rows("sources_of_elements", *wanted)
        with self._reading():
            return _cite(rows, citations, self.sources())

    def dated_statements(self) -> dict[str, list[Statement]]:
        """Statements with a first or last day, and those that say how a service stands, by service id."""
        rows, citations = self._rows("dated_statements"), self._rows("sources_of_dated_statements")
        with self._reading():
            return _cite(rows, citations, self.sources())

    def recently_verified(self, limit: int) -> list[tuple[Service, date, str]]:
        """Services with the day on which they were last checked and the date of their newest source, newest first."""
        rows = self._rows("recently_verified", limit)
        with self._reading():
            return [(read_service(row), date.fromisoformat(row["verified"]), row["published"]) for row in rows]

    def newest_verified(self) -> date | None:
        """The last day on which anything in the catalogue was checked; None where it holds nothing."""
        [row] = self._rows("newest_verified")
        with self._reading():
            return date.fromisoformat(row["verified"]) if row["verified"] else None

    def channel(self, channel_id: str) -> Channel | None:
        """One channel, if there is one of that id."""
        rows = self._rows("channel_by_id", channel_id)
        with self._reading():
            return read_channel(rows[0]) if rows else None

    def licences(self) -> list[Licence]:
        """All kinds of electronic licence."""
        return self._all("licences", read_licence)

    def offices(self) -> list[Office]:
        """All offices."""
        return self._all("offices", read_office)

    def channels(self) -> list[Channel]:
        """All channels."""
        return self._all("channels", read_channel)

    def lists(self) -> list[PublishedList]:
        """All published lists, in the author's order."""
        return self._all("published_lists", read_list)

    def life_events(self) -> list[LifeEvent]:
        """All life events, in the author's order."""
        return self._all("life_events", read_life_event)

    def requirements(self) -> dict[str, Requirement]:
        """All requirements by id, each with what is accepted for it, in the author's order."""
        if "accepted" not in self._kept:
            known, rows = self.sources(), self._rows("accepted")
            with self._reading():
                self._kept["accepted"] = [(row["requirement"], read_accepted(row, known)) for row in rows]
        accepted: dict[str, list[Accepted]] = {}
        for key, one in self._kept["accepted"]:
            accepted.setdefault(key, []).append(one)
        found = self._all("requirements", lambda row: read_requirement(row, tuple(accepted.get(row["id"], ()))))
        return {one.id: one for one in found}

    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        return {source.id: source for source in self._all("sources", read_source)}

    def traditional(self) -> dict[str, str]:
        """What the catalogue says in traditional characters, by the same in simplified ones, where the two differ."""
        return {row["zh"]: row["tw"] for row in self._rows("traditional")}

    def search_words(self) -> dict[str, Any]:
        """The words of the lexicon and the names of places, as they were written.

        Raises:
            CatalogueError: the index was made for another catalogue, or by other rules than those of this program, or
                it cannot be read.
        """
        version, made_for = self._meta("version"), self._meta("searched_version")
        if made_for != f"{version} {INDEX_VERSION}":
            template = N_(
                "The search of the catalogue {file} was made for another one; build it with “catalogue build”."
            )
            raise CatalogueError(template, file=self.path)
        with self._reading():
            words: dict[str, Any] = json.loads(self._meta("words"))
        return words

    def _meta(self, key: str) -> str:
        rows = self._rows("meta_value", key)
        return str(rows[0]["value"]) if rows else ""

    def words_typed_as(self, forms: Iterable[str]) -> dict[str, list[str]]:
        """The words that may be typed in some forms, likeliest first; a form of no word is left out."""
        return {row["form"]: row["words"].split() for row in self._rows("word_forms", json.dumps(list(forms)))}

    def tokens_held(self, tokens: Iterable[str]) -> frozenset[str]:
        """Those of ``tokens`` that any entry holds."""
        return frozenset(row["token"] for row in self._rows("tokens_held", json.dumps(list(tokens))))

    def entry_count(self) -> int:
        """How many entries can be found."""
        return int(self._rows("entry_count")[0]["count"] or 0)

    def entries(self, numbers: Iterable[int]) -> "list[Entry]":
        """Entries by their numbers, in static order."""
        from cztservices.storage.search_index import Entry

        rows = self._rows("search_entries", json.dumps(list(numbers)))
        with self._reading():
            return [Entry(row) for row in rows]

    def postings(self, tokens: Iterable[str]) -> "dict[str, Posting]":
        """Which entries hold each token; a token that none holds is left out."""
        from cztservices.storage.postings import Posting

        rows = self._rows("postings", json.dumps(list(tokens)))
        return {row["token"]: Posting(row["entries"]) for row in rows}

    def tokens_beginning(self, start: str, limit: int) -> list[str]:
        """Tokens that begin with ``start``, in the order of the alphabet."""
        return [row["token"] for row in self._rows("tokens_beginning", start, limit)]


class CataloguePool:
    """Hands every thread a connection of its own to the same catalogue."""

    def __init__(self, path: Path) -> None:
        """Open ``path`` for the calling thread at once, so that a bad file is known now.

        Raises:
            CatalogueError: the file is not a catalogue that this program reads.
        """
        self.path = path
        self._local = threading.local()
        self._kept: dict[str, list[Any]] = {}
        self.connection()

    def connection(self) -> CatalogueDb:
        """The connection of the calling thread."""
        if not hasattr(self._local, "db"):
            self._local.db = self.open()
        db: CatalogueDb = self._local.db
        return db

    def open(self) -> CatalogueDb:
        """A further connection, for whoever uses it from one thread at a time."""
        return CatalogueDb(self.path, self._kept)


def _cite(
    statements: Iterable[sqlite3.Row], citations: Iterable[sqlite3.Row], sources: Mapping[str, Source]
) -> dict[str, list[Statement]]:
    """Statements by service id, each with its own of ``sources``, in the order of the rows."""
    cited: dict[tuple[str, str], list[Source]] = {}
    for row in citations:
        cited.setdefault((row["service"], row["statement"]), []).append(sources[row["source"]])
    found: dict[str, list[Statement]] = {}
    for row in statements:
        own = tuple(cited.get((row["service"], row["id"]), ()))
        found.setdefault(row["service"], []).append(read_statement(row, own))
    return found


def _escape(path: str) -> str:
    """Escape what has a meaning in a URI of SQLite; urllib would cost the start-up more than it serves."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
