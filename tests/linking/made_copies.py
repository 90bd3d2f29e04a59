"""Pairs of articles made from the project's corpus, on which the bounds of near-duplicates were chosen.

From each article: versions as outlets make them (small edits, another house style, cut from the end, a paragraph added,
a tail of links), which must match; and lookalikes (the same words with other days, numbers and names; an article that
quotes a paragraph of it; unlike texts under one tail; every other article), which must not. All is drawn from one
seed, so that a run can be repeated: ``python -m tests.linking.made_copies`` prints how each bound fares.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parent.parent / "corpus"
SEED = 20251106
SHORTEST = 150
"""Characters of an article that pairs are made from."""

STYLE = (
    ("5か国", "5カ国"),
    ("か国", "カ国"),
    ("か月", "カ月"),
    ("呼びかけ", "呼び掛け"),
    ("取り組", "取組"),
    ("巡り", "めぐり"),
    ("引き続き", "引続き"),
    ("など", "等"),
    ("および", "及び"),
    ("すべて", "全て"),
    ("さらに", "更に"),
    ("無人機", "ドローン"),
    ("米国", "アメリカ"),
    ("表明した", "明らかにした"),
    ("述べた", "語った"),
    ("強調した", "訴えた"),
    ("説明した", "話した"),
    ("会談した", "会談を行った"),
    ("合意した", "合意に達した"),
    ("発表した", "公表した"),
    ("求めた", "要求した"),
    ("行う", "実施する"),
    ("について", "に関し"),
    ("によると", "によれば"),
    ("しかし", "だが"),
    ("このため", "そのため"),
    ("今後", "これから"),
    ("一方、", "他方、"),
)
"""House styles and the words that desks exchange."""
DATELINES = ("", "【ワシントン共同】", "[東京　12日　環世通信] - ", "【ロンドン=北峰】", "（パリ＝例示通信）")
TAILS = (
    "\n\n関連記事\n首相が会見、対話を重視\n各国の反応まとめ\n専門家はこう見る",
    "\n\n無断転載を禁じます。",
    "\n\n【関連ニュース】\n・外相会談の詳細はこちら\n\n© 例示通信社 All rights reserved.",
    "\n\nこの記事は有料会員限定です。残りは会員登録のうえお読みください。\n\nあわせて読みたい\n一問一答",
)


class Pair(NamedTuple):
    """Two bodies and what was done to the one to make the other."""

    kind: str
    alike: bool
    one: str
    other: str


@cache
def bodies() -> dict[str, str]:
    """Article name -> body, of the corpus articles that are long enough."""
    found = {path.stem: path.read_text(encoding="utf-8").split("---\n", 2)[-1].strip() for path in CORPUS.glob("*.txt")}
    return {name: found[name] for name in sorted(found) if len(found[name]) >= SHORTEST}


def made_pairs(seed: int = SEED) -> Iterator[Pair]:
    """All pairs, in an order that the seed fixes."""
    names = list(bodies())
    for index, name in enumerate(names):
        rng = random.Random(f"{seed} {name}")
        body, stranger = bodies()[name], bodies()[names[(index + 7) % len(names)]]
        for kind, edit in COPIES.items():
            yield Pair(kind, True, body, edit(body, stranger, rng))
        for kind, edit in LOOKALIKES.items():
            yield Pair(kind, False, body, edit(body, stranger, rng))
    tail = "".join(TAILS)
    for one, other in combinations(names, 2):
        yield Pair("unlike", False, bodies()[one] + tail, bodies()[other] + tail)


def _sentences(body: str) -> list[str]:
    return re.findall(r"[^。\n]*[。\n]|[^。\n]+$", body)


def _styled(body: str, share: float, rng: random.Random) -> str:
    for one, other in STYLE:
        if rng.random() < share:
            body = body.replace(one, other) if one in body else body.replace(other, one)
    return rng.choice(DATELINES) + body


def _small_edits(body: str, _stranger: str, rng: random.Random) -> str:
    return _styled(body, 0.3, rng)


def _house_style(body: str, _stranger: str, rng: random.Random) -> str:
    """Every word that desks exchange, and each eighth sentence gone."""
    kept = [s for i, s in enumerate(_sentences(_styled(body, 1, rng))) if i % 8 != 5]
    return "".join(kept)


def _cut(body: str, _stranger: str, rng: random.Random) -> str:
    """Cut from the end, to between half and nine tenths."""
    sentences = _sentences(body)
    return _styled("".join(sentences[: max(1, round(len(sentences) * rng.uniform(0.5, 0.9)))]), 0.2, rng)


def _added(body: str, stranger: str, rng: random.Random) -> str:
    """A paragraph of a quarter to a half of its length added at the end."""
    more = stranger[: round(len(body) * rng.uniform(0.25, 0.5))]
    return _styled(body, 0.2, rng) + "\n\n" + more


def _inserted(body: str, stranger: str, rng: random.Random) -> str:
    """Two sentences of later news put in after the lead."""
    sentences = _sentences(body)
    return "".join([*sentences[:2], *_sentences(stranger)[1:3], *sentences[2:]])


def _tailed(body: str, _stranger: str, rng: random.Random) -> str:
    return _styled(body, 0.2, rng) + rng.choice(TAILS)


def _with_caption(body: str, _stranger: str, rng: random.Random) -> str:
    """The lead once more, as the caption of a picture."""
    return _sentences(body)[0] + "\n\n" + _styled(body, 0.2, rng)


def _rising_toll(body: str, _stranger: str, rng: random.Random) -> str:
    """One number that is no date goes up."""
    numbers = list(re.finditer(r"\d+(?=[人発隻機棟か件])", body))
    if not numbers:
        return _styled(body, 0.2, rng)
    m = rng.choice(numbers)
    return body[: m.start()] + str(int(m[0]) + 3) + body[m.end() :]


def _other_days(body: str, stranger: str, rng: random.Random) -> str:
    """Last week's text: every day, most numbers, and one sentence are others."""
    body = _styled(body, 0.2, rng)
    body = re.sub(r"\d+(?=日(?!間))", lambda m: str((int(m[0]) + 6) % 28 + 1), body)
    body = re.sub(r"\d+(?![\d日月年])", lambda m: str(int(m[0]) + 2) if rng.random() < 0.7 else m[0], body)
    return _with_another_sentence(body, stranger, rng)


