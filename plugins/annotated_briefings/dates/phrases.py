"""The words around a date that CLDR does not have, one value per language.

Months, eras, quarters, patterns and lists come from CLDR. What is left: how doubt is said, prepositions,
seasons, decades and centuries. A new language is one more entry of :data:`PHRASES`; its interval patterns in
CLDR must have no Latin letters outside of fields (Babel drops the quotes around them).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotated_briefings.dates.model import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Preposition:
    """A phrase with ``{date}``, and its forms before a day, a season, a decade and a century where they differ."""

    plain: str
    day: str = ""
    season: str = ""
    decade: str = ""
    century: str = ""

    def fill(self, date: str, precision: Precision) -> str:
        """The phrase with its date."""
        special = {
            Precision.DAY: self.day,
            Precision.SEASON: self.season,
            Precision.DECADE: self.decade,
            Precision.CENTURY: self.century,
        }
        return (special.get(precision) or self.plain).format(date=date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """How one language speaks of dates.

    ``…_running`` are the forms after a preposition. ``century`` gets the ordinal, 20 for 1900 to 1999.
    ``about_is_running`` says that ``about`` takes these forms too; ``about_open`` goes around a whole ``since …`` or
    ``until …`` where ``about`` cannot stand within. ``contractions`` are words that grow together, in order.
    """

    locale: str
    about: Preposition
    about_is_running: bool = False
    about_open: str = ""
    contractions: tuple[tuple[str, str], ...] = ()
    year_running: str = "{year}"
    uncertain: str
    uncertain_short: str
    month_unknown: str
    day_unknown: str
    year_unknown: str
    day_of_years: str
    """A day, month or season of a year that is known in part: 25 December, 1560s."""
    since: Preposition
    until: Preposition
    end_unknown: Preposition
    start_unknown: Preposition
    or_later: str
    or_earlier: str
    and_later: str
    and_earlier: str
    seasons: tuple[str, str, str, str]
    seasons_running: tuple[str, str, str, str]
    season: str
    season_over_two_years: str
    northern: str
    southern: str
    decade: str
    decade_running: str
    century: Callable[[int], str]
    century_running: Callable[[int], str]
    at_time: str


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _english_ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A small number, such as a century's, in Roman numerals."""
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


ENGLISH = Phrases(
    locale="en_GB",
    about=Preposition(plain="c. {date}"),
    uncertain="{date} (uncertain)",
    uncertain_short="{date}?",
    month_unknown="{date} (month unknown)",
    day_unknown="{date} (day unknown)",
    year_unknown="year unknown",
    day_of_years="{date}, {years}",
    since=Preposition(plain="since {date}"),
    until=Preposition(plain="until {date}"),
    end_unknown=Preposition(plain="from {date} (end unknown)"),
    start_unknown=Preposition(plain="until {date} (start unknown)"),
    or_later="{date} or later",
    or_earlier="{date} or earlier",
    and_later="{date} and later",
    and_earlier="{date} and earlier",
    seasons=("spring", "summer", "autumn", "winter"),
    seasons_running=("spring", "summer", "autumn", "winter"),
    season="{season} {year}",
    season_over_two_years="{season} {year}–{next_year}",
    northern="{date} (northern hemisphere)",
    southern="{date} (southern hemisphere)",
    decade="{decade}s",
    decade_running="the {decade}s",
    century=lambda number: f"{_english_ordinal(number)} century",
    century_running=lambda number: f"the {_english_ordinal(number)} century",
    at_time="{date}, {time}",
)

GERMAN = Phrases(
    locale="de",
    about=Preposition(
        plain="um {date}", day="um den {date}", season="um den {date}", decade="um die {date}", century="um das {date}"
    ),
    about_open="etwa {phrase}",
    contractions=(("zu dem ", "zum "),),
    uncertain="{date} (unsicher)",
    uncertain_short="{date}?",
    month_unknown="{date} (Monat unbekannt)",
    day_unknown="{date} (Tag unbekannt)",
    year_unknown="Jahr unbekannt",
    day_of_years="{date}, {years}",
    since=Preposition(plain="seit {date}", day="seit dem {date}"),
    until=Preposition(plain="bis {date}", day="bis zum {date}", decade="bis zu {date}", century="bis zu {date}"),
    end_unknown=Preposition(plain="ab {date} (Ende unbekannt)", day="ab dem {date} (Ende unbekannt)"),
    start_unknown=Preposition(
        plain="bis {date} (Beginn unbekannt)",
        day="bis zum {date} (Beginn unbekannt)",
        decade="bis zu {date} (Beginn unbekannt)",
        century="bis zu {date} (Beginn unbekannt)",
    ),
    or_later="{date} oder später",
    or_earlier="{date} oder früher",
    and_later="{date} und später",
    and_earlier="{date} und früher",
    seasons=("Frühling", "Sommer", "Herbst", "Winter"),
    seasons_running=("Frühling", "Sommer", "Herbst", "Winter"),
    season="{season} {year}",
    season_over_two_years="{season} {year}/{next_year}",
    northern="{date} (Nordhalbkugel)",
    southern="{date} (Südhalbkugel)",
    decade="{decade}er-Jahre",
    decade_running="den {decade}er-Jahren",
    century="{}. Jahrhundert".format,
    century_running="dem {}. Jahrhundert".format,
    at_time="{date}, {time}",
)

