"""A licence, office, channel or life event as plain text, for the shell."""

from collections.abc import Iterator

from cztservices.catalogue.entries import ShownEntry
from cztservices.i18n import Translator
from cztservices.presenters.entry_view import EntryView, present_entry


def write_entry(shown: ShownEntry, translator: Translator) -> str:
    """The whole entry: what it is, what it is good for, what proves it."""
    return "\n".join(_lines(present_entry(shown, translator))) + "\n"


def _lines(view: EntryView) -> Iterator[str]:
    yield view.title
    if view.outside:
        yield view.outside
    if view.caution:
        yield f"! {view.caution}"
    yield from view.facts
    yield from (f"  - {window}" for window in view.windows)
    yield from view.notes
    steps = [use for use in view.uses if use.number]
    for use in steps:
        yield f"\n{use.number:>2}. {use.name} ({use.service_id})"
        yield from (f"    {line}" for line in use.lines)
    if view.uses and not steps:
        yield f"\n{view.uses_title}"
        for use in view.uses:
            yield f"  - {use.name} ({use.service_id})"
            yield from (f"      {line}" for line in use.lines)
    if view.sources:
        yield f"\n{view.sources_title}"
        yield from (f"  - {source}" for source in view.sources)
