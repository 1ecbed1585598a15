"""Records of a file that people brought, as plain values: none is believed before it is looked at."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from cztservices.domain.mine import Edition
from cztservices.domain.mine_rules import Flaw, Found, Rules, clean_line
from cztservices.errors import UserDataError
from cztservices.i18n import N_

_SHOWN = 40
"""So much of an unknown name is shown."""

T = TypeVar("T")

_FLAWS = {
    Flaw.KIND: N_("{file}: {field} holds a value of the wrong kind, so nothing was imported; export the file again."),
    Flaw.FORM: N_(
        "{file}: {field} holds what this program never writes, so nothing was imported; export the file again."
    ),
    Flaw.SIGNS: N_("{file}: {field} holds signs that cannot be seen, so nothing was imported; take them out."),
    Flaw.EMPTY: N_("{file}: {field} is empty, so nothing was imported; write something there."),
    Flaw.TOO_LONG: N_("{file}: {field} is longer than {longest}, so nothing was imported; shorten it."),
}
_FOREIGN = N_("{file} was not exported from this program, so nothing was imported; choose another file.")
_NEWER = N_("{file} was exported from a newer version of this program, so nothing was imported; update the program.")
_MISSING = N_("{file}: {field} is missing, so nothing was imported; export the file again.")
_UNKNOWN = N_("{file}: {field} is no field of such a file, so nothing was imported; take it out.")
_MANY = N_("{file}: {field} has more than {most} entries, so nothing was imported; export fewer.")
_TWICE = N_("{file}: {field} names a record that stands further up already, so nothing was imported; take one out.")


def edition_json(record: Edition) -> dict[str, Any]:
    """What makes a record an edition, as it stands in a file."""
    return {"uid": record.uid, "changed": record.changed, "ancestors": [*record.ancestors]}


def with_ancestors(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record, as the record has them."""
    return fields | {"ancestors": tuple(fields["ancestors"])}


class RecordReader:
    """Looks at every value of a file, and says in which field the first fault is."""

    def __init__(self, file: object, rules: Mapping[str, Rules], most: Mapping[str, int]) -> None:
        """``file`` is what it is called; it may hold the kinds of ``rules``, and ``most`` records of each."""
        self._file, self._rules, self._most = file, rules, most

    def see_header(self, value: object, form: str, version: int, names: Iterable[str]) -> dict[str, Any]:
        """See that a file says it is of ``form``, in a version that is known, and has the fields ``names`` besides."""
        if not isinstance(value, dict) or value.get("format") != form:
            raise UserDataError(_FOREIGN, file=self._file)
        its = value.get("version")
        if not isinstance(its, int) or isinstance(its, bool) or its < 1:
            raise self._fault(_FLAWS[Flaw.FORM], "version")
        if its > version:
            raise UserDataError(_NEWER, file=self._file)
        self._see_names("", value, ("format", "version", *names, *self._rules))
        return value

    def read(self, kind: str, value: Mapping[str, Any], make: Callable[[dict[str, Any]], T]) -> list[T]:
        """All records of ``kind``."""
        records = value[kind]
        if not isinstance(records, list):
            raise self._fault(_FLAWS[Flaw.KIND], kind)
        if len(records) > self._most[kind]:
            raise self._fault(_MANY, kind, most=self._most[kind])
        found, uids = [], set()
        for number, fields in enumerate(records):
            place = f"{kind}[{number}]"
            self._see_record(place, fields, self._rules[kind])
            uid = fields.get("uid", number)
            if uid in uids:
                raise self._fault(_TWICE, f"{place}.uid")
            uids.add(uid)
            found.append(make(dict(fields)))
        return found

    def _see_record(self, place: str, fields: object, rules: Rules) -> None:
        if not isinstance(fields, dict):
            raise self._fault(_FLAWS[Flaw.KIND], place)
        self._see_names(f"{place}.", fields, rules)
        for name, find_flaw in rules.items():
            self.see_value(f"{place}.{name}", find_flaw(fields[name]))

    def see_value(self, field: str, found: Found | None) -> None:
        """Say what is wrong with a field, if anything is."""
        if found is not None:
            raise self._fault(_FLAWS[found.flaw], field, longest=found.longest)

    def _see_names(self, before: str, fields: Mapping[str, Any], names: Iterable[str]) -> None:
        """See that all ``names`` are there, and no other."""
        wanted = [*names]
        for name in wanted:
            if name not in fields:
                raise self._fault(_MISSING, f"{before}{name}")
        for name in fields:
            if name not in wanted:
                raise self._fault(_UNKNOWN, before + clean_line(name)[:_SHOWN])

    def _fault(self, template: str, field: str, **values: object) -> UserDataError:
        return UserDataError(template, file=self._file, field=field, **values)
