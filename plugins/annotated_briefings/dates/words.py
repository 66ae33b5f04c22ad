"""Dates in words, in the site's language, as uncertain as they are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from annotated_briefings.dates.calendar import days_in_month, from_ordinal
from annotated_briefings.dates.cldr import Cldr, Day, load_cldr
from annotated_briefings.dates.model import EdtfDate, End, Kind, Precision
from annotated_briefings.dates.phrases import Phrases, phrases_of
from annotated_briefings.dates.seasons import crosses_the_year, first_month, season_ends, season_starts

_SEASONS = range(21, 33)
_NORTHERN = range(25, 29)
_SOUTHERN = range(29, 33)
_QUARTERS = range(33, 37)


def say_date(date: EdtfDate, language: str = "en", *, short: bool = False) -> str:
    """The date in words: ``c. May 2024``, ``16–17 May 2024``, ``until the 1960s``.

    ``short`` abbreviates months and says doubt with a question mark. English is British (day, month, year);
    German, French, Russian and Chinese are spoken too; any other language falls back to English. The result
    is plain text, to be escaped.
    """
    return _speaker(language, short=short).say(date)


def datetime_attribute(date: EdtfDate) -> str:
    """The value of ``<time datetime>``, or an empty string where HTML has none that says the same.

    HTML knows years from 1, months, days and moments, and knows no doubt: a qualified date, a season and an
    interval have no such value (https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value).
    """
    doubtful = date.uncertain or date.approximate or date.unspecified
    if date.kind is not Kind.DATE or date.season is not None or doubtful:
        return ""
    if date.year is None or not 1 <= date.year <= 9999:
        return ""
    if date.precision is Precision.TIME and date.text[-3] in "+-":
        return f"{date.text}:00"
    return date.text


@cache
def _speaker(language: str, *, short: bool) -> _Speaker:
    phrases = phrases_of(language)
    return _Speaker(phrases, load_cldr(phrases.locale, short=short), short)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says dates in one language and one length."""

    phrases: Phrases
    cldr: Cldr
    short: bool

    def say(self, date: EdtfDate) -> str:
        if date.kind is Kind.SET:
            return self._set(date)
        if date.kind is Kind.INTERVAL:
            return self._interval(date)
        return self._date(date)

    def _date(self, date: EdtfDate, *, running: bool = False) -> str:
        """One date with its qualifiers; ``running`` takes the form that follows a preposition."""
        about = date.approximate and not (running and self.phrases.about_open)
        words = self._unqualified(date, running=running or (about and self.phrases.about_is_running))
        if about:
            words = self.phrases.about.fill(words, date.precision)
        return words if running else self._doubted(date, words)

    def _doubted(self, date: EdtfDate, words: str) -> str:
        if not date.uncertain:
            return words
        phrase = self.phrases.uncertain_short if self.short else self.phrases.uncertain
        return phrase.format(date=words)

    def _unqualified(self, date: EdtfDate, *, running: bool) -> str:
        if date.year is None:
            return self._of_unknown_year(date, running=running)
        if date.season is not None:
            return self._season(date.season, date.year, running=running)
        if date.unspecified:
            return self._of_known_year(date)
        day = Day(date.year, date.month or 1, date.day or 1)
        if date.precision is Precision.MONTH:
            return self.cldr.month(day, running=running)
        if date.precision < Precision.MONTH:
            return self._year(day) if running else self.cldr.year(day)
        words = self.cldr.full(day)
        return self._with_time(words, date.text) if date.precision is Precision.TIME else words

    def _year(self, day: Day) -> str:
        """A year as it stands within a phrase."""
        year = self.cldr.year(day)
        return year if day.has_era else self.phrases.year_running.format(year=year)

    def _with_time(self, words: str, text: str) -> str:
        clock = text.partition("T")[2]
        offset = clock[8:].replace("-", "−")
        zone = f" UTC{offset.removeprefix('Z')}" if offset else ""
        return self.phrases.at_time.format(date=words, time=clock[:5] + zone)

    def _season(self, season: int, year: int, *, running: bool) -> str:
        day = Day(year, first_month(season))
        if season in _SEASONS:
            return self._named_season(season, day, running=running)
        if season in _QUARTERS and not day.has_era:
            return self.cldr.quarter(day)
        return self._span(season_starts(year, season), season_ends(year, season))

    def _named_season(self, season: int, day: Day, *, running: bool) -> str:
        name = self._season_name(season, running=running)
        if crosses_the_year(season) and not day.has_era:
            template = self.phrases.season_over_two_years
            words = template.format(season=name, year=day.year, next_year=_next_year(day.year))
        else:
            words = self.phrases.season.format(season=name, year=self._year(day))
        if season in _NORTHERN:
            return self.phrases.northern.format(date=words)
        return self.phrases.southern.format(date=words) if season in _SOUTHERN else words

    def _season_name(self, season: int, *, running: bool = False) -> str:
        names = self.phrases.seasons_running if running else self.phrases.seasons
        return names[(season - _SEASONS.start) % 4]

    def _of_known_year(self, date: EdtfDate) -> str:
        """1985-04-XX, 1985-1X: the span that the digits leave, and what is unknown in it."""
        only_the_day_is_known = date.month is None and date.day is not None
        if only_the_day_is_known or date.earliest is None or date.latest is None:
            words = self.cldr.year(Day(date.year or 0))
        else:
            words = self._span(date.earliest, date.latest)
        unknown = self.phrases.day_unknown if date.month else self.phrases.month_unknown
        return unknown.format(date=words)

    def _of_unknown_year(self, date: EdtfDate, *, running: bool) -> str:
        """196X, 19XX-12-25: the years, with the day, month or season of them that is known."""
        years = self._years(date, running=running and date.precision < Precision.SEASON)
        if date.precision < Precision.SEASON:
            return years
        if date.season is not None:
            inner = self._season_or_months(date.season)
        elif date.month is None:
            return self.phrases.month_unknown.format(date=years)
        elif date.day is None:
            inner = self.cldr.month_alone(date.month)
        else:
            inner = self.cldr.day_of_month(date.month, date.day)
        words = self.phrases.day_of_years.format(date=inner, years=years)
        if date.precision is Precision.DAY and date.day is None:
            return self.phrases.day_unknown.format(date=words)
        return words

    def _season_or_months(self, season: int) -> str:
        if season in _SEASONS:
            return self._season_name(season)
        first, last = from_ordinal(season_starts(1, season)), from_ordinal(season_ends(1, season))
        return self.cldr.between(self.cldr.month_alone(first[1]), self.cldr.month_alone(last[1]))

    def _years(self, date: EdtfDate, *, running: bool) -> str:
        """A decade, a century, or the first and last year that the digits of a year leave."""
        if date.text.lstrip("?~%-").startswith("XXXX"):
            return self.phrases.year_unknown
        digits = date.text.lstrip("?~%")[:5]
        first, last = _bounding_years(digits)
        if first >= 10 and last == first + 9 and first % 10 == 0:
            template = self.phrases.decade_running if running else self.phrases.decade
            return template.format(decade=first)
        if first >= 0 and last == first + 99 and first % 100 == 0:
            say = self.phrases.century_running if running else self.phrases.century
            return say(first // 100 + 1)
        return self.cldr.years(Day(first), Day(last))

    def _span(self, first: int, last: int) -> str:
        """The days from one ordinal to another, as whole years or months where they are whole."""
        start, end = Day(*from_ordinal(first)), Day(*from_ordinal(last))
        if start.day != 1 or end.day != days_in_month(end.year, end.month):
            return self.cldr.full(start) if start == end else self.cldr.days(start, end)
        if start.month == 1 and end.month == 12:
            return self.cldr.year(start) if start.year == end.year else self.cldr.years(start, end)
        if (start.year, start.month) == (end.year, end.month):
            return self.cldr.month(start)
        return self.cldr.months(start, end)

    def _interval(self, date: EdtfDate) -> str:
        if len(date.parts) == 2:
            return self._closed(*date.parts)
        part = date.parts[0]
        words = self._date(part, running=True)
        if date.start is End.DATED:
            preposition = self.phrases.since if date.end is End.OPEN else self.phrases.end_unknown
        else:
            preposition = self.phrases.until if date.start is End.OPEN else self.phrases.start_unknown
        phrase = preposition.fill(words, part.precision)
        if part.approximate and self.phrases.about_open:
            phrase = self.phrases.about_open.format(phrase=phrase)
        for apart, together in self.phrases.contractions:
            phrase = phrase.replace(apart, together)
        return self._doubted(part, phrase)

    def _closed(self, start: EdtfDate, end: EdtfDate) -> str:
        first, last = _plain_day(start), _plain_day(end)
        if first is None or last is None or start.precision is not end.precision:
            return self.cldr.between(self._date(start), self._date(end))
        if first == last:
            return self._date(start)
        if start.precision is Precision.DAY:
            return self.cldr.days(first, last)
        return self.cldr.months(first, last) if start.precision is Precision.MONTH else self.cldr.years(first, last)

    def _set(self, date: EdtfDate) -> str:
        is_choice = date.text.startswith("[")
        words = [self._member(part, is_choice=is_choice) for part in date.parts]
        return self.cldr.one_of(words) if is_choice else self.cldr.all_of(words)

    def _member(self, part: EdtfDate, *, is_choice: bool) -> str:
        if part.start is End.OPEN:
            template = self.phrases.or_earlier if is_choice else self.phrases.and_earlier
        elif part.end is End.OPEN:
            template = self.phrases.or_later if is_choice else self.phrases.and_later
        else:
            return self.say(part)
        return template.format(date=self._date(part.parts[0]))


def _next_year(year: int) -> str:
    """The year after, in two digits within a century: 2022–23, 1999–2000."""
    following = year + 1
    return f"{following % 100:02}" if following % 100 else str(following)


def _plain_day(date: EdtfDate) -> Day | None:
    """The first day of a year, month or day without doubt; ``None`` for every other date."""
    doubtful = date.uncertain or date.approximate or date.unspecified
    if doubtful or date.year is None or date.season is not None:
        return None
    return Day(date.year, date.month or 1, date.day or 1)


def _bounding_years(digits: str) -> tuple[int, int]:
    """The first and last year of ``196X``, ``-01XX``."""
    sign, digits = (-1, digits[1:5]) if digits.startswith("-") else (1, digits[:4])
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (low, high) if sign == 1 else (-high, -low)
