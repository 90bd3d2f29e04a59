"""Named occasions: summits and series of meetings that news calls by several names."""

import re
import unicodedata

_SERIES = {
    "C5+1": r"C5\s*(?:\+|プラス)\s*1|中央アジア[^。]{0,8}(?:米国|アメリカ|米)[^。]{0,3}(?:首脳|サミット|会議|会合)"
    r"|(?:米国?|アメリカ)と中央アジア[^。]{0,6}(?:首脳|サミット|会議|会合)|中央アジア5[かカケヵヶ]国[^。]{0,6}(?:首脳会議|サミット)",
    "G7": r"G7|(?:主要|先進)7[かカケヵヶ]国",
    "G20": r"G20|20[かカケヵヶ]国・地域|主要20",
    "APEC": r"APEC|アジア太平洋経済協力",
    "EAS": r"東アジア(?:首脳会議|サミット)",
    "ASEAN": r"ASEAN|東南アジア諸国連合",
    "NATO": r"(?:NATO|北大西洋条約機構)[^。]{0,4}(?:首脳|サミット|外相|国防相|理事会)",
    "BRICS": r"BRICS",
    "SCO": r"上海協力機構|SCO",
    "QUAD": r"クアッド|QUAD|日米豪印",
    "EU": r"(?:EU|欧州連合)[^。]{0,4}(?:首脳会議|外相理事会|首脳会合)|欧州理事会",
    "CIS": r"独立国家共同体|CIS首脳",
    "CSTO": r"集団安全保障条約機構|CSTO",
    "TICAD": r"TICAD|アフリカ開発会議",
    "GCC": r"湾岸協力(?:会議|理事会)|GCC",
    "OIC": r"イスラム協力機構|OIC",
    "OPEC": r"OPEC|石油輸出国機構",
    "CELAC": r"CELAC|中南米カリブ",
    "EURASIA": r"ユーラシア経済(?:連合|同盟)",
    "UNGA": r"国連総会",
    "UNSC": r"国連安(?:全保障理事会|保理)|安保理",
    "DAVOS": r"ダボス会議|世界経済フォーラム",
    "SHANGRILA": r"シャングリラ",
    "MUNICH": r"ミュンヘン安全保障会議",
    "JCK": r"日中韓(?:3[かカケヵヶ]国)?[^。]{0,2}(?:首脳|外相|サミット)",
}
"""Name of a series -> its forms, folded. International organisations' own pages give the forms."""
_SERIES_FORMS = [(name, re.compile(form)) for name, form in _SERIES.items()]
_LEVELS = {
    "head": r"首脳|大統領|トップ|サミット",
    "foreign": r"外相|外務(?:大臣|相)|国務長官|外交",
    "defence": r"国防相|防衛相|国防",
    "finance": r"財務相|財務",
    "trade": r"貿易相|通商|経済相|商務",
    "working": r"実務者|次官|局長|事務レベル",
    "2+2": r"2プラス2|2\+2|外務・防衛",
}
_LEVEL_FORMS = [
    (name, re.compile(f"(?:{form})(?:級|間|レベル|の)?(?:会談|会議|会合|協議|電話|対話)|(?:{form})(?=サミット)"))
    for name, form in _LEVELS.items()
]


def fold(text: str) -> str:
    """A copy for comparing: width and case folded, kanji numerals of counted countries as digits."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return re.sub(
        r"[一二三四五六七八九](?=[かカケヵヶ]国)", lambda m: str("一二三四五六七八九".index(m[0]) + 1), folded
    )


def series_of(text: str) -> str:
    """The series of meetings that a text names first; empty if none."""
    hits = [(m.start(), name) for name, form in _SERIES_FORMS if (m := form.search(text))]
    return min(hits)[1] if hits else ""


def level_of(text: str) -> str:
    """Who meets, by the noun of the meeting (首脳会談, 外相会合); empty if it does not say."""
    hits = [(m.start(), name) for name, form in _LEVEL_FORMS if (m := form.search(text))]
    return min(hits)[1] if hits else ""
