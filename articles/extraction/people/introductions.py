"""How a text introduces and names people: every pattern that joins a name to an office.

[国]の[名][役職], [名][国][役職], [国]・[名][役職], [名](読み)[役職], [役職]・[名], [役職]の[名]氏,
[名]氏([国][役職]), [名]、[名]両[役職].
"""

import re

from articles.extraction.countries import CountryHit
from articles.extraction.organizations import OrganizationHit
from articles.extraction.people.extents import (
    ALIAS,
    APPOINTED,
    APPOINTMENT,
    GOVERNMENT,
    GOVERNMENT_WORD,
    RELATIVE,
    SENT,
    before_post,
    beginning,
    titles_in,
    with_acting,
)
from articles.extraction.people.known import Wanted, is_kana, name_key
from articles.extraction.people.matching import is_full
from articles.extraction.people.names import PLACE_AFTER, NameHit, NameReader, is_japanese_name, skip_bracket, surnames
from articles.extraction.people.namesakes import heads_company, namesake
from articles.extraction.people.references import Reference, Surroundings
from articles.extraction.people.titles import (
    INTERNATIONAL,
    KEPT_TERM,
    NO_HOLDER,
    TERM,
    Title,
    title_index,
)
from articles.extraction.stems import around

HONORIFIC = re.compile(
    r"氏(?!名|族|子|ら?によると(?=$))|博士(?!課|号)|さん(?!か)|女史|師(?!団|範)|容疑者|被告|陛下|殿下|閣下|夫妻"
)
_LIST_SEPARATOR = re.compile(r"[、・とや,]$|及び$|および$|並びに$")
_PARTNER = re.compile("[とをに]|から|への?|ら")
_MODIFIER = re.compile(r"[一-龥々ァ-ヺー・、A-Z]")
_MODIFIER_LIMIT = 16


