"""What each paragraph is for, and what stands before its first sentence. All patterns run over folded text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from articles.extraction.findings import Span


class Zone(StrEnum):
    """What a paragraph is for."""

    PROSE = "prose"
    HEADING = "heading"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    SPEAKER_TURN = "speaker_turn"
    """A turn of a transcript or digest; ``Paragraph.label`` names who speaks."""
    SPEAKER = "speaker"
    """A line of its own that names who speaks next."""
    QUESTION = "question"
    BYLINE = "byline"
    RELATED = "related"


SILENT_ZONES = frozenset({Zone.HEADING, Zone.CAPTION, Zone.BYLINE, Zone.RELATED, Zone.SPEAKER})
"""Zones that give no statements, amounts or events."""

_TITLE_WORD = (
    r"(?:大統領|首相|主席|総書記|書記長|書記|外相|国防相|防衛相|財務相|経済相|官房長官|長官|大臣|大使|報道官"
    r"|報道局長|局長|次官|議長"
    r"|委員長|委員|総長|代表|党首|総裁|総理|知事|市長|将軍|司令官|参謀長|国王|皇太子|首長|教皇|法王|補佐官|特使"
    r"|顧問|部長|院長"
    r"|[一-龠]相|氏|さん|官)"
)
_DATELINE = re.compile(
    r"""
    【 [^】]{0,24} (?: 共同|時事|時報|ロイター|AFP|AP|AP通信|DPA|UPI|CNN|BBC|NNA|通信|通信社|新聞|新華社|タス
      |支局|発|聯合ニュース
      | [=/・][^】]{1,12} | \d{1,2}日 (?:[ ]?[^】]{1,12})? ) 】 [ ]*
  | 【 [ァ-ヶー一-龠・]{2,14} 】 (?= [^ \n] ) [ ]*
  | \[ [^\]]{1,40} (?: \d{1,2}日? [^\]]{0,20} | ロイター|通信|共同|時事|AFP|AP ) \] [ ]* -* [ ]*
  | \( [^()]{0,20} (?: 共同|時事|ロイター|AFP|AP|CNN|BBC|CNN\.co\.jp|聯合ニュース|中央社|通信 ) \) [ ]* -* [ ]*
  | [ァ-ヶー一-龠・]{2,12} (?: \( (?:CNN|AP|AFP|ロイター|BBC) \) | [ ]?\d{1,2}日?[ ]?(?:ロイター|AFP|AP|共同
    |時事) ) [ ]* -* [ ]*
  | \d{1,2}月\d{1,2}日 \( [^()]{2,14} \) : [ ]*
    """,
    re.VERBOSE,
)
_SPEAKER_BRACKET = re.compile(
    rf"【([^】]{{1,24}}?(?:{_TITLE_WORD}|省|外交部|政府|当局|側))】|[(]({_TITLE_WORD}"
    rf"|答)[)]"
)
_QUESTION = re.compile(
    r"[-—―─]{2}|【[^】]{0,20}(?:記者|質問|問)】|[(](?:問|質問|記者|[^()]{1,12}記者)[)]|問[ :]|Q\d*[.: ]|記者[ :]"
)
_SPEAKER_LINE = re.compile(
    rf"[【(<](?P<name>[^】)>。、]{{1,24}}?{_TITLE_WORD})(?:の?(?:冒頭)?(?:発言|挨拶|あいさつ|演説|スピーチ|コメント))?[】)>]$"
)
_ANSWER = re.compile(r"(?:答え?|A\d*|回答)[.: ]+")
_LABEL = re.compile(
    rf"(?P<label>(?:[^\s「」。、:『]{{0,20}}[・ ])?[^\s「」。、:『]{{0,18}}{_TITLE_WORD})(?:[ ]?:[ ]?|[ ]+|(?=「))"
)
_LABEL_END = re.compile(r"[^「」。、:『]{1,64}?[ :「]")
"""Where a label could end, which is cheaper to know."""
_MARKER = re.compile(
    r"[▼▽・●○■□◆◇★☆※①-⑳][ ]*|[一二三四五六七八九十]、[ ]*|\([1-9]\d?\)[ ]*|[1-9]\d?[.)][ ]*(?!\d)"
    r"|[1-9]\d?[ ]+(?=\D|\d{1,2}[月日])|[ア-オ] "
)
_RELATED = re.compile(
    r"[\s▽▼▲■◆●○◇【\[<〈「・*※→>]*(?:関連(?:記事|ニュース|特集|リンク|情報|項目|トピックス|サイト|キーワード"
    r"|企業|動画|タグ)"
    r"|あわせて読みたい|こちらも(?:読|お)|おすすめ(?:記事|の)|人気記事|(?:アクセス)?ランキング|最新(?:ニュース"
    r"|記事)|前の記事|次の記事"
    r"|こんな記事も|この記事を?(?:シェア|共有|読んだ|に関す)|(?:全文|続き)を読む|No related posts|トピックスRSS"
    r"|RSS|ツイート|シェアする"
    r"|このページの先頭へ|[^。]{2,24}へ戻る$|.{0,6}もっと見る$|PR$|広告$|スポンサーリンク)"
)
_BYLINE = re.compile(
    r"\([^()]{1,40}\)$|(?:\(c\)|©|ⓒ|Copyright|無断転載|原題[::]|翻訳|編集 ?:|文・|文=|取材|執筆|Published by"
    r"|更新日時|記事(?:に関する|について))"
    r"|(?:論説委員|編集委員|論説主幹|特派員|専門記者|国際部|外信部|外報部|政治部"
    r"|[^。、「]{2,10}支局)[ ]?[^。、「]{0,16}$"
    r"|[ァ-ヶー一-龠・]{2,12}発[ ]+.{0,24}$|[^。、「」]{2,16}(?:通信|新聞|放送|時報|ニュース)$"
    r"|[^。、「」()]{2,8}\([^()。]{2,24}(?:研究者|教授|記者|評論家|委員|ジャーナリスト|研究員|アナリスト|論説委員)\)$"
)
_DATE_LINE = re.compile(
    r"[\s(\[【]*(?:(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?|(?:令和|平成|昭和)(?:\d+|元)年\d{1,2}月\d{1,2}日"
    r"|\d{1,2}月\d{1,2}日"
    r"|\w+ \d{1,2}, \d{4})[\s()日月火水木金土曜/]*(?:午前|午後)?\s*(?:\d{1,2}[:時]\d{0,2}分?(?:\d\d)?(?: ?[AP]M)?)?"
    r"[\s)\]】]*(?:JST|配信|公開|掲載|更新|付|発表|作成|初版|最終更新.*|/.*)?[\s)\]】]*$"
)
_NAME_LINE = re.compile(r"[一-龠]{2,5}$|[一-龠]{1,4} [一-龠ぁ-んァ-ヶ]{1,5}$|[一-龠]{1,3}[ぁ-ん]{2,3}$")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠◇◆■●]")
_CAPTION = re.compile(
    r"[\s【\[(<]*(?:写真|画像|図表|動画|▲|↑|▶)[】\])>]?[:= ]|[^。]{0,80}(?:\(写真\)|=写真|[^。]*撮影[)。]?$"
    r"|提供[)]?$)"
    r"|.*(?:写真は|映像は)[^。]*(?:撮影|提供|から)|[^。]{4,80}\([^()]*(?:ロイター|AP|AFP|EPA|共同|時事|ゲッティ"
    r"|Getty|REUTERS)[^()]*\)$"
    r"|[^。]{4,60}。?\([^()]*(?:配信|提供|撮影)\)$"
    r"|[^。、]{0,20}(?:の様子|する[^。、]{2,16}(?:大臣|大統領|首相|外相|長官|大使|両首脳|両外相|両大臣"
    r"|氏)(?:\([左右中央]+\))?)$"
)
_CAPTION_WORD = re.compile(
    "写真|画像|図表|動画|▲|↑|▶|撮影|提供|から|ロイター|AP|AFP|EPA|共同|時事|ゲッティ|Getty|REUTERS|配信|の様子|する"
)
"""Every caption holds one of these."""
_CHRONICLE = re.compile(r"(?:同|翌)?\d{0,2}月?(?:\d{1,2}日|[上中下]旬|末|初め)[ ]+\S|\d{1,2}月[ ]+\S")
_HEADING_LENGTH = 34
_TRANSCRIPT = re.compile(
    r"要旨|一問一答|やりとり|発言(?:全文|録|要旨|の全文)|演説(?:全文|の要旨|要旨)|会見(?:録|全文|記録)|詳報"
    r"|記者会見$|共同会見$|定例会見$"
)
_LABELS = 3
"""So many questions and labelled turns make a transcript."""
_HEAD, _TAIL = 3, 4
"""Bylines of a bare name stand in so many paragraphs at the top or the end."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Block:
    """A paragraph with its zone; its first sentence begins at or after ``text_start``."""

    span: Span
    zone: Zone
    text_start: int
    dateline: Span | None = None
    marker: Span | None = None
    label: Span | None = None


