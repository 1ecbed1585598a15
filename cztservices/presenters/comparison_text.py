"""A comparison as plain text, for the shell."""

from collections.abc import Iterator

from cztservices.catalogue.compare import Comparison, Statements
from cztservices.domain.catalogue import Statement
from cztservices.domain.words import Grade
from cztservices.i18n import N_, Translator
from cztservices.presenters.comparison import end_label, name_direction
from cztservices.presenters.labels import CITY_LABELS, ELEMENTS


def write_comparison(comparison: Comparison, translator: Translator) -> str:
    """Element by element: what holds everywhere, then each city, then single directions."""
    return "\n".join(_lines(comparison, translator)) + "\n"


def _lines(comparison: Comparison, translator: Translator) -> Iterator[str]:
    _ = translator.gettext
    yield translator.say(comparison.service.name)
    for element, title in ELEMENTS.items():
        groups: list[tuple[str, Statements]] = [(_(N_("everywhere")), comparison.shared)]
        groups += [(_(CITY_LABELS[city]), group) for city, group in comparison.cities.items()]
        groups += [(name_direction(pair, translator), group) for pair, group in comparison.directions.items()]
        if not any(element in group for _name, group in groups):
            continue
        yield f"\n{_(title)}"
        for name, group in groups:
            known = group.get(element, ())
            if known:
                yield from (f"  {name}: {_words(statement, translator)}" for statement in known)


def _words(statement: Statement, translator: Translator) -> str:
    """The statement with the end that its city stands at, its newest date, and a warning where it is unconfirmed."""
    _ = translator.gettext
    day = translator.format_source_day(statement.published) if statement.published else _(N_("undated"))
    weak = _(N_("unconfirmed")) if statement.grade is Grade.OTHER else ""
    parts = (_(end_label(statement.scope)), translator.say(statement.text))
    proof = ", ".join(part for part in (day, weak) if part)
    return " ".join(part for part in parts if part) + f" [{proof}]"
