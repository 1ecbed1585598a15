"""A guide in the order in which it is read aloud."""

from collections.abc import Iterator

from cztservices.domain.hall import place_of
from cztservices.presenters.guide_view import LESS_URGENT, GuideView, places_of_answer


def sentences_of(view: GuideView) -> tuple[str, ...]:
    """What to read aloud: the answer, the way, the papers, the steps, what is not known; and what the hall adds."""
    read = [view.title, view.answer, *_of_hall(view, *places_of_answer(view))]
    read += [fact.label + ": " + fact.text for fact in view.facts]
    for section in view.sections:
        if section.element not in LESS_URGENT:
            read += [section.title, *_of_hall(view, place_of(section.element))]
            for line in section.lines:
                read += [line.text, *_of_hall(view, line.id)]
    return (*read, *view.gaps)


def _of_hall(view: GuideView, *places: str) -> Iterator[str]:
    for note in view.hall.at(*places) if view.hall is not None else ():
        yield f"{note.layer}: {note.text}"
