"""Values of statements as JSON text in the catalogue, and back."""

import json
from decimal import Decimal
from typing import Any

from cztservices.domain.catalogue import ChannelRef, Duration, MaterialForm, Money, OfficeRef, OpeningHours, Value
from cztservices.domain.words import DayKind, HandlingMode, ServiceState


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
            fields = {"originals": value.originals, "copies": value.copies, "licence": value.licence}
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
        case {"originals": originals, "copies": copies, "licence": licence}:
            value = MaterialForm(originals, copies, licence)
    return value


def encode_list(items: tuple[object, ...]) -> str:
    """A flat tuple as JSON."""
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def encode_hours(hours: tuple[OpeningHours, ...]) -> str:
    """Opening hours as JSON."""
    return encode_list(tuple((h.days, h.opens, h.closes) for h in hours))


def decode_strings(text: str) -> tuple[str, ...]:
    """A tuple of strings written by :func:`encode_list`."""
    return tuple(json.loads(text))
