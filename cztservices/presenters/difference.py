"""What changed between two catalogues, as text and as a page for a browser."""

from collections.abc import Sequence

from cztservices.domain.catalogue import Statement, Text
from cztservices.domain.difference import Change, FieldChange, ServiceDifference
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import ELEMENTS, layer_label
from cztservices.presenters.web_page import CellView, TableView, write_page

NEW, GONE, CHANGED = N_("new"), N_("gone"), N_("changed")
_TOKENS = {NEW: "go", GONE: "stop", CHANGED: "caution"}


def write_difference(found: Sequence[ServiceDifference], translator: Translator) -> str:
    """Service by service, element by element: old and new."""
    tr = translator
    lines = [_lead(found, tr)]
    for service in found:
        lines.append(f"\n{_name(service, tr)} ({service.id}): {tr.gettext(_kind(service.old, service.new))}")
        for field in service.fields:
            lines += [f"  {field.name}:", f"    - {_say_field(field.old)}", f"    + {_say_field(field.new)}"]
        for change in service.changes:
            kind = tr.gettext(_kind(change.old, change.new))
            lines.append(f"  {tr.gettext(ELEMENTS[change.element])}, {change.id}: {kind}")
            lines += [f"    - {_say(change.old, tr)}"] if change.old else []
            lines += [f"    + {_say(change.new, tr)}"] if change.new else []
    return "\n".join(lines) + "\n"


def write_difference_page(found: Sequence[ServiceDifference], translator: Translator) -> str:
    """The same as a page, a table for each service."""
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
    return [*cells, CellView(_say_field(field.old)), CellView(_say_field(field.new))]


def _say_field(value: object) -> str:
    match value:
        case Text(zh=zh, en=en):
            return f"{zh} / {en}"
        case tuple():
            return "、".join(map(str, value))
    return "–" if value is None else str(value)


def _lead(found: Sequence[ServiceDifference], translator: Translator) -> str:
    if not found:
        return translator.gettext(N_("Nothing changed."))
    count = sum(len(service.changes) for service in found)
    template = translator.ngettext("{count} statement in {services}", "{count} statements in {services}", count)
    services = translator.ngettext("{count} service", "{count} services", len(found)).format(count=len(found))
    return template.format(count=count, services=services)


def _name(service: ServiceDifference, translator: Translator) -> str:
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
    return " · ".join(part for part in parts if part)


def _relations(statement: Statement) -> tuple[tuple[str, frozenset[str]], ...]:
    return (("replaces", statement.replaces), ("contradicts", statement.contradicts))


def _value(statement: Statement) -> str:
    from cztservices.storage.codec import encode_value

    return encode_value(statement.value) or ""
