"""Events: what must be found, with type, status, date, who acts and who is acted on; what must not; what is not yet."""

import pytest

from articles.extraction import extract

FOUND = [
    # (text, type, mode, status, date, actors, recipients)
    (
        "日本の岩屋毅外相は25日、北京で中国の王毅外相と会談した。",
        "CONSULT",
        "meeting",
        "occurred",
        "2025-11-25",
        "JP CN",
        "",
    ),
    (
        "トルコのエルドアン大統領は20日、ロシアのプーチン大統領と電話で協議した。",
        "CONSULT",
        "call",
        "occurred",
        "2025-11-20",
        "TR RU",
        "",
    ),
    ("韓国と米国は26日、ソウルで防衛費に関する協定に署名した。", "AGREE", None, "occurred", "2025-11-26", "KR US", ""),
    ("中国は27日、カナダからの菜種に25%の追加関税を課した。", "SANCTION", None, "occurred", "2025-11-27", "CN", "CA"),
    ("欧州連合(EU)は5月、シリアに対する制裁を解除した。", "CONCEDE", None, "occurred", "2025-05", "EU", "SY"),
    ("フランス外務省は24日、イランに核査察の再開を求めた。", "REQUEST", None, "occurred", "2025-11-24", "FR", "IR"),
    ("ロシア軍は19日、ウクライナの発電所をミサイルで攻撃した。", "ASSAULT", None, "occurred", "2025-11-19", "RU", "UA"),
    ("フィリピンの船が16日、中国海警局の船から放水を受けた。", "ASSAULT", None, "occurred", "2025-11-16", "CN", "PH"),
    ("北朝鮮は18日、弾道ミサイルを発射した。", "MOBILIZE", None, "occurred", "2025-11-18", "KP", ""),
    ("日本政府は21日、ウクライナに発電機を供与すると発表した。", "AID", None, "planned", "2025-11-21", "JP", "UA"),
]

ABSENT = [
    ("中国が台湾を攻撃する可能性がある。", "ASSAULT"),
    ("日本はイランに制裁を科すべきだ。", "SANCTION"),
    ("韓国とロシアは協定に署名するかどうか検討している。", "AGREE"),
    ("米国がイランを攻撃すれば、地域は混乱する。", "ASSAULT"),
]


def _events(text: str):
    return extract(text, title="見出し", published="2025-11-28", syntax=False)


def _codes(findings, refs: tuple[str, ...]) -> set[str]:
    names = {o.id: o.name for o in findings.organizations}
    return {"EU" if names.get(r, "").startswith(("欧州連合", "EU")) else r for r in refs}


@pytest.mark.parametrize(("text", "kind", "mode", "status", "date", "actors", "recipients"), FOUND)
def test_found(text, kind, mode, status, date, actors, recipients):
    findings = _events(text)
    told = [
        (e.mode, e.status, e.date.iso if e.date else None, _codes(findings, e.actors), _codes(findings, e.recipients))
        for e in findings.events
        if e.type == kind
    ]
    assert told == [(mode, status, date, set(actors.split()), set(recipients.split()))]


@pytest.mark.parametrize(("text", "kind"), ABSENT)
def test_absent(text, kind):
    assert [e for e in _events(text).events if e.type == kind] == []


@pytest.mark.parametrize("text", [row[0] for row in FOUND])
def test_evidence_is_a_span_of_the_text(text):
    for event in _events(text).events:
        assert all(span.of(text).strip() for span in event.evidence)


def test_long_gloss_after_a_noun_takes_linear_time():
    gloss = "供与限度額合計" * 20
    _events(
        f"両国は円借款({gloss})および無償資金協力({gloss})の署名({gloss})および交換({gloss})を受け入れ({gloss})った。"
    )


def test_label_without_words_gives_nothing():
    assert not extract("首相は述べた。\n\nA:", syntax=False).events
