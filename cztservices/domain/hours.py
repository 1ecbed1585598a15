"""Opening hours in words."""

from collections.abc import Iterable

from cztservices.domain.catalogue import OpeningHours, Text

_DAYS_ZH = ("一", "二", "三", "四", "五", "六", "日")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def describe_hours(hours: Iterable[OpeningHours]) -> Text:
    """Opening hours as one phrase, days with the same stretches together.

    >>> week = (1, 2, 3, 4, 5)
    >>> describe_hours([OpeningHours(week, "09:00", "12:00"), OpeningHours(week, "13:00", "17:00")]).zh
    '周一至周五 09:00–12:00、13:00–17:00'
    """
    stretches: dict[tuple[int, ...], list[str]] = {}
    for stretch in hours:
        stretches.setdefault(stretch.days, []).append(f"{stretch.opens}–{stretch.closes}")
    zh = "；".join(
        f"{_name_days(days, _DAYS_ZH, '周', '至周', '、周')} {'、'.join(s)}" for days, s in stretches.items()
    )
    en = "; ".join(f"{_name_days(days, _DAYS_EN, '', '–', ', ')} {', '.join(s)}" for days, s in stretches.items())
    return Text(zh, en)


def _name_days(days: tuple[int, ...], names: tuple[str, ...], prefix: str, to: str, and_: str) -> str:
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words = [names[r[0] - 1] + (to + names[r[-1] - 1] if len(r) > 1 else "") for r in runs]
    return prefix + and_.join(words)
