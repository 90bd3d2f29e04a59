"""Statements by class of sentence: one short invented text for each class that reading real articles brought up."""

import pytest

from articles.extraction import Findings, extract
from articles.vocabulary import TrailRole

Said = tuple[str, str, str]
"""Kind (D, I), words, speakers."""


def find(body: str) -> Findings:
    return extract(body, published="2025-11-09", syntax=False)


def said(body: str) -> list[Said]:
    """What was found, in the form of the tables."""
    found = find(body)
    names = {x.id: x.name for x in (*found.leaders, *found.organizations)}
    return [
        (s.kind.value[0].upper(), s.span.of(body), "・".join(names.get(r, r) for r in s.speakers))
        for s in found.statements
    ]


CLASSES: list[tuple[str, str, list[Said]]] = [
    (
        "a label line with country and name over several paragraphs",
        "演説の要旨をまとめた。\n\n●英国　スターマー首相（１日）\n\n　気候の危機は待ってくれない。英国は資金を出す。"
        "\n\n　二つ目の約束をする。森を守る。\n\n●インド　モディ首相（２日）"
        "\n\n　空約束はもう通用しない。先進国が先に動くべきだ。",
        [
            ("I", "気候の危機は待ってくれない。英国は資金を出す", "スターマー"),
            ("I", "二つ目の約束をする。森を守る", "スターマー"),
            ("I", "空約束はもう通用しない。先進国が先に動くべきだ", "モディ"),
        ],
    ),
    (
        "a second name in brackets does not break a row of speakers",
        "サウジアラビア、アラブ首長国連邦(UAE)、バーレーンの3カ国は5日、カタールとの外交関係を断絶すると発表した。",
        [("I", "カタールとの外交関係を断絶する", "SA・AE・BH")],
    ),
    (
        "one's own verb of offering",
        "ハンガリーのシーヤールトー外相は15日、原発の運転の経験を提供すると申し出た。",
        [("I", "原発の運転の経験を提供する", "シーヤールトー")],
    ),
    (
        "persons inside the content do not hide the speaker",
        "ロシア国防省は相手側の工作員60人が夜明け前に川を渡ったと主張した。",
        [("I", "相手側の工作員60人が夜明け前に川を渡った", "ロシア国防省")],
    ),
    (
        "an unnamed authority speaks as its country",
        "中国の規制当局は28日、法律に基づいて取引を審査すると明らかにした。",
        [("I", "法律に基づいて取引を審査する", "CN")],
    ),
    (
        "a country after a condition belongs to the content",
        "ルビオ米国務長官はパナマを訪れた。直ちに変わらなければ米国は必要な措置を取ると迫った。",
        [("I", "直ちに変わらなければ米国は必要な措置を取る", "ルビオ")],
    ),
    (
        "whom a sentence ends with is the topic",
        "火をつけたのはトランプ米大統領である。就任演説で、運河は外国が運営していると断定した。",
        [("I", "運河は外国が運営している", "トランプ")],
    ),
    (
        "上で without comma",
        "中国外務省の報道官は「許さない」と強調した上で日本に抗議したことを明らかにした。",
        [("D", "許さない", "中国外務省"), ("I", "日本に抗議したこと", "中国外務省")],
    ),
    (
        "a word that begins like a connective",
        "中国商務省は12日、一方的に制裁が行われていると指摘した。",
        [("I", "一方的に制裁が行われている", "中国商務省")],
    ),
    (
        "でなく is no place",
        "北朝鮮の金正恩総書記は交渉でなく力で平和を守ると改めて表明した。",
        [("I", "交渉でなく力で平和を守る", "金正恩")],
    ),
    (
        "an act before the asking, and who is asked",
        "エジプト政府は相手国の外交官を追放し、現地に滞在する自国民には2週間以内に帰国するよう促した。",
        [("I", "2週間以内に帰国する", "EG")],
    ),
    (
        "who is asked, with a clause of his own",
        "米国のプライス国務省報道官は2日、隣の州に兵を送ったエリトリアに対して撤収を求めた。",
        [("I", "撤収", "プライス")],
    ),
    (
        "so many people are asked",
        "ロシア外務省は18日、チェコの大使館員20人に翌日中の国外退去を通告した。",
        [("I", "翌日中の国外退去", "ロシア外務省")],
    ),
    (
        "a verb that mostly reports words in marks",
        "ロシアのラブロフ外相は、合意は住民の意思を反映していないと切り捨てた。",
        [("I", "合意は住民の意思を反映していない", "ラブロフ")],
    ),
    (
        "a remark told with an adjective",
        "ドイツのメルツ首相は「一つの籠に全ての卵を入れるだけだ」と手厳しい。",
        [("D", "一つの籠に全ての卵を入れるだけだ", "メルツ")],
    ),
    (
        "there was a request that",
        "ペニャ・パラグアイ大統領から、牛肉の輸出が早期に認められるよう要請がありました。",
        [("I", "牛肉の輸出が早期に認められる", "ペニャ")],
    ),
    (
        "a bare noun with its aim",
        "岸田文雄首相から、拉致問題の即時解決に向けた理解と協力を求めました。",
        [("I", "拉致問題の即時解決に向けた理解と協力", "岸田文雄")],
    ),
    (
        "ことは認めた",
        "ドイツのメルツ首相は、説明会に職員を出席させることは認めた。",
        [("I", "説明会に職員を出席させること", "メルツ")],
    ),
    (
        "only so much",
        "米国のルビオ国務長官は、決定を尊重するとのみ述べた。",
        [("I", "決定を尊重する", "ルビオ")],
    ),
    (
        "the subject of a condition does not speak",
        "ドイツのメルツ首相は会見した。南氏が案に言及すると発言をさえぎり、「待ってほしい」とたしなめた。",
        [("D", "待ってほしい", "メルツ")],
    ),
    (
        "the content first, then the subject",
        "合意に達することができると、ドイツのメルツ首相は日曜日、語った。",
        [("I", "合意に達することができる", "メルツ")],
    ),
    (
        "several plain verbs before 旨",
        "岸田総理大臣から、火災にお見舞いを申し上げる、テロを断固非難し、連帯を表明する旨述べました。",
        [("I", "火災にお見舞いを申し上げる、テロを断固非難し、連帯を表明する", "岸田")],
    ),
    (
        "an aside before a quotation",
        "トランプ米大統領は貿易について明らかにしていませんが、「協議は続く」と投稿した。",
        [("D", "協議は続く", "トランプ")],
    ),
    (
        "what somebody did is blamed: he said it, not the blamer",
        "米国は19日、プーチン大統領が併合を宣言したことを非難した。",
        [("I", "併合", "プーチン")],
    ),
    (
        "a name in marks before との見方 is a part of the content",
        "岸防衛相は、中距離弾道ミサイル「火星12」との見方を示した。",
        [("I", "中距離弾道ミサイル「火星12」", "岸")],
    ),
    (
        "the summary of a press conference goes on with its host",
        "河野太郎外相は19日、外務省で記者会見した。要旨は以下のとおり。\n\n　韓国外務省は同日、同意できないと反論した。"
        "\n\n　米国が提唱する連合への参加を問われ、「緊密に意思疎通している」と述べるにとどめた。",
        [("I", "同意できない", "韓国外務省"), ("D", "緊密に意思疎通している", "河野太郎")],
    ),
    (
        "what follows 次のように述べた",
        "習近平国家主席は次のように強調した。双方は基礎を固めなければならない。日本は問題を処理しなければならない。",
        [("I", "双方は基礎を固めなければならない。日本は問題を処理しなければならない", "習近平")],
    ),
    (
        "one tells of one's own request",
        "トルコのフィダン外相は、禁輸の例外として5万トンの供給を要請したことを明らかにした。",
        [
            ("I", "禁輸の例外として5万トンの供給を要請したこと", "フィダン"),
            ("I", "禁輸の例外として5万トンの供給", "フィダン"),
        ],
    ),
    (
        "a new subject goes on, even where his first verb told nothing",
        "米国のルビオ国務長官は守ると述べた他、イスラエルのヘルツォグ大統領も合意を歓迎し、政府に受け入れるよう促した。",
        [("I", "守る", "ルビオ"), ("I", "受け入れる", "ヘルツォグ")],
    ),
]

