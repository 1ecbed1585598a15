"""Notes in a table of the user's database, whoever wrote them and whatever else they hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic

from cztservices.domain.mine import Record, edit, new_uid, stamp
from cztservices.domain.mine_rules import Rules
from cztservices.storage.fields import check_fields
from cztservices.storage.mine_rows import Row
from cztservices.storage.user_connection import UserConnection


@dataclass(frozen=True, slots=True)
class NoteKind(Generic[Record]):
    """One kind of note: the noun that names its statements, what a field may hold, and its rows."""

    noun: str
    rules: Rules
    clean: Callable[[str], str]
    make: Callable[..., Record]
    row: Callable[[Record], Row]
    read: Callable[[Iterable[Any]], list[Record]]


class NoteTable(Generic[Record]):
    """The notes of one kind. Every call raises UserDataError where the file fails; it is then as it was."""

    def __init__(self, connection: UserConnection, kind: NoteKind[Record], need_room: Callable[[], None]) -> None:
        """``need_room`` raises where there is none for another note."""
        self._db, self._kind, self._need_room = connection, kind, need_room

    def notes(self, service: str | None = None) -> tuple[Record, ...]:
        """All notes, or those on the guide of ``service``, line by line."""
        noun = self._kind.noun
        rows = self._db.rows(f"{noun}s") if service is None else self._db.rows(f"{noun}s_of_service", service)
        return tuple(self._kind.read(rows))

    def put(self, uid: str | None, fields: Mapping[str, Any], now: datetime) -> Record:
        """Write a new note, or the next edition of the note ``uid``; without a change that stays as it is.

        A note that has been removed elsewhere meanwhile is written as a new one: what was typed is not lost.
        """
        kind = self._kind
        fields = {**fields, "text": kind.clean(fields["text"])}
        check_fields(kind.rules, fields)
        with self._db.transaction():
            old = next(iter(kind.read(self._db.rows(f"{kind.noun}_by_uid", uid or ""))), None)
            if old is None:
                self._need_room()
                note = kind.make(uid=new_uid(), changed=stamp(now), **fields)
            elif replace(old, **fields).content == old.content:
                return old
            else:
                note = edit(old, now, **fields)
            self.put_all((note,))
        return note

    def put_all(self, notes: Iterable[Record]) -> None:
        """Write these editions: all of them, or none."""
        self._db.write_all(f"put_{self._kind.noun}", map(self._kind.row, notes))

    def remove(self, uid: str) -> None:
        """Keep it no longer."""
        self._db.write(f"remove_{self._kind.noun}", uid)
