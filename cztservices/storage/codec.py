"""Values of statements and parts of records as JSON text in the catalogue, and back."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from cztservices.domain.catalogue import ChannelRef, Duration, MaterialForm, Money, OfficeRef, Value
from cztservices.domain.words import DayKind, HandlingMode, ServiceState

R = TypeVar("R")
LONGEST = 4000
"""Signs of one text that are read: far more than ``data/`` may hold, and no more than a page can draw at once."""


def encode_value(value: Value) -> str | None:
    """The value of a statement as compact JSON; None for no value."""
    fields: dict[str, Any]
    match value:
        case None:
            return None
        case HandlingMode():
            fields = {"mode": value.value}
        case ServiceState():
            fields = {"state": value.value}
        case Duration():
            fields = {"days": value.days, "kind": value.kind.value}
        case Money():
            fields = {"yuan": str(value.yuan)}
        case ChannelRef():
            fields = {"channel": value.channel}
        case OfficeRef():
            fields = {"office": value.office}
        case MaterialForm():
            fields = asdict(value)
    return json.dumps(fields, separators=(",", ":"))


def decode_value(text: str | None) -> Value:
    """The value that :func:`encode_value` wrote."""
    value: Value = None
    match json.loads(text) if text else None:
        case {"mode": mode}:
            value = HandlingMode(mode)
        case {"state": state}:
            value = ServiceState(state)
        case {"days": days, "kind": kind}:
            value = Duration(days, DayKind(kind))
        case {"yuan": yuan}:
            value = Money(Decimal(yuan))
        case {"channel": channel}:
            value = ChannelRef(channel)
        case {"office": office}:
            value = OfficeRef(office)
        case {"originals": originals, "copies": copies, "licence": licence, "requirement": requirement}:
            value = MaterialForm(originals, copies, licence, requirement)
    return value


def shorten(text: str) -> str:
    """``text``, or its beginning where whoever made the catalogue wrote without end."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def encode_list(items: tuple[object, ...]) -> str:
    """A flat tuple as JSON."""
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def encode_records(records: tuple[Any, ...]) -> str:
    """A tuple of records as JSON, without the fields that are empty or False, which must be their defaults."""
    fields = [{name: value for name, value in asdict(record).items() if value} for record in records]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=str)


def decode_records(kind: type[R], text: str) -> tuple[R, ...]:
    """The records of one kind that :func:`encode_records` wrote."""
    return tuple(_record(kind, fields) for fields in json.loads(text))


@lru_cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    """The types of the fields of a record, which cost more to find out than to make the record."""
    return get_type_hints(kind)


def _record(kind: type[R], fields: dict[str, Any]) -> R:
    hints = _hints(kind)  # type: ignore[arg-type]
    return kind(**{name: _part(hints[name], value) for name, value in fields.items()})


def _part(hint: Any, value: Any) -> Any:
    """One field of a record from its JSON, after the field's type."""
    if get_origin(hint) is tuple:
        return tuple(_part(get_args(hint)[0], item) for item in value)
    kind = next((part for part in get_args(hint) if part is not NoneType), hint)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if isinstance(value, str):
        return shorten(value)
    return _record(kind, value) if isinstance(kind, type) and is_dataclass(kind) else value


def decode_strings(text: str) -> tuple[str, ...]:
    """A tuple of strings written by :func:`encode_list`."""
    return tuple(json.loads(text))
