"""What changed between two catalogues, as text and as a page for a browser."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass

from cztservices.domain.catalogue import Statement, Text
from cztservices.domain.difference import Change, Difference, FieldChange, RequirementDifference
from cztservices.domain.questions import Answer, Outcome, Question
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import ELEMENTS, layer_label
from cztservices.presenters.web_page import CellView, TableView, write_page

NEW, GONE, CHANGED = N_("new"), N_("gone"), N_("changed")
_TOKENS = {NEW: "go", GONE: "stop", CHANGED: "caution"}


def write_difference(found: Sequence[Difference], translator: Translator) -> str:
    """Service by service, element by element, then each requirement: old and new."""
    tr = translator
    lines = [_lead(found, tr)]
    for service in found:
        lines.append(f"\n{_name(service, tr)} ({service.id}): {tr.gettext(_kind(service.old, service.new))}")
        for field in service.fields:
            lines.append(f"  {field.name}:")
            lines += [f"    - {words}" for words in _say_sides(field.old)]
            lines += [f"    + {words}" for words in _say_sides(field.new)]
        for change in service.changes:
            kind = tr.gettext(_kind(change.old, change.new))
            lines.append(f"  {tr.gettext(ELEMENTS[change.element])}, {change.id}: {kind}")
            lines += [f"    - {_say(change.old, tr)}"] if change.old else []
            lines += [f"    + {_say(change.new, tr)}"] if change.new else []
    return "\n".join(lines) + "\n"


def write_difference_page(found: Sequence[Difference], translator: Translator) -> str:
    """The same as a page, a table for each service and each requirement."""
    tr = translator
    header = [tr.gettext(words) for words in (N_("Element"), N_("What happened"), N_("Old"), N_("New"))]
    tables = [
        TableView(
            f"{_name(service, tr)} · {tr.gettext(_kind(service.old, service.new))}",
            header,
            [*(_field_row(field, tr) for field in service.fields), *(_row(change, tr) for change in service.changes)],
        )
        for service in found
    ]
    return write_page(tr.language, tr.gettext(N_("What changed")), _lead(found, tr), tables)


def _row(change: Change, translator: Translator) -> list[CellView]:
    kind = _kind(change.old, change.new)
    return [
        CellView(translator.gettext(ELEMENTS[change.element])),
        CellView(translator.gettext(kind), _TOKENS[kind]),
        CellView(_say(change.old, translator) if change.old else ""),
        CellView(_say(change.new, translator) if change.new else ""),
    ]


def _field_row(field: FieldChange, translator: Translator) -> list[CellView]:
    cells = [CellView(field.name), CellView(translator.gettext(CHANGED), _TOKENS[CHANGED])]
    return [*cells, *(CellView(" ‖ ".join(_say_sides(side))) for side in (field.old, field.new))]


def _say_sides(value: object) -> list[str]:
    """One side of a field: a line for each record of a list of records, else one."""
    if isinstance(value, tuple) and all(map(is_dataclass, value)):
        return [*map(_say_field, value)] if value else ["–"]
    return [_say_field(value)]


def _say_field(value: object) -> str:
    match value:
        case Text(zh=zh, en=en):
            return f"{zh} / {en}"
        case tuple():
            return "、".join(map(str, value))
        case Question() | Answer() | Outcome():
            parts = (getattr(value, one.name) for one in fields(value))
            return " · ".join(_say_field(part) for part in parts if part)
    return "–" if value is None else str(value)


def _lead(found: Sequence[Difference], translator: Translator) -> str:
    if not found:
        return translator.gettext(N_("Nothing changed."))
    services = [one for one in found if not isinstance(one, RequirementDifference)]
    count = len(found) - len(services)
    required = translator.ngettext("{count} requirement", "{count} requirements", count).format(count=count)
    if not services:
        return required
    said = _lead_of_services(services, translator)
    return f"{said}{translator.gettext(N_('; '))}{required}" if count else said


def _lead_of_services(found: Sequence[Difference], translator: Translator) -> str:
    count = sum(len(service.changes) for service in found)
    template = translator.ngettext("{count} statement in {services}", "{count} statements in {services}", count)
    services = translator.ngettext("{count} service", "{count} services", len(found)).format(count=len(found))
    return template.format(count=count, services=services)


def _name(service: Difference, translator: Translator) -> str:
    one = service.new or service.old
    return translator.say(one.name) if one else service.id


def _kind(old: object, new: object) -> str:
    if old is None:
        return NEW
    return GONE if new is None else CHANGED


def _say(statement: Statement, translator: Translator) -> str:
    """A statement with all that may change in it: layer, words, value, sources, days."""
    layer = translator.gettext(layer_label(statement.scope))
    parts = [
        f"[{layer} {statement.scope}] {statement.text.zh} / {statement.text.en}",
        _value(statement),
        *(f"{name}: {', '.join(sorted(others))}" for name, others in _relations(statement) if others),
        ", ".join(f"{s.id} ({s.grade.value} {s.published or '–'})" for s in statement.sources),
        str(statement.verified),
    ]
    if statement.valid_from or statement.valid_to:
        parts.append(f"{statement.valid_from or '…'} – {statement.valid_to or '…'}")
    if statement.counter is not None:
        parts.append(f"counter: {statement.counter.value}")
    if statement.case_only:
        parts.append("case_only")
    return " · ".join(part for part in parts if part)


def _relations(statement: Statement) -> tuple[tuple[str, frozenset[str]], ...]:
    return (("replaces", statement.replaces), ("contradicts", statement.contradicts))


def _value(statement: Statement) -> str:
    from cztservices.storage.codec import encode_value

    return encode_value(statement.value) or ""
