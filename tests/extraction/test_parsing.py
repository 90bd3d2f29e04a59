"""Paragraphs, zones, sentences, brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.parsing import MASK, Zone, read


def sentences(body: str) -> list[str]:
    return [s.span.of(body) for s in read(body).sentences]


def zones(body: str, title: str = "") -> list[Zone]:
    return [p.zone for p in read(body, title).paragraphs]


SENTENCES = [
    ("会談した。署名した。", ["会談した。", "署名した。"]),
    ("「行く。必ず行く」と述べた。帰国した。", ["「行く。必ず行く」と述べた。", "帰国した。"]),
    ("「本当か!?」と聞いた。", ["「本当か!?」と聞いた。"]),
    ("本当か?はい。", ["本当か?", "はい。"]),
    ("会談した(事務方も同席。議事録あり)。署名した。", ["会談した(事務方も同席。議事録あり)。", "署名した。"]),
    ("１２．５％増えた．減った．", ["１２．５％増えた．", "減った．"]),
    ("Yahoo!ニュースが報じた。", ["Yahoo!ニュースが報じた。"]),
    ("会談した。 署名した。", ["会談した。", "署名した。"]),
    ("首相は,会談した。", ["首相は,会談した。"]),
    ("「行く。(中略)必ず行く」と述べた。", ["「行く。(中略)必ず行く」と述べた。"]),
    ("“行く。必ず行く”と述べた。", ["“行く。必ず行く”と述べた。"]),
    ("『行く。必ず行く』と述べた。", ["『行く。必ず行く』と述べた。"]),
    ("｢行く。必ず行く｣と述べた。", ["｢行く。必ず行く｣と述べた。"]),
]


@pytest.mark.parametrize(("body", "expected"), SENTENCES)
def test_sentences_are_split_outside_brackets(body: str, expected: list[str]) -> None:
    assert sentences(body) == expected


OPENINGS = [
    ("【ワシントン共同】首相は会談した。", "【ワシントン共同】", "首相は会談した。"),
    ("【カイロ=山田太郎】首相は会談した。", "【カイロ=山田太郎】", "首相は会談した。"),
    ("【カイロ＝山田】首相は会談した。", "【カイロ＝山田】", "首相は会談した。"),
    ("【ソウル】首相は会談した。", "【ソウル】", "首相は会談した。"),
    ("【7月2日 ワシントン】首相は会談した。", "【7月2日 ワシントン】", "首相は会談した。"),
    ("【ワシントン9日共同】首相は会談した。", "【ワシントン9日共同】", "首相は会談した。"),
    ("【AFP=時事】首相は会談した。", "【AFP=時事】", "首相は会談した。"),
    ("[マニラ 10日 ロイター] - 首相は会談した。", "[マニラ 10日 ロイター] - ", "首相は会談した。"),
    ("[東京20日ロイター]-首相は会談した。", "[東京20日ロイター]-", "首相は会談した。"),
    ("［北京　１６日　ロイター］ － 首相は会談した。", "［北京　１６日　ロイター］ － ", "首相は会談した。"),
    ("(ワシントン共同) 首相は会談した。", "(ワシントン共同) ", "首相は会談した。"),
    ("ワシントン(CNN) 首相は会談した。", "ワシントン(CNN) ", "首相は会談した。"),
    ("9月9日(ブルームバーグ):首相は会談した。", "9月9日(ブルームバーグ):", "首相は会談した。"),
    ("▼【ソウル】首相は会談した。", "【ソウル】", "首相は会談した。"),
]


@pytest.mark.parametrize(("body", "dateline", "sentence"), OPENINGS)
def test_dateline_is_no_part_of_the_sentence(body: str, dateline: str, sentence: str) -> None:
    (paragraph,) = read(body).paragraphs
    assert paragraph.dateline is not None
    assert paragraph.dateline.of(body) == dateline
    assert [s.span.of(body) for s in paragraph.sentences] == [sentence]
    assert paragraph.zone is Zone.PROSE


@pytest.mark.parametrize("body", ["【華報道官】断固反対する。", "「行く」と述べた。", "(中略)会談した。"])
def test_no_dateline(body: str) -> None:
    assert read(body).paragraphs[0].dateline is None


PROSE = "首相は会談で、両国の協力を広げる考えを示し、来月にも再び会うことで一致したと発表した。"

ZONES = [
    ("会談の成果", Zone.HEADING),
    ("■北朝鮮ミサイル", Zone.HEADING),
    ("◆カナダ、米に報復関税撤廃", Zone.HEADING),
    ("【質疑】", Zone.HEADING),
    ("＜冒頭発言＞", Zone.HEADING),
    ("2019年", Zone.HEADING),
    ("◇　　◇", Zone.HEADING),
    ("2 安全保障", Zone.HEADING),
    ("ロシアを支える「共犯者」", Zone.HEADING),
    ("首相は会談した。", Zone.PROSE),
    ("「これは新しい始まりだ」", Zone.PROSE),
    ("1月10日　大統領が就任", Zone.PROSE),
    ("一、国連憲章を尊重する。", Zone.LIST_ITEM),
    ("▼停戦を延長する", Zone.LIST_ITEM),
    ("・停戦を延長する", Zone.LIST_ITEM),
    ("(1)両首脳は、協力で一致した。", Zone.LIST_ITEM),
    ("（２）両首脳は、協力で一致した。", Zone.LIST_ITEM),
    ("1 大臣から、謝意を伝えました。", Zone.LIST_ITEM),
    ("3.両大臣は、意見を交わしました。", Zone.LIST_ITEM),
    ("①両大臣は、意見を交わしました。", Zone.LIST_ITEM),
    ("――米国への説明は。", Zone.QUESTION),
    ("【記者】日本はどうするのか。", Zone.QUESTION),
    ("【例示テレビ　山田記者】日本はどうするのか。", Zone.QUESTION),
    ("問　日本はどうするのか。", Zone.QUESTION),
    ("【華報道官】断固反対する。", Zone.SPEAKER_TURN),
    ("首相「協力を続ける。これは約束だ」", Zone.SPEAKER_TURN),
    ("オバマ大統領:「交渉はできない」", Zone.SPEAKER_TURN),
    ("米・ケリー国務長官：「世界の信頼を集める」", Zone.SPEAKER_TURN),
    ("首相は「協力を続ける」", Zone.PROSE),
    ("(ワシントン支局)", Zone.BYLINE),
    ("（シドニー＝安西陽子）", Zone.BYLINE),
    ("(c)2025 例示通信", Zone.BYLINE),
    ("2025年11月9日 14:05", Zone.BYLINE),
    ("令和7年12月16日", Zone.BYLINE),
    ("７月11日 6:30 更新", Zone.BYLINE),
    ("論説委員　水野かおる", Zone.BYLINE),
    ("写真:会談する両首脳", Zone.CAPTION),
    ("大統領と握手する外務大臣", Zone.CAPTION),
    ("会見に臨む中国外交部の林剣報道官。（北京＝新華社配信）", Zone.CAPTION),
    ("Related posts", Zone.BYLINE),
    ("ⓒ 中央日報/中央日報日本語版", Zone.BYLINE),
    ("会談に臨む両首脳=7日、ワシントン(ロイター=共同)", Zone.CAPTION),
    ("関連記事", Zone.RELATED),
    ("▽関連記事", Zone.RELATED),
    ("関連記事：制裁の行方", Zone.RELATED),
    ("【関連ニュース】", Zone.RELATED),
]


@pytest.mark.parametrize(("body", "zone"), ZONES)
def test_zone(body: str, zone: Zone) -> None:
    assert zones(f"{PROSE}\n\n{body}\n\n{PROSE}")[1] is zone


def test_everything_after_related_articles_is_silent() -> None:
    body = f"{PROSE}\n\n関連記事\n・停戦の行方\n国境を行く\n\n大使の横顔"
    assert zones(body) == [Zone.PROSE, *[Zone.RELATED] * 4]


def test_related_box_inside_an_article_does_not_end_it() -> None:
    assert zones(
        f"{PROSE}\n\n関連記事：停戦の行方\n\n外相はさらに、国境の画定も協議したと続けた。大統領府によると、来月にも次の会合を開く見通しで、調整を急ぐという。"
    ) == [Zone.PROSE, Zone.RELATED, Zone.PROSE]


def test_caption_that_repeats_the_lead() -> None:
    body = f"{PROSE}\n\n【東京共同】{PROSE}同席者もいた。\n\n会談は続く。"
    assert zones(body)[:2] == [Zone.CAPTION, Zone.PROSE]


def test_title_repeated_in_the_body_is_a_heading() -> None:
    assert zones(f"首相、会談で協力を約束\n\n{PROSE}", "首相、会談で協力を約束")[0] is Zone.HEADING


def test_speaker_on_a_line_of_its_own() -> None:
    body = f"{PROSE}\n\nアメリカ ルビオ国務長官\n\n「ボールは相手のコートにある」\n\n長官は帰国した。"
    document = read(body)
    assert [p.zone for p in document.paragraphs] == [Zone.PROSE, Zone.SPEAKER, Zone.SPEAKER_TURN, Zone.PROSE]
    label = document.paragraphs[2].label
    assert label is not None
    assert label.of(body) == "アメリカ ルビオ国務長官"


def test_turn_of_a_transcript_runs_on() -> None:
    body = "会見の要旨は次の通り。\n\n首相　協力を続ける。\n\n約束は守る。\n\n――いつか。\n\n首相　来年だ。"
    document = read(body, "首相会見要旨")
    turns = [(p.zone, p.label.of(body) if p.label else "") for p in document.paragraphs[1:]]
    assert turns == [
        (Zone.SPEAKER_TURN, "首相"),
        (Zone.SPEAKER_TURN, "首相"),
        (Zone.QUESTION, ""),
        (Zone.SPEAKER_TURN, "首相"),
    ]
    assert document.paragraphs[1].sentences[0].span.of(body) == "協力を続ける。"


def test_digest_of_speeches() -> None:
    body = (
        "演説の要旨は以下の通り。\n\n◇米国・トランプ大統領（23日）\n\n私は戦争を終わらせた。\n\n国連は無力だ。\n\n◇\n\n"
        + PROSE
    )
    document = read(body, "一般討論演説の要旨")
    assert [p.zone for p in document.paragraphs[1:]] == [
        Zone.SPEAKER,
        Zone.SPEAKER_TURN,
        Zone.SPEAKER_TURN,
        Zone.HEADING,
        Zone.PROSE,
    ]


def test_transcript_with_labels_on_their_own_lines() -> None:
    body = (
        "【安倍総理冒頭発言】\n　ようこそ日本へ。\n　待っていた。\n"
        "（記者）\n　次はいつか。\n　もう一点。\n（安倍総理）\n　来年だ。"
    )
    document = read(body, "日露共同記者会見")
    assert [p.zone for p in document.paragraphs] == [
        Zone.SPEAKER,
        Zone.SPEAKER_TURN,
        Zone.SPEAKER_TURN,
        *[Zone.QUESTION] * 3,
        Zone.SPEAKER,
        Zone.SPEAKER_TURN,
    ]
    labels = [p.label.of(body) for p in document.paragraphs if p.label]
    assert labels == ["安倍総理"] * 5


def test_question_of_a_record_runs_on() -> None:
    body = "【例示記者】報道がある。\n\nどう考えるか。\n\n【玄葉外務大臣】承知しない。\n\n連携する。"
    assert zones(body) == [Zone.QUESTION, Zone.QUESTION, Zone.SPEAKER_TURN, Zone.SPEAKER_TURN]


WRAPPED = [
    ("オバマ大統領は九日午後八時、ホワイトハウスで就任後初めての記者会見を行い、\n核問題で対話する意欲を示した。", 1),
    ("オバマ大統領は九日午後八時、ホワイトハウスで就任後初めての記者会見を行\nい、核問題で対話する意欲を示した。", 1),
    ("首相は\n「行く」と述べた。", 1),
    ("首相は会談した。\n外相も会談した。", 2),
    ("会談の成果\n首相は会談した。", 2),
    ("3月26日　米司法省が大統領を麻薬テロの罪で起訴し、1500万ドルの懸賞金をかける\n8月7日　米国が懸賞金を倍増", 2),
]


@pytest.mark.parametrize(("body", "count"), WRAPPED)
def test_hard_line_breaks_inside_a_sentence(body: str, count: int) -> None:
    assert len(read(body).paragraphs) == count


def quotes(body: str) -> list[str]:
    return [q.span.of(body) for q in read(body).quotes]


QUOTES = [
    ("「行く」と述べ、「来る」と続けた。", ["「行く」", "「来る」"]),
    ("「彼は『行く』と言った」と述べた。", ["「彼は『行く』と言った」"]),
    ("「行く\n\n首相は「来る」と述べた。", ["「来る」"]),
    ("『行く\n\n首相は「来る」と述べた。", ["「来る」"]),
    ("『行く「来る」と述べた。", ["「来る」"]),
    ("「行く。\n\n必ず行く」と述べた。", ["「行く。\n\n必ず行く」"]),
    (
        "「行く。\n\n彼も『行く』と言った。\n\n必ず行く」と述べた。",
        ["「行く。\n\n彼も『行く』と言った。\n\n必ず行く」"],
    ),
    ("行く」と述べた。「来る」と続けた。", ["「来る」"]),
    ("「行く(米国)」と述べた。", ["「行く(米国)」"]),
    ("「行く)」と述べた。", ["「行く)」"]),
    ("(「行く)」と述べた。", ["「行く)」"]),
]


@pytest.mark.parametrize(("body", "expected"), QUOTES)
def test_outer_quotations(body: str, expected: list[str]) -> None:
    assert quotes(body) == expected


def test_nested_brackets_know_their_parents() -> None:
    document = read("「彼は『行く(米国)』と言った」")
    assert [(b.mark, b.parent, b.quote_depth) for b in document.brackets] == [
        ("「", None, 0),
        ("『", 0, 1),
        ("(", 1, 2),
    ]


def test_masked_text_keeps_offsets() -> None:
    body = "首相は「行く。必ず」と述べた。"
    masked = read(body).masked
    assert masked == "首相は「" + MASK * 5 + "」と述べた。"


def test_places_are_found_by_offset() -> None:
    body = "【東京共同】首相は「行く」と述べた。\n\n帰国した。"
    document = read(body)
    assert document.sentence_at(0) is None
    assert document.sentence_at(body.index("首相")) == document.sentences[0]
    assert document.paragraph_at(0) == document.paragraphs[0]
    assert document.paragraph_at(body.index("\n")) is None
    assert document.quote_at(body.index("行")) == document.quotes[0]
    assert document.quote_at(body.index("「")) is None
    assert document.quote_at(0) is None


@pytest.mark.parametrize("body", ["", "\n\n", "　", "「", "」", "。", "。。。", "【", "――"])
def test_odd_bodies_are_read(body: str) -> None:
    document = read(body)
    assert document.masked == body


ODD = "「」『』“”()（）【】[]〈〉。！？\n　 首相は123一、・▼―:ABc関連記事"


@given(st.text(alphabet=ODD, max_size=120), st.text(alphabet=ODD, max_size=10))
def test_any_text_keeps_the_invariants(body: str, title: str) -> None:
    document = read(body, title)
    assert len(document.masked) == len(document.folded) == len(body)
    last = 0
    for paragraph in document.paragraphs:
        assert paragraph.span.start >= last
        last = paragraph.span.end
        for sentence in paragraph.sentences:
            assert paragraph.span.covers(sentence.span)
            assert not body[sentence.span.start].isspace()
            assert document.sentence_at(sentence.span.start) == sentence
    for bracket in document.brackets:
        if bracket.parent is not None:
            assert document.brackets[bracket.parent].span.covers(bracket.span)
    for before, after in zip(document.quotes, document.quotes[1:], strict=False):
        assert before.span.end <= after.span.start


UNITS = [
    "「行く」と述べた。\n\n",
    "「" * 10,
    "」" * 10,
    "「『(",
    "首相は行く、",
    "(" * 9 + "\n",
    "一、行く\n",
    "関連記事\n",
    "首相は\n「行く",
]


@pytest.mark.parametrize("unit", UNITS)
def test_repeated_shapes_lose_nothing(unit: str) -> None:
    """What they cost is measured in bench/extraction.py."""
    body = unit * (20_000 // len(unit))
    document = read(body)
    assert len(document.masked) == len(body)
    assert "".join("".join(p.span.of(body).split()) for p in document.paragraphs) == "".join(body.split())


NOT_YET = [
    pytest.param(
        "大統領官邸にて",
        Zone.BYLINE,
        marks=pytest.mark.xfail(strict=True, reason="a place line without a mark reads as a heading"),
    ),
]


@pytest.mark.parametrize(("body", "zone"), NOT_YET)
def test_not_yet(body: str, zone: Zone) -> None:
    assert zones(f"{PROSE}\n\n{body}\n\n{PROSE}")[1] is zone
