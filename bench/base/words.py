"""Words and patterns of the synthetic base: what Japanese news on world affairs is made of."""

from pathlib import Path


def _lists() -> dict[str, list[str]]:
    """The lists of ``words.txt`` by name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).extend(line.split())
    return found


_found = _lists()
COUNTRIES = _found["countries"]
"""Codes by how often news tells of them; those that the tables lack are left out."""
OUTLETS = _found["outlets"]
TOPICS = _found["topics"]
NOUNS = _found["nouns"]
AIMS = _found["aims"]
OPENERS = _found["openers"]
LEADS = _found["leads"]
SURNAMES = _found["surnames"]
GIVEN = _found["given"]
BODIES = _found["bodies"]
COINED = _found["coined"]
"""What a coined name ends with; these are the rare words of the base."""
PERSON_TITLES = _found["person_titles"]
SERIES = _found["series"]

CUES = (
    ("と述べた", "述べる"),
    ("と語った", "語る"),
    ("と強調した", "強調する"),
    ("と表明した", "表明する"),
    ("と指摘した", "指摘する"),
    ("と主張した", "主張する"),
    ("と発表した", "発表する"),
    ("と批判した", "批判する"),
    ("と警告した", "警告する"),
    ("と明らかにした", "明らかにする"),
    ("と訴えた", "訴える"),
    ("と説明した", "説明する"),
    ("と非難した", "非難する"),
    ("との考えを示した", "示す"),
    ("と伝えた", "伝える"),
)
FILLERS = (
    "{c}では{t}の{n}をめぐって議論が続いている。",
    "{t}の{n}は、{c}の国内でも大きな関心を集めている。",
    "{c}政府は{t}の{n}に向けた準備を進めている。",
    "専門家は、{t}の{n}が{u}の市場にも及ぶとみている。",
    "{c}の{t}は前年に比べて{k}%増えた。",
    "{u}では{k}人が{t}の{n}を求めて集まった。",
)
MONEY_NOUNS = (
    ("融資", "aid"),
    ("投資", "invested"),
    ("支援", "aid"),
    ("契約", "signed"),
    ("貿易", "trade"),
    ("事業計画", "planned"),
    ("損失", "loss"),
    ("基金", "planned"),
)
MONEY = (
    ("億ドル", "USD", 10**8),
    ("兆円", "JPY", 10**12),
    ("億円", "JPY", 10**8),
    ("億ユーロ", "EUR", 10**8),
    ("億元", "CNY", 10**8),
    ("万ドル", "USD", 10**4),
)
EVENTS: dict[str, tuple[str, ...]] = {
    "CONSULT": (
        "{a}は{d}、{p}で{b}と会談した",
        "{C}と{B}の首脳会談が{d}、{p}で開かれ、{t}を話し合った",
        "{a}が{d}に{b}と会い、{t}について協議した",
        "{a}は{d}、{p}を訪れ{b}と会談した",
    ),
    "AGREE": (
        "{C}と{B}は{d}、{t}に関する協定に署名した",
        "{a}と{b}は{d}、{p}で{t}の{n}に合意した",
        "{C}は{d}、{t}をめぐり{B}と覚書を交わした",
    ),
    "ACCUSE": ("{a}は{d}、{t}の{n}をめぐり{B}を非難した", "{C}は{d}、{B}の{t}に抗議した"),
    "SANCTION": ("{C}は{d}、{t}を理由に{B}への制裁を発表した", "{a}は{d}、{B}に対する{t}の輸出規制を発動した"),
    "ASSAULT": ("{C}は{d}、{B}の{p}を攻撃した", "{C}軍が{d}、{p}にある{B}の施設を無人機で攻撃した"),
    "AID": ("{C}は{d}、{B}に{t}のための支援を行うと発表した", "{a}は{d}、{B}への追加の援助を決めた"),
    "REQUEST": ("{a}は{d}、{B}に{t}の{n}を求めた", "{C}は{d}、{B}に対し{t}を要請した"),
    "SUPPORT": ("{a}は{d}、{B}の{t}を支持すると表明した", "{C}は{d}、{B}の{n}を歓迎した"),
    "THREATEN": ("{a}は{d}、{t}をめぐり{B}に警告した", "{C}は{d}、{B}に対する報復を警告した"),
    "MOBILIZE": ("{C}軍は{d}、{p}の周辺で{B}をにらんだ演習を始めた", "{C}は{d}、{p}に部隊を展開した"),
    "COOPERATE": ("{C}と{B}は{d}、{p}で共同訓練を行った", "{C}は{d}、{B}と{t}で協力を始めた"),
    "REJECT": ("{a}は{d}、{B}の{t}の{n}を拒否した", "{C}は{d}、{B}の提案を退けた"),
    "RETREAT": ("{C}と{B}は{d}、{t}を条件に停戦に入った", "{C}軍は{d}、{B}の{p}から撤退した"),
    "COERCE": ("{C}当局は{d}、{p}で{B}国籍の男を拘束した", "{C}は{d}、{B}の船を拿捕した"),
    "CONCEDE": ("{C}は{d}、{B}への{t}の規制を解除した", "{a}は{d}、{B}の{n}を受け入れた"),
    "PROTEST": ("{C}の{p}で{d}、{B}の{t}に抗議するデモがあった",),
}
SYLLABLES = (
    "アイウエオカキクコサシスセソタテトナニノハヒフヘホマミムメモラリルレロワガギグゴザジゼダデドバビブベボパピプペポ"
)
