"""Choosing who speaks in one sentence: its own subject, one behind the words, or whom the text carries on."""

import re
from dataclasses import dataclass, replace

from articles.extraction.parsing import Sentence
from articles.extraction.statements import joint, speakers, subjects
from articles.extraction.statements.reading import Rank, Reading, Subject
from articles.extraction.statements.sites import Content, Site
from articles.extraction.statements.speakers import Speaker, Topic

_ASSERTS = re.compile(r"指摘|批判|主張|非難|評価|警告|強調|分析|説明|断")
_SAME = re.compile(r"(?:上で|うえで)[、，]")
_BACKGROUND = re.compile(
    r"こと(?:に対|に反発|に抗議|に触れ|に言及|について|に関|を受け|を(?:巡|めぐ)|を踏まえ|から|に続|への|"
    r"など|を(?:強く|厳しく|改めて)?(?:非難|批判|糾弾|問題視|歓迎|称賛|評価))"
)
_UTTERED = ("clause.uttered", "quote.uttered")


@dataclass(slots=True)
class Attribution:
    """What is known of possible speakers while a sentence is read."""

    reading: Reading
    topic: Topic
    head: int = 0
    """Where the sentence begins, its lead left out."""
    official: Speaker | None = None
    """The organisation whose unnamed official the sentence takes up again."""
    ahead: Speaker | None = None
    """The subject of the next sentence, where a quotation stands alone before it."""
    listing: Speaker | None = None
    """Who speaks through the document whose items are being read."""
    chronicle: bool = False
    """The paragraph is a line of a chronicle, headed by its day."""

    def begin(self, sentence: Sentence, head: int, *, alone: bool) -> None:
        """Look around before a sentence is read; ``alone``: it is a quotation at the head of a paragraph."""
        self.head = head
        self.official = speakers.same_official(self.reading, head, self.topic)
        self.ahead = speakers.named_behind(self.reading, sentence, self.topic) if alone else None

    def unrecorded(self, site: Site, low: int, high: int) -> bool:
        """Whether the clause's own subject is nobody whose words are recorded."""
        if site.rule == "clause.hearsay" or self.official:
            return False
        if site.cue and subjects.is_private_after(self.reading, site.end, max(site.end, site.reach)):
            return True
        return subjects.is_unrecorded(self.reading, low, high)

    def speaker(
        self, site: Site, low: int, high: int, earlier: Speaker | None, source: Subject | None
    ) -> Speaker | None:
        """Who speaks at a site; ``earlier``: who spoke before in the sentence, ``source``: whom it names as source."""
        if site.rule == "clause.hearsay":
            return self._of_hearsay(earlier, source)
        if site.cue and _BACKGROUND.match(self.reading.masked, site.cue.span.end):
            return self._inner(site, low, high)
        if site.rule == "clause.inverted":
            return self._subject_after(site)
        subject = subjects.stated_subject(self.reading, site, low, high, told=bool(earlier), chronicle=self.chronicle)
        if subject and not self._said_of(subject, site, low, high, earlier):
            return self._stated(site, subject, high)
        if behind := self._subject_after(site):
            return behind
        if self.ahead or (self.official and not earlier):
            return self.ahead or self.official
        if self.listing and not earlier:
            return self.listing
        if site.ruling or site.rule in _UTTERED or (site.adnominal and not earlier):
            return None
        return self._goes_on(site, low, high, earlier)

    def _inner(self, site: Site, low: int, high: int) -> Speaker | None:
        """A report in the background of another (Xが…と表明したことに対し): its own subject speaks, or nobody."""
        inner = [s for s in self.reading.subjects_in(low, high) if s.particle == "が" and s.refs]
        speaker = speakers.as_speaker(self.reading, inner[-1], self.topic) if inner else None
        return replace(speaker, confidence=0.8) if speaker else None

    def _stated(self, site: Site, subject: Subject, high: int) -> Speaker | None:
        if site.ruling and subject.rank is not Rank.DOCUMENT:
            return None
        if site.rule in _UTTERED and not subject.particle.startswith("から"):
            return None
        speaker = speakers.as_speaker(self.reading, subject, self.topic)
        if speaker and site.parties and subject.rank is not Rank.DOCUMENT:
            refs = joint.all_parties(self.reading, subject, speaker.refs, high, self.topic.companions)
            speaker = replace(speaker, refs=refs)
        return speaker

    def _goes_on(self, site: Site, low: int, high: int, earlier: Speaker | None) -> Speaker | None:
        goes_on = earlier or self.topic.carried()
        if goes_on and site.parties and len(goes_on.refs) == 1:
            refs = joint.others_named(self.reading, low, high, goes_on.refs, self.topic.companions)
            goes_on = replace(goes_on, refs=refs)
        if earlier and goes_on:
            return replace(goes_on, after=None, comma=False, confidence=earlier.confidence - 0.03)
        return goes_on

    def _said_of(self, subject: Subject, site: Site, low: int, high: int, earlier: Speaker | None) -> bool:
        """Whether what looks like the subject belongs to the content: somebody else, named before, speaks of it."""
        goes_on = earlier or self.topic.current
        if not goes_on or not self.reading.cast.is_person(goes_on.refs[0]):
            return False
        if earlier and subject.rank is not Rank.PERSON and not subject.comma and self._same_clause(low):
            return True
        if site.content is Content.CLAUSE and subject.rank is Rank.COUNTRY and earlier and not subject.comma:
            return self.reading.cast.country_of(goes_on.refs[0]) in subject.refs
        judges = site.cue and _ASSERTS.search(site.cue.lemma)
        opens = subject.span.start - self.head < 30 and not earlier
        return bool(subject.particle == "が" and judges and opens and subject.after >= high and not self.chronicle)

    def _same_clause(self, low: int) -> bool:
        """After 述べた上で、 or 述べながら、 the same subject goes on."""
        text = self.reading.masked
        return bool(_SAME.match(text, low)) or text[max(0, low - 4) : low].endswith(
            ("ながら", "つつ", "うえで", "とともに")
        )

    def _of_hearsay(self, earlier: Speaker | None, source: Subject | None) -> Speaker | None:
        """…という goes on with the source of its sentence or with the speaker of the sentence before."""
        if source:
            if subjects.is_medium(self.reading, source):
                return None
            speaker = speakers.as_speaker(self.reading, source, self.topic)
            return replace(speaker, source=True, confidence=0.88) if speaker else None
        if earlier or not self.topic.spoke or subjects.told_by_media(self.reading, self.head, self.head + 60):
            return None
        return self.topic.carried()

    def _subject_after(self, site: Site) -> Speaker | None:
        """「…」と、X氏は述べた: the subject between the content and its verb."""
        if not site.cue or site.cue.span.start <= site.end:
            return None
        between = [
            s
            for s in self.reading.subjects_in(site.end, site.cue.span.start)
            if s.particle in ("は", "も", "が") and s.rank is not Rank.DOCUMENT
        ]
        if not between:
            return None
        speaker = speakers.as_speaker(self.reading, between[0], self.topic)
        return replace(speaker, after=None, comma=False) if speaker else None