def _other_facts(body: str, stranger: str, rng: random.Random) -> str:
    """The form of words that is used each time, about somebody else: every name in katakana and every number."""
    names = sorted(set(re.findall(r"[ァ-ヴー]{3,}", body)))
    others = [name for name in re.findall(r"[ァ-ヴー]{3,}", stranger) if name not in names] or ["ペルー", "トンガ"]
    for i, name in enumerate(names):
        body = body.replace(name, others[i % len(others)])
    return re.sub(r"\d+", lambda m: str(int(m[0]) % 27 + 1), body)


def _with_another_sentence(body: str, stranger: str, rng: random.Random) -> str:
    sentences, others = _sentences(body), _sentences(stranger)
    sentences[rng.randrange(len(sentences))] = rng.choice(others)
    return "".join(sentences)


def _quoted_in(body: str, stranger: str, _rng: random.Random) -> str:
    """Another article that takes over its first paragraph as background."""
    first = next(part for part in body.split("\n") if len(part) > 20)
    return stranger + "\n\n" + first[: len(stranger) // 2]


Edit = Callable[[str, str, random.Random], str]
COPIES: dict[str, Edit] = {
    "small edits": _small_edits,
    "house style": _house_style,
    "cut": _cut,
    "added": _added,
    "inserted": _inserted,
    "tail": _tailed,
    "caption": _with_caption,
    "rising toll": _rising_toll,
}
LOOKALIKES: dict[str, Edit] = {"other days": _other_days, "other facts": _other_facts, "quoted in": _quoted_in}


def main() -> None:
    """Print, for each kind of pair, how many are held alike, and the figures of each bound."""
    from articles.linking.duplicates import LEAST_LENGTH, band_keys, compare, is_near_duplicate

    rows = [(p, compare(p.one, p.other)) for p in made_pairs()]
    for kind in dict.fromkeys(p.kind for p, _ in rows):
        here = [(p, x) for p, x in rows if p.kind == kind]
        held = sum(is_near_duplicate(p.one, p.other) for p, _ in here)
        keyed = sum(not set(band_keys(p.one)).isdisjoint(band_keys(p.other)) for p, _ in here)
        jaccards = sorted(x.jaccard for _, x in here)
        sys.stdout.write(
            f"{kind:12} {len(here):5} pairs, held alike {held:5}, share a key {keyed:5}, Jaccard"
            f" {jaccards[0]:.2f} to {jaccards[-1]:.2f}, half above {jaccards[len(jaccards) // 2]:.2f}\n"
        )
    total = sum(p.alike for p, _ in rows)
    for jaccard in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        for containment in (0.7, 0.8, 0.9):
            alike = [
                p.alike
                for p, x in rows
                if not x.other_facts
                and (x.jaccard >= jaccard or (x.containment >= containment and x.length >= LEAST_LENGTH))
            ]
            sys.stdout.write(
                f"Jaccard {jaccard}, containment {containment}:"
                f" precision {sum(alike) / len(alike):.4f}, recall {sum(alike) / total:.4f}\n"
            )


if __name__ == "__main__":
    main()
