"""A guide in the order in which it is read aloud."""

from cztservices.presenters.guide_view import LESS_URGENT, GuideView


def sentences_of(view: GuideView) -> tuple[str, ...]:
    """What to read aloud: the answer, the way, the papers, the steps, what is not known."""
    read = [view.title, view.answer, *(fact.label + ": " + fact.text for fact in view.facts)]
    for section in view.sections:
        if section.element not in LESS_URGENT:
            read += [section.title, *(line.text for line in section.lines)]
    return (*read, *view.gaps)
