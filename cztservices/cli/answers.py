"""``find``, ``show``, ``ask`` and ``compare``."""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cztservices.authoring.provide import provide_catalogue
from cztservices.catalogue.names import find_city
from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.config import Folders, today
from cztservices.errors import EXIT_DONE, EXIT_NOTHING, KnownError
from cztservices.i18n import N_, TRADITIONAL, Translator
from cztservices.search.find import Answer, Finder
from cztservices.search.rank import Hit
from cztservices.storage.catalogue_db import CatalogueDb

if TYPE_CHECKING:
    from cztservices.catalogue.ask import Asked


def run_answers(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run a command that reads the catalogue."""
    with CatalogueDb(provide_catalogue(options.catalogue, folders)) as db:
        if translator.language == TRADITIONAL:
            translator = Translator(TRADITIONAL, db.traditional())
        guides = {"show": _show, "ask": _ask}
        if options.command in guides:
            return guides[options.command](options, translator, db, folders)
        run = {"find": _find, "compare": _compare}[options.command]
        return run(options, translator, db)


def _find(options: argparse.Namespace, translator: Translator, db: CatalogueDb) -> int:
    finder = _Finder(options, translator, db)
    if options.batch:
        from cztservices.cli.lines import read_lines

        for line in read_lines(options.batch):
            print(json.dumps(finder.answer(line)[1], ensure_ascii=False))
        return EXIT_DONE
    text = " ".join(options.query)
    if not text.strip():
        raise KnownError(N_("Nothing to look for; write what you need after “find”, or give --batch FILE."))
    answer, fields = finder.answer(text)
    if options.explain:
        from cztservices.search.explain import explain

        print("\n".join(explain(answer)))
    elif options.json:
        print(json.dumps(fields, ensure_ascii=False))
    else:
        print("\n".join(finder.lines(answer)))
    return EXIT_DONE if fields["results"] else EXIT_NOTHING


class _Finder:
    def __init__(self, options: argparse.Namespace, translator: Translator, db: CatalogueDb) -> None:
        self._db, self._tr, self._limit = db, translator, options.limit
        self._finder = Finder(db)
        self._origin = find_city(db, options.origin)
        self._destination = find_city(db, options.destination)

    def answer(self, text: str) -> tuple[Answer, dict[str, Any]]:
        from cztservices.catalogue.as_json import hit_json

        started = time.perf_counter()
        answer = self._finder.find(text)
        fields: dict[str, Any] = {
            "query": text,
            "origin": self._origin or answer.query.origin,
            "destination": self._destination or answer.query.destination,
            "results": [hit_json(hit, self._tr) for hit in answer.hits[: self._limit]],
        }
        if not answer.hits:
            nearest = self._finder.nearest(answer.query)
            fields["nearest"] = [hit_json(hit, self._tr) for hit in nearest.hits]
        return answer, {**fields, "elapsed_ms": round((time.perf_counter() - started) * 1000, 3)}

    def lines(self, answer: Answer) -> Iterable[str]:
        if not answer.hits:
            yield from self._nothing(answer)
        yield from map(self._line, range(1, self._limit + 1), answer.hits)

    def _nothing(self, answer: Answer) -> Iterable[str]:
        from cztservices.presenters.direction import Direction
        from cztservices.presenters.found import sentence_for_hotline

        direction = Direction(self._origin or answer.query.origin, self._destination or answer.query.destination)
        yield self._tr.gettext(
            N_("Nothing found for this. Try fewer words, look at what comes nearest, or ring 12345 and say:")
        )
        yield sentence_for_hotline(answer.query.text, direction, self._tr)
        yield from map(self._line, range(1, self._limit + 1), self._finder.nearest(answer.query).hits)

    def _line(self, number: int, hit: Hit) -> str:
        from cztservices.presenters.labels import KINDS
        from cztservices.presenters.results import describe_match

        name = self._tr.say_plain(hit.name_zh) if self._tr.is_chinese else hit.name_en
        parts = (f"{number:>2}", self._tr.gettext(KINDS[hit.kind]), name, hit.ref, describe_match(hit, self._tr))
        return "  ".join(part for part in parts if part)


def _show(options: argparse.Namespace, translator: Translator, db: CatalogueDb, folders: Folders) -> int:
    from cztservices.catalogue.show import show_guide
    from cztservices.cli.this_hall import find_hall

    origin, destination = find_city(db, options.origin), find_city(db, options.destination)
    if db.service(options.service) is None:
        return _show_entry(options, translator, db)
    hall = find_hall(options, translator, folders)
    shown = show_guide(db, options.service, origin, destination, options.as_of or today(), hall=hall)
    if options.json:
        from cztservices.catalogue.as_json import guide_json

        print(json.dumps(guide_json(shown), ensure_ascii=False))
    else:
        _print_guide(shown, translator)
    return EXIT_DONE


def _print_guide(shown: ShownGuide, translator: Translator) -> None:
    from cztservices.presenters.guide import GuidePresenter
    from cztservices.presenters.guide_text import write_guide

    sys.stdout.write(write_guide(GuidePresenter(translator).present(shown)))


def _ask(options: argparse.Namespace, translator: Translator, db: CatalogueDb, folders: Folders) -> int:
    from cztservices.catalogue.ask import ask_service, parse_answers
    from cztservices.cli.this_hall import find_hall

    if options.code is not None:
        return _stand(options, translator, db, folders)
    if options.service is None:
        raise KnownError(N_("Name the service to ask about, or give a state code with --code XXXX-XXXX."))
    origin, destination = find_city(db, options.origin), find_city(db, options.destination)
    answers = parse_answers(db, options.service, options.answers)
    hall = find_hall(options, translator, folders)
    _print_asked(ask_service(db, options.service, origin, destination, answers, today(), hall), options, translator)
    return EXIT_DONE


def _print_asked(asked: "Asked", options: argparse.Namespace, translator: Translator) -> None:
    if options.json:
        from cztservices.catalogue.as_json import asked_json

        print(json.dumps(asked_json(asked), ensure_ascii=False))
        return
    from cztservices.presenters.asking_text import write_asked

    sys.stdout.write(write_asked(asked, translator))


def _stand(options: argparse.Namespace, translator: Translator, db: CatalogueDb, folders: Folders) -> int:
    """Stand where a state code leads: at the same guide, with the same answers."""
    if options.service or options.answers or options.origin or options.destination:
        raise KnownError(N_("A state code says service, cities and answers itself: give --code alone."))
    from cztservices.catalogue.ask import ask_service
    from cztservices.catalogue.state_code import find_state
    from cztservices.cli.this_hall import find_hall

    state = find_state(db, options.code)
    service, ends = state.service.id, (state.origin, state.destination)
    hall = find_hall(options, translator, folders)
    if db.questions(service) is not None:
        _print_asked(ask_service(db, service, *ends, state.answers, today(), hall), options, translator)
        return EXIT_DONE
    shown = show_guide(db, service, *ends, today(), hall=hall)
    if options.json:
        from cztservices.catalogue.as_json import stood_json

        print(json.dumps(stood_json(shown), ensure_ascii=False))
    else:
        _print_guide(shown, translator)
    return EXIT_DONE


def _show_entry(options: argparse.Namespace, translator: Translator, db: CatalogueDb) -> int:
    from cztservices.catalogue.entries import show_entry

    shown = show_entry(db, options.service, options.as_of or today())
    if options.json:
        from cztservices.catalogue.as_json import entry_json

        print(json.dumps(entry_json(shown), ensure_ascii=False))
        return EXIT_DONE
    from cztservices.presenters.entry_text import write_entry

    sys.stdout.write(write_entry(shown, translator))
    return EXIT_DONE


def _compare(options: argparse.Namespace, translator: Translator, db: CatalogueDb) -> int:
    from cztservices.catalogue.compare import compare_cities

    comparison = compare_cities(db, options.service, today())
    if options.json:
        from cztservices.catalogue.as_json import comparison_json

        print(json.dumps(comparison_json(comparison), ensure_ascii=False))
        return EXIT_DONE
    from cztservices.presenters.comparison_text import write_comparison

    sys.stdout.write(write_comparison(comparison, translator))
    return EXIT_DONE
