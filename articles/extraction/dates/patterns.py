"""What a written date looks like. All patterns run over folded text (see ``numerals.fold``)."""

import re

_KANJI = "〇一二三四五六七八九十"
_YEAR_WORDS = "一昨年|おととし|昨年|去年|今年|ことし|本年|再来年|来年|同じ年|同年|前年|翌年|その年|当年"
_MONTH_WORDS = "先々月|先月|今月|本月|再来月|来月|同じ月|同月|前月|翌月|当月"
_ERAS = "令和|平成|昭和|大正|明治"
_NUMBER_BEFORE = r"(?<![\d.,:第約毎計延\-/])"
"""A number that follows these is no part of a date (第11日, 約10日, 1.6日)."""

_YEAR = rf"""
(?:
  (?:西暦|紀元)? {_NUMBER_BEFORE} (?P<year>(?:1[0-9]|20|21)\d\d) (?:[~-](?P<year_end>\d{{2,4}}))? 年
    (?!代|間|連続|ぶり|以上|余|近く|物|債|国債|式|型|版|比) (?: \( (?:{_ERAS}) (?:\d{{1,2}}|元) 年? \) )?
| (?P<year_kanji> [一二][〇一二三四五六七八九]{{3}} ) 年
| (?P<era>{_ERAS}) (?P<era_year> \d{{1,2}} | 元 | [{_KANJI}]{{1,3}} ) 年 (?:\( (?P<era_west>\d{{4}}) 年? \))? (?!間)
| (?P<next_year>翌) (?P<next_year_value>\d\d(?:\d\d)?) 年
| (?P<year_word>{_YEAR_WORDS}) (?!比|同期|同月|並み|実績|割れ|生|会)
| {_NUMBER_BEFORE} (?P<short_year>\d\d) 年
    (?=\d{{1,2}}月(?!間)|末|初め|夏|秋|春|冬|度(?!目))
| {_NUMBER_BEFORE} (?<!から) (?P<bare_short_year>\d\d) 年
    (?=に(?!及|わた|亘|一|1|満|相|渡|な|も|迫|近|短|延)|には(?!及)|以降|、)
| (?<=前の) (?P<past_short_year>\d\d) 年 (?=の)
)
"""
_YEAR_PART = (
    r"(?P<year_part> の? (?:早春|初夏|晩秋|[春夏秋冬](?![季期闘分物服])|初め|初頭|年頭"
    r"|前半|後半|上半期|下半期|半ば|末|内|中|度(?!目)) )"
)
_MONTH = rf"""
(?:
  (?<![\d.,第約毎カヶか・]) (?P<month>0?[1-9]|1[0-2]) 月 (?!号|期|間|連続|ぶり|以内|分|給|額|例|面|刊|革命|曜)
| (?<![{_KANJI}数か年]) (?P<month_kanji>十[一二]?|[一二三四五六七八九]) 月 (?!号|期|間|分|革命)
| (?<!前年) (?P<month_word>{_MONTH_WORDS}) (?!比|並み|号|給)
)
"""
_MONTH_AFTER_YEAR = (
    r"(?: (?P<month2>0?[1-9]|1[0-2]) 月 (?!号|期|間|分)"
    r"| (?P<month2_kanji>十[一二]?|[一二三四五六七八九]) 月 (?!号|期|間) )"
)
_MONTH_PART = (
    r"(?P<month_part> の? (?:上旬|中旬|下旬|初旬|初頭|初め|半ば|後半|前半|末"
    r"|中(?=に|、|の|$)|内(?=に)|ごろ|頃) )"
)
_NOT_A_DURATION = (
    r"(?!間|ぶり|以内|以上|未満|連続|目|分|余|近く|足らず|程度|ほど|当た|あたり|ごと|おき"
    r"|限り|限定|後|前(?!後|夜)|超|遅れ|戦争|酔"
    r"|平均|\d(?!\d?(?:時(?!間)|:))|に1(?!\d)|に一|約|続け|本[^部社国格会]|がかり|かか|たら|も早|もの|たった|掛か|をかけ|経|過ぎ|に短縮|に延長|に及)"
)
_WEEKDAY_MARK = r"(?: \( [月火水木金土日] (?:曜日?|・[^()]{1,4})? \) )?"
_HOUR = r"""
(?P<hour>
  (?: の? (?:未明|早朝|明け方|昼前|昼過ぎ|昼すぎ|夕方|夕刻|夕|夜遅く|夜半|深夜|夜|朝|正午|午前|午後|昼)
    (?!日|鮮|会|食|刊|貢|礼) )
  (?: [ ]? \d{1,2} (?:時(?!間) (?:\d{1,2}分|半)?|:\d\d) )? (?: ごろ|頃|過ぎ|すぎ|前(?=[、に]) )?
)?
"""
_DAY = rf"""
(?:
  (?P<day>0?[1-9]|[12]\d|3[01])
  (?:
    日? {_WEEKDAY_MARK} (?:~|-|から(?!の\d)|、(?=\d{{1,2}}の?両日))
      (?:(?P<end_month>\d{{1,2}})月)? (?P<end_day>\d{{1,2}}) (?:の?両)? 日
      {_NOT_A_DURATION}
  | [、,・] (?P<next_day>\d{{1,2}}) 日 {_NOT_A_DURATION}
  | 日 {_WEEKDAY_MARK} から(?:の|、)? (?P<length>\d{{1,2}}) 日間
  | 日 {_NOT_A_DURATION}
  )
| (?P<day_kanji> [二三]?十[一二三四五六七八九]? | [二三][一二三四五六七八九〇] | [一二三四五六七八九] ) 日
  {_NOT_A_DURATION}
)
{_WEEKDAY_MARK} {_HOUR}
"""
_BARE_DAY = (
    _DAY.replace("(?P<day>", r"(?<![\d.,:第約毎計延\-/~月])(?P<day>")
    .replace("(?P<day_kanji> [二三]?十", rf"(?<![{_KANJI}第数月毎])(?P<day_kanji> [二三]?十")
    .replace("| [一二三四五六七八九] ) 日", "| [二三四五六七八九](?=日[、午夜未朝]) ) 日")
)