NOTHING = [
    (
        "a medium that is nobody's record",
        "カタールの首相が会談した。イスラエルメディアは、同国政府が承認するとの見通しを伝えた。",
    ),
    ("seen, not said", "海上自衛隊は訓練を行った。沖縄の海域では先月、戦闘機の発着が確認されていた。"),
    ("consultation told", "中国の毛寧報道官は、劉局長と金井局長との協議の結果を伝え、こうした立場を明らかにした。"),
    (
        "a gesture of a private person",
        "米軍が撃ち込んだ砲弾がある。「祖父はここで死んだ」と、土産物を売る女性は指をさす。",
    ),
    ("a part of a map named in marks", "ベネズエラのマドゥロ大統領は5日、同地域を自国の「州」とする地図を公表した。"),
    ("an application", "スウェーデンはNATOへの加盟を申請していた。"),
    ("要旨 is no 旨", "米国のルビオ国務長官の演説の要旨をまとめた。"),
]


@pytest.mark.parametrize(("body", "expected"), [pytest.param(b, e, id=i) for i, b, e in CLASSES])
def test_reads_the_class(body: str, expected: list[Said]) -> None:
    assert said(body) == expected


@pytest.mark.parametrize("body", [pytest.param(b, id=i) for i, b in NOTHING])
def test_leaves_alone(body: str) -> None:
    assert said(body) == []


ANTECEDENTS = [
    (
        "stated in full",
        "5か国の大統領が集まった。カザフスタンのトカエフ大統領は6日、「歓迎する」と述べた。",
        [],
    ),
    (
        "short form: the fullest naming before, alone",
        "トランプ米大統領とカザフスタンのトカエフ大統領が会談した。トカエフ氏は「歓迎する」と述べた。",
        ["カザフスタンのトカエフ大統領"],
    ),
    (
        "pronoun",
        "ドイツのメルツ首相は7日、演説した。メルツ氏は退場した。同氏は「約束は守る」と述べた。",
        ["ドイツのメルツ首相"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), [pytest.param(b, e, id=i) for i, b, e in ANTECEDENTS])
def test_names_who_a_short_mention_is(body: str, expected: list[str]) -> None:
    trail = find(body).statements[0].trail
    assert [step.span.of(body) for step in trail if step.role is TrailRole.ANTECEDENT] == expected


DAYS = [
    (
        "right after the subject, whatever follows",
        "アメリカ政府は3日、侵攻を受けるウクライナに対して、新たな軍事支援を発表した。",
        "2025-11-03",
    ),
    (
        "of a press conference, with older days behind",
        "ドイツのメルツ首相は7日の記者会見で、2023年から続く措置を受け、輸出を再開すると述べた。",
        "2025-11-07",
    ),
    ("older than the saying", "2017年にも発射されたミサイルについて、岸防衛相は「示唆している」と指摘した。", None),
]


@pytest.mark.parametrize(("body", "day"), [pytest.param(b, d, id=i) for i, b, d in DAYS])
def test_dates_the_saying(body: str, day: str | None) -> None:
    date = find(body).statements[0].date
    assert (date.iso if date else None) == day
