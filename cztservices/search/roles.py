"""Which of the places in a query holds the record, and in which one the thing is wanted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cztservices.domain.words import End


class Side(StrEnum):
    """Where the words of a clue stand."""

    BEFORE = "before"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Clue:
    """Words beside a place that speak for its role, and how loudly."""

    side: Side
    pattern: re.Pattern[str]
    end: End
    weight: float
    reason: str


_RECORD = (
    "户口|户籍|档案|学籍|医保|社保|养老保险|养老金|养老|公积金|保险|驾照|驾驶证|身份证|居住证|参保|退休|退休金|五险一金"
)


def _clue(side: Side, words: str, end: End, weight: float, reason: str) -> Clue:
    pattern = (
        f"(?:{words})[了过着]?$" if side is Side.BEFORE else f"^(?:市区|市里|市|城区|城里|这边|那边|里)?(?:{words})"
    )
    return Clue(side, re.compile(pattern), end, weight, reason)


OF_THE_CITY = "株洲的社保"

CLUES = (
    _clue(Side.BEFORE, "从|由|自|离开|自从", End.ORIGIN, 4, "从株洲"),
    _clue(
        Side.BEFORE,
        f"(?:(?<!的)|(?<=[我他她你您]的))(?<!外地)(?<!外省)(?<!农村)(?:{_RECORD}|单位)卡?[还都一直原来本来也]*(?:是|在|交在|缴在|放在|落在|上在|参在|还在)",
        End.ORIGIN,
        4,
        "户口在株洲",
    ),
    _clue(Side.BEFORE, "(?:参保|参保地|缴存地|户籍地|退休地|籍贯|老家|原籍|娘家)[在是]?", End.ORIGIN, 3, "老家株洲"),
    _clue(Side.BEFORE, "(?:原来|以前|之前|原先|先前|原)[在是]?", End.ORIGIN, 3, "以前在株洲"),
    _clue(Side.BEFORE, "(?:拿|用|持|凭|带)着?", End.ORIGIN, 3, "用株洲的医保"),
    _clue(
        Side.BEHIND,
        "退休|参保|参的保|缴|交的|交了|交过|交着|交社保|交医保|交公积金|交养老|买的社保|买的医保|买社保|上的户|落的户|办的|办了|考的|"
        "拿的|领的|登记的|结的婚|扯的证|开户的|存的",
        End.ORIGIN,
        5,
        "在株洲退休",
    ),
    _clue(Side.BEHIND, "市?(?:怎么|再|才|去)?报(?:销|账)?(?:吗|不)?$", End.ORIGIN, 5, "拿回株洲怎么报"),
    _clue(
        Side.BEHIND,
        "市?的?(?:违章|被拍|被罚|罚款|罚单|扣分|闯红灯|超速|被?电子眼|被贴条)",
        End.ORIGIN,
        4,
        "在株洲违章",
    ),
    _clue(
        Side.BEHIND,
        f"市?的?(?:居民|职工|城乡居民|市民|本地)?(?:{_RECORD}|户|卡|牌照|号牌|牌子|车牌|牌|营业执照)",
        End.ORIGIN,
        3,
        OF_THE_CITY,
    ),
    _clue(Side.BEHIND, "人(?!才|社|民|力)|的人|老乡|本地人", End.ORIGIN, 3, "株洲人"),
    _clue(Side.BEHIND, "转出|迁出|转走|迁走|搬走|搬出|调出", End.ORIGIN, 4, "株洲迁出"),
    _clue(Side.BEHIND, "转|迁|搬|调|到|去|至|往|来|回|飞|嫁", End.ORIGIN, 2, "株洲到长沙"),
    _clue(
        Side.BEFORE,
        "转到|迁到|搬到|调到|嫁到|考到|来到|回到|转入|迁入|迁往|转往|转去|转来|转回|迁回|迁来|搬来|搬去|搬回|落户到|落户|"
        "落到|移到|挪到|办到|弄到|投靠|转|迁|搬|到|去|来|回|至|往|飞|赴",
        End.DESTINATION,
        4,
        "转到长沙",
    ),
    _clue(
        Side.BEFORE,
        "住在?|定居|生活在?|工作在?|上班在?|人在|读书在|务工在?|打工在?|常住|住到|现住|租住在?",
        End.DESTINATION,
        4,
        "住长沙",
    ),
    _clue(Side.BEFORE, "在", End.DESTINATION, 2, "在长沙"),
    _clue(Side.BEHIND, "这边|那边", End.DESTINATION, 1, "长沙那边"),
    _clue(Side.BEFORE, "买|租|买了|看|考|开|上|进", End.DESTINATION, 2, "买长沙的房"),
    _clue(
        Side.BEHIND,
        "市?的?(?:医院|湘雅|大医院|三甲|买房|买了?房|买套?房|购房|上班|工作|打工|务工|做事|做生意|住院|住|看病|看门诊|看医生|"
        "就医|就诊|门诊|药店|买药|上学|读书|读小学|读初中|上小学|上初中|念书|落户|定居|养老院|居住|开店|开公司|办公司|租房|"
        "生小孩|生孩子|生娃|生产|结婚|领证|扯证|带孙|带孩子|用|能用|可以用|领|刷|异地|带娃|安家)",
        End.DESTINATION,
        3,
        "长沙买房",
    ),
    _clue(
        Side.BEFORE,
        r"\b(?:from|leaving|registered in|insured in|retired in|paid in|(?:hukou|household|insurance|pension|fund|records?) (?:(?:is|are|was) )?in) ",
        End.ORIGIN,
        4,
        "from Zhuzhou",
    ),
    _clue(
        Side.BEHIND,
        r" (?:insurance|hukou|pension|card|licence|license|resident|residents|plates?|household|housing|id|medical)\b",
        End.ORIGIN,
        2,
        "my Zhuzhou insurance",
    ),
    _clue(Side.BEHIND, r" to\b", End.ORIGIN, 2, "Zhuzhou to Changsha"),
    _clue(Side.BEFORE, r"\b(?:to|into|in|at|near|visit|visiting) ", End.DESTINATION, 3, "to Changsha"),
    _clue(
        Side.BEHIND,
        r" (?:hospital|hospitals|school|flat|house|apartment|home|clinic)\b",
        End.DESTINATION,
        2,
        "a Changsha hospital",
    ),
)
"""What the words beside a place say of its role."""

FIRST_IS_ORIGIN = 0.5
"""Of two places with no clue between them, people name the one they come from first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text: what was said, its city, where it stands, its code, and its name as it is written."""

    said: str
    city: str
    start: int
    end: int
    weak: bool = False
    code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Roles:
    """The city of the record and the city where the thing is wanted, as far as the text says, with the clues heard."""

    origin: str | None = None
    destination: str | None = None
    clues: tuple[tuple[str, Clue], ...] = ()


def assign_roles(text: str, mentions: Sequence[Mention]) -> Roles:
    """Give the places of ``text`` their roles: the pair of cities that most clues speak for.

    >>> said = "在株洲退休住长沙"
    >>> places = [Mention("株洲", "430200", 1, 3), Mention("长沙", "430100", 6, 8)]
    >>> roles = assign_roles(said, places)
    >>> roles.origin, roles.destination
    ('430200', '430100')
    """
    strong = [mention for mention in mentions if not mention.weak]
    mentions = strong or mentions
    heard = [(mention, clue) for mention in mentions for clue in _clues_at(text, mention, mentions)]
    cities = list(dict.fromkeys(mention.city for mention in mentions))
    votes = {
        (city, end): max((clue.weight for mention, clue in heard if (mention.city, clue.end) == (city, end)), default=0)
        for city in cities
        for end in End
    }
    clues = tuple((mention.said, clue) for mention, clue in heard)
    if len(cities) == 1:
        [city] = cities
        if votes[city, End.ORIGIN] > votes[city, End.DESTINATION]:
            return Roles(city, None, clues)
        return Roles(None, city, clues)
    pairs = [(a, b) for a in cities for b in cities if a != b]
    if not pairs:
        return Roles()

    def favour(pair: tuple[str, str]) -> float:
        first, second = pair
        order = FIRST_IS_ORIGIN if cities.index(first) < cities.index(second) else 0.0
        return votes[first, End.ORIGIN] + votes[second, End.DESTINATION] + order

    origin, destination = max(pairs, key=favour)
    return Roles(origin, destination, clues)


def _clues_at(text: str, mention: Mention, mentions: Iterable[Mention]) -> list[Clue]:
    """The clues on both sides, up to the next place of another city."""
    others = [other for other in mentions if other is not mention]
    left = max((other.end for other in others if other.end <= mention.start), default=0)
    right = min((other.start for other in others if other.start >= mention.end), default=len(text))
    before, behind = text[left : mention.start], text[mention.end : right]
    follows = bool(left) and not before
    if follows:
        before = text[: mention.start]
    heard = [clue for clue in CLUES if clue.pattern.search(before if clue.side is Side.BEFORE else behind)]
    if follows:  # 湘潭长沙医保 are two cities and a thing, not the insurance of the second
        heard = [clue for clue in heard if clue.reason != OF_THE_CITY]
    return heard
