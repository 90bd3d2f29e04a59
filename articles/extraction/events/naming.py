"""Proper names of events: a summit's, a declaration's, as printed without quotation marks."""

import re

from articles.extraction.events.candidates import Candidate
from articles.vocabulary import EventType

_SESSION = re.compile(
    r"(?:第[0-9０-９一二三四五六七八九十]+回)?(?:[「『][^「」『』]{1,20}[」』]|[A-ZＡ-Ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９+＋・]{1,12})"
    r"[一-龥ァ-ヶー・]{0,10}?(?:首脳会議|首脳会合|サミット|外相会議|外相会合|閣僚会合|閣僚会議|総会|フォーラム|会議)"
)
_PAPER = re.compile(
    r"[「『]([^「」『』]{3,40}(?:宣言|協定|条約|覚書|合意|合意書|議定書|憲章|行動計画|声明|イニシアチブ|パートナーシップ|枠組み))[」』]"
)


def name_of(candidate: Candidate, text: str) -> str:
    """The name that stands in the words that show the event, empty if none does."""
    for span in candidate.evidence:
        words = span.of(text)
        if candidate.type is EventType.CONSULT and (session := _SESSION.search(words)):
            return re.sub("[「」『』]", "", session.group())
        if candidate.type is EventType.AGREE and (paper := _PAPER.search(words)):
            return paper.group(1)
    return ""