def _renamed(pattern: str, suffix: str) -> str:
    """The pattern with its group names made unique, since a name may stand once in an expression."""
    return re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}{suffix}>", pattern)


_LEAD = r"(?P<lead> (?:去る|さる|来る(?=\d)|現地時間(?:の|で)?|日本時間(?:の|で)?|米?国?東部時間) [ ]? )?"
CALENDAR = re.compile(
    rf"""
    {_LEAD}
    (?:
      {_YEAR} (?:
        (?:の|[ ]|、(?=\d))? {_MONTH_AFTER_YEAR}
        (?: の? {_renamed(_DAY, "__a")} | {_renamed(_MONTH_PART, "__a")} )?
      | {_YEAR_PART}
      )?
    | {_MONTH} (?: の? {_renamed(_DAY, "__b")} | {_renamed(_MONTH_PART, "__b")} )?
    | (?P<day_word> 同じ?|翌|本|前(?=\d) ) {_renamed(_DAY, "__c")}
    | {_BARE_DAY}
    )
    """,
    re.VERBOSE,
)
"""Year, month and day in Japanese writing, each of them optional, with words for 'this', 'last', 'the same'."""

NUMERIC = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>[/.-])(?P<month>0?[1-9]|1[0-2])"
    r"(?:(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01]))?(?![\d%]|[./-]\d)(?:[ T]?\d{1,2}:\d\d(?::\d\d)?)?"
    r"|(?<=\()(?P<slash_month>0?[1-9]|1[0-2])/(?P<slash_day>0?[1-9]|[12]\d|3[01])(?=[月火水木金土日]?\))"
)
"""2025/11/06, 2025-11-06, 2022.11.28 06:51, 2025.11, (11/6)."""

WORD = re.compile(
    rf"""
    (?P<same> 同日 (?!本|程|系|誌|報) | 同じ日 (?!本) | この日 (?!本) | その日 (?!本|暮)
      | (?<![一-龠ァ-ヶーた]) 当日 (?!本|券) | 同夜 ) {_renamed(_HOUR, "_s")}
  | (?P<next> その?翌日 (?!本) | 翌日 (?!本) | 翌朝 | 翌々日 | 次の日 (?!本) ) {_renamed(_HOUR, "_n")}
  | (?P<previous> 前日 (?!本) | 前夜 (?!祭) | 前々日 | 前の日 (?!本) ) {_renamed(_HOUR, "_p")}
  | (?P<today> きょう | 本日 (?!本) | 今日 (?=[、午夜朝未は,付]) | 今朝 | 今夜 | 今晩 | けさ )
      {_renamed(_HOUR, "_t")}
  | (?P<two_ago> 一昨日 | おととい )
  | (?P<yesterday> 昨日 (?!本) | きのう | 昨夜 | 昨晩 | 昨夕 ) {_renamed(_HOUR, "_y")}
  | (?P<tomorrow> 明日 (?=[、午夜朝のにはか]) | あす (?=[、午夜朝のにはか]) | 明朝 | 明晩 ) {_renamed(_HOUR, "_m")}
  | (?P<season> [今昨来][春夏秋冬] (?!季|期|闘) )
  | (?P<year_within> 年内 | 年末(?!年始) | 年度内 | 年度末 | 年明け | 年初 (?!来) ) | (?P<month_within> 月内 | 月末 )
  | (?P<week> 先々週 | 先週 | 今週 | 来週 | 再来週 ) (?: の? (?P<week_day>[月火水木金土日]) 曜日? | 末(?!尾) )?
  | (?<![一-龠]) (?P<weekday> [月火水木金土日] ) 曜日 (?!ごと|版)
    """,
    re.VERBOSE,
)
"""Days named by a word. The bracket after きのう(10月31日) is read by ``find``."""

DISTANCE = re.compile(
    rf"""
    (?<![\d.,第数約]) (?P<about>約|およそ|わずか)? (?P<count>\d{{1,2}}|[{_KANJI}]{{1,3}}|半)
    (?P<unit>日|週間|[かカヵヶケ箇]月|年) (?P<half>半)? (?P<way>後|前)
    (?!後|倒|半|夜|年|提|の約|比|線|方|任|進|退|継|世界|遺症|期|処理|払|も|回)
    """,
    re.VERBOSE,
)
"""3日後, 5か月後, 2年前, 半年前."""
