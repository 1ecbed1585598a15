"""Valid data folders with every table and with the oddest texts that the schema allows."""

from datetime import date

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cztservices.authoring.data_records import Records
from cztservices.authoring.text_fields import ALIAS, NAME_EN, NAME_ZH, WEEK, is_unseen
from cztservices.authoring.yaml_text import Plain
from cztservices.domain.scope import AREA, CITIES, NATION, PROVINCE
from cztservices.domain.words import (
    Audience,
    ChannelKind,
    DayKind,
    Domain,
    Element,
    End,
    Grade,
    HandlingMode,
    ListSubject,
    ServiceState,
)
from tests.sample_data import JURISDICTIONS

Record = dict[str, Plain]

_WORDS = (
    "=1+1", "+86", "-5", "@到", '=HYPERLINK("http://example.org","x")', "'=1", "007", "0731", "430100", "1e5", "1_000",
    "12:30", "2024-01-09", "no", "yes", "null", "~", "true", "<<", "#", "# x", "a #b", "a: b", "a:b", "- a", "? a", ": a",
    "{a: b}", "[a, b]", "&a", "*a", "!a", "%a", "|", ">", "`a`", "'", '"', "''", '"a" ‘b’ “c” 「d」', "a, b", "，。：；",
    "\\n", "a\\", "C:\\x", "#N/A", "#REF!", "１２３ＡＢＣ（）", "１２：３０", "😀", "长沙市政务服务中心", "湘潭→长沙", "½",
    "<b>&amp;</b>", "]]>", "_x000D_", "_x0041_", "a\u00a0b", "a\u3000b", "e\u0301", "𠮷野家",
    "字" * 600, "a, b: c # '\"d\" " * 39 + "e", "a" * 600,
)  # fmt: skip
_ALPHABET = st.one_of(
    st.sampled_from("=+-@'\"“：:，,;#&*!|>%{}[]()\\ \u3000１２０19长株潭通办aZ\u00e9😀"),
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")).filter(lambda sign: not is_unseen(sign)),
)
lines = st.one_of(st.sampled_from(_WORDS), st.text(_ALPHABET, min_size=1, max_size=20)).map(
    lambda text: text.strip() or "空"
)
"""What stands on one line of text; no signs that cannot be seen."""


def _short(most: int) -> SearchStrategy[str]:
    return lines.map(lambda text: text[:most].strip())


names = st.tuples(_short(NAME_ZH), _short(NAME_EN)).map(lambda pair: {"zh": pair[0], "en": pair[1]})

ids = st.one_of(
    st.sampled_from(["no", "null", "007", "1e5", "0", "12-30", "2024-01-09", "430100", "a-b-c"]),
    st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True),
)
words = st.tuples(lines, lines).map(lambda pair: {"zh": pair[0], "en": pair[1]})
_days = st.dates(date(1949, 10, 1), date(2099, 12, 31)).map(str)
_spans = st.lists(_days, min_size=2, max_size=2).map(sorted)
_source_days = st.one_of(_days, _days.map(lambda day: day[:7]), _days.map(lambda day: day[:4]))
_urls = st.sampled_from(["https://example.org/a?b=c&d=e#f", "http://例子.中国/路径", "https://example.org/%E4%B8%AD"])
_phones = st.sampled_from(["12345", "110", "0731-88881234", "0731-88881234-801", "400-123-4567", "13800001234"])
_few_lines = st.lists(_short(ALIAS), min_size=1, max_size=3)
_aliases = st.one_of(
    st.fixed_dictionaries({"zh": _few_lines}, optional={"en": _few_lines}), st.fixed_dictionaries({"en": _few_lines})
)


_KINDS = ("services", "life_events", "licences", "offices", "channels")


def _enum(words: type) -> SearchStrategy[str]:
    return st.sampled_from([word.value for word in words])


def _some_of(keys: Records, table: str, *, least: int = 1) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(keys[table])), min_size=least, max_size=2, unique=True)


def _keyed(
    fields: SearchStrategy[Record], taken: Records, *, least: int = 0, most: int = 2
) -> SearchStrategy[dict[str, Record]]:
    """Records by id; no id is used for two kinds of things."""
    used = {key for name in _KINDS if name in taken for key in taken[name]}
    entries = st.dictionaries(ids.map(lambda key: _unused(key, used)), fields, min_size=least, max_size=most)
    return entries.map(lambda found: {key: {"id": key} | record for key, record in found.items()})


def _unused(key: str, used: set[str]) -> str:
    while key in used:
        key += "-x"
    return key


def _districts(keys: Records) -> SearchStrategy[dict[str, Record]]:
    fields = st.fixed_dictionaries(
        {"kind": st.just("district"), "name": names},
        optional={"parent": st.sampled_from(CITIES), "aliases": _few_lines, "sources": _some_of(keys, "sources")},
    )
    named = st.dictionaries(st.sampled_from(["430111", "430181", "430211"]), fields, max_size=2)
    return named.map(lambda found: {key: {"id": key} | record for key, record in found.items()})


