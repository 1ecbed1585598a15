"""How a paper is handed in, in words: originals and copies, who issues it, how long it is good, what stands in."""

from collections.abc import Mapping

from cztservices.domain.catalogue import Accepted, Licence, MaterialForm
from cztservices.i18n import N_, Translator


def say_counts(form: MaterialForm, translator: Translator) -> tuple[str, ...]:
    """How many originals and copies are wanted, as far as that is known."""
    said = []
    if form.originals:
        template = translator.ngettext("{count} original", "{count} originals", form.originals)
        said.append(template.format(count=form.originals))
    if form.copies:
        template = translator.ngettext("{count} copy", "{count} copies", form.copies)
        said.append(template.format(count=form.copies))
    return tuple(said)


def say_form(form: MaterialForm, licences: Mapping[str, Licence], translator: Translator) -> tuple[str, ...]:
    """The same, and the electronic licence that stands in for it."""
    licence = licences.get(form.licence or "")
    if licence is None:
        return say_counts(form, translator)
    stands_in = translator.gettext(N_("electronic licence accepted: {name}")).format(name=translator.say(licence.name))
    return (*say_counts(form, translator), stands_in)


def say_accepted(accepted: Accepted, licences: Mapping[str, Licence], translator: Translator) -> tuple[str, ...]:
    """The same, and who issues it and how long it is good."""
    _, said = translator.gettext, list(say_form(accepted.form, licences, translator))
    if accepted.issuer is not None:
        said.append(_(N_("issued by: {issuer}")).format(issuer=translator.say(accepted.issuer)))
    if accepted.valid_for is not None:
        said.append(_(N_("valid: {time}")).format(time=translator.say(accepted.valid_for)))
    return tuple(said)
