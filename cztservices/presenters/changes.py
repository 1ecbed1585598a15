"""What changed, in the words of the reader: the rules by their dates, and the catalogue since the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cztservices.catalogue.changes import ChangeKind, RuleChange
from cztservices.domain.catalogue import Source, Statement
from cztservices.domain.difference import Change, Difference, RequirementDifference
from cztservices.domain.words import Grade, ServiceState
from cztservices.i18n import N_, Translator
from cztservices.presenters.difference import CHANGED, GONE, NEW
from cztservices.presenters.labels import ELEMENTS, GRADES, STATES, layer_label, layer_token

SHOWN_AT_FIRST = 40
"""So many of the newest lines are read at once; older ones are folded by year."""

KINDS = {
    ChangeKind.COMES: N_("Coming"),
    ChangeKind.BEGAN: N_("New rule"),
    ChangeKind.CHANGED: STATES[ServiceState.CHANGED],
    ChangeKind.ENDED: STATES[ServiceState.ENDED],
    ChangeKind.LAPSES: N_("Will end"),
    ChangeKind.LAPSED: N_("No longer holds"),
}
TOKENS = {
    ChangeKind.COMES: "accent",
    ChangeKind.BEGAN: "go",
    ChangeKind.CHANGED: "caution",
    ChangeKind.ENDED: "stop",
    ChangeKind.LAPSES: "caution",
    ChangeKind.LAPSED: "ink2",
}

CHECKED = N_("checked again")
_OWN_TOKENS = {NEW: "go", CHANGED: "caution", GONE: "stop", CHECKED: "ink2"}


@dataclass(frozen=True, slots=True)
class RuleView:
    """The words of one rule, and its sources; ``caution`` is what to do before relying on it."""

    text: str
    caption: str
    caution: str


@dataclass(frozen=True, slots=True)
class ChangeLineView:
    """What happened to one service on one day in one scope.

    ``rules`` are those that changed, the one to read first in front; ``more_title`` stands over the others.
    """

    ref: str
    service: str
    kind: str
    token: str
    day: str
    layer: str
    layer_token: str
    rules: tuple[RuleView, ...]
    more_title: str


@dataclass(frozen=True, slots=True)
class ChangeGroupView:
    """The changes of one year; ``folded`` where one opens them to read."""

    title: str
    lines: tuple[ChangeLineView, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class OwnLineView:
    """How one service is otherwise in this catalogue; ``ref`` is empty where it is gone."""

    ref: str
    service: str
    kind: str
    token: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Everything on the page, in the language of the reader."""

    title: str
    lead: str
    groups: tuple[ChangeGroupView, ...]
    catalogue_title: str
    catalogue_lead: str
    catalogue_lines: tuple[OwnLineView, ...]


def present_changes(
    rule_changes: Sequence[RuleChange], difference: Sequence[Difference] | None, translator: Translator
) -> ChangesView:
    """The view of changes of rules, and of how the catalogue differs from the one before (None: from none known)."""
    _ = translator.gettext
    lead = N_("Newest first. Changes without a date come last.") if rule_changes else N_("No rule has a date.")
    own = [_own_line(one, translator) for one in difference or ()]
    own.sort(key=lambda line: line.kind == _(CHECKED))
    return ChangesView(
        title=_(N_("What changed")),
        lead=_(lead),
        groups=tuple(_groups(rule_changes, translator)),
        catalogue_title=_(N_("This catalogue and the one before")),
        catalogue_lead=_catalogue_lead(difference, translator),
        catalogue_lines=tuple(own),
    )


def describe_change(change: RuleChange, translator: Translator) -> str:
    """What happened and when, in a few words."""
    return f"{translator.gettext(KINDS[change.kind])} · {_day(change, translator)}"


def _groups(changes: Sequence[RuleChange], translator: Translator) -> Iterator[ChangeGroupView]:
    """What is still to come, the soonest first; then the years, the newest first; what is undated last."""
    ahead = reversed([change for change in changes if change.is_ahead])
    lines = [(N_("Still to come"), line) for line in _lines(ahead, translator)]
    past = [change for change in changes if not change.is_ahead]
    for year, group in groupby(past, lambda change: change.date[: len("2025")]):
        title = year or N_("Without a date")
        lines += [(title, line) for line in _lines(group, translator)]
    split = {title for title, _line in lines[:SHOWN_AT_FIRST]} & {title for title, _line in lines[SHOWN_AT_FIRST:]}
    for folded, part in ((False, lines[:SHOWN_AT_FIRST]), (True, lines[SHOWN_AT_FIRST:])):
        for title, pairs in groupby(part, lambda pair: pair[0]):
            words = _title(title, translator)
            if folded and title in split:
                words = translator.gettext(N_("{year}, earlier")).format(year=words)
            yield ChangeGroupView(words, tuple(line for _title_, line in pairs), folded)


def _title(title: str, translator: Translator) -> str:
    return translator.format_source_day(title) if title.isdecimal() else translator.gettext(title)