def _base_jurisdictions() -> dict[str, Record]:
    content = yaml.load(JURISDICTIONS, Loader=yaml.BaseLoader)  # noqa: S506 - reads nothing but text
    return {key: {"id": key} | record for key, record in content.items() if record["kind"] != "district"}


def _part(fields: dict[str, SearchStrategy[Plain]], **optional: SearchStrategy[Plain]) -> SearchStrategy[Record]:
    """A part without an id of its own, its fields in the order of its table."""
    order = [*fields, *optional]
    found = st.fixed_dictionaries(fields, optional=optional)
    return found.map(lambda part: {name: part[name] for name in order if name in part})


def _sources() -> SearchStrategy[Record]:
    return st.fixed_dictionaries(
        {"title": lines, "publisher": lines, "grade": _enum(Grade)},
        optional={"publisher_en": lines, "published": _source_days, "url": _urls},
    )


def _channels(keys: Records) -> SearchStrategy[Record]:
    return st.fixed_dictionaries(
        {"kind": _enum(ChannelKind), "name": names, "provider": st.sampled_from(CITIES)},
        optional={"aliases": _few_lines, "phone": _phones, "url": _urls, "note": words},
    ).flatmap(lambda record: _sourced(record, keys))


def _sourced(record: Record, keys: Records) -> SearchStrategy[Record]:
    return st.fixed_dictionaries(
        {name: st.just(value) for name, value in record.items()}
        | {"sources": _some_of(keys, "sources"), "verified": _days}
    )


def _licences(keys: Records) -> SearchStrategy[Record]:
    codes = st.lists(st.sampled_from(list(keys["jurisdictions"])), min_size=1, max_size=3, unique=True)
    return st.fixed_dictionaries(
        {"name": names}, optional={"issuer": names, "recognised": codes, "aliases": _few_lines}
    ).flatmap(lambda record: _sourced(record, keys))


