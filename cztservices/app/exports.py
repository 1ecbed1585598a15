"""A guide as a file of another kind: text, calendar, contact, codes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from cztservices.app.sheets import Sheet
from cztservices.domain.catalogue import Office
from cztservices.errors import KnownError
from cztservices.files import write_whole
from cztservices.i18n import N_, Translator
from cztservices.presenters.codes import save_codes
from cztservices.presenters.contact import write_contact
from cztservices.presenters.guide_lines import phone_of
from cztservices.presenters.sheet_text import write_sheet
from cztservices.presenters.visit import VisitOffer, next_visit, offer_visits, write_calendar


def export_sheet(
    sheet: Sheet, out: Path, office: str | None, translator: Translator, now: datetime
) -> tuple[Path, ...]:
    """Write ``sheet`` into ``out``, as what its ending says; the files that were written.

    ``office`` (an id) is what a visit or a contact is for; without it a visit is to the one that is open soonest, and
    a contact the first that the guide names.

    Raises:
        KnownError: there is nothing to write, or it cannot be written there.
    """
    return EXPORTS[out.suffix.lower()](sheet, out, office, translator, now)


def _export_text(
    sheet: Sheet, out: Path, _office: str | None, _translator: Translator, _now: datetime
) -> tuple[Path, ...]:
    write_whole(out, write_sheet(sheet.view).encode())
    return (out,)


def _export_codes(
    sheet: Sheet, out: Path, _office: str | None, _translator: Translator, _now: datetime
) -> tuple[Path, ...]:
    return save_codes(sheet.codes(), out)


def _export_visit(
    sheet: Sheet, out: Path, office: str | None, translator: Translator, now: datetime
) -> tuple[Path, ...]:
    visit = next_visit(_offers(sheet, office, now))
    if visit is None:
        template = N_("No source says when an office of this guide is open; ring {phone} and ask.")
        raise KnownError(template, phone=phone_of(sheet.shown.ask))
    write_whole(out, write_calendar(sheet.view, visit, translator, now))
    return (out,)


def _export_contact(
    sheet: Sheet, out: Path, office: str | None, translator: Translator, now: datetime
) -> tuple[Path, ...]:
    offer = next(iter(_offers(sheet, office, now)))
    write_whole(out, contact_of(sheet, offer.office, translator))
    return (out,)


def contact_of(sheet: Sheet, office: Office, translator: Translator) -> bytes:
    """An office that the guide names, as a contact."""
    return write_contact(office, translator, doubt=sheet.shown.doubts.get(office.id))


def _offers(sheet: Sheet, office: str | None, now: datetime) -> tuple[VisitOffer, ...]:
    offers = offer_visits(sheet.shown, now)
    chosen = tuple(offer for offer in offers if office in (None, offer.office.id))
    if not offers:
        raise KnownError(N_("This guide names no office; ring {phone} and ask."), phone=phone_of(sheet.shown.ask))
    if not chosen:
        known = ", ".join(offer.office.id for offer in offers)
        template = N_("This guide names no office “{office}”; it names {known}.")
        raise KnownError(template, office=(office or "")[:60], known=known)
    return chosen


EXPORTS: Mapping[str, Callable[[Sheet, Path, str | None, Translator, datetime], tuple[Path, ...]]] = {
    ".txt": _export_text,
    ".ics": _export_visit,
    ".vcf": _export_contact,
    ".png": _export_codes,
}
"""What is written, by the ending of the file."""
