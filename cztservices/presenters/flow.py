"""The way of a file in words and drawings."""

from dataclasses import dataclass

from cztservices.domain.catalogue import Duration
from cztservices.domain.flow import Flow, FlowStep, Stop
from cztservices.domain.words import DayKind
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS

ICONS = {
    Stop.ME: "user",
    Stop.ONLINE: "smartphone",
    Stop.WINDOW: "landmark",
    Stop.UNKNOWN: "phone",
    Stop.DECISION: "stamp",
    Stop.RESULT: "circle-check",
}


@dataclass(frozen=True, slots=True)
class StopView:
    """One box of the picture: a drawing, words, and the colour of whose it is; ``arrow`` leads to it, with words."""

    icon: str
    title: str
    caption: str
    token: str
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class FlowView:
    """The picture, and the same as a sentence for who cannot see it."""

    stops: tuple[StopView, ...]
    sentence: str


def present_flow(flow: Flow, ask: str, result: str, translator: Translator) -> FlowView:
    """The picture of ``flow``; ``ask`` is the number to ring for what is not known, ``result`` what one gets."""
    stops = tuple(_stop(step, flow, ask, result, translator) for step in flow.steps)
    words = (" ".join(part for part in (stop.arrow, stop.title, stop.caption) if part) for stop in stops)
    return FlowView(stops, " → ".join(words))


def _stop(step: FlowStep, flow: Flow, ask: str, result: str, translator: Translator) -> StopView:
    _, icon = translator.gettext, ICONS[step.stop]
    token = CITY_TOKENS[step.cities[0]] if len(step.cities) == 1 else "accent"
    cities = _(N_(" and ")).join(_(CITY_LABELS[city]) for city in step.cities)
    match step.stop:
        case Stop.ME:
            return StopView(icon, _(N_("You")), "", "ink2")
        case Stop.ONLINE:
            name = translator.say(step.channel.name) if step.channel else _(N_("on the phone or the web"))
            return StopView(icon, _(N_("Apply online")), name, token)
        case Stop.WINDOW:
            where = _(N_("window in {city}")).format(city=cities) if cities else _(N_("a window"))
            return StopView(icon, _(N_("Hand in")), where, token)
        case Stop.UNKNOWN:
            return StopView(icon, _(N_("Ask first")), ask, "caution")
        case Stop.DECISION:
            where = _(N_("{city} decides")).format(city=cities) if cities else _(N_("the city in charge decides"))
            return StopView(icon, where, "", token)
        case Stop.RESULT:
            nothing = len(flow.steps) == len((Stop.ME, Stop.RESULT))
            title = _(N_("Nothing to do")) if nothing else _(N_("Done"))
            return StopView(icon, title, result, "go", _takes(flow, translator))


def _takes(flow: Flow, translator: Translator) -> str:
    if flow.takes is None:
        return ""
    words = say_duration(flow.takes, translator)
    return translator.gettext(N_("{time} (old source)")).format(time=words) if flow.aged else words


def say_duration(duration: Duration, translator: Translator) -> str:
    """A number of days, and of which kind."""
    days = duration.days
    if days == 0:
        return translator.gettext(N_("At once"))
    if duration.kind is DayKind.WORKING:
        return translator.ngettext("{count} working day", "{count} working days", days).format(count=days)
    return translator.ngettext("{count} day", "{count} days", days).format(count=days)
