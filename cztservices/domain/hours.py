"""Opening hours in words."""

from collections.abc import Iterable
from datetime import date

from cztservices.domain.catalogue import HoursException, OpeningHours, Text

_DAYS_ZH = ("一", "二", "三", "四", "五", "六", "日")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def describe_hours(hours: Iterable[OpeningHours]) -> Text:
    """Opening hours as one phrase, days with the same stretches together.

    >>> week = (1, 2, 3, 4, 5)
    >>> describe_hours([OpeningHours(week, "09:00", "12:00"), OpeningHours(week, "13:00", "17:00")]).zh
    '周一至周五 09:00–12:00、13:00–17:00'
    """
    stretches: dict[tuple[tuple[int, ...], Text], list[str]] = {}
    for stretch in hours:
        key = (stretch.days, describe_span(stretch.valid_from, stretch.valid_to))
        stretches.setdefault(key, []).append(f"{stretch.opens}–{stretch.closes}")
    zh = "；".join(
        f"{_name_days(days, _DAYS_ZH, '周', '至周', '、周')} {'、'.join(s)}{span.zh}"
        for (days, span), s in stretches.items()
    )
    en = "; ".join(
        f"{_name_days(days, _DAYS_EN, '', '–', ', ')} {', '.join(s)}{span.en}" for (days, span), s in stretches.items()
    )
    return Text(zh, en)


def describe_span(first: date | None, last: date | None) -> Text:
    """When something holds, in brackets; empty when no source says."""
    if first and last:
        return Text(f"（{first} 至 {last}）", f" ({first} to {last})")
    if first:
        return Text(f"（{first} 起）", f" (from {first})")
    return Text(f"（到 {last} 为止）", f" (until {last})") if last else Text("", "")


def describe_exceptions(exceptions: Iterable[HoursException]) -> Text:
    """The days on which other hours hold, or none."""
    zh, en = [], []
    for one in exceptions:
        note = Text(f"（{one.note.zh}）", f" ({one.note.en})") if one.note else Text("", "")
        hours = (
            Text(f"{one.opens}–{one.closes}", f"{one.opens}–{one.closes}") if one.opens else Text("不开门", "closed")
        )
        days = Text(f"{one.first} 至 {one.last}", f"{one.first} to {one.last}")
        if one.first == one.last:
            days = Text(f"{one.first}", f"{one.first}")
        zh.append(f"{days.zh} {hours.zh}{note.zh}")
        en.append(f"{days.en} {hours.en}{note.en}")
    return Text("；".join(zh), "; ".join(en))


def _name_days(days: tuple[int, ...], names: tuple[str, ...], prefix: str, to: str, and_: str) -> str:
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words = [names[r[0] - 1] + (to + names[r[-1] - 1] if len(r) > 1 else "") for r in runs]
    return prefix + and_.join(words)