@st.composite
def _hours(draw: st.DrawFn) -> Record:
    first, last = sorted(draw(st.lists(st.integers(0, 6), min_size=2, max_size=2)))
    opens, closes = sorted(draw(st.lists(st.times(), min_size=2, max_size=2, unique_by=lambda t: (t.hour, t.minute))))
    record: Record = {"days": f"{WEEK[first]}-{WEEK[last]}", "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
    if draw(st.booleans()):
        record["valid_from"], record["valid_to"] = draw(_spans)
    return record


@st.composite
def _exceptions(draw: st.DrawFn) -> Record:
    first, last = draw(_spans)
    record: Record = {"first": first, "last": last}
    if draw(st.booleans()):
        record |= {"opens": "00:00", "closes": "24:00"}
    if draw(st.booleans()):
        record["note"] = draw(words)
    return record


def _offices(keys: Records) -> SearchStrategy[Record]:
    windows = _part({"name": names}, cross_city=st.sampled_from(["true", "false"]))
    return (
        st.fixed_dictionaries(
            {"file": st.sampled_from(CITIES), "name": names},
            optional={
                "jurisdiction": st.sampled_from(CITIES),
                "address": words,
                "phones": st.lists(_phones, min_size=1, max_size=2),
                "hours": st.lists(_hours(), min_size=1, max_size=2),
                "exceptions": st.lists(_exceptions(), min_size=1, max_size=2),
                "windows": st.lists(windows, min_size=1, max_size=2),
                "note": words,
                "aliases": _few_lines,
                "valid_from": _days,
            },
        )
        .flatmap(lambda record: _sourced(record, keys))
        .map(_with_contact_sources)
    )


def _with_contact_sources(office: Record) -> Record:
    return office | ({"contact_sources": office["sources"][-1:]} if "phones" in office else {})


def _scopes(ends: Record) -> SearchStrategy[str]:
    scopes = [NATION, PROVINCE, AREA, "nation", "czt", *CITIES]
    scopes += [f"{city}@{end}" for city in CITIES for end in ends]
    if set(ends) == {"origin", "destination"}:
        scopes += [f"{CITIES[0]}->{CITIES[1]}", f"{CITIES[2]}->{CITIES[0]}"]
    return st.sampled_from(scopes)


def _values(element: str, keys: Records) -> dict[str, SearchStrategy[Plain]]:
    numbers = st.integers(0, 20).map(str)
    return {
        Element.HANDLING_MODE: {"mode": _enum(HandlingMode)},
        Element.TIME_LIMIT: {"days": st.fixed_dictionaries({"count": numbers, "kind": _enum(DayKind)})},
        Element.FEE: {"yuan": st.sampled_from(["0", "12.50", "0.1", "100000000"])},
        Element.AMOUNT: {"yuan": st.sampled_from(["0", "12.50", "0.1", "100000000"])},
        Element.MATERIAL: {
            "originals": numbers,
            "copies": numbers,
            **_one_of(keys, "licences", "licence"),
            **_one_of(keys, "requirements", "requirement"),
        },
        Element.CHANNEL: _one_of(keys, "channels", "channel"),
        Element.OFFICE: _one_of(keys, "offices", "office"),
    }.get(Element(element), {})


def _one_of(keys: Records, table: str, name: str) -> dict[str, SearchStrategy[Plain]]:
    return {name: st.sampled_from(list(keys[table]))} if keys[table] else {}


@st.composite
def _statements(draw: st.DrawFn, ends: Record, keys: Records) -> list[Record]:
    made: list[Record] = []
    for key in draw(st.lists(ids, max_size=4, unique=True)):
        element = draw(_enum(Element))
        before = [str(one["id"]) for one in made if one["element"] == element]
        required: dict[str, SearchStrategy[Plain]] = {
            "id": st.just(key),
            "element": st.just(element),
            "scope": _scopes(ends),
            "text": words,
            "sources": _some_of(keys, "sources"),
        }
        if element == Element.STATUS:
            required["state"] = _enum(ServiceState)
        optional = {"verified": _days, "valid_to": _days, **_values(element, keys)}
        if before:
            optional |= {"replaces": st.just(before[:1]), "contradicts": st.just(before[-1:])}
        record = draw(st.fixed_dictionaries(required, optional=optional))
        if ("channel" in record or "office" in record) and draw(st.booleans()):
            del record["text"]
        made.append(record)
    return made


@st.composite
def _services(draw: st.DrawFn, key: str, keys: Records) -> Record:
    present = draw(st.sampled_from([["origin", "destination"], ["origin"], ["destination"]]))
    ends: Record = {end: draw(names) for end in present}
    record = draw(
        st.fixed_dictionaries(
            {
                "id": st.just(key),
                "name": names,
                "domain": _enum(Domain),
                "audience": _enum(Audience),
                "ends": st.just(ends),
                "ask": st.sampled_from(list(keys["channels"])),
                "verified": _days,
            },
            optional={"aliases": _aliases, "decided_by": _enum(End), "standing": st.integers(0, 100).map(str)},
        )
    )
    statements = draw(_statements(ends, keys))
    return record | ({"statements": statements} if statements else {})


def _lists(keys: Records) -> SearchStrategy[Record]:
    entries = _part({"name": names}, services=_some_of(keys, "services"))
    return st.fixed_dictionaries(
        {
            "name": names,
            "issuer": names,
            "about": _enum(ListSubject),
            "scope": st.sampled_from(["czt", "hunan", *CITIES]),
        },
        optional={
            "published": _source_days,
            "count": st.integers(1, 999).map(str),
            "at_least": st.sampled_from(["true", "false"]),
            "note": words,
            "entries": st.lists(entries, min_size=1, max_size=2),
        },
    ).flatmap(lambda record: _sourced(record, keys))


def _requirements(keys: Records) -> SearchStrategy[Record]:
    numbers = st.integers(0, 20).map(str)
    scopes = st.sampled_from([NATION, "czt", f"{CITIES[0]}@origin", f"{CITIES[2]}->{CITIES[0]}"])
    accepted = _part(
        {"text": words, "scope": scopes},
        originals=numbers,
        copies=numbers,
        issuer=names,
        valid_for=names,
        licence=st.sampled_from(list(keys["licences"])),
        services=_some_of(keys, "services"),
        sources=_some_of(keys, "sources"),
        verified=_days,
        valid_from=_days,
    ).map(lambda part: part if "sources" in part else part | {"sources": [next(iter(keys["sources"]))]})
    return st.fixed_dictionaries(
        {"name": names, "verified": _days}, optional={"accepted": st.lists(accepted, min_size=1, max_size=2)}
    )


def _life_events(keys: Records) -> SearchStrategy[Record]:
    steps = _part({"service": st.sampled_from(list(keys["services"])), "why": words})
    return st.fixed_dictionaries(
        {"name": names, "lead": words, "steps": st.lists(steps, min_size=1, max_size=2)}, optional={"aliases": _aliases}
    )


@st.composite
def tables(draw: st.DrawFn) -> Records:
    """Records of every table that pass every check."""
    made: Records = {"sources": draw(_keyed(_sources(), {}, least=1, most=3))}
    made["jurisdictions"] = _base_jurisdictions() | draw(_districts(made))
    made["channels"] = draw(_keyed(_channels(made), made, least=1))
    made["licences"] = draw(_keyed(_licences(made), made, least=1))
    made["offices"] = draw(_keyed(_offices(made), made, least=1))
    keys = draw(st.lists(ids, min_size=1, max_size=2, unique=True))
    used = {key for kind in _KINDS if kind in made for key in made[kind]}
    named = [_unused(key, used) for key in keys]
    made["requirements"] = draw(_keyed(_requirements(made | {"services": {key: {} for key in named}}), made))
    made["services"] = {key: draw(_services(key, made)) for key in named}
    made["lists"] = draw(_keyed(_lists(made), made, least=1))
    made["life_events"] = draw(_keyed(_life_events(made), made, least=1))
    return made
