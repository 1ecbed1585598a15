"""An office as a contact for telephones: vCard 3.0 (RFC 2426) in UTF-8.

Written here, since segno's own helper leaves backslashes, line breaks and the structured name as they are, folds
nothing, and knows no kind of address.
"""

from collections.abc import Iterable, Iterator

from cztservices.domain.catalogue import Office, Source
from cztservices.domain.dates import Doubt
from cztservices.domain.hours import describe_exceptions, describe_hours
from cztservices.i18n import N_, Translator
from cztservices.text.plain import strip_controls

_WIDEST = 75
"""Bytes in a line; what is longer goes on in the next one, behind a space."""

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def write_contact(
    office: Office, translator: Translator, sources: Iterable[Source] = (), doubt: Doubt | None = None
) -> bytes:
    """``office`` with its telephones, address, hours and note; ``sources`` are those that prove them.

    ``doubt`` is why to ring before trusting them, and is said in the note.
    """
    name = _escape(translator.say(office.name))
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}", f"ORG:{name}"]
    lines += [f"TEL;TYPE=WORK,VOICE:{_escape(phone)}" for phone in office.phones]
    if office.address:
        lines.append(f"ADR;TYPE=WORK:;;{_escape(translator.say(office.address))};;;;")
    note = "\n".join(_write_note(office, translator, sources, doubt))
    lines += [f"NOTE:{_escape(note)}", f"UID:{_escape(office.id)}@cztservices"]
    lines += [f"REV:{office.verified.isoformat()}", "END:VCARD"]
    return b"".join(_fold(line) for line in lines)


def _write_note(
    office: Office, translator: Translator, sources: Iterable[Source], doubt: Doubt | None
) -> Iterator[str]:
    _, pair = translator.gettext, translator.gettext(N_("{what}: {answer}"))
    if doubt is not None:
        yield _(N_("Ring before you go: this is old or unconfirmed."))
    hours = [translator.say(describe_hours(office.hours))] if office.hours else []
    if office.exceptions:
        hours.append(translator.say(describe_exceptions(office.exceptions)))
    yield pair.format(what=_(N_("Opening hours")), answer="; ".join(hours) or _(N_("not known")))
    if office.note:
        yield translator.say(office.note)
    cited = [
        " ".join(
            filter(None, (translator.say(one.publisher), one.published and translator.format_source_day(one.published)))
        )
        for one in sources
    ]
    if cited:
        yield pair.format(what=_(N_("Sources")), answer="; ".join(cited))
    yield _(N_("checked {day}")).format(day=translator.format_day(office.verified))


def _escape(text: str) -> str:
    return strip_controls(text).translate(_ESCAPES)


def _fold(line: str) -> bytes:
    """The bytes of ``line`` with its end, no sign cut in two."""
    folded, width = bytearray(), 0
    for sign in line:
        data = sign.encode()
        if width + len(data) > _WIDEST:
            folded += b"\r\n "
            width = 1
        folded += data
        width += len(data)
    return bytes(folded + b"\r\n")
