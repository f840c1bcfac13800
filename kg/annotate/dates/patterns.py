"""The table of patterns by which `dates_grammar` finds expressions of time.

A pattern is a regular expression over pieces (`dates_tokens`): `{weekday}` is a piece of that class. Named groups
carry what is said; `dates_grammar` reads them: `wd` `d` `m` `y` weekday, day, month, year (`2` for the end of a
range, `y0` for the year of its start), `h` `min` a clock, `amount` `unit` `seunit` how much of what, `rel` the
relation to now (`lalu`, `depan`, `ini`), `rel_unit` the frame that it counts in (`Senin *pekan* lalu`), `part` a part
of the day, `edge` the begin, middle or end of something."""

from __future__ import annotations

# Building blocks. Group names: see `_FIELDS`.
_DAY, _MONTH, _YEAR = "(?P<d>{small})", "(?P<m>[{month}{mon}])", "(?P<y>{year})"
_DAY2, _MONTH2, _YEAR2 = "(?P<d2>{small})", "(?P<m2>[{month}{mon}])", "(?P<y2>{year})"
_SHORT_YEAR = "(?P<y>[{year}{small}{number}])"
_TO = "(?:{dash}{1,2}|{until}|{slash}|{dan})"
_TILL = "(?:{dash}{1,2}|{until})"
_PART = "(?P<part>{part}{hari}?|{dini}{hari})"
_PART2 = "(?P<part2>{part}{hari}?|{dini}{hari})"
_REL = (
    "(?P<rel>{yang}?[{past}{kemarin}{tadi}]|{yang}?{akan}{datang}|{ke}{depan}|[{depan}{future}{nanti}{besok}{this}{that}{before}{after}]"
    "|{yang}?{sama})"
)
_UNIT = "(?P<unit>[{hari}{week}{bulan}{tahun}{decade}{century}{quarter}{half_year}{jam}{minute}])"
_SPAN_UNIT = "(?P<unit>[{week}{bulan}{tahun}{decade}{century}{quarter}{half_year}])"
_NUMBER = "(?:{numeral}{1,7}{setengah}?|{some}|{setengah}|[{small}{number}{big}{year}])"
_AMOUNT = f"(?P<amount>(?:{_NUMBER}(?:{{dash}}|{{until}}))?{_NUMBER})"
_ABOUT = "(?P<mod>{approx}(?:{dash}{approx})?|{more_less}{dari}|{more_less}{more_less})?"
_SPAN = f"{_ABOUT}(?:{_AMOUNT}{_UNIT}|(?P<seunit>{{seunit}}))"
_WEEKDAY = "{hari}?(?P<wd>(?<!{pasar}){weekday})"
_CLOCK = "(?P<h>[{small}{number}])[{dot}{colon}](?P<min>[{small}{number}])(?:[{dot}{colon}][{small}{number}])?"
_CLOCK2 = "(?:(?:{dash}{1,2}|{until})[{small}{number}][{dot}{colon}][{small}{number}])?"
_EDGE = "(?P<edge>{edge}(?:{before_what}|{dash})?)?"

