"""Who counts as a party: leaders and organs of state stand for their country, firms and armed groups for themselves."""

import re
import unicodedata
from collections import Counter

from articles.extraction.cast import Cast
from articles.extraction.findings import Ref, Span
from articles.extraction.parsing import Document
from articles.vocabulary import MentionKind

_ORGAN_OF_STATE = re.compile(
    r"(?:海上保安機関|治安機関|捜査機関|情報機関|最高裁|高裁|地裁|地検|特捜部|軍部|省|庁|軍|政府|議会|国会|議院|院|上院|下院|大使館|領事館|代表部|警備隊|警察|海警局|海警|公安局|当局|裁判所|裁判|検察|検察庁|大統領府|首相府|官邸|宮殿|内閣|閣議|内閣府|"
    r"委員会|国防総省|ペンタゴン|国務省|ホワイトハウス|クレムリン|中央銀行|連銀|税関|情報局|情報機関|諜報機関|安全保障会議|国防会議|閣僚会議|評議会|外交部|国防部|商務部|統一部|部|局|"
    r"自衛隊|空軍|海軍|陸軍|防衛隊|革命防衛隊|参謀本部|参謀部|代表処|事務所|通商代表部|中央軍|司令部|政権|軍政|外務|財務|国家主席)$"
)
_NOT_STATE = re.compile(
    r"(?:通信|新聞|放送|テレビ|社|ニュース|銀行協会|連合会|石油|電力|大学|研究所|党|派|戦線|運動|グループ|集団|同盟|旅団|機構|連盟|国連|欧州|国際|世界|アフリカ連合)"
)
_BODIES = {
    "EU": "欧州連合",
    "UN": "国連",
    "NATO": "北大西洋条約機構",
    "IAEA": "国際原子力機関",
    "IMF": "国際通貨基金",
    "AU": "アフリカ連合",
    "ASEAN": "東南アジア諸国連合",
    "WHO": "世界保健機関",
    "WTO": "世界貿易機関",
    "WB": "世界銀行",
    "ECOWAS": "西アフリカ諸国経済共同体",
    "SCO": "上海協力機構",
    "OPEC": "石油輸出国機構",
    "PIF": "太平洋諸島フォーラム",
    "AL": "アラブ連盟",
    "OECD": "経済協力開発機構",
    "ICC": "国際刑事裁判所",
    "UNHCR": "国連難民高等弁務官事務所",
    "CSTO": "集団安全保障条約機構",
    "OSCE": "欧州安全保障協力機構",
}
_PARTISAN = re.compile(r"党首|議員|幹事長|知事|市長|州首相|^元|^前|候補|総裁選|院内総務|党代表|指導者")
"""Titles of those whose words are their country's domestic affairs."""
_MEDIUM = re.compile(
    r"(?:通信|通信社|新聞|新聞社|日報|時報|放送|放送局|テレビ|ラジオ|タイムズ|ポスト|ジャーナル|ガーディアン|ロイター|ブルームバーグ|ニュース|ＣＮＮ|CNN|BBC|ＢＢＣ|NHK|ＮＨＫ)$"
)
"""Media report; they take no part in what they report."""
_RULING_PARTIES = ("中国共産党", "朝鮮労働党", "ベトナム共産党", "中共")
"""Parties that are the state."""
_ORGANS_OF_UNION = ("欧州委員会", "欧州理事会", "ＥＵ委員会")


def _stands_for(names: tuple[str, ...], body: str) -> bool:
    """Whether an organisation's names include an abbreviation such as IAEA or its Japanese name."""
    return any(unicodedata.normalize("NFKC", n) in (body, _BODIES.get(body)) for n in names)


class Parties:
    """Turns references of a cast into parties of events."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._cache: dict[Ref, Ref | None] = {}
        self._resolved: dict[tuple[Ref, ...], tuple[Ref, ...]] = {}
        self._names = {o.id: o.name for o in cast.organizations}
        self._org_country = {o.id: o.country for o in cast.organizations}
        self._titles = {x.id: x.title for x in cast.leaders}
        self._affiliation = self._affiliations()

    def _affiliations(self) -> dict[Ref, Ref]:
        """Leaders of international organisations with the organisation that stands in their noun phrase."""
        found: dict[Ref, Ref] = {}
        people = [m for m in self._cast.mentions if m.kind is MentionKind.PERSON and m.ref]
        for person in people:
            if person.ref in found or self._cast.country_of(person.ref):
                continue
            for inner in self._cast.within(person.span):
                if inner.kind is MentionKind.ORGANIZATION and inner.ref:
                    found[person.ref] = inner.ref
                    break
        for leader in self._cast.leaders:
            body = leader.body
            if leader.country is None and leader.id not in found and body:
                known = next((o.id for o in self._cast.organizations if _stands_for(o.names, body)), None)
                if known is not None:
                    found[leader.id] = known
        return found

    def most_named(self) -> Ref:
        """The country that the article names most, title included; empty if two share the place or none is named."""
        counts: dict[Ref, int] = {}
        for ref, times in Counter([m.ref for m in (*self._cast.title_mentions, *self._cast.mentions)]).items():
            party = self.party(ref)
            if party and len(party) == 2 and party.isupper():
                counts[party] = counts.get(party, 0) + times
        most = max(counts.values(), default=0)
        first = [party for party, times in counts.items() if times == most]
        return first[0] if len(first) == 1 else ""

    def is_partisan(self, ref: Ref) -> bool:
        """Whether ``ref`` is a politician who speaks for a party or for himself, not for the state."""
        return _PARTISAN.search(self._titles.get(ref, "")) is not None

    def party(self, ref: Ref) -> Ref | None:
        """The party that ``ref`` stands for: an alpha-2 code or an organisation's id; None if it is nobody's."""
        if ref not in self._cache:
            self._cache[ref] = self._resolve(ref)
        return self._cache[ref]

    def _resolve(self, ref: Ref) -> Ref | None:
        if self._cast.is_person(ref):
            body = self._affiliation.get(ref)
            return self._cast.country_of(ref) or (self.party(body) if body else ref)
        if self._cast.is_organization(ref):
            name, country = self._names.get(ref, ""), self._org_country.get(ref)
            if country and name in _RULING_PARTIES:
                return country
            if country and _ORGAN_OF_STATE.search(name) and not _NOT_STATE.search(name):
                return country
            if _MEDIUM.search(name):
                return None
            if name in _ORGANS_OF_UNION:
                return next((o.id for o in self._cast.organizations if _stands_for(o.names, "EU")), ref)
            return ref
        return ref or None

    def about(self, document: Document, start: int, end: int) -> tuple[Ref, ...]:
        """Parties named in ``start``-``end``, quotations included, in text order."""
        if start >= end:
            return ()
        mentions = sorted(self._cast.top(Span(start, end)), key=lambda m: m.span.start)
        return self.resolve([m.ref for m in mentions if m.ref])

    def resolve(self, refs: tuple[Ref, ...] | list[Ref]) -> tuple[Ref, ...]:
        """Parties without repetition, in order."""
        key = tuple(refs)
        if (known := self._resolved.get(key)) is None:
            known = self._resolved[key] = tuple(dict.fromkeys(p for p in map(self.party, key) if p))
        return known
