"""Guides, comparisons and answers in the form that scripts read (see docs/json.md)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from cztservices.catalogue.ask import Asked
from cztservices.catalogue.compare import Comparison, Statements
from cztservices.catalogue.entries import ShownEntry
from cztservices.catalogue.show import ShownGuide
from cztservices.catalogue.state_code import write_code
from cztservices.domain.catalogue import Accepted, Source, Statement, Text
from cztservices.domain.dates import best_before
from cztservices.domain.hall import WHOLE, HallLayer, LaidNote, element_at
from cztservices.domain.mine import NoteState
from cztservices.i18n import Translator
from cztservices.search.rank import Hit
from cztservices.storage.codec import encode_value


def guide_json(shown: ShownGuide) -> dict[str, Any]:
    """A guide, with every source that it rests on and the published lists that its service is on."""
    guide = shown.guide
    statements = [line.statement for lines in guide.elements.values() for line in lines]
    statements += [one.statement for one in shown.accepted]
    return {
        "service": guide.service.id,
        "name": {"zh": guide.service.name.zh, "en": guide.service.name.en},
        "origin": guide.origin,
        "destination": guide.destination,
        "code": write_code(shown),
        "day": guide.day.isoformat(),
        "state": guide.state.value,
        "elements": {
            element.value: [
                {
                    **_statement_json(line.statement),
                    "overridden": line.overridden_by is not None,
                    "overridden_by": line.overridden_by,
                    "disputed": line.disputed,
                    "doubt": line.doubt and line.doubt.value,
                }
                for line in lines
            ]
            for element, lines in guide.elements.items()
        },
        "missing": [element.value for element in guide.missing],
        "gaps": [{"element": gap.element.value, "city": gap.city, "other_day": gap.other_day} for gap in guide.gaps],
        "ask": guide.service.ask,
        "lists": [
            {"id": mention.published.id, "entries": [entry.name.zh for entry in mention.entries]}
            for mention in shown.lists
        ],
        "requirements": {
            key: {
                "name": {"zh": asked.requirement.name.zh, "en": asked.requirement.name.en},
                "accepted": [_accepted_json(one) for one in asked.accepted],
            }
            for key, asked in shown.requirements.items()
        },
        "hall_notes": _hall_json(shown.hall),
        "sources": _sources_json(statements),
    }


def asked_json(asked: Asked) -> dict[str, Any]:
    """Where answers led: the question that comes next, or the outcome with the guide of the case."""
    shown, case = asked.shown, asked.case
    question, outcome = case.question, case.outcome
    return {
        **_stand_json(shown, case.answers),
        "dropped": dict(case.dropped),
        "question": question
        and {
            "id": question.id,
            "kind": question.kind.value,
            "text": _text_json(question.text),
            "why": _text_json(question.why),
            "sources": list(question.sources),
            "answers": [
                {"id": one.answer, "text": one.text and _text_json(one.text)}
                for one in asked.questions.answers_to(question.id)
            ],
        },
        "outcome": outcome
        and {
            "id": outcome.id,
            "kind": outcome.kind.value,
            "text": _text_json(outcome.text),
            "sources": list(outcome.sources),
            "instead": outcome.instead,
            "ring": outcome.ring,
            "unknown": list(outcome.unknown),
        },
        "guide": guide_json(shown) if outcome is not None else None,
        "sources": {
            key: _source_json(asked.sources[key])
            for one in (question, outcome)
            for key in (one.sources if one is not None else ())
        },
    }


def stood_json(shown: ShownGuide) -> dict[str, Any]:
    """Where a code leads whose service asks nothing, in the form of :func:`asked_json`: the guide for everybody."""
    nothing: dict[str, Any] = {"dropped": {}, "question": None, "outcome": None}
    return {**_stand_json(shown, {}), **nothing, "guide": guide_json(shown), "sources": {}}


def _stand_json(shown: ShownGuide, answers: Mapping[str, str]) -> dict[str, Any]:
    """Where somebody stands, and the code that leads there."""
    guide = shown.guide
    ends = {"origin": guide.origin, "destination": guide.destination}
    return {"service": guide.service.id, **ends, "answers": dict(answers), "code": write_code(shown)}


def _text_json(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _hall_json(layer: HallLayer | None) -> list[dict[str, Any]]:
    laid = [] if layer is None else [*(one for notes in layer.notes.values() for one in notes), *layer.gone]
    return [_hall_note_json(one, layer.hall if layer else "") for one in laid]


def _hall_note_json(laid: LaidNote, hall: str) -> dict[str, Any]:
    note, fate, element = laid.note, laid.fate, element_at(laid.note.line)
    return {
        "uid": note.uid,
        "hall": hall,
        "line": None if note.line.startswith(WHOLE) else note.line,
        "element": element and element.value,
        "origin": note.origin,
        "destination": note.destination,
        "text": note.text,
        "changed": note.changed,
        "state": fate.state.value,
        "old": None if fate.state is NoteState.CURRENT else fate.old,
        "new": None if fate.state is NoteState.CURRENT else fate.new,
    }


def entry_json(shown: ShownEntry) -> dict[str, Any]:
    """A life event, licence, office or channel, with the services that have to do with it."""
    fields: dict[str, Any] = json.loads(json.dumps(asdict(shown.entry), default=str))
    return {
        **fields,
        "day": shown.day.isoformat(),
        "doubt": shown.doubt and shown.doubt.value,
        "other_day": shown.outside,
        "services": [{"id": use.service.id, "statements": [s.id for s in use.statements]} for use in shown.uses],
        "sources": {source.id: _source_json(source) for source in shown.sources},
    }


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison, with every source that it rests on."""
    groups = [comparison.shared, *comparison.cities.values(), *comparison.directions.values()]
    return {
        "service": comparison.service.id,
        "shared": _group_json(comparison.shared),
        "cities": {city: _group_json(group) for city, group in comparison.cities.items()},
        "directions": {pair: _group_json(group) for pair, group in comparison.directions.items()},
        "sources": _sources_json(s for group in groups for statements in group.values() for s in statements),
    }


