"""The way of a file from the person to the result, drawn from what a guide knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cztservices.domain.catalogue import Channel, ChannelRef, Duration
from cztservices.domain.dates import Doubt
from cztservices.domain.guide import Guide
from cztservices.domain.words import ChannelKind, Element, End, HandlingMode, ServiceState


class Stop(StrEnum):
    """What a file passes through."""

    ME = "me"
    ONLINE = "online"
    WINDOW = "window"
    UNKNOWN = "unknown"
    DECISION = "decision"
    RESULT = "result"


_ONLINE_KINDS = (ChannelKind.APP, ChannelKind.MINI_PROGRAM, ChannelKind.WEB)


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One stop; ``cities`` are those whose window or office it is, ``channel`` the app or site where one is known."""

    stop: Stop
    cities: tuple[str, ...] = ()
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """The stops in order; ``takes`` is how long the decision takes, ``aged`` whether that is past its shelf life."""

    steps: tuple[FlowStep, ...]
    takes: Duration | None = None
    aged: bool = False


def draw_flow(guide: Guide, channels: Iterable[Channel]) -> Flow | None:
    """The way of a file through ``guide``; None for a service that has ended.

    Where no mode is known, the way in is the online channel that the guide names, if any: its words say how.
    """
    if guide.state is ServiceState.ENDED or not guide.is_possible:
        return None
    if guide.mode is HandlingMode.NO_ACTION:
        return Flow((FlowStep(Stop.ME), FlowStep(Stop.RESULT)))
    entrance = _entrance(guide, {channel.id: channel for channel in channels})
    line = next((one for one in guide.elements.get(Element.TIME_LIMIT, ()) if one.overridden_by is None), None)
    takes = line.statement.value if line is not None and line.doubt is not Doubt.UNCONFIRMED else None
    steps = (FlowStep(Stop.ME), entrance, FlowStep(Stop.DECISION, _deciding(guide)), FlowStep(Stop.RESULT))
    if not isinstance(takes, Duration):
        return Flow(steps)
    return Flow(steps, takes, line is not None and line.doubt is Doubt.AGED)


def _entrance(guide: Guide, channels: dict[str, Channel]) -> FlowStep:
    online = next((channel for channel in _named(guide, channels) if channel.kind in _ONLINE_KINDS), None)
    here = tuple(city for city in (guide.destination,) if city is not None)
    match guide.mode:
        case HandlingMode.FULLY_ONLINE:
            return FlowStep(Stop.ONLINE, channel=online)
        case HandlingMode.PROXY_COLLECT:
            return FlowStep(Stop.WINDOW, here)
        case HandlingMode.JOINT:
            return FlowStep(Stop.WINDOW, tuple(city for city in (guide.origin, guide.destination) if city is not None))
        case HandlingMode.HOME_WINDOW:
            return FlowStep(Stop.WINDOW, _deciding(guide))
        case _:
            return FlowStep(Stop.ONLINE, channel=online) if online is not None else FlowStep(Stop.UNKNOWN)


def _named(guide: Guide, channels: dict[str, Channel]) -> Iterable[Channel]:
    for statement in guide.holding(Element.CHANNEL):
        if isinstance(statement.value, ChannelRef) and statement.value.channel in channels:
            yield channels[statement.value.channel]


def _deciding(guide: Guide) -> tuple[str, ...]:
    """The city whose office decides; both where the two decide together."""
    if guide.mode is HandlingMode.JOINT:
        return tuple(city for city in (guide.origin, guide.destination) if city is not None)
    city = guide.origin if guide.service.decided_by is End.ORIGIN else guide.destination
    return (city,) if city is not None else ()
