"""What to say on the telephone before trusting a guide."""

from collections.abc import Collection

from cztservices.domain.guide import Guide
from cztservices.domain.words import Element
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS

QUESTIONS = {
    Element.STATUS: N_("Does this service still exist in this form?"),
    Element.HANDLING_MODE: N_("How is it done now: online, here, or must I go to the other city?"),
    Element.CONDITION: N_("Who may apply now, and on what conditions?"),
    Element.MATERIAL: N_("Which papers do I bring, originals or copies, and will a licence on the phone do?"),
    Element.STEP: N_("What do I do first, and what comes after it?"),
    Element.CHANNEL: N_("Which app or website can do it, and is this the right number?"),
    Element.OFFICE: N_("Which counter takes it, where is it, and when is it open?"),
    Element.TIME_LIMIT: N_("How many days does it take, and are they working days?"),
    Element.FEE: N_("What does it cost?"),
    Element.RESULT: N_("What do I get in the end, and how long is it valid?"),
    Element.AMOUNT: N_("What are the amounts and limits this year?"),
    Element.LEGAL_BASIS: N_("Which rule says so, and is it still in force?"),
    Element.NOTE: N_("Is there anything else that I should know before I come?"),
}
"""One question for each element."""


def greet(guide: Guide, translator: Translator) -> str:
    """The first sentence on the telephone: the service, and the city at each end that is known."""
    tr = translator
    ends = (
        (guide.service.origin_label, guide.origin),
        (guide.service.destination_label, guide.destination),
    )
    known = [
        tr.gettext(N_("{label} {city}")).format(label=tr.say(label), city=tr.gettext(CITY_LABELS[city]))
        for label, city in ends
        if label is not None and city is not None
    ]
    name = tr.say(guide.service.name)
    if not known:
        return tr.gettext(N_("Hello, I am asking about “{service}”.")).format(service=name)
    return tr.gettext(N_("Hello, I am asking about “{service}”: {ends}.")).format(
        service=name, ends=tr.gettext(N_(", ")).join(known)
    )


def elements_in_doubt(guide: Guide) -> frozenset[Element]:
    """The elements with a line in doubt among those that hold."""
    return frozenset(
        element
        for element, lines in guide.elements.items()
        if any(line.doubt and line.overridden_by is None for line in lines)
    )


def questions_about(elements: Collection[Element], translator: Translator) -> tuple[str, ...]:
    """The question about each of ``elements``, in the order of a guide."""
    return tuple(translator.gettext(words) for element, words in QUESTIONS.items() if element in elements)
