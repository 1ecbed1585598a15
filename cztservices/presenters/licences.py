"""The page of electronic licences, and the list beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from cztservices.catalogue.licences import SHOWING, ListedLicences
from cztservices.domain.catalogue import Licence
from cztservices.domain.scope import AREA, CITIES, NATION, PROVINCE
from cztservices.domain.words import EntryKind
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import layer_label, layer_token, name_place
from cztservices.presenters.licence_summary import summarise_licences
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.results import ResultView, with_headings

_PLACES = (NATION, PROVINCE, AREA, *CITIES)


@dataclass(frozen=True, slots=True)
class ReplacedView:
    """A licence and the papers that it stands in for, service by service."""

    name: str
    page: PageRef
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HowView:
    """One step of showing a licence: what to do, whose rule it is."""

    number: str
    text: str
    layer: str
    token: str


@dataclass(frozen=True, slots=True)
class LicencesView:
    """What is known of them all."""

    title: str
    known: tuple[str, ...]
    how_title: str
    how: tuple[HowView, ...]
    how_more: str
    how_page: PageRef
    replaced_title: str
    replaced: tuple[ReplacedView, ...]
    heading: str
    rows: tuple[ResultView, ...]


def present_licences(shown: ListedLicences, translator: Translator) -> LicencesView:
    """The page."""
    _ = translator.gettext
    return LicencesView(
        title=_(N_("Electronic licences")),
        known=summarise_licences(shown.licences, shown.lists, translator),
        how_title=_(N_("How to show one")),
        how=tuple(
            HowView(
                str(number),
                translator.say(line.statement.text),
                _(layer_label(line.statement.scope)),
                layer_token(line.statement.scope),
            )
            for number, line in enumerate(shown.showing, 1)
        ),
        how_more=_(N_("The whole guide")),
        how_page=PageRef(Page.GUIDE, SHOWING),
        replaced_title=_(N_("Papers that they replace")),
        replaced=tuple(_replaced(licence, shown, translator) for licence in shown.licences if licence.id in shown.uses),
        heading=translator.ngettext("{count} kind", "{count} kinds", len(shown.licences)).format(
            count=len(shown.licences)
        ),
        rows=with_headings(_groups(shown, translator)),
    )


def _replaced(licence: Licence, shown: ListedLicences, translator: Translator) -> ReplacedView:
    template = translator.gettext(N_("{service}: {papers}"))
    lines = tuple(
        template.format(
            service=translator.say(use.service.name),
            papers=translator.gettext(N_("; ")).join(dict.fromkeys(translator.say(s.text) for s in use.statements)),
        )
        for use in shown.uses[licence.id]
    )
    return ReplacedView(translator.say(licence.name), PageRef(Page.ENTRY, licence.id), lines)


def _groups(shown: ListedLicences, translator: Translator) -> Iterator[tuple[str, list[ResultView]]]:
    """The rows of the licences under where each is recognised widest."""
    _ = translator.gettext
    groups: dict[str, list[Licence]] = {place: [] for place in (*_PLACES, "")}
    for licence in shown.licences:
        groups[next((place for place in _PLACES if place in licence.recognised), "")].append(licence)
    for place, licences in groups.items():
        if not licences:
            continue
        heading = _(N_("Recognised in {place}")).format(place=_(name_place(place))) if place else ""
        heading = heading or _(N_("No source says where it is recognised"))
        yield heading, [_row(licence, shown, translator) for licence in licences]


def _row(licence: Licence, shown: ListedLicences, translator: Translator) -> ResultView:
    uses = len(shown.uses.get(licence.id, ()))
    badge = translator.ngettext("for {count} service", "for {count} services", uses).format(count=uses) if uses else ""
    issuer = translator.say(licence.issuer) if licence.issuer else ""
    return ResultView(
        EntryKind.LICENCE,
        licence.id,
        translator.say(licence.name),
        (),
        "",
        (),
        issuer,
        badge,
        "accent" if badge else "",
    )