def _lines(changes: Iterator[RuleChange] | Sequence[RuleChange], translator: Translator) -> list[ChangeLineView]:
    """One line for what happened to a service on one day in one scope, in the order of ``changes``."""
    together: dict[tuple[str, str, str, str], list[RuleChange]] = {}
    for change in changes:
        key = (change.service.id, change.kind.value, change.date, str(change.statement.scope))
        together.setdefault(key, []).append(change)
    return [_line(group, translator) for group in together.values()]


def _line(group: list[RuleChange], translator: Translator) -> ChangeLineView:
    tr, reading = translator, list(ELEMENTS)
    ordered = sorted(group, key=lambda c: (reading.index(c.statement.element), c.statement.position))
    first, more = ordered[0], len(ordered) - 1
    title = tr.ngettext("{count} more on that day", "{count} more on that day", more).format(count=more)
    return ChangeLineView(
        ref=first.service.id,
        service=tr.say(first.service.name),
        kind=tr.gettext(KINDS[first.kind]),
        token=TOKENS[first.kind],
        day=_day(first, tr),
        layer=tr.gettext(layer_label(first.statement.scope)),
        layer_token=layer_token(first.statement.scope),
        rules=tuple(_rule(c.statement, tr) for c in ordered),
        more_title=title if more else "",
    )


def _day(change: RuleChange, translator: Translator) -> str:
    if not change.date:
        return translator.gettext(N_("undated"))
    template = N_("since {day}")
    if change.kind is ChangeKind.COMES:
        template = N_("from {day}")
    elif change.kind in (ChangeKind.LAPSES, ChangeKind.LAPSED):
        template = N_("until {day}")
    elif change.is_dated_by_source:
        template = N_("source of {day}")
    return translator.gettext(template).format(day=translator.format_source_day(change.date))


def _rule(statement: Statement, translator: Translator) -> RuleView:
    cited = (_source(source, translator) for source in statement.sources)
    checked = translator.gettext(N_("checked {day}")).format(day=translator.format_day(statement.verified))
    weak = statement.grade is Grade.OTHER
    return RuleView(
        text=translator.say(statement.text),
        caption=" · ".join((*cited, checked)),
        caution=translator.gettext(N_("Unconfirmed: ask before you rely on it")) if weak else "",
    )


def _source(source: Source, translator: Translator) -> str:
    day = translator.format_source_day(source.published) if source.published else translator.gettext(N_("undated"))
    return f"{translator.say(source.publisher)} {day} ({translator.gettext(GRADES[source.grade])})"


def _catalogue_lead(difference: Sequence[Difference] | None, translator: Translator) -> str:
    """How many services and requirements differ."""
    if difference is None:
        return translator.gettext(N_("There is no earlier catalogue to compare with."))
    required = sum(isinstance(one, RequirementDifference) for one in difference)
    count, ngettext = len(difference) - required, translator.ngettext
    sentences = [
        ngettext("{count} service differs.", "{count} services differ.", count).format(count=count) if count else "",
        ngettext("{count} requirement differs.", "{count} requirements differ.", required).format(count=required)
        if required
        else "",
    ]
    return " ".join(filter(None, sentences)) or translator.gettext(N_("Nothing changed."))


def _own_line(service: Difference, translator: Translator) -> OwnLineView:
    """What became of a service or requirement: all of it new or gone, or some of its elements."""
    one = service.new or service.old
    kind = NEW if service.old is None else GONE if service.new is None else CHANGED
    if kind == CHANGED and not service.fields and all(_happened(change) == CHECKED for change in service.changes):
        kind = CHECKED
    return OwnLineView(
        ref=service.id if service.new and not isinstance(service, RequirementDifference) else "",
        service=translator.say(one.name) if one else service.id,
        kind=translator.gettext(kind),
        token=_OWN_TOKENS[kind],
        text=_what_differs(service, translator) if kind == CHANGED else "",
    )


def _what_differs(service: Difference, translator: Translator) -> str:
    """The elements by what happened to them, each named once."""
    tr = translator
    if isinstance(service, RequirementDifference):
        parts = [tr.gettext(N_("name, issuer, how long it is good or for what"))] if service.fields else []
    else:
        parts = [tr.gettext(N_("name, aliases or hotline"))] if service.own_fields else []
        parts += [tr.gettext(N_("questions or their outcomes"))] if service.question_fields else []
    template = tr.gettext(N_("{kind}: {elements}"))
    for kind in (NEW, CHANGED, GONE):
        elements = dict.fromkeys(change.element for change in service.changes if _happened(change) == kind)
        if elements:
            named = tr.format_list(tr.gettext(ELEMENTS[element]) for element in elements)
            parts.append(template.format(kind=tr.gettext(kind), elements=named))
    return tr.gettext(N_("; ")).join(parts)


def _happened(change: Change) -> str:
    """What happened to a statement; one that says the same on another day, or by other sources, was checked again."""
    if change.old is None:
        return NEW
    if change.new is None:
        return GONE
    new = change.new
    as_checked = replace(change.old, verified=new.verified, sources=new.sources, position=new.position)
    return CHECKED if as_checked == new else CHANGED
