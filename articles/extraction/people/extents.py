"""Where an office in the text begins and ends: 前, 欧州・, 影の before it, 代行 after it, the place of a mission."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.extraction.people.titles import KEPT_TERM, TERM, Title, ministry_stems, title_index

_ACTING = re.compile("代行|代理(?!人|大使)")
_STEM = re.compile(rf"(?:{'|'.join(sorted(ministry_stems(), key=len, reverse=True))})・$")
_POSTED = re.compile("・?[駐在][一-龥ァ-ヺー]{2,12}$")

SENT = re.compile("(?:を[^、。]{0,10}|、[^。]{0,30}氏を)(?:指名|任命|起用|内定|選出|派遣|充て|選ん)")
"""駐エジプト大使にシェン氏を指名した."""
RELATIVE = re.compile("(?:娘|息子|妻|夫人|孫|長男|長女|次男|次女|三男|三女)(?:である)?(?:の|、)$")
"""Before the name of somebody who is known only as a relative."""

APPOINTED = re.compile(r"(?P<honorific>氏|さん)(?:を|が|は|の)(?:新)?$")
APPOINTMENT = re.compile(r"(?:に|として|への?)(?:任命|指名|起用|選出|承認|就任|選ばれ|選ん|就[いく]|昇格|再任|認め)")
GOVERNMENT = re.compile(
    r"(?P<term>前|元|旧|次期|新)?政権|(?P<cabinet>(?:再?改造)?内閣)(?!府|官房|総理|法制|情報|改造|支持|不信任|人事|参与|広報|審議)"
)
GOVERNMENT_WORD = re.compile("政権|内閣")
ALIAS = re.compile(r"\((?P<alias>[A-Z]{2,5})\)")
"""Letters for a name, in brackets after it (MBS)."""


def titles_in(text: str) -> Iterator[tuple[int, int, Title]]:
    """Every title of a text; 金融庁長官 is no 庁長, the スルタン of ヌルスルタン none."""
    for found in title_index().scan(text):
        start, end, title = found
        longer = title_index().at(text, found[0] + 1) if found[2].form[0] == "庁" else None
        if longer and longer[0] > found[1]:
            start, end, title = found[0] + 1, *longer
        glued = "ァ" <= title.form[0] <= "ヺ" and "ァ" <= text[start - 1 : start] <= "ー"
        if title.short and not glued:
            yield start, end, title


def with_acting(text: str, end: int, title: Title) -> tuple[int, Title]:
    """幹事長代行: the end and the title with 代行."""
    if acting := _ACTING.match(text, end):
        return acting.end(), replace(title, short=title.short + acting[0])
    return end, title


def beginning(text: str, start: int) -> tuple[int, str]:
    """Where the words that belong to an office begin, and the one that its title keeps (前, 影の)."""
    while stem := _STEM.search(text, max(0, start - 12), start):
        start = stem.start()
    term = TERM.search(text, max(0, start - 2), start)
    if term is None:
        return start, ""
    return term.start(), term[0] if KEPT_TERM.fullmatch(term[0]) else ""


def before_post(text: str, begin: int) -> int:
    """薛剣・駐大阪総領事: where the place of an ambassador or consul begins."""
    place = _POSTED.search(text, max(0, begin - 14), begin)
    return place.start() if place else begin
