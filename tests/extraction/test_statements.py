"""Statements: tables of what must be found, what must not, and what is not found yet. All quotations are invented."""

import pytest

from articles.extraction import Findings, extract
from articles.vocabulary import Method, TrailRole

Said = tuple[str, str, str]
"""Kind (D, I), words, speakers."""


def said(findings: Findings, body: str) -> list[Said]:
    """What was found, in the form of the tables."""
    names = {x.id: x.name for x in (*findings.leaders, *findings.organizations)}
    return [
        (s.kind.value[0].upper(), s.span.of(body), "・".join(names.get(r, r) for r in s.speakers))
        for s in findings.statements
    ]


def find(body: str) -> Findings:
    return extract(body, published="2025-11-09", syntax=False)


DIRECT: list[tuple[str, str, list[Said]]] = [
    (
        "topic before, verb after",
        "カザフスタンのトカエフ大統領は6日、「関係は新たな段階に入った」と述べた。",
        [("D", "関係は新たな段階に入った", "トカエフ")],
    ),
    (
        "fragment with its own topic",
        "ロシアのラブロフ外相は27日、国連での記者会見で、制裁の復活は「法的に無効だ」と主張。",
        [("D", "法的に無効だ", "ラブロフ")],
    ),
    (
        "object of a judging verb",
        "ベラルーシ外務省は国境の閉鎖を「非友好的な措置」と非難した。",
        [("D", "非友好的な措置", "ベラルーシ外務省")],
    ),
    (
        "two quotations, one speaker",
        "フランスのマクロン大統領は「道は険しい」と述べ、「それでも進む」と語った。",
        [("D", "道は険しい", "マクロン"), ("D", "それでも進む", "マクロン")],
    ),
    (
        "two speakers in one sentence",
        "ドイツのメルツ首相は「約束は守る」と述べ、フランスのマクロン大統領は「同じ考えだ」と応じた。",
        [("D", "約束は守る", "メルツ"), ("D", "同じ考えだ", "マクロン")],
    ),
    (
        "carried to the next sentence",
        "ドイツのメルツ首相は7日、ベルリンで演説した。「約束は守る」と強調した。",
        [("D", "約束は守る", "メルツ")],
    ),
    (
        "subject behind the words",
        "「同盟は揺るがない」と、ドイツのメルツ首相は述べた。",
        [("D", "同盟は揺るがない", "メルツ")],
    ),
    (
        "speaker in the sentence after",
        "「99年では足りない」。トランプ米大統領は記者団にこう語った。",
        [("D", "99年では足りない", "トランプ")],
    ),
    (
        "announced before",
        "フランスのマクロン大統領は次のように述べた。\n「欧州は自ら守らねばならない。時間は少ない」",
        [("D", "欧州は自ら守らねばならない。時間は少ない", "マクロン")],
    ),
    (
        "speaker on a line of its own",
        "ロシア軍は19日、大規模な攻撃を行いました。\n\nウクライナ ゼレンスキー大統領\n「圧力が足りない」",
        [("D", "圧力が足りない", "ゼレンスキー")],
    ),
    (
        "statement with a noun",
        "露国防省は「攻撃する計画はなかった」との声明を発表した。",
        [("D", "攻撃する計画はなかった", "露国防省")],
    ),
    (
        "と with a place before the verb",
        "ウクライナのゼレンスキー大統領は「偶然ではない」とＸ（旧ツイッター）に投稿した。",
        [("D", "偶然ではない", "ゼレンスキー")],
    ),
    (
        "a verb in no list",
        "カザフスタンのトカエフ大統領は「鉱物は足りている」と触れ回った。",
        [("D", "鉱物は足りている", "トカエフ")],
    ),
    (
        "noun without verb form at the end",
        "中国の傅聡国連大使は「主体性が見えない」と批判。",
        [("D", "主体性が見えない", "傅聡")],
    ),
    (
        "label lines with spaces, each with its own quotation",
        "岩屋外相と王毅外相が会談しました。\n岩屋毅 外務大臣\n「前へ進めたい」\n中国 王毅 外相\n「安定が大切だ」",
        [("D", "前へ進めたい", "岩屋"), ("D", "安定が大切だ", "王毅")],
    ),
    (
        "an unnamed official goes on",
        "北朝鮮外務省の報道官は8日、談話を発表した。朝鮮中央通信が報じた。\n報道官は「愚弄だ」と糾弾した。",
        [("D", "愚弄だ", "北朝鮮外務省")],
    ),
    (
        "としながらも",
        "日本の菅義偉官房長官は「歓迎する」としながらも、「履行が重要だ」と述べた。",
        [("D", "歓迎する", "菅義偉"), ("D", "履行が重要だ", "菅義偉")],
    ),
]

