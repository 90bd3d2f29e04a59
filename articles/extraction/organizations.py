"""Organisations that speak or act: known ones, and ministries, forces and missions by pattern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.extraction.countries import CountryHit
from articles.extraction.gazetteer.entries import OrganizationEntry
from articles.extraction.gazetteer.forms import FormIndex, fold
from articles.extraction.gazetteer.loading import words
from articles.extraction.people.titles import ministry_stems, title_index
from articles.extraction.stems import StemFinder, around

_LATIN = re.compile(r"[A-Za-z]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_NAME_PART = re.compile(r"[ァ-ヺー][・=]$")
_PROVINCES = re.compile(
    r"[一-龥]*(?:帰|反|内|本|自|人事|河北|山西|遼寧|吉林|黒竜江|江蘇|浙江|安徽|福建|江西|山東|河南|湖北|湖南|広東|"
    r"海南|四川|貴州|雲南|陝西|甘粛|青海)省$"
)


def _any_of(name: str) -> str:
    """A pattern for any word of a list, the longest first."""
    return "|".join(sorted(map(re.escape, words(name)), key=len, reverse=True))


_HEAD_WORD = re.compile(r"(?:の|国|連邦|共和国|人民共和国|・)?")
_MISSION = re.compile(r"[在駐](?P<host>[一-龥ァ-ヺーA-Z]{1,10}?)(?P<kind>大使館|総領事館|代表部|代表処)")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class OrganizationHit:
    """A place where the text names an organisation."""

    start: int
    end: int
    form: str
    entry: OrganizationEntry | None
    country: str | None
    """Alpha-2 where known, "" for an international one, None where the text leaves it open."""
    rule: str
    confidence: float = 1.0
    body: str = ""
    """The form without its country: what 米国務省 and 国務省 share."""

    @property
    def kind(self) -> str:
        """As in the data file; ``media`` also where only the form says so."""
        if self.entry:
            return self.entry.kind
        return "media" if _MEDIA_END.search(self.form) else ""


_MEDIA_END = re.compile(r"(?:通信|通信社|テレビ|放送|メディア|新聞|日報|[^政]紙)$")


@cache
def _ministry_pattern() -> re.Pattern[str]:
    stems = sorted({*ministry_stems(), "大統領府", "戦争", "水資源・灌漑", "外務・国際協力"}, key=len, reverse=True)
    stem = "|".join(map(re.escape, stems))
    return re.compile(
        rf"(?:{stem})(?:[・、](?:{stem}))*(?:総省|省|庁)|(?:外交|国防|商務|統一|国家安全)部(?!長|隊|門|分|品|下)"
        r"|[一-龥]{2,6}(?:省|庁)"
    )


_MINISTRY_END = re.compile("[省庁部]")
_MINISTRY_REACH = 24


class OrganizationFinder:
    """Finds organisations in a folded text."""

    def __init__(self, organizations: tuple[OrganizationEntry, ...]) -> None:
        self.known = FormIndex((fold(form), o) for o in organizations for form in (o.name, *o.aliases))
        self._by_country: dict[tuple[str, str | None], OrganizationEntry] = {
            (fold(form), o.country): o for o in organizations for form in (o.name, *o.aliases)
        }

    def find(self, text: str, countries: list[CountryHit]) -> list[OrganizationHit]:
        """Every organisation that the text names, in order; the longest of those that overlap."""
        ends = {hit.end: hit for hit in countries}
        found = [*self._known(text, ends), *self._ministries(text, ends), *self._bodies(text, countries)]
        found += self._subjects(text, ends)
        found += [*self._missions(text, ends), *self._parties(text, ends)]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[OrganizationHit] = []
        for hit in found:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
            elif hit.end > kept[-1].end and hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
        return kept

    def _known(self, text: str, ends: dict[int, CountryHit]) -> Iterator[OrganizationHit]:
        for start, end, entry in self.known.scan(text):
            if not _whole(text, start, end) or title_index().at(text, end - 1):
                continue
            form = text[start:end]
            if entry.kind == "media" and _KATAKANA.match(form) and title_index().at(text, end):
                continue  # ドーン外相 is no newspaper
            owner, at = _owner(text, start, ends)
            if owner and entry.kind in _OWNED:
                own = self._by_country.get((form, owner.code))
                if own and text[start - 1 : start] == "の":
                    at = start
                yield OrganizationHit(at, end, text[at:end], own, owner.code, "organization.known", body=form)
            elif form in EVERYWHERE:
                yield OrganizationHit(start, end, form, None, None, "organization.known", 0.8, form)
            else:
                yield OrganizationHit(start, end, form, entry, entry.country or "", "organization.known", body=form)

    def _ministries(self, text: str, ends: dict[int, CountryHit]) -> Iterator[OrganizationHit]:
        for match in around(text, _ministry_pattern(), _MINISTRY_END, _MINISTRY_REACH, 2):
            start, end = match.span()
            if not _PROVINCES.search(match[0]) and not title_index().at(text, end - 2):
                yield self._with_country(text, start, end, ends, "organization.ministry")

    def _with_country(self, text: str, start: int, end: int, ends: dict[int, CountryHit], rule: str) -> OrganizationHit:
        inside = next((ends[at] for at in range(end - 2, start, -1) if at in ends and ends[at].start <= start), None)
        owner, at = (inside, min(start, inside.start)) if inside else _owner(text, start, ends)
        if owner is None:
            return OrganizationHit(start, end, text[start:end], None, None, rule, 0.8, text[start:end])
        form, body = text[at:end], text[max(start, owner.end) : end]
        entry = self._by_country.get((form.replace("の", ""), owner.code)) or self._by_country.get((body, owner.code))
        return OrganizationHit(at, end, form, entry, owner.code, rule, body=body)

    def _bodies(self, text: str, countries: list[CountryHit]) -> Iterator[OrganizationHit]:
        """イスラエル軍, タイ国軍, 米議会."""
        for hit in countries:
            match = _BODY_AFTER.match(text, hit.end)
            if match and not title_index().at(text, match.start("body")):
                form = text[hit.start : match.end()]
                entry = self._by_country.get((form.replace("の", ""), hit.code))
                rule = "organization.body"
                yield OrganizationHit(hit.start, match.end(), form, entry, hit.code, rule, body=match["body"])
        for match in _BARE_BODY.finditer(text):
            if not title_index().at(text, match.start()):
                yield OrganizationHit(*match.span(), match[0], None, None, "organization.bare", 0.7, match[0])

    def _subjects(self, text: str, ends: dict[int, CountryHit]) -> Iterator[OrganizationHit]:
        """国家安全保障委員会は, 米大豆協会は: a body by its last word, where it is the subject."""
        for match in around(text, _SUBJECT_BODY, _SUBJECT_END, _LONGEST_BODY, _LONGEST_GLOSS):
            start, end = match.span()
            if not _NOT_BODY.search(match[0]):
                yield self._with_country(text, start, end, ends, "organization.subject")

    def _missions(self, text: str, ends: dict[int, CountryHit]) -> Iterator[OrganizationHit]:
        """在アルゼンチン中国大使館, 在京中国大使館."""
        for match in _MISSION.finditer(text):
            owner = ends.get(match.start("kind"))
            code = owner.code if owner and owner.start > match.start("host") else None
            rule = "organization.mission"
            yield OrganizationHit(match.start(), match.end(), match[0], None, code, rule, 0.9, match[0])

    def _parties(self, text: str, ends: dict[int, CountryHit]) -> Iterator[OrganizationHit]:
        """保守党, 自由韓国党, 人民民主党."""
        for match in around(text, _PARTY, _PARTY_END, _LONGEST_PARTY, 1):
            yield self._with_country(text, match.start(), match.end(), ends, "organization.party")


_BODY_AFTER = re.compile(
    rf"{_HEAD_WORD.pattern}(?P<body>{_any_of('forces')}|{_any_of('bodies')})"
    r"(?!事|人(?!民)|艦|機|備|政|国主義|縮|拡|部|配|長|官(?!庁)|産)"
)


_BARE_BODY = StemFinder.of(
    words("bare_bodies"),
    after=r"(?=は|が|も|によると|の(?:報道官|司令官|参謀|当局者)|側)",
    not_behind="一-龥ァ-ヺー",
)
_BODY_END = (
    rf"(?:{_any_of('body_ends')})"
    r"(?=(?:\([^()\n]{1,20}\))?(?:は|が|も|によ|の(?:報道官|声明|会合|決定)|を(?:開|招集)))"
)
_SUBJECT_END = re.compile(_BODY_END)
_SUBJECT_BODY = re.compile(rf"[一-龥々ァ-ヺー]{{2,14}}{_BODY_END}")
_LONGEST_BODY, _LONGEST_GLOSS = 14, 26
"""Characters before the word that ends such a body's name, and of a gloss and what follows behind it."""
_NOT_BODY = re.compile(
    r"首脳|外相|閣僚|(?:国際|電話|テレビ|オンライン|円卓|対策|作戦|党)会議|記者|総会|年次|本会議|緊急|特別会合|拡大会議|定例|実務者|準備|両国|合同委員会|同委員会|"
    r"(?:国際|関係|各|金融|報道)機関|捜査本部|専門家会議|学術会議$|平和会議"
)
_PARTY = re.compile(
    rf"(?:(?:{_any_of('party_words')})・?){{1,4}}党(?![首員内派利勢旗費籍略])"
    r"|(?<![一-龥ァ-ヺー])[ァ-ヺー・]{3,12}党(?![首員内派利勢])"
)
_PARTY_END = re.compile("党")
_LONGEST_PARTY = 4 * (1 + max(map(len, words("party_words"))))
_OWNED = frozenset({"ministry", "agency", "party", "parliament", "military", "court"})
EVERYWHERE = frozenset({"外務省", "防衛省", "財務省", "法務省", "環境省", "保守党", "労働党", "自由党"})
"""Names that bodies of several countries bear."""
JAPANESE = frozenset({"外務省", "防衛省", "財務省", "法務省", "環境省"})
"""Those of them that Japan has: its own in a Japanese article."""


def _owner(text: str, start: int, ends: dict[int, CountryHit]) -> tuple[CountryHit | None, int]:
    """The country that stands before a body, and where the whole name begins."""
    hit = ends.get(start)
    if hit is None and text[start - 1 : start] in ("の", "・"):
        hit = ends.get(start - 1)
    if hit is None or text[hit.start - 1 : hit.start] in ("駐", "訪", "対"):
        return None, start
    return hit, hit.start


def _whole(text: str, start: int, end: int) -> bool:
    before, after, form = text[max(0, start - 1) : start], text[end : end + 1], text[start:end]
    if _KATAKANA.match(form[0]) and (
        _NAME_PART.search(text[max(0, start - 2) : start]) or re.match(r"[・=][ァ-ヺ]", text[end : end + 2])
    ):
        return False
    if (_LATIN.match(form[0]) and _LATIN.match(before)) or (_LATIN.match(form[-1]) and _LATIN.match(after)):
        return False
    glued_before = _KATAKANA.match(form[0]) and _KATAKANA.match(before)
    glued_after = _KATAKANA.match(form[-1]) and _KATAKANA.match(after)
    return not (glued_before or glued_after)
