"""How many kinds of electronic licence are known by name, and how many there are said to be."""

from collections.abc import Iterable

from cztservices.domain.catalogue import Licence, PublishedList
from cztservices.domain.scope import AREA, CITIES, NATION, PROVINCE
from cztservices.domain.words import ListSubject
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import name_place


def summarise_licences(
    licences: Iterable[Licence], lists: Iterable[PublishedList], translator: Translator
) -> tuple[str, ...]:
    """Sentences that never claim a whole list: what is known by name, where it is recognised, what is only counted."""
    _, known = translator.gettext, list(licences)
    sentences = [
        translator.ngettext(
            "{count} kind of electronic licence is known by name.",
            "{count} kinds of electronic licence are known by name.",
            len(known),
        ).format(count=len(known))
    ]
    for code in (NATION, PROVINCE, AREA, *CITIES):
        count = sum(code in licence.recognised for licence in known)
        if count:
            sentences.append(_(N_("Recognised in {place}: {count}.")).format(place=_(name_place(code)), count=count))
    count = sum(not licence.recognised for licence in known)
    sentences.append(_(N_("Known by name, but not where it is recognised: {count}.")).format(count=count))
    for published in lists:
        if published.about is ListSubject.LICENCES and published.count:
            template = N_("{list}: {count} kinds, {known} of them known by name.")
            if published.at_least:
                template = N_("{list}: more than {count} kinds, {known} of them known by name.")
            name, known_by_name = _name_list(published, translator), len(published.entries)
            sentences.append(_(template).format(list=name, count=published.count, known=known_by_name))
    sentences.append(_(N_("No source gives a whole list of what the three cities recognise.")))
    return tuple(sentences)


def _name_list(published: PublishedList, translator: Translator) -> str:
    """The name of a list, with its date where the name does not say the year."""
    name = translator.say(published.name)
    if published.published and published.published[: len("2024")] in name:
        return name
    undated = translator.gettext(N_("undated"))
    day = translator.format_source_day(published.published) if published.published else undated
    return translator.gettext(N_("{list} ({day})")).format(list=name, day=day)