INDIRECT: list[tuple[str, str, list[Said]]] = [
    (
        "clause after the occasion",
        "フランスのマクロン大統領は会見で、停戦後に部隊を派遣すると発表した。",
        [("I", "停戦後に部隊を派遣する", "マクロン")],
    ),
    (
        "a quoted part belongs to the clause",
        "カンボジア国防省は10日の声明で、地雷の設置を「断固として否定する」と反論した。",
        [("I", "地雷の設置を「断固として否定する」", "カンボジア国防省")],
    ),
    (
        "request with よう, hearer left out",
        "フランスのマクロン大統領はイランに、直接協議に応じるよう求めた。",
        [("I", "直接協議に応じる", "マクロン")],
    ),
    (
        "noun as content",
        "国連のグテレス事務総長は双方に最大限の自制を求めた。",
        [("I", "最大限の自制", "グテレス")],
    ),
    (
        "ことを明らかにした",
        "小泉進次郎防衛相は7日、中国側に抗議したことを明らかにした。",
        [("I", "中国側に抗議したこと", "小泉進次郎")],
    ),
    (
        "attitude after a clause",
        "ロシアのペスコフ大統領報道官は、説明を待って判断する考えを示した。",
        [("I", "説明を待って判断する", "ペスコフ")],
    ),
    (
        "attitude with its object",
        "国連のグテレス事務総長は6日、攻撃の拡大に深い懸念を表明した。",
        [("I", "攻撃の拡大に深い懸念", "グテレス")],
    ),
    (
        "ministry style",
        "岩屋毅外務大臣から、自由で開かれた国際秩序を共に守りたい旨述べました。",
        [("I", "自由で開かれた国際秩序を共に守りたい", "岩屋毅")],
    ),
    (
        "ministry style with より and a wide comma",
        "ガザ情勢に関し，岸田文雄外務大臣より，情勢の悪化を深く憂慮している旨述べました。",
        [("I", "情勢の悪化を深く憂慮している", "岸田文雄")],
    ),
    (
        "a report in the background keeps its own speaker",
        "中国政府は、台湾の頼清徳総統が防空網を築くと表明したことに対し、撤回を求めた。",
        [("I", "防空網を築く", "頼清徳"), ("I", "撤回", "CN")],
    ),
    (
        "the same subject goes on after 上で",
        "台湾の頼清徳総統は停戦を求めた上で、国軍は備えを続けていると述べた。",
        [("I", "停戦", "頼清徳"), ("I", "国軍は備えを続けている", "頼清徳")],
    ),
    (
        "items of a joint document",
        "EUとカナダは4日、共同宣言を採択した。\n共同宣言の主な内容は次の通り。\n一、停戦の早期実現を求める。\n一、供給網の整備を加速する。",
        [("I", "停戦の早期実現", "EU・CA"), ("I", "供給網の整備を加速する", "EU・CA")],
    ),
    (
        "partners of a meeting agree",
        "ドイツのメルツ首相はフランスのマクロン大統領とパリで会談し、協力を広げることで一致した。",
        [("I", "協力を広げること", "メルツ・マクロン")],
    ),
    (
        "source",
        "ウクライナ空軍によると、ロシア軍は無人機476機を発射した。",
        [("I", "ロシア軍は無人機476機を発射した", "ウクライナ空軍")],
    ),
    (
        "という goes on with the speaker",
        "ロシアのウシャコフ大統領補佐官は3日、文書を受け取ったと明かした。日程は決まっていないという。",
        [("I", "文書を受け取った", "ウシャコフ"), ("I", "日程は決まっていない", "ウシャコフ")],
    ),
    (
        "a relayed speaker, not the source",
        "中国外務省によると、王毅外相は両国の協力を続けると述べた。",
        [("I", "両国の協力を続ける", "王毅")],
    ),
    (
        "an act told before the content is left out",
        "インドのモディ首相は5日、コロンボでディサナヤケ大統領と会談し、融資を続けると表明した。",
        [("I", "融資を続ける", "モディ")],
    ),
    (
        "the sentence turns to somebody else",
        "イスラエル政府は停戦案を拒否したが、ケリー米国務長官は、案は示されていないと語った。",
        [("I", "案は示されていない", "ケリー")],
    ),
    (
        "とした without verb",
        "RSFを率いるスーダンのダガロ司令官は、休戦に応じるとした。",
        [("I", "休戦に応じる", "ダガロ")],
    ),
    (
        "polite style",
        "韓国のイ・ジェミョン大統領は、対話の扉を開けておくと強調しました。",
        [("I", "対話の扉を開けておく", "イ・ジェミョン")],
    ),
]

