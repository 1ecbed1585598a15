"""Closed vocabularies: every enum value is also the word used in ``data/`` and in JSON."""

from enum import StrEnum


class Element(StrEnum):
    """Which part of a guide a statement fills (after GB/T 39554.2)."""

    STATUS = "status"
    HANDLING_MODE = "handling_mode"
    CONDITION = "condition"
    MATERIAL = "material"
    STEP = "step"
    CHANNEL = "channel"
    OFFICE = "office"
    TIME_LIMIT = "time_limit"
    FEE = "fee"
    RESULT = "result"
    AMOUNT = "amount"
    LEGAL_BASIS = "legal_basis"
    NOTE = "note"


SINGLE_VALUED = frozenset({Element.STATUS, Element.HANDLING_MODE, Element.TIME_LIMIT, Element.FEE})
"""Elements with one answer: the most specific scope wins and the rest is overridden."""

EXPECTED = (
    Element.HANDLING_MODE,
    Element.CONDITION,
    Element.MATERIAL,
    Element.STEP,
    Element.CHANNEL,
    Element.OFFICE,
    Element.TIME_LIMIT,
    Element.FEE,
    Element.LEGAL_BASIS,
)
"""Elements that a reader needs before setting out; a guide without one says so."""


class HandlingMode(StrEnum):
    """How the thing is done across cities."""

    FULLY_ONLINE = "fully_online"
    PROXY_COLLECT = "proxy_collect"
    JOINT = "joint"
    HOME_WINDOW = "home_window"
    NO_ACTION = "no_action"


class CounterRole(StrEnum):
    """What a line means to a window that takes a file in for another city."""

    CHECKS = "checks"
    DECIDES = "decides"
    TRAVELS = "travels"


class ServiceState(StrEnum):
    """Whether a service still exists in the form people know."""

    ACTIVE = "active"
    CHANGED = "changed"
    ENDED = "ended"


class Grade(StrEnum):
    """How far a source is trusted, best first."""

    OFFICIAL = "official"
    PRESS = "press"
    OTHER = "other"


class DayKind(StrEnum):
    """What kind of days a time limit counts."""

    WORKING = "working"
    CALENDAR = "calendar"


class End(StrEnum):
    """One end of a cross-city service."""

    ORIGIN = "origin"
    DESTINATION = "destination"


class Audience(StrEnum):
    """Who comes for a service."""

    PERSON = "person"
    BUSINESS = "business"
    BOTH = "both"


class Domain(StrEnum):
    """Field of government, in the order in which lists show them."""

    MEDICAL_INSURANCE = "medical-insurance"
    HEALTH = "health"
    SOCIAL_SECURITY = "social-security"
    EMPLOYMENT = "employment"
    HOUSING = "housing"
    PUBLIC_SECURITY = "public-security"
    CIVIL_AFFAIRS = "civil-affairs"
    MARKET = "market"
    E_LICENCE = "e-licence"
    EDUCATION = "education"
    TRANSPORT = "transport"
    CULTURE = "culture"
    PLATFORM = "platform"


class ChannelKind(StrEnum):
    """Way to reach a service."""

    APP = "app"
    MINI_PROGRAM = "mini_program"
    WEB = "web"
    HOTLINE = "hotline"
    WINDOW = "window"
    SELF_SERVICE = "self_service"


class ListSubject(StrEnum):
    """What a published list counts."""

    SERVICES = "services"
    LICENCES = "licences"


class JurisdictionKind(StrEnum):
    """Level of a jurisdiction; ``area`` is the metropolitan area of the three cities."""

    NATION = "nation"
    PROVINCE = "province"
    AREA = "area"
    CITY = "city"
    DISTRICT = "district"


class QuestionKind(StrEnum):
    """What may be answered to a question of a service."""

    CHOICE = "choice"
    YES_NO = "yes_no"


class OutcomeKind(StrEnum):
    """What the answers to the questions of a service come to."""

    POSSIBLE = "possible"
    NOT_POSSIBLE = "not_possible"
    NOT_NEEDED = "not_needed"
    NOT_KNOWN = "not_known"


class EntryKind(StrEnum):
    """What a search can find."""

    SERVICE = "service"
    LICENCE = "licence"
    OFFICE = "office"
    CHANNEL = "channel"
    LIFE_EVENT = "life_event"


class Manner(StrEnum):
    """How what was typed stands for an entry, most literal first."""

    TEXT = "text"
    PINYIN = "pinyin"
    INITIALS = "initials"
    HOMOPHONE = "homophone"
    ACCENT = "accent"
    SLIP = "slip"
    MEANING = "meaning"
    SAYING = "saying"
    GUIDE = "guide"
    NEAREST = "nearest"