def zone_blocks(folded: str, spans: Sequence[Span], title: str) -> list[Block]:
    """A block for each paragraph span of a folded body."""
    tail = _related_start(folded, spans)
    is_transcript = _is_transcript(folded, spans, title)
    captions = _repeated_leads(folded, spans[:6])
    blocks: list[Block] = []
    for index, span in enumerate(spans):
        text = span.of(folded)
        if index >= tail or index in captions or text.strip() == title.strip():
            zone = Zone.RELATED if index >= tail else Zone.CAPTION if index in captions else Zone.HEADING
            blocks.append(Block(span, zone, span.start))
            continue
        following = spans[index + 1].of(folded) if index + 1 < len(spans) else ""
        is_edge = index < _HEAD or index >= min(tail, len(spans)) - _TAIL
        blocks.append(_zone(span, text, following, is_edge=is_edge, is_transcript=is_transcript))
    return list(_with_turns(blocks, folded, is_transcript))


def _is_transcript(folded: str, spans: Sequence[Span], title: str) -> bool:
    """Whether turns are told by labels: the title or the lead says so, or several paragraphs begin with one."""
    if _TRANSCRIPT.search(title) or any(_TRANSCRIPT.search(s.of(folded)) for s in spans[:3]):
        return True
    marks = (_SPEAKER_BRACKET, _SPEAKER_LINE, _QUESTION)
    labelled = 0
    for span in spans:
        text = span.of(folded)
        labelled += any(mark.match(text) for mark in marks)
        if labelled == _LABELS:
            return True
    return False


