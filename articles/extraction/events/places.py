"""Where an event took place: the last name before で, において or にある in its clause, at its shortest."""

import re

from articles.extraction.events.clauses import SentenceView, cities
from articles.extraction.events.lexicon import Trigger
from articles.extraction.findings import Span
from articles.vocabulary import EventType

_NAME = r"[一-龥々〆ァ-ヶーA-Za-z・]{2,16}"
_AT = re.compile(
    rf"(?P<name>{_NAME})(?:で(?!き|は?なく|も?ある|す|し[たょ]|あ)|において|における|での|にある|を(?:公式に?|電撃|国賓として)?訪れ|を訪問|に到着|に入)"
)
_PLACE_NOUN = re.compile(
    r"(?:市|州|県|島|湾|海|港|宮|宮殿|館|迎賓館|邸|官邸|府|省|庁|ホテル|空港|基地|本部|会議場|会場|大学|国境|地帯|沖|周辺|近郊|郊外|センター|ハウス|広場|大使館|都|区|村|町|半島|"
    r"海峡|礁|諸島|地方|議場|工場|大会堂|山荘|別荘|首都|運河|海域|空域|公海|領海|上空|国連|山|川|高原|砂漠|地区|北部|南部|東部|西部|中部)$"
)
_COMMON = re.compile(
    r"(?:システム|オンライン|テレビ|ビデオ|インタビュー|スピーチ|ペース|レベル|ルート|ケース|テーマ|ベース|ドル|ユーロ|ポンド|メートル|キロ|トン|パーセント|ミサイル|ドローン|ヘリ|サミット)$"
)
_NAMELESS = frozenset(
    {
        *("首都", "会場", "周辺", "近郊", "郊外", "北部", "南部", "東部", "西部", "中部"),
        *("上空", "沿岸", "海域", "本部", "都市", "大学"),
    }
)
_KATAKANA = re.compile(r"[ァ-ヶー・]{3,}")
_LEAD = re.compile(
    r"^(?:首都|最大都市|訪問先|北部|南部|東部|西部|中部|南東部|北東部|北西部|南西部|沿岸|隣国|同国|同市|要衝|州都|古都|港湾都市|近郊|郊外|[東西南北]?部)+"
)
PLACED = frozenset(
    {
        EventType.CONSULT,
        EventType.AGREE,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.COOPERATE,
        EventType.RETREAT,
    }
)


def place_of(view: SentenceView, trigger: Trigger) -> Span | None:
    """The place's name in the trigger's coordinate clause."""
    if trigger.act.type not in PLACED:
        return None
    found = None
    for match in _AT.finditer(view.text, view.coordinate_start(trigger.start), min(trigger.tail.end + 2, view.end)):
        name = match["name"]
        lead = _LEAD.match(name)
        start = match.start("name") + (lead.end() if lead and lead.end() < len(name) else 0)
        if "・" in name and match.end("name") - start > 8:
            start = match.start("name") + name.rindex("・") + 1
        if _is_place(view.text[start : match.end("name")]):
            found = Span(start, match.end("name"))
    return found


def _is_place(name: str) -> bool:
    """A known city, a noun of place, or a foreign name in katakana."""
    if len(name) < 2 or name in _NAMELESS or _COMMON.search(name):
        return False
    return name in cities() or _PLACE_NOUN.search(name) is not None or _KATAKANA.fullmatch(name) is not None
