"""Which Chinese each English was written for, so that a translation older than its original is found.

``data/translations.tsv`` holds a line for every statement: service, statement, and a short hash of each language as it
was when somebody last said that the two agree. Where only the Chinese has changed since, the English is stale.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cztservices.authoring.data_records import write_files
from cztservices.domain.catalogue import Catalogue, Statement, Text

FILE = "translations.tsv"
Translations = dict[tuple[str, str], tuple[str, str]]
"""Hashes of the Chinese and of the English by service and statement."""


def _hashes(text: Text) -> tuple[str, str]:
    zh, en = (hashlib.sha256(words.encode()).hexdigest()[:8] for words in (text.zh, text.en))
    return zh, en


def current_translations(catalogue: Catalogue) -> Translations:
    """The hashes of the texts as they are."""
    return {
        (service, statement.id): _hashes(statement.text)
        for service, statements in sorted(catalogue.statements.items())
        for statement in statements
    }


def read_translations(folder: Path) -> Translations:
    """What was recorded; lines that are not of the form are as good as none."""
    path = folder / FILE
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    fields = (line.split("\t") for line in lines)
    return {(f[0], f[1]): (f[2], f[3]) for f in fields if len(f) == len(("service", "statement", "zh", "en"))}


def record_translations(folder: Path, catalogue: Catalogue) -> int:
    """Record that every English says what its Chinese says today; returns the number of statements."""
    current = current_translations(catalogue)
    write_files(folder, {FILE: "".join("\t".join((*key, *hashes)) + "\n" for key, hashes in current.items())})
    return len(current)


def stale_translations(catalogue: Catalogue, recorded: Translations) -> Iterator[tuple[str, Statement]]:
    """Statements whose Chinese has changed since their English was last looked at."""
    for service, statements in catalogue.statements.items():
        for statement in statements:
            before = recorded.get((service, statement.id))
            zh, en = _hashes(statement.text)
            if before is not None and before[0] != zh and before[1] == en:
                yield service, statement


def mark_stale(catalogue: Catalogue, recorded: Translations) -> Catalogue:
    """``catalogue`` with every statement whose English is older than its Chinese marked so."""
    stale = {(service, statement.id) for service, statement in stale_translations(catalogue, recorded)}
    statements = {
        service: tuple(replace(one, english_is_older=(service, one.id) in stale) for one in group)
        for service, group in catalogue.statements.items()
    }
    return replace(catalogue, statements=statements)
