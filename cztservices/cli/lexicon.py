"""``lexicon``: which phrases searches failed with, what may leave of them, and what they probably mean."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping

from cztservices.authoring.progress import Cancelled
from cztservices.authoring.provide import provide_catalogue
from cztservices.cli.progress import watch_work
from cztservices.config import Folders
from cztservices.domain.failed_search import LEAST_EXPORTED, Failures
from cztservices.errors import EXIT_DONE, EXIT_NOTHING, EXIT_STOPPED
from cztservices.i18n import N_, TRADITIONAL, Translator
from cztservices.presenters.suggestions import FAILURES, suggest_all, suggestions_json, write_suggestions
from cztservices.search.find import Finder
from cztservices.search.suggest import Suggester
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.failure_counts import FILE, read_failures
from cztservices.storage.failure_file import read_failure_file, write_failures


def run_lexicon(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one action."""
    actions: Mapping[str, Callable[[argparse.Namespace, Translator, Folders], int]] = {
        "failures": _list, "export": _export, "suggest": _suggest,
    }  # fmt: skip
    return actions[options.action](options, translator, folders)


def _list(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    failures = read_failures(folders.user_data / FILE)
    if options.json:
        rows = [{"phrase": one.phrase, "failure": one.failure.value, "count": one.count} for one in failures.phrases]
        print(
            json.dumps({"least": LEAST_EXPORTED, "failures": rows, "held_back": failures.held_back}, ensure_ascii=False)
        )
    else:
        for one in failures.phrases:
            print(f"{one.phrase}  {translator.gettext(FAILURES[one.failure]).format(count=one.count)}")
        _say_held_back(failures, translator)
    return EXIT_DONE if failures.phrases else EXIT_NOTHING


def _export(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    failures = read_failures(folders.user_data / FILE)
    if failures.phrases:
        write_failures(failures, options.out)
        print(translator.gettext(N_("{file} written.")).format(file=options.out))
    else:
        print(translator.gettext(N_("Nothing has been counted often enough to be exported.")))
    _say_held_back(failures, translator)
    return EXIT_DONE if failures.phrases else EXIT_NOTHING


def _say_held_back(failures: Failures, translator: Translator) -> None:
    words = translator.ngettext(
        "{count} phrase is held back: it was counted fewer than {least} times.",
        "{count} phrases are held back: each was counted fewer than {least} times.",
        failures.held_back,
    )
    print(words.format(count=failures.held_back, least=LEAST_EXPORTED))


def _suggest(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    failed = read_failure_file(options.file)
    with CatalogueDb(provide_catalogue(options.catalogue, folders)) as db:
        if translator.language == TRADITIONAL:
            translator = Translator(TRADITIONAL, db.traditional())
        try:
            with watch_work(translator) as report:
                suggested = suggest_all(failed, Suggester(Finder(db)), report)
        except Cancelled:
            print(translator.gettext(N_("Stopped.")), file=sys.stderr)
            return EXIT_STOPPED
    if options.json:
        print(json.dumps(suggestions_json(suggested, translator), ensure_ascii=False))
    elif suggested:
        print(write_suggestions(suggested, translator), end="")
    else:
        print(translator.gettext(N_("{file} holds no phrases.")).format(file=options.file))
    return EXIT_DONE if any(one.is_near_something for one in suggested) else EXIT_NOTHING
