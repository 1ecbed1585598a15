"""Count what the data holds."""

import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from cztservices.authoring.build import build_catalogue
from cztservices.domain.catalogue import Catalogue
from cztservices.domain.words import Grade


def count_catalogue(folder: Path) -> tuple[dict[str, Any], Catalogue]:
    """Counts for scripts, with how long building takes, and what was counted.

    ``grades`` counts statements by their best source.

    Raises:
        DataError: the data cannot be built.
    """
    with tempfile.TemporaryDirectory() as scratch:
        started = time.perf_counter()
        catalogue = build_catalogue(folder, Path(scratch) / "catalogue.db")
        seconds = time.perf_counter() - started
    statements = [statement for group in catalogue.statements.values() for statement in group]
    grades = Counter(statement.grade.value for statement in statements)
    counts = {
        "services": len(catalogue.services),
        "statements": len(statements),
        "unsourced": sum(not statement.sources for statement in statements),
        "sources": len(catalogue.sources),
        "grades": {grade.value: grades[grade.value] for grade in Grade},
        "licences": len(catalogue.licences),
        "offices": len(catalogue.offices),
        "channels": len(catalogue.channels),
        "life_events": len(catalogue.life_events),
        "lists": len(catalogue.lists),
        "requirements": len(catalogue.requirements),
        "build_ms": round(seconds * 1000),
    }
    return counts, catalogue
