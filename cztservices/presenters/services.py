"""All services, by field of government."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cztservices.domain.catalogue import Service
from cztservices.domain.words import Domain
from cztservices.i18n import N_, Translator
from cztservices.presenters.found import Outlooks
from cztservices.presenters.labels import DOMAINS
from cztservices.presenters.results import ResultsPresenter, ResultView, with_headings

ICONS = {
    Domain.MEDICAL_INSURANCE: "shield-check",
    Domain.HEALTH: "stethoscope",
    Domain.SOCIAL_SECURITY: "hand-coins",
    Domain.EMPLOYMENT: "briefcase",
    Domain.HOUSING: "house",
    Domain.PUBLIC_SECURITY: "id-card",
    Domain.CIVIL_AFFAIRS: "heart",
    Domain.MARKET: "store",
    Domain.E_LICENCE: "smartphone",
    Domain.EDUCATION: "graduation-cap",
    Domain.TRANSPORT: "bus",
    Domain.CULTURE: "library",
    Domain.PLATFORM: "monitor",
}


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of government: its name, drawing, and how many services it has; ``value`` chooses it."""

    value: str
    title: str
    icon: str
    count: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ServicesView:
    """What stands beside the list of all services."""

    title: str
    lead: str
    fields: tuple[FieldView, ...]
    heading: str
    rows: tuple[ResultView, ...]


def present_services(
    services: Sequence[Service], outlooks: Outlooks, choice: str, translator: Translator
) -> ServicesView:
    """The fields with their counts, and the list; ``choice`` is the field that it is narrowed to, empty for all."""
    counts = Counter(service.domain for service in services)
    presenter = ResultsPresenter(translator)
    groups = [
        (
            translator.gettext(DOMAINS[domain]),
            [presenter.present_service(s, outlooks.get(s.id)) for s in services if s.domain is domain],
        )
        for domain in Domain
        if counts[domain] and choice in ("", domain.value)
    ]
    rows = with_headings(groups)
    return ServicesView(
        title=translator.gettext(N_("All services")),
        lead=translator.gettext(N_("Choose a field, or a service in the list.")),
        heading=translator.ngettext("{count} service", "{count} services", len(rows)).format(count=len(rows)),
        rows=rows,
        fields=tuple(
            FieldView(
                domain.value,
                translator.gettext(DOMAINS[domain]),
                ICONS[domain],
                translator.ngettext("{count} service", "{count} services", counts[domain]).format(count=counts[domain]),
                domain.value == choice,
            )
            for domain in Domain
            if counts[domain]
        ),
    )
