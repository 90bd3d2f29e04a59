"""The lexicon of titles and what stands around them."""

import re
from dataclasses import dataclass
from functools import cache

from articles.extraction.gazetteer.forms import FormIndex
from articles.extraction.gazetteer.loading import DATA, rows_of

MINISTER_KINDS = ("担当大臣", "担当相", "大臣", "長官", "部長官", "相")
"""What makes a minister of a ministry's stem (財務 → 財務相)."""
DEPUTY_KINDS = ("副大臣", "副長官", "次官", "政務官", "副相", "事務次官", "次官補")
SHORT_DEPUTY = dict(zip(DEPUTY_KINDS, DEPUTY_KINDS, strict=True))
TERM = re.compile(r"(?:前|元|現|次期|暫定|新|初代|筆頭|第[1-9一二三四五]|歴代|故|影の)$")
"""Words right before a title that say which holder is meant."""
KEPT_TERM = re.compile(r"前|元|次期|暫定|第[1-9一二三四五]|影の")
"""Those that belong to the title as recorded."""
INTERNATIONAL = re.compile(r"欧州|EU|事務総長報道官|国連(?!次席|常駐)(?!.*大使)")
"""Titles of international organisations, whose holders stand for no country."""
NO_HOLDER = re.compile(
    r"(?:会談|会合|会議|協議|級|理事会|候補|選[挙びで]?|令|府|官邸|公邸|制度?|権限|職|任期|就任|経験|声明案|派|"
    r"(?:など)?を(?:務め|歴任|兼務|兼ね|目指|経験|辞)|に(?:就任|指名|選出|任命|昇格|起用|就[いくか]|立候補|選ば|復帰|返り咲)|への?就任|だった|"
    r"に(?:は)?[^。、]{1,24}[をが](?:指名|起用|任命|充て|据え|内定|選ん|選出|就)|"
    r"[間ら]?会談|演説台|同士|夫人|専用|宮殿|報道官室|代行者|[室団処館部](?!長)|レベル|ポスト|在任|在職|辞任|退任|人事|不在|交代|指名|任命|公選)"
)
"""After a bare title: the office is meant, not its holder."""


_SAME_OFFICE = {
    "総理大臣": "首相",
    "総理": "首相",
    "外務大臣": "外相",
    "外務相": "外相",
    "外交部長": "外相",
    "外交部長官": "外相",
    "外交相": "外相",
    "防衛相": "国防相",
    "防相": "国防相",
    "国防部長": "国防相",
    "国防部長官": "国防相",
    "財相": "財務相",
    "内務相": "内相",
    "法務相": "法相",
    "農業相": "農相",
}


def same_office(title: str) -> str:
    """One word for titles that name one office: 総理大臣 and 首相, 外務大臣 and 外相; words such as 前 are dropped."""
    bare = KEPT_TERM.sub("", title, count=1) if KEPT_TERM.match(title) else title
    if bare not in _SAME_OFFICE and bare.endswith("大臣") and len(bare) > len("大臣"):
        bare = bare.removesuffix("大臣") + "相"
    return _SAME_OFFICE.get(bare, bare)


@dataclass(frozen=True, slots=True)
class Title:
    """An office as printed."""

    form: str
    short: str
    """Shortest form; empty for a word that only contains a title (大統領選)."""
    role: str
    """What holders of different titles share: 首相 and 総理大臣 are ``head_of_government``."""


@cache
def title_index() -> FormIndex[Title]:
    """Every title of data/titles.csv, and those composed of a ministry's stem and a rank."""
    titles = {row["form"]: Title(row["form"], row["short"], row["role"]) for row in rows_of(DATA / "titles.csv")}
    for row in rows_of(DATA / "ministries.csv"):
        stem, role = row["stem"], row["role"] or f"minister of {row['stem']}"
        for kind in MINISTER_KINDS:
            titles.setdefault(stem + kind, Title(stem + kind, stem + kind, role))
        for kind in DEPUTY_KINDS:
            titles.setdefault(stem + kind, Title(stem + kind, kind, f"deputy {role}"))
    return FormIndex(titles.items())


@cache
def ministry_stems() -> tuple[str, ...]:
    return tuple(row["stem"] for row in rows_of(DATA / "ministries.csv"))


@cache
def title_countries() -> dict[str, frozenset[str]]:
    """Titles that only some countries give; an empty set for those of international organisations."""
    return {row["title"]: frozenset(row["countries"].split()) for row in rows_of(DATA / "title_countries.csv")}