def _zone(span: Span, text: str, following: str, *, is_edge: bool, is_transcript: bool) -> Block:
    """The zone of a paragraph by its own words and the next paragraph's."""
    plain = Block(span, Zone.PROSE, span.start)
    if len(text) <= 60 and _RELATED.match(text):
        return replace(plain, zone=Zone.RELATED)
    if _DATE_LINE.match(text):
        return replace(plain, zone=Zone.BYLINE)
    if _QUESTION.match(text):
        return replace(plain, zone=Zone.QUESTION)
    if (line := _SPEAKER_LINE.match(text)) and (is_transcript or text[0] == "【") and following:
        return replace(
            plain, zone=Zone.SPEAKER, label=Span(span.start + line.start("name"), span.start + line.end("name"))
        )
    if turn := _turn(span, text, is_transcript=is_transcript):
        return turn
    if _is_caption(text):
        return replace(plain, zone=Zone.CAPTION)
    if not _JAPANESE.search(text):
        return replace(plain, zone=Zone.BYLINE)
    if len(text) <= 60 and (_BYLINE.match(text) or (is_edge and _NAME_LINE.match(text))):
        return replace(plain, zone=Zone.BYLINE)
    if _is_heading(text):
        is_speaker = _names_speaker(text) and (following[:1] in "「『“" if not is_transcript else True) and following
        if is_speaker:
            return replace(plain, zone=Zone.SPEAKER, label=_stripped(span, text))
        return replace(plain, zone=Zone.HEADING)
    return _opened(plain, text)


def _opened(block: Block, text: str) -> Block:
    """A paragraph of prose or of a list, with what stands before its first sentence."""
    at = 0
    marker = _MARKER.match(text)
    if marker:
        at = marker.end()
    dateline = _DATELINE.match(text, at)
    if dateline:
        at = dateline.end()
    start = block.span.start
    return Block(
        block.span,
        Zone.LIST_ITEM if marker and not dateline else Zone.PROSE,
        start + at,
        Span(start + dateline.start(), start + dateline.end()) if dateline else None,
        Span(start, start + marker.end()) if marker else None,
    )


