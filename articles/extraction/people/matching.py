"""Whether two written names can be one person's."""

from difflib import SequenceMatcher
from functools import lru_cache

from articles.extraction.people.known import PATRONYMIC, is_kana, name_key
from articles.extraction.people.names import surnames

ALIKE = 0.6
"""Share of equal letters from which two given names may be spellings of one."""
MIN_FULL_KANJI = 3
"""Two kanji are mostly a surname."""
JUNIOR = "・ジュニア"
PART = 1.5
"""Of ``fit``: the form is a surname or a given name of the other."""


def name_parts(form: str) -> list[str]:
    """Keys under which people with a like name are kept: the parts of a kana name, the first kanji of another."""
    return [name_key(part) for part in form.split("・")] if is_kana(form) else [form[:1]]


@lru_cache(maxsize=1 << 16)
def is_full(form: str) -> bool:
    """Whether a name has a family name and a given one; by its shape alone."""
    if is_kana(form):
        return "・" in form
    if len(form) < MIN_FULL_KANJI:  # 王毅, 朴振
        return len(form) == len("王毅") and form[0] in surnames("zh") | surnames("ko") and form not in surnames("ja")
    return form not in surnames("ja")


@lru_cache(maxsize=1 << 16)
def fit(form: str, own: str) -> float:
    """How well two names fit: 2 the same, ``PART`` one is a part of the other, 0 not at all."""
    if form == own:
        return 2.0
    if is_kana(form) != is_kana(own):
        return 0.0
    if is_kana(form):
        return _fit_kana(form, own)
    shorter, longer = sorted((form, own), key=len)
    if not longer.startswith(shorter) or (len(shorter) == 1 and longer[:2] in surnames("ja")):
        return 0.0  # 岸 is no 岸田文雄
    return PART


def _fit_kana(form: str, own: str) -> float:
    if name_key(form) == name_key(own):
        return 2.0
    parts, others = [name_key(p) for p in form.split("・")], [name_key(p) for p in own.split("・")]
    shorter, longer = sorted((parts, others), key=len)
    if len(shorter) == 1 and shorter[0] in longer:
        return _fit_part(shorter[0], longer)
    if len(shorter) > 1 and longer[: len(shorter)] == shorter:
        return 1.6
    if len(shorter) > 1 and shorter[-1] == longer[-1] and shorter[0] == longer[0]:
        initials, own_initials = _initials(form), _initials(own)
        return 0.0 if initials and own_initials and initials != own_initials else 1.2
    return 0.0


def _fit_part(part: str, name: list[str]) -> float:
    """A single name against a longer one; what follows ビン is the father's name."""
    at = len(name) - 1 - name[::-1].index(part)
    if at and name[at - 1] in PATRONYMIC:
        return 0.0
    return PART if at in (0, len(name) - 1) else 1.0


def _initials(form: str) -> list[str]:
    return [part for part in form.split("・") if part.isascii()]


@lru_cache(maxsize=1 << 16)
def is_another(form: str, own: str) -> bool:
    """Whether a full name is that of somebody else than a full name met: 金聖泰 is not 金正恩, キム・スギル not
    キム・ジョンウン, セルダル・ベルドイムハメドフ not グルバングルイ・ベルドイムハメドフ."""
    if is_kana(form) != is_kana(own) or not is_full(form) or not is_full(own):
        return False
    if not is_kana(form):
        return not own.startswith(form) and not form.startswith(own)
    if form.endswith(JUNIOR) != own.endswith(JUNIOR) and name_parts(form)[0] == name_parts(own)[0]:
        return True
    if fit(form, own):
        return False
    parts, others = form.split("・"), own.split("・")
    if parts[0] == others[0]:
        return True
    if parts[0].isascii() or others[0].isascii() or name_key(parts[-1]) != name_key(others[-1]):
        return False
    return not _share_given(parts[:-1], others[:-1])


def _share_given(given: list[str], others: list[str]) -> bool:
    """Whether some given name of one may be a spelling of one of the other (ロッケ, ルッケ)."""
    keys, own = [name_key(name) for name in given], [name_key(name) for name in others]
    return any(SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE for a in keys for b in own)