FRENCH = Phrases(
    locale="fr",
    about=Preposition(plain="vers {date}", day="vers le {date}", decade="vers les {date}", century="vers le {date}"),
    about_is_running=True,
    about_open="{phrase} environ",
    contractions=(("à le ", "au "), ("de le ", "du ")),
    uncertain="{date} (incertain)",
    uncertain_short="{date} ?",
    month_unknown="{date} (mois inconnu)",
    day_unknown="{date} (jour inconnu)",
    year_unknown="année inconnue",
    day_of_years="{date}, {years}",
    since=Preposition(
        plain="depuis {date}",
        day="depuis le {date}",
        decade="depuis les {date}",
        century="depuis le {date}",
    ),
    until=Preposition(
        plain="jusqu’en {date}",
        day="jusqu’au {date}",
        season="jusqu’à {date}",
        decade="jusqu’aux {date}",
        century="jusqu’au {date}",
    ),
    end_unknown=Preposition(
        plain="à partir de {date} (fin inconnue)",
        day="à partir du {date} (fin inconnue)",
        decade="à partir des {date} (fin inconnue)",
        century="à partir du {date} (fin inconnue)",
    ),
    start_unknown=Preposition(
        plain="jusqu’en {date} (début inconnu)",
        day="jusqu’au {date} (début inconnu)",
        season="jusqu’à {date} (début inconnu)",
        decade="jusqu’aux {date} (début inconnu)",
        century="jusqu’au {date} (début inconnu)",
    ),
    or_later="{date} ou plus tard",
    or_earlier="{date} ou plus tôt",
    and_later="{date} et plus tard",
    and_earlier="{date} et plus tôt",
    seasons=("printemps", "été", "automne", "hiver"),
    seasons_running=("le printemps", "l’été", "l’automne", "l’hiver"),
    season="{season} {year}",
    season_over_two_years="{season} {year}-{next_year}",
    northern="{date} (hémisphère nord)",
    southern="{date} (hémisphère sud)",
    decade="années {decade}",
    decade_running="années {decade}",
    century=lambda number: f"{roman(number)}{'er' if number == 1 else 'e'} siècle",
    century_running=lambda number: f"{roman(number)}{'er' if number == 1 else 'e'} siècle",
    at_time="{date}, {time}",
)

RUSSIAN = Phrases(
    locale="ru",
    about=Preposition(plain="ок. {date}"),
    about_is_running=True,
    about_open="примерно {phrase}",
    year_running="{year} г.",
    uncertain="{date} (предположительно)",
    uncertain_short="{date}?",
    month_unknown="{date} (месяц неизвестен)",
    day_unknown="{date} (день неизвестен)",
    year_unknown="год неизвестен",
    day_of_years="{date}, {years}",
    since=Preposition(plain="с {date}"),
    until=Preposition(plain="до {date}"),
    end_unknown=Preposition(plain="с {date} (окончание неизвестно)"),
    start_unknown=Preposition(plain="до {date} (начало неизвестно)"),
    or_later="{date} или позже",
    or_earlier="{date} или раньше",
    and_later="{date} и позже",
    and_earlier="{date} и раньше",
    seasons=("весна", "лето", "осень", "зима"),
    seasons_running=("весны", "лета", "осени", "зимы"),
    season="{season} {year}",
    season_over_two_years="{season} {year}/{next_year} г.",
    northern="{date} (Северное полушарие)",
    southern="{date} (Южное полушарие)",
    decade="{decade}-е годы",
    decade_running="{decade}-х годов",
    century=lambda number: f"{roman(number)} век",
    century_running=lambda number: f"{roman(number)} века",
    at_time="{date}, {time}",
)

CHINESE = Phrases(
    locale="zh",
    about=Preposition(plain="约{date}"),
    uncertain="{date}（待考）",
    uncertain_short="{date}？",
    month_unknown="{date}（月份不详）",
    day_unknown="{date}（日期不详）",
    year_unknown="年份不详",
    day_of_years="{years}，{date}",
    since=Preposition(plain="{date}起"),
    until=Preposition(plain="至{date}"),
    end_unknown=Preposition(plain="{date}起（结束时间不详）"),
    start_unknown=Preposition(plain="至{date}（开始时间不详）"),
    or_later="{date}或以后",
    or_earlier="{date}或以前",
    and_later="{date}及以后",
    and_earlier="{date}及以前",
    seasons=("春季", "夏季", "秋季", "冬季"),
    seasons_running=("春季", "夏季", "秋季", "冬季"),
    season="{year}{season}",
    season_over_two_years="{year}–{next_year}年{season}",
    northern="{date}（北半球）",
    southern="{date}（南半球）",
    decade="{decade}年代",
    decade_running="{decade}年代",
    century="{}世纪".format,
    century_running="{}世纪".format,
    at_time="{date} {time}",
)

PHRASES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ru": RUSSIAN, "zh": CHINESE}
"""By the first subtag of a BCP 47 tag."""


def phrases_of(language: str) -> Phrases:
    """The phrases for a BCP 47 tag; English where there are none: a date is never of two languages."""
    return PHRASES.get(language.replace("_", "-").partition("-")[0].lower(), ENGLISH)