# (form, pattern): of two matches at one place the longer wins, of two as long the earlier line.
PATTERNS: tuple[tuple[str, str], ...] = (
    # 20/12, (20/12/2025), 27-29/5, 30/5-2/6, 20-12-2025, 2025-12-20
    ("numeric", f"{{tanggal}}?{{lpar}}?{_DAY}{{slash}}(?P<m>{{small}})(?:{{slash}}{_SHORT_YEAR})?{{rpar}}?"),
    ("numeric", f"{{lpar}}?{_DAY}[{{dash}}{{dot}}](?P<m>{{small}})[{{dash}}{{dot}}]{_YEAR}{{rpar}}?"),
    ("numeric",
     f"{{lpar}}?{_DAY}(?:{{dash}}|{{until}}|{{dan}}){_DAY2}{{slash}}(?P<m>{{small}})"
     f"(?:{{slash}}{_SHORT_YEAR})?{{rpar}}?"),
    ("numeric",
     f"{{lpar}}?{_DAY}{{slash}}(?P<m>{{small}})(?:{{slash}}(?P<y0>{{year}}))?(?:{{dash}}|{{until}})"
     f"{_DAY2}{{slash}}(?P<m2>{{small}})(?:{{slash}}{_SHORT_YEAR})?{{rpar}}?"),
    ("iso", f"{_YEAR}{{dash}}(?P<m>{{small}}){{dash}}{_DAY}"),
    # 4 Desember, (4 Des 2025), 27-29 Mei 2025, 30 Mei hingga 2 Juni
    ("day", f"{{tanggal}}?{{lpar}}?{_DAY}{_MONTH}(?:{{dot}}?{{tahun}}?{_YEAR})?{_REL}?{{rpar}}?"),
    ("day", f"{{tanggal}}?{{lpar}}?{_DAY}{{bulan}}{_MONTH}(?:{{tahun}}?{_YEAR})?{_REL}?"),
    ("day", f"{{tanggal}}?{{lpar}}?{_DAY}{_MONTH}{{tahun}}{_REL}"),
    ("day", f"{{tanggal}}?{{lpar}}?{_DAY}{_TO}{{tanggal}}?{_DAY2}{_MONTH}(?:{{tahun}}?{_YEAR})?{_REL}?{{rpar}}?"),
    ("day",
     f"{{tanggal}}?{{lpar}}?{_DAY}{_MONTH}(?P<y0>{{year}})?{_TILL}{{tanggal}}?{_DAY2}{_MONTH2}"
     f"(?:{{tahun}}?{_YEAR})?{_REL}?{{rpar}}?"),
    ("day", f"(?P<m>{{mon}}|{{month}}){_DAY}{{comma}}{_YEAR}"),
    ("day_of_month", f"{{tanggal}}{_DAY}(?:(?:{_TILL}|{{dan}}){_DAY2})?(?:{{bulan}}?{_REL})?"),
    # Mei 2025, Juni-Juli 2014, Januari tahun lalu, akhir Desember ini
    ("month", f"{_EDGE}{{bulan}}?{_MONTH}{{tahun}}?{_YEAR}{_REL}?"),
    ("month", f"{_EDGE}{{bulan}}?(?P<m>{{month}}){_REL}?"),
    ("month", f"{_EDGE}{{bulan}}?(?P<m>{{month}})(?P<rel_unit>{{tahun}}){_REL}"),
    ("month", f"{_EDGE}(?P<m>{{month}})(?P<y0>{{year}})?{_TO}(?P<m2>{{month}})(?:{{tahun}}?{_YEAR})?{_REL}?"),
    # 2026, tahun 2026, 2014-2019, 1990-an
    ("year", f"{_EDGE}{{tahun}}?{_YEAR}{_REL}?"),
    ("year", f"{{tahun}}?{_YEAR}{{dash}}{{1,2}}{_YEAR2}"),
    ("decade", f"{_EDGE}{{tahun}}?(?P<decade>{{year}}){{dash}}?{{an}}"),
    ("decade", f"{_EDGE}{{tahun}}{{apostrophe}}?(?P<decade>[{{small}}{{number}}]){{dash}}{{an}}"),
    # Senin, Kamis lalu, Selasa malam, Rabu pekan depan, Senin-Rabu, malam Minggu
    ("weekday", f"{_WEEKDAY}{_PART}?{_REL}?{_PART2}?{{zone}}?"),
    ("weekday", f"{_WEEKDAY}{_PART}?(?P<rel_unit>{{week}}){_REL}"),
    ("weekday", f"{_WEEKDAY}{_TO}(?P<wd2>{{weekday}})(?:(?P<rel_unit>{{week}})?{_REL})?"),
    ("eve", "(?P<part>{part})(?P<wd>{weekday})"),
    # hari ini, kemarin, lusa, keesokan harinya, hari yang sama, malam ini, tadi pagi, semalam
    ("today", f"{_PART}?{{hari}}(?P<this>{{this}}){_PART2}?"),
    ("today", "(?P<tadi>[{tadi}{nanti}])(?P<part>{part}|{dini}{hari})"),
    ("today", f"{_PART}(?P<tadi>[{{tadi}}{{nanti}}{{this}}])"),
    ("yesterday", f"{_PART}?(?P<shift>{{kemarin}}){_PART2}?"),
    ("yesterday", "(?P<shift>{kemarin})(?P<lusa>{lusa})"),
    ("yesterday", "(?P<shift>{kemarin}){dash}{kemarin}"),
    ("tomorrow", f"{_PART}?(?P<shift>{{besok}}){{hari}}?{_PART2}?"),
    ("tomorrow", "{besok}?(?P<shift>{lusa})"),
    ("last_night", "(?P<shift>{last_night})"),
    ("next_day", f"(?:{{next_day}}{{hari}}?|{{besok}}{{hari}}){_PART}?"),
    ("same_day",
     f"(?:{{hari}}(?:{{yang}}?{{sama}}|{{that}})"
     f"|(?P<part>(?<!{{meal}}){{part}}|{{dini}}{{hari}}){{hari}}?{{that}}){_PART2}?"),
    ("other_day", "{hari}(?P<rel>[{before}{after}])"),
    ("counted_day", "{hari}(?:[{ordinal}{first}]|{ke}{dash}[{small}{number}{big}])"),
    ("feast", "(?:{hari}{raya}?|(?P<part>{part}))(?P<feast>{feast}){feast}?(?P<y>{year})?"),
    ("feast", "(?P<part>{part})?(?P<feast>{tahun}){baru}(?P<y>{year})?"),
    ("feast", "(?<=[{prep}])(?P<feast>{feast}){feast}?(?P<y>{year})?"),
    ("feast", "(?P<feast>{feast}){feast}?(?P<y>{year})"),
    # pekan lalu, awal bulan ini, akhir tahun, kuartal ketiga 2025, akhir pekan
    ("span", f"{_EDGE}{_SPAN_UNIT}{_REL}"),
    ("span", f"(?P<edge>{{edge}}){_SPAN_UNIT}"),
    ("quarter",
     f"(?P<unit>[{{quarter}}{{half_year}}])(?P<q>[{{ordinal}}{{roman}}{{first}}{{numeral}}{{last}}]|(?:{{ke}}{{dash}})?{{small}})"
     f"(?:[{{dash}}{{slash}}]?{{tahun}}?{_YEAR}|(?P<rel_unit>{{tahun}}){_REL})?"),
    ("season", f"{_EDGE}{{musim}}(?P<season>{{season}})(?:{{tahun}}?{_YEAR}|(?P<rel_unit>{{tahun}})?{_REL})?"),
    ("century", "{century}{ke}?{dash}?(?P<q>{small}|{numeral}{1,2}|{roman})"),
    # dua hari lalu, tiga bulan lagi, sepekan kemudian, lima tahun ke depan
    ("offset",
     f"{_SPAN}(?P<rel>{{yang}}?{{past}}|{{kemarin}}|{{lagi}}|{{yang}}?{{akan}}{{datang}}"
     "|[{depan}{future}{nanti}{before}{after}])"),
    ("offset", "(?P<amount>{some}){moment}(?P<rel>{yang}?{past})"),
    # hampir lima jam, selama tiga hari, berjam-jam, lima tahun terakhir
    ("duration", f"{_SPAN}(?:{{more_less}}|{{last}}|{{first}}|{{that}}|{{this}}|{{ke}}{{depan}})?"),
    ("duration",
     f"{_SPAN}{{dan}}?(?P<amount2>[{{small}}{{number}}]|{{numeral}}{{1,3}})"
     "(?P<unit2>[{jam}{minute}{hari}{bulan}])"),
    ("duration", "(?P<seunit>{seunit}){setengah}"),
    ("duration", "(?P<berunit>{berunit}){dash}[{jam}{minute}{hari}{week}{bulan}{tahun}]"),
    ("duration", "(?P<vague>{some}){moment}|(?P<berunit>{a_while})"),
    # setiap tahun, tiap Senin, dua kali sepekan, sehari-hari
    ("set", f"(?P<every>{{every}}){_AMOUNT}?{_UNIT}"),
    ("set", f"(?P<every>{{every}}){{hari}}?(?P<wd>{{weekday}})(?:{_TO}{{weekday}})?{_PART}?"),
    ("set", "(?P<every>{every})(?P<part>{part})"),
    ("set", "(?P<every>{every})(?:{tanggal}{small})?(?P<m>{month})"),
    ("set", "(?:{numeral}{1,3}|[{small}{some}]){kali}{prep}?(?P<seunit>{seunit})"),
    ("set", "(?P<seunit>{seunit}){dash}{hari}"),
    ("set", "{sekali}(?P<seunit>{seunit})"),
    ("set", "(?P<seunit>{seunit}){sekali}"),
    ("set", f"{_AMOUNT}{_UNIT}{{sekali}}"),
    # pukul 10.00 WIB, jam 7 malam, 19.30 WITA
    ("clock", f"{{approx}}?(?:{{pukul}}|{{jam}}){_CLOCK}{_CLOCK2}{_PART}?{{zone}}?"),
    ("clock", f"{{approx}}?(?:{{pukul}}|{{jam}})(?P<h>[{{small}}{{number}}]|{{numeral}}){_PART}?{{zone}}?"),
    ("clock", f"{_CLOCK}{_CLOCK2}{_PART}?{{zone}}"),
    ("part", "(?P<part>{part}{hari}|{dini}{hari}|{tengah}{hari})"),
    ("part", "{tengah}(?P<part>{part})"),
    ("part", "(?P<part>(?<=[{prep}{until}]){part}){zone}?"),
    # saat ini, kini, baru-baru ini, dalam waktu dekat, masa lalu
    ("reference", "(?P<ref>{now}(?:{dash}{now})?){this}?"),
    ("reference", "{moment}(?P<ref>[{this}{that}]|{past}|{depan}|{future}|{dekat}|{now}|{once})"),
    ("reference", "(?P<ref>{baru}{dash}{baru}){this}"),
    ("reference", "(?P<ref>{hari}{dash}{hari}){this}"),
    ("reference", "(?P<ref>{edge}{dash}{edge}|{last}){this}"),
    ("reference", "(?P<ref>{once}|{nanti})"),
    ("reference", "{a_while}(?P<ref>{lagi})"),
)  # fmt: skip
