"""Guides of the sample with something else in them, and what a view says where."""

from dataclasses import replace

from cztservices.domain.catalogue import Duration, Money, Statement
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.words import Element
from cztservices.presenters.guide_view import GuideView, LineView
from tests.sample_data import DAY

FILING = "medical-offsite-filing"


def section(view: GuideView, element: Element):
    """The section of an element."""
    return next(section for section in view.sections if section.element is element)


def statements_of(guide: Guide) -> list[Statement]:
    """All statements of a guide."""
    return [line.statement for lines in guide.elements.values() for line in lines]


def with_statement(guide: Guide, changed: Statement) -> Guide:
    """The guide with a statement in the place of the one of its id."""
    statements = [changed if s.id == changed.id else s for s in statements_of(guide)]
    return resolve_guide(guide.service, statements, guide.origin, guide.destination, guide.day)


def with_value(guide: Guide, key: str, value: Duration | Money | None) -> Guide:
    """The guide with another value in one statement."""
    statement = next(s for s in statements_of(guide) if s.id == key)
    return with_statement(guide, replace(statement, value=value))


def with_sources(guide: Guide, key: str, **fields) -> Guide:
    """The guide with other fields in every source of one statement; its first day stays."""
    old = next(s for s in statements_of(guide) if s.id == key)
    sources = tuple(replace(source, **fields) for source in old.sources)
    return with_statement(guide, replace(old, sources=sources, valid_from=old.valid_from or DAY))


def lines_of(view: GuideView) -> list[LineView]:
    """All lines of a guide: what the answer rests on, what it overrides, and those of the sections."""
    answer = [] if view.answer_line is None else [view.answer_line]
    return [*answer, *view.answer_behind, *(line for s in view.sections for line in (*s.lines, *s.behind))]
