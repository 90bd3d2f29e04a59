"""Search words: what a query finds in a text, and which characters it marks."""

import pytest

from articles.wording import find_matches, fold, index_terms, kana_skeleton, query_terms, tsquery, tsvector


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("停戦に合意したと述べた", "停戦", ["停戦"]),
        ("即時停戦合意を歓迎", "停戦", ["停戦"]),
        ("トカーエフ大統領は", "トカエフ", ["トカーエフ"]),
        ("トカエフ大統領は", "トカーエフ", ["トカエフ"]),
        ("ミルジョエフ氏とミルジヨーエフ氏", "ミルジョーエフ", ["ミルジョエフ", "ミルジヨーエフ"]),
        ("ﾄｶｴﾌ大統領", "トカエフ", ["ﾄｶｴﾌ"]),
        ("ゼレンスキー氏", "ぜれんすき", ["ゼレンスキー"]),
        ("ヴァンス副大統領", "バンス", ["ヴァンス"]),
        ("C5+1首脳会議", "ｃ５＋１", ["C5+1"]),
        ("6〜8日に訪問", "6～8日", ["6〜8日"]),
        ("㈱の株、20℃", "℃", ["℃"]),
        ("協力を強めた", "強める", ["強め"]),
        ("両国の合意と停戦の合意", "停戦の合意", ["停戦の合意"]),
        ("米国と中国が米国で", "米国　中国", ["米国", "中国", "米国"]),
        ("米大統領", "米", ["米"]),
        ("重要鉱物の供給網", "要鉱", ["要鉱"]),
        ("停\n戦", "停戦", ["停\n戦"]),
    ],
)
def test_marks_the_source_characters(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in find_matches(text, query)] == marked


@pytest.mark.parametrize(
    ("text", "query"),
    [("停電と作戦", "停戦"), ("ビル", "プチン"), ("合意は停戦", "停戦の合意"), ("何か", "　 "), ("何か", "")],
)
def test_marks_nothing_else(text: str, query: str) -> None:
    assert find_matches(text, query) == []


def test_every_literal_substring_is_found() -> None:
    text = "トカエフ大統領は6日、「この会議は、Ｃ５＋１の新時代だ」と述べ、ﾙﾋﾞｵ氏と握手した。"
    for start in range(len(text)):
        for end in range(start + 1, min(start + 8, len(text)) + 1):
            if text[end : end + 1] == "ﾞ" or text[start] == "ﾞ":
                continue
            spans = find_matches(text, text[start:end])
            assert any(a <= start and end <= b for a, b in spans), text[start:end]


def test_fold_maps_every_character_back() -> None:
    text = "ﾄﾞﾙと㈱、20℃、ヴィザ\u3000が\u3099"
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert folded.source_span(0, len(folded.text)) == (0, len(text))


def test_terms_are_placed() -> None:
    terms = index_terms("停戦の合意")
    assert ("w:停戦", 1) in terms
    assert ("w:合意", 3) in terms
    assert ("b:戦ノ", 2) in terms
    assert query_terms("停戦の合意")[0].words == (("w:停戦", 0), ("w:合意", 2))


def test_skeleton_joins_spellings_of_a_name() -> None:
    assert kana_skeleton("ミルジヨーエフ") == kana_skeleton("ミルジョエフ")
    assert kana_skeleton("プーチン") == kana_skeleton("プチン")
    assert kana_skeleton("ネタニヤフ") != kana_skeleton("ネタニアフ")


@pytest.mark.parametrize("text", ["it's", "back\\slash", "a'b\\c \x00", "'; DROP TABLE", "😀絵", "&|!()<->:*"])
def test_literals_quote_what_is_odd(text: str) -> None:
    assert "\x00" not in tsvector(text) + tsquery([[text]])
    assert tsquery([[text]]).count("'") % 2 == 0


def test_long_text_is_cut_into_pieces_for_the_tokenizer() -> None:
    assert max(position for _, position in index_terms("停戦" * 40_000)) <= 16_383
    assert find_matches("平和" * 20_000 + "停戦", "停戦") == [(40_000, 40_002)]


def test_nothing_asked_gives_no_query() -> None:
    assert tsquery([]) == tsquery([["　"]]) == ""