def _turn(span: Span, text: str, *, is_transcript: bool) -> Block | None:
    """A paragraph that begins with the label of who speaks (【華報道官】…, 首相　…, 首相「…」, 大統領:「…」)."""
    start = span.start
    if m := _SPEAKER_BRACKET.match(text):
        if m.end() == len(text):
            return None
        return Block(span, Zone.SPEAKER_TURN, start + m.end(), label=Span(start, start + m.end()))
    if m := _ANSWER.match(text):
        return Block(span, Zone.SPEAKER_TURN, start + m.end(), label=Span(start, start + m.end()))
    m = _LABEL.match(text) if _LABEL_END.match(text) else None
    if m is None or m.end() == len(text):
        return None
    rest = text[m.end() :].rstrip()
    is_quote_only = rest[:1] == "「" and rest[-1:] == "」" and rest.count("「") == rest.count("」")
    is_marked = ":" in text[m.end("label") : m.end()]
    is_spaced = m.end() > m.end("label") and len(m["label"]) <= 12 and is_transcript
    if not (is_quote_only or is_marked or is_spaced):
        return None
    return Block(span, Zone.SPEAKER_TURN, start + m.end(), label=Span(start, start + m.end("label")))


def _is_caption(text: str) -> bool:
    return len(text) <= 160 and bool(_CAPTION_WORD.search(text) and _CAPTION.match(text))


def _is_heading(text: str) -> bool:
    """A short line that ends no sentence and is no quotation on a line of its own."""
    body = text.strip()
    if len(body) > _HEADING_LENGTH or re.search(r"[。、!?]$", body) or _CHRONICLE.match(body):
        return False
    marker = _MARKER.match(body)
    if marker and marker[0][0] in "▼▽・一二三四五六七八九十(①②③④⑤⑥⑦⑧⑨※":
        return False
    if "。" in body or re.search(r"[はがも、]「[^「」]*」$", body) or (body[0] in "「『“" and body[-1] in "」』”"):
        return False
    return not re.search(r"(?:です|ます|した|する|れる|いる|ない|である)$", body) or bool(marker)


def _names_speaker(text: str) -> bool:
    return bool(
        re.match(rf"[\s◇◆■●○▽【<]*[^。、「」]{{0,24}}{_TITLE_WORD}[ ]?(?:\([^()]{{1,12}}\))?[】>]?$", text.strip())
    )


def _stripped(span: Span, text: str) -> Span:
    """The name in a speaker's line, without the mark before it."""
    lead = len(text) - len(text.lstrip("◇◆■●○▽【< \u3000"))
    return Span(span.start + lead, span.end)


def _with_turns(blocks: list[Block], folded: str, is_transcript: bool) -> Iterator[Block]:
    """Let a speaker's label hold for the paragraphs of his turn."""
    label: Span | None = None
    runs_on = asks_on = False
    for block in blocks:
        if block.zone is Zone.QUESTION:
            label, asks_on = None, folded[block.span.start] not in "-—―─"
            yield block
        elif block.zone is Zone.SPEAKER_TURN or block.zone is Zone.SPEAKER:
            label, asks_on = block.label, False
            opens_quote = folded[block.text_start : block.text_start + 1] == "「"
            is_marked = block.label is not None and folded[block.label.start] == "【"
            runs_on = (is_transcript or is_marked) and (block.zone is Zone.SPEAKER or not opens_quote)
            yield block
        elif block.zone is Zone.PROSE and asks_on:
            yield replace(block, zone=Zone.QUESTION)
        elif block.zone is Zone.PROSE and label is not None:
            is_quote = folded[block.text_start] == "「" and folded[block.span.end - 1] == "」"
            if not (runs_on or is_quote):
                label = None
            yield replace(block, zone=Zone.SPEAKER_TURN, label=label) if label else block
            label = label if runs_on else None
        else:
            label, asks_on = None, False
            yield block


def _related_start(folded: str, spans: Sequence[Span]) -> int:
    """Index of the first paragraph of a tail of links: a heading of such and nothing like an article after it."""
    first = len(spans)
    for index in range(len(spans) - 1, -1, -1):
        text = spans[index].of(folded)
        if len(text) <= 60 and _RELATED.match(text):
            first = index
        elif len(text) > 40 and "。" in text:
            break
    return first


def _repeated_leads(folded: str, spans: Sequence[Span]) -> frozenset[int]:
    """Paragraphs at the top that a later one repeats word for word: captions under a picture."""
    texts = [_without_dateline(s.of(folded)).replace("(写真)", "") for s in spans]
    found = set()
    for i, text in enumerate(texts):
        head = text[:24]
        if len(head) == 24 and any(other.startswith(head) for other in texts[i + 1 :]):
            found.add(i)
    return frozenset(found)


def _without_dateline(text: str) -> str:
    m = _DATELINE.match(text)
    return text[m.end() :] if m else text