def hit_json(hit: Hit, translator: Translator) -> dict[str, Any]:
    """One result of a search, with its name in the language of the reader."""
    name = translator.say_plain(hit.name_zh) if translator.is_chinese else hit.name_en
    return {
        "kind": hit.kind.value,
        "id": hit.ref,
        "name": name,
        "score": hit.score,
        "matched": hit.matched,
        "manner": hit.manner.value,
        "marks": [list(mark) for mark in hit.marks],
        "said": [list(pair) for pair in hit.said],
    }


def _statement_json(statement: Statement) -> dict[str, Any]:
    value, last = encode_value(statement.value), best_before(statement)
    return {
        "id": statement.id,
        "text": {"zh": statement.text.zh, "en": statement.text.en},
        "english_is_older": statement.english_is_older,
        "layer": statement.scope.layer.word,
        "scope": str(statement.scope),
        "sources": [source.id for source in statement.sources],
        "grade": statement.grade.value,
        "verified": statement.verified.isoformat(),
        "published": statement.published or None,
        "best_before": last.isoformat() if last and last != date.min else None,
        "valid_from": statement.valid_from and statement.valid_from.isoformat(),
        "valid_to": statement.valid_to and statement.valid_to.isoformat(),
        "value": json.loads(value) if value else None,
    }


def _accepted_json(accepted: Accepted) -> dict[str, Any]:
    return {
        **_statement_json(accepted.statement),
        "issuer": accepted.issuer and {"zh": accepted.issuer.zh, "en": accepted.issuer.en},
        "valid_for": accepted.valid_for and {"zh": accepted.valid_for.zh, "en": accepted.valid_for.en},
        "services": list(accepted.services),
    }


def _group_json(group: Statements) -> dict[str, Any]:
    return {element.value: [_statement_json(s) for s in statements] for element, statements in group.items()}


def _sources_json(statements: Iterable[Statement]) -> dict[str, Any]:
    sources = {source.id: source for statement in statements for source in statement.sources}
    return {key: _source_json(source) for key, source in sorted(sources.items())}


def _source_json(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher.zh,
        "publisher_en": source.publisher.en,
        "grade": source.grade.value,
        "published": source.published,
        "url": source.url,
    }