NOTHING = [
    ("name in marks", "両国は「C5+1」と呼ばれる枠組みで協力する。"),
    ("coinage", "アゼルバイジャンのアリエフ大統領は土地を「回廊」と呼び、開発を急ぐ。"),
    ("private person", "地域情勢に詳しい大学教授は「競争は続く」と話す。"),
    ("private person behind", "「静かになった」と、首都の住民は話した。"),
    ("thinking", "ロシアのプーチン大統領は「同盟国は裏切らない」と考えている。"),
    ("consultation only", "両首脳は地域情勢について意見を交わした。"),
    ("denied saying", "ロシアのペスコフ大統領報道官は詳細を明らかにしなかった。"),
    ("a medium as source", "ロイター通信によると、両国は協議を続けている。"),
    ("an unknown agent does not lend his words", "地元の団体は「反対だ」と訴えた。"),
    ("an author's demand", "政府は友人にこそ「おかしい」と言わなければならない。"),
    ("a guess of the reporter", "イギリスのスターマー首相は会談で支援の継続を要請したとみられる。"),
    ("thanks to somebody", "カンボジアのフン・マネット首相はマレーシアと中国に謝意を示した。"),
    ("an opinion without an owner", "再建には7兆円がかかるとの見方もある。"),
    ("only planned", "フランスのマクロン大統領は22日に国家の承認を表明することにしている。"),
]

NOT_YET = [
    pytest.param(
        "イランのペゼシュキアン大統領は「米国は『すべて差し出せ』と言ってきた」と語った。",
        ("D", "すべて差し出せ", "US"),
        id="quotation inside a quotation: insides of quotations are not read",
    ),
    pytest.param(
        "ドイツのメルツ首相は7日、ベルリンで記者会見した。米国は約束を守るべきだと述べた。",
        ("I", "米国は約束を守るべきだ", "メルツ"),
        id="a country that opens the content looks like the speaker",
    ),
]


@pytest.mark.parametrize(("body", "expected"), [pytest.param(b, e, id=i) for i, b, e in DIRECT])
def test_finds_quotations(body: str, expected: list[Said]) -> None:
    assert said(find(body), body) == expected


@pytest.mark.parametrize(("body", "expected"), [pytest.param(b, e, id=i) for i, b, e in INDIRECT])
def test_finds_reported_clauses(body: str, expected: list[Said]) -> None:
    assert said(find(body), body) == expected


@pytest.mark.parametrize("body", [pytest.param(b, id=i) for i, b in NOTHING])
def test_leaves_alone(body: str) -> None:
    assert said(find(body), body) == []


@pytest.mark.parametrize(("body", "expected"), NOT_YET)
@pytest.mark.xfail(strict=True, reason="see the id of each case")
def test_not_yet(body: str, expected: Said) -> None:
    assert expected in said(find(body), body)


def test_a_carried_speaker_is_marked_and_less_sure() -> None:
    body = "ドイツのメルツ首相は7日、ベルリンで「約束は守る」と述べた。支援を続けると強調した。"
    stated, carried = find(body).statements
    assert (stated.speaker_method, carried.speaker_method) == (Method.STATED, Method.CARRIED)
    assert carried.confidence < stated.confidence


def test_the_trail_explains_speaker_verb_and_day() -> None:
    body = "カザフスタンのトカエフ大統領は6日、演説した。トカエフ氏は会談後、「歓迎する」と述べた。"
    statement = find(body).statements[0]
    steps = {step.role: step.span.of(body) for step in statement.trail}
    assert steps[TrailRole.SPEAKER] == "トカエフ氏"
    assert steps[TrailRole.ANTECEDENT] == "カザフスタンのトカエフ大統領"
    assert steps[TrailRole.CUE] == "述べた"
    assert steps[TrailRole.DATE] == "6日"
    assert steps[TrailRole.OCCASION] == "会談後"
    assert statement.cue
    assert statement.cue.lemma == "述べる"


DAYS = [
    pytest.param("ドイツのメルツ首相は7日、「守る」と述べた。", ["2025-11-07"], id="own"),
    pytest.param(
        "メルツ独首相は7日の会見で「守る」と述べ、「続ける」と語った。", ["2025-11-07"] * 2, id="same sentence"
    ),
    pytest.param(
        "メルツ独首相とマクロン仏大統領が7日、会談した。\nマクロン氏は会談後、「守る」と述べた。",
        ["2025-11-07"],
        id="occasion",
    ),
    pytest.param(
        "メルツ独首相は7日、「守る」と述べた。\nロシアのペスコフ大統領報道官は「脅しだ」と反発した。",
        ["2025-11-07", None],
        id="a third party without a day",
    ),
    pytest.param("メルツ独首相は5月にまとめた計画を巡り、「守る」と述べた。", [None], id="day of something else"),
]


@pytest.mark.parametrize(("body", "days"), DAYS)
def test_dates(body: str, days: list[str | None]) -> None:
    assert [s.date.iso if s.date else None for s in find(body).statements] == days


def test_cost_is_linear_without_full_stops() -> None:
    assert find("と述べ、トランプ大統領が会談した" * 200).statements is not None
