"""The coverage matrix as text and as a page for a browser."""

from cztservices.domain.coverage import Coverage, CoverageRow, Knowledge
from cztservices.domain.words import EXPECTED
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS, ELEMENTS
from cztservices.presenters.web_page import CellView, TableView, write_page

SIGNS = {Knowledge.VERIFIED: "●", Knowledge.RING_FIRST: "◐", Knowledge.OTHER_DAY: "△", Knowledge.UNKNOWN: "·"}
KNOWLEDGE = {
    Knowledge.VERIFIED: N_("current source"),
    Knowledge.RING_FIRST: N_("ring first"),
    Knowledge.OTHER_DAY: N_("other days only"),
    Knowledge.UNKNOWN: N_("not known"),
}
TOKENS = {
    Knowledge.VERIFIED: "go",
    Knowledge.RING_FIRST: "caution",
    Knowledge.OTHER_DAY: "stop",
    Knowledge.UNKNOWN: "ink2",
}
ENDED = N_("ended")


def write_coverage(coverage: Coverage, translator: Translator) -> str:
    """One line for each service and direction, a sign for each element, and what the signs mean."""
    tr = translator
    lines = [_lead(coverage, tr)]
    lines += [f"  {number} {tr.gettext(ELEMENTS[element])}" for number, element in enumerate(EXPECTED, 1)]
    lines.append("  " + "  ".join(f"{SIGNS[k]} {tr.gettext(words)}" for k, words in KNOWLEDGE.items()))
    lines.append("  " + " ".join(str(number) for number in range(1, len(EXPECTED) + 1)))
    service = ""
    for row in coverage.rows:
        if row.service.id != service:
            service = row.service.id
            lines.append(f"{tr.say(row.service.name)} ({service})")
        signs = tr.gettext(ENDED) if row.ended else " ".join(SIGNS[k] for k in row.cells.values())
        lines.append(f"  {signs}  {_direction(row, tr)}")
    return "\n".join(lines) + "\n"


def write_coverage_page(coverage: Coverage, translator: Translator) -> str:
    """The matrix as a page, in colours and words."""
    tr = translator
    header = [tr.gettext(N_("Service")), tr.gettext(N_("Direction"))]
    header += [tr.gettext(ELEMENTS[element]) for element in EXPECTED]
    rows = [
        [
            CellView(tr.say(row.service.name)),
            CellView(_direction(row, tr)),
            *(
                CellView(tr.gettext(ENDED), "ink2") if row.ended else CellView(tr.gettext(KNOWLEDGE[k]), TOKENS[k])
                for k in row.cells.values()
            ),
        ]
        for row in coverage.rows
    ]
    return write_page(tr.language, tr.gettext(N_("Coverage")), _lead(coverage, tr), [TableView("", header, rows)])


def _lead(coverage: Coverage, translator: Translator) -> str:
    counts = ", ".join(f"{translator.gettext(KNOWLEDGE[k])} {number}" for k, number in coverage.count().items())
    template = translator.gettext(N_("What is known for {day}: {counts}."))
    return template.format(day=translator.format_day(coverage.day), counts=counts)


def _direction(row: CoverageRow, translator: Translator) -> str:
    cities = [translator.gettext(CITY_LABELS[city]) for city in (row.origin, row.destination) if city is not None]
    return " → ".join(cities)
