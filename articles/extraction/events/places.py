"""Where an event took place: the last name before で, において or にある in its clause, at its shortest."""

import re

from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.lexicon import Trigger
from articles.extraction.findings import Span
from articles.vocabulary import EventType

_NAME = r"[一-龥々〆ァ-ヶーA-Za-z・]{2,16}"
_AT = re.compile(
    rf"(?P<name>{_NAME})(?:で(?!き|は?なく|も?ある|す|し[たょ]|あ)|において|における|での|にある|を(?:公式に?|電撃|国賓として)?訪れ|を訪問|に到着|に入)"
)
_NO_PLACE = re.compile(
    r"(?:会談|会議|会見|会合|協議|声明|演説|書簡|電話|オンライン|談話|答弁|インタビュー|交渉|記者会見|席|冒頭|共同|決議|形式|方針|合意|条約|協定|法廷|仲介|作戦|攻撃|"
    r"年|月|日|時|分|回|人|国|か国|カ国|年ぶり|初めて|時間|両日|理由|目的|条件|方向|立場|考え|見方|認識|時点|段階|背景|一方|状況|関係|問題|分野|面|中|間|上|下|内|外|前|後|相互|"
    r"討論|総会|理事会|委員会|選挙|投票|投稿|対応|協力|支援|影響|規模|主導|賛成|多数|全会一致|満場|棄権|船|機|車|ヘリ|部隊|軍|無人機|ミサイル)$"
)
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
        if match.end("name") - start >= 2 and not _NO_PLACE.search(view.text[start : match.end("name")]):
            found = Span(start, match.end("name"))
    return found