class IntroductionFinder:
    """Finds references in one folded text."""

    def __init__(self, around: Surroundings, reader: NameReader) -> None:
        self.around, self.reader, self.text = around, reader, around.text
        self.references: list[Reference] = []
        self._named_until = 0
        self._claimed: dict[int, int] = {}
        self._ends: set[int] = set()

    def find(self) -> list[Reference]:
        """All references in text order: names with an office or 氏, offices alone, governments named after people."""
        skip_until = 0
        for start, end, title in titles_in(self.text):
            if start >= skip_until:
                skip_until = self._at_title(start, end, title)
        for match in HONORIFIC.finditer(self.text):
            self._at_honorific(match)
        for match in around(self.text, GOVERNMENT, GOVERNMENT_WORD, 3, 3):
            self._at_government(match)
        return sorted(self.references, key=lambda r: (r.start, -r.end))

    # --- an office -------------------------------------------------------------------------------------------------

    def _at_title(self, start: int, end: int, title: Title) -> int:
        title, end, second = self._combined(title, end)
        end, title = with_acting(self.text, end, title)
        begin, kept = beginning(self.text, start)
        full = self.reader.people.kanji_forms.before(self.text, start) if kept else None
        if full and full[1].endswith(kept) and full[1] in self.reader.people.full_names:
            begin, kept = start, ""  # 中谷元防衛相
        text_title = kept + title.short
        before = self.text[begin - 1 : begin]
        if before in ("両", "各") and self._listed(begin - 1, end, title, text_title):
            return end
        name, left, hits = namesake(self.around, begin, title) or self._left(
            self._post(begin, title), self._named_until
        )
        if hits and not kept and (term := TERM.search(self.text, max(0, left - 2), left)) and name is None:
            kept = self.text[term.start() : left]
            text_title = (kept if KEPT_TERM.fullmatch(kept) else "") + title.short
        country = self._country(hits)
        if country is None and INTERNATIONAL.match(title.form):
            country = ""
        if name is not None and heads_company(hits, self.around.by_end.get(name.start - 1), title):
            return end
        if name is not None and not self._is_claimed(name) and not self._is_province(name, title):
            host = next((self.around.country_of(hit) for hit in hits if self.around.is_host(hit)), "") or ""
            rule = "person.name.before_title"
            self._add_named(name, end, title, text_title, country, rule, strong=bool(hits), host=host, also=second)
            return end
        if self.text[left - 1 : left] == "(" and left - 1 in self._ends:
            return end
        if before in ("同", "両", "各"):
            self._add(Reference(begin - 1, end, None, title, text_title, None, "person.role", prefix=before))
            return end
        for pattern in (self._title_first, self._in_bracket, self._appointed):
            if pattern(left, end, title, text_title, country):
                return end
        if not NO_HOLDER.match(self.text, end) and not re.match(r"[一-龥ァ-ヺー]", self.text[left - 1 : left] or " "):
            start_at, country = self._office_of(left, country)
            body = self._body_of(left, hits, title)
            self._add(Reference(start_at, end, None, title, text_title, country, "person.role", organization=body))
        return end

    def _post(self, begin: int, title: Title) -> int:
        is_posted = title.role == "ambassador" and begin not in self.around.by_end
        return before_post(self.text, begin) if is_posted else begin

    def _office_of(self, left: int, country: str | None) -> tuple[int, str | None]:
        """カザフスタンの大統領: the country before の."""
        if self.text[left - 1 : left] == "の" and country is None:
            hit = self.around.by_end.get(left - 1)
            if hit is not None and not self.around.is_host(hit):
                return hit.start, self.around.country_of(hit)
        return left, country

    def _is_province(self, name: NameHit, title: Title) -> bool:
        """オンタリオ州首相 names a province; オンタリオ州のフォード州首相 a person."""
        return title.form.startswith("州") and self.text[name.start - 1 : name.start] != "の"

    def _body_of(self, left: int, hits: list[CountryHit | OrganizationHit], title: Title) -> OrganizationHit | None:
        """国務省の報道官: the organisation for which an unnamed spokesperson speaks."""
        hit = hits[0] if hits else self.around.by_end.get(left - 1) if self.text[left - 1 : left] == "の" else None
        return (
            hit
            if isinstance(hit, OrganizationHit) and title.role in ("spokesperson", "military", "ambassador")
            else None
        )

    def _combined(self, title: Title, end: int) -> tuple[Title, int, Title | None]:
        """首相兼外相 → 首相; 副首相兼外相 → 外相. The office not taken is the third value."""
        second: Title | None = None
        while True:
            combined = self.text[end : end + 1] in ("兼", "・")
            found = title_index().at(self.text, end + combined)
            if not found or not found[1].short:
                break
            end = found[0]
            if (
                not combined
                or title.role in ("deputy_head", "party_leader", "lawmaker")
                or title.short.startswith(("副", "委員"))
            ):
                title, second = found[1], title if combined else None
            else:
                second = found[1]
        return title, end, second

    def _left(self, end: int, floor: int = 0) -> tuple[NameHit | None, int, list[CountryHit | OrganizationHit]]:
        """Reads leftwards from an office: affiliations, then a name; returns name, leftmost offset, affiliations."""
        at, hits = end, []
        for _ in range(4):
            hit = self.around.by_end.get(at)
            if hit is not None:
                hits.append(hit)
                at = hit.start - (self.text[hit.start - 1 : hit.start] in ("駐", "在"))
                if self.text[at - 1 : at] == "・":
                    name = self.reader.before(self.text, at - 1)
                    return (name, at, hits) if name else (None, at, hits)
                continue
            opening, inner = skip_bracket(self.text, at)
            if inner and opening in self.around.by_end:
                at = opening
                continue
            if self.text[at - 1 : at] == "・" and at == end and (name := self.reader.before(self.text, at - 1, floor)):
                return (name, at - 1, hits) if "一" <= name.form[0] <= "龥" else (None, at, hits)
            if name := self.reader.before(self.text, at, floor):
                return name, at, hits
            step = self._modifier(at, floor)
            if step == at:
                break
            at = step
        return None, (hits[-1].start if hits else end), hits

    def _modifier(self, end: int, floor: int) -> int:
        """Where an unknown affiliation (統治評議会) before an office begins: after a name or a known one."""
        for at in range(end - 1, max(0, end - _MODIFIER_LIMIT), -1):
            if not _MODIFIER.match(self.text[at]):
                return end
            if at in self.around.by_end:
                return at
            rest = self.text[at:end]
            if rest[0] == "・" and self._apart(at, floor):
                return at
            if PLACE_AFTER.match(rest) or rest[0] in "ァィゥェォッャュョー・、":
                continue
            name = self.reader.before(self.text, at, floor)
            if name and self._name_may_precede(name, rest):
                return at
        return end

    def _apart(self, at: int, floor: int) -> bool:
        """宋濤・対外連絡部長: whether a full name in kanji ends before ・; 黄川田沖縄・北方担当相 has none there."""
        name = self.reader.before(self.text, at, floor)
        if name is None or is_kana(name.form) or not is_full(name.form):
            return False
        return name.form in self.reader.people.by_name or not is_japanese_name(name.form)

    def _name_may_precede(self, name: NameHit, rest: str) -> bool:
        if "ァ" <= name.form[0] <= "ヺ":
            return not ("ァ" <= rest[0] <= "ヺ")
        family = next((f for f in (name.form[:2], name.form[:3]) if f in surnames("ja")), "")
        return name.form in self.reader.people.full_names or bool(family and len(name.form) >= 3)

    def _country(self, hits: list[CountryHit | OrganizationHit]) -> str | None:
        for hit in hits:
            if not self.around.is_host(hit):
                country = self.around.country_of(hit)
                if country is not None:
                    return country
        return None

    def _add_named(
        self,
        name: NameHit,
        end: int,
        title: Title | None,
        title_text: str,
        country: str | None,
        rule: str,
        strong: bool,
        host: str = "",
        also: Title | None = None,
    ) -> None:
        start, named_country, near = self.around.prefix(name.start)
        if country is None or (country == "" and named_country):
            country, strong = named_country, near
        if honorific := HONORIFIC.match(self.text, end):
            end = honorific.end() if honorific[0] != "夫妻" else end
        alias = ALIAS.match(self.text, end)
        if alias and alias.end("alias") not in self.around.by_end:
            name.readings = (*name.readings, alias["alias"])
        self._claimed[name.end] = name.start
        self._named_until = max(self._named_until, name.end)
        last = self.references[-1] if self.references else None
        if last and last.name is None and last.end == name.start - 1 and self._joins(last, title):
            also, start = last.title, min(start, last.start)
            country = country if country is not None else last.country
            self.references.pop()
        self._add(
            Reference(
                start, end, name, title, title_text, country, rule, name.sure, strong=strong, host=host, also=also
            )
        )

    def _joins(self, office: Reference, title: Title | None) -> bool:
        """Whether an office belongs to the name after it: 報道官の何公使; サウジアラビアの外務大臣、ファイサル王子."""
        join = self.text[office.end]
        royal = title is not None and title.role == "monarch_heir"
        return join in "の・" or (join == "、" and office.country is not None and royal)

    def _listed(self, at: int, end: int, title: Title | None, text_title: str) -> bool:
        """モディ、シャリフ両首相: the names before 両."""
        names = self._names_before(at)
        if len(names) < 2:
            return False
        for index, name in enumerate(names):
            start, country, strong = self.around.prefix(name.start)
            stop = end if index == len(names) - 1 else name.end
            self._claimed[name.end] = name.start
            self._add(
                Reference(start, stop, name, title, text_title, country, "person.name.list", name.sure, strong=strong)
            )
        self._named_until = names[-1].end
        return True

    def _names_before(self, at: int) -> list[NameHit]:
        names: list[NameHit] = []
        while name := self.reader.before(self.text, at):
            names.insert(0, name)
            before, _, _ = self.around.prefix(name.start)
            separator = _LIST_SEPARATOR.search(self.text, max(0, before - 2), before)
            if not separator:
                break
            at = separator.start()
        return names

    def _title_first(self, left: int, end: int, title: Title, text_title: str, country: str | None) -> bool:
        """党首・習近平, 国王モハメド6世, 豪外相ペイン氏, 首相のトゥスク氏."""
        join = re.compile(r"・|の|である|を務める|、|だった|で|に").match(self.text, end)
        name = self.reader.after(self.text, join.end() if join else end)
        if name is None:
            return False
        if self._title_begins(name.end):
            return False
        honoured = HONORIFIC.match(self.text, name.end)
        known = name.form in self.reader.people.by_name or bool(
            self.reader.people.best(Wanted(name.form, title), None, {})
        )
        if join and join[0] != "・" and not honoured:
            return False
        if join and join[0] == "に" and not (honoured and SENT.match(self.text, honoured.end())):
            return False
        if not honoured and not known:
            return False
        if join and join[0] == "、" and honoured and _PARTNER.match(self.text, honoured.end()):
            return False  # タイ外相、スーチー氏と面会
        country = country if country is not None else self._office_of(left, None)[1]
        start = self._office_of(left, None)[0]
        stop = honoured.end() if honoured else name.end
        self._claimed[name.end] = name.start
        self._add(Reference(start, stop, name, title, text_title, country, "person.name.after_title", name.sure))
        return True

    def _title_begins(self, at: int) -> bool:
        found = title_index().at(self.text, at)
        if found and found[1].short:
            return True
        return any(hit.start == at for hit in (self.around.by_end.get(at + 1),) if hit is not None)

    def _in_bracket(self, left: int, end: int, title: Title, text_title: str, country: str | None) -> bool:
        """バイデン氏(米大統領)."""
        if self.text[left - 1 : left] != "(" or self.text[end : end + 1] not in (")", "、", "=", "・"):
            return False
        at = left - 1
        honorific = self.text[at - 1 : at] == "氏"
        name = self.reader.before(self.text, at - honorific)
        if name is None or self._is_claimed(name):
            return False
        close = end + 1 if self.text[end : end + 1] == ")" else end
        self._add_named(name, close, title, text_title, country, "person.name.bracket", country is not None)
        return True

    def _appointed(self, left: int, end: int, title: Title, text_title: str, country: str | None) -> bool:
        """ゴンサレス氏を次期大統領として承認."""
        match = APPOINTED.search(self.text, max(0, left - 8), left)
        name = self.reader.before(self.text, match.start()) if match else None
        if match is None or name is None or not APPOINTMENT.match(self.text, end):
            return False
        start, named_country, strong = self.around.prefix(name.start)
        self._add(
            Reference(
                start, match.end("honorific"), name, title, text_title, country or named_country,
                "person.name.appointed", name.sure, strong=strong or country is not None,
            )
        )  # fmt: skip
        self._claimed[name.end] = name.start
        return True

    def _is_claimed(self, name: NameHit) -> bool:
        return name.end in self._claimed

    # --- other words that go with a name ---------------------------------------------------------------------------

    def _at_honorific(self, match: re.Match[str]) -> None:
        at = match.start()
        before = self.text[at - 1 : at]
        if before == "両" and self._listed(at - 1, match.end(), None, ""):
            return
        if before in ("同", "両"):
            self._add(Reference(at - 1, match.end(), None, None, "", None, "person.honorific", prefix=before))
            return
        name = self.reader.before(self.text, at)
        if name and not self._is_claimed(name):
            if RELATIVE.search(self.text, max(0, name.start - 6), name.start) and not self._is_public(name):
                return
            start, country, strong = self.around.prefix(name.start)
            self._add(
                Reference(
                    start, match.end(), name, None, "", country, "person.name.honorific", name.sure, strong=strong
                )
            )

    def _is_public(self, name: NameHit) -> bool:
        """長男のフン・マネット氏: whether a relative has an office of his own, in the gazetteer or in the text."""
        if name_key(name.form) in self.reader.people.full_names:
            return True
        return any(reference.title and reference.form == name.form for reference in self.references)

    def _at_government(self, match: re.Match[str]) -> None:
        """トランプ米政権, バイデン前政権, 岸田内閣."""
        name, _, hits = self._left(match.start())
        if match["cabinet"] and name:
            heads = self.reader.people.by_name.get(name_key(name.form), ())
            name = name if any(person.is_head for person in heads) else None
        if name and name.end not in self._claimed:
            start, country, strong = self.around.prefix(name.start)
            country = self._country(hits) or country
            self._add(
                Reference(
                    start, match.end(), name, None, "", country, "person.name.government", name.sure, strong=strong
                )
            )

    def _add(self, reference: Reference) -> None:
        if reference.name is not None:
            self._ends.add(reference.end)
        self.references.append(reference)
