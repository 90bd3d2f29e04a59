"""Events that more than one sentence decides: who goes on, which day, one record for one event. All texts invented."""

import time

import pytest

from articles.extraction import extract

PUBLISHED = "2025-11-28"


def _events(text: str):
    return extract(text, title="", published=PUBLISHED, syntax=False)


def _told(text: str) -> list[tuple[str, str | None, str, str]]:
    return [
        (e.type.value, e.date.iso if e.date else None, " ".join(sorted(e.actors)), " ".join(sorted(e.recipients)))
        for e in _events(text).events
    ]


def test_one_record_for_one_meeting():
    text = (
        "日本の茂木敏充外相は25日、タイのシハサック外相と東京で会談した。会談で茂木氏は、輸出規制の緩和を求めた。\n"
        "両外相の会談は約1時間続いた。"
    )
    assert [e for e in _told(text) if e[0] == "CONSULT"] == [("CONSULT", "2025-11-25", "JP TH", "")]


def test_words_at_a_meeting_take_its_day_and_its_partner():
    text = "日本の茂木敏充外相は25日、タイのシハサック外相と東京で会談した。茂木氏は、輸出規制の緩和を求めた。"
    assert ("REQUEST", "2025-11-25", "JP", "TH") in _told(text)


def test_the_reaction_of_the_side_that_was_hit_has_no_day():
    text = "カナダ政府は25日、インドの外交官6人を追放した。\n　インド外務省は「根拠がない」とカナダを非難した。"
    assert ("ACCUSE", None, "IN", "CA") in _told(text)


def test_the_subject_goes_on_over_a_clause():
    text = "ロシア軍は25日、ウクライナの港を空爆し、貨物船を拿捕した。"
    assert {("ASSAULT", "2025-11-25", "RU", "UA"), ("COERCE", "2025-11-25", "RU", "UA")} == set(_told(text))


def test_nobody_is_carried_over_another_subject():
    text = "ロシアのラブロフ外相は25日、モスクワで演説した。住民は治安の改善を訴えた。裁判所は男を逮捕した。"
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ブラジルのルラ大統領は25日、メキシコのシェインバウム大統領、チリのボリッチ大統領と電話で協議した。",
        "ブラジルのルラ大統領は25日、メキシコのシェインバウム大統領とチリのボリッチ大統領と相次いで電話会談した。",
    ],
)
def test_one_call_for_each_partner(text):
    assert _told(text) == [("CONSULT", "2025-11-25", "BR MX", ""), ("CONSULT", "2025-11-25", "BR CL", "")]


def test_partners_with_a_day_each():
    text = "ブラジルのルラ大統領は、7日にインドのモディ首相、11日には中国の習近平国家主席と相次いで電話会談した。"
    assert set(_told(text)) == {("CONSULT", "2025-11-07", "BR IN", ""), ("CONSULT", "2025-11-11", "BR CN", "")}


def test_a_council_that_decides_has_met():
    findings = _events("国連安全保障理事会は25日、イランに査察の受け入れを求める決議を採択した。")
    council = findings.organizations[0].id
    assert {(e.type.value, e.actors, e.recipients) for e in findings.events} == {
        ("REQUEST", (council,), ("IR",)),
        ("CONSULT", (council,), ()),
    }


def test_a_promise_counts_from_the_day_it_is_made():
    text = "カナダのカーニー首相は22日、米国製品への報復関税を12月1日に撤廃すると発表した。"
    assert _told(text) == [("CONCEDE", "2025-11-22", "CA", "US")]


def test_a_relative_clause_keeps_its_own_day():
    text = "タイ軍は25日、7月の戦闘で拘束したカンボジア兵18人を解放した。"
    assert ("CONCEDE", "2025-11-25", "TH", "KH") in _told(text)
    assert ("COERCE", "2025-11-25", "TH", "KH") not in _told(text)


def test_what_one_side_only_claims_is_no_event():
    text = "イラン外務省は25日、イスラエルが自国の施設を攻撃したと主張した。"
    assert [e for e in _told(text) if e[0] == "ASSAULT"] == []


def test_a_fact_inside_an_announcement_counts():
    text = "韓国軍は25日、北朝鮮が弾道ミサイルを発射したと発表した。"
    assert [e for e in _told(text) if e[0] == "MOBILIZE"] == [("MOBILIZE", "2025-11-25", "KP", "")]


def test_domestic_politics_give_none():
    text = "カナダ政府は25日、米国と貿易協定に署名した。\n最大野党・保守党のポワリエーブル党首は「降参だ」と非難した。"
    assert [e for e in _told(text) if e[0] == "ACCUSE"] == []


def test_an_entry_of_a_chronicle_has_its_day():
    text = (
        "2025年\n１月28日　米財務省がベネズエラの石油会社を制裁対象に指定。"
        "ベネズエラ外務省は「海賊行為だ」と米国を非難\n"
    )
    assert {("SANCTION", "2025-01-28", "US", "VE"), ("ACCUSE", "2025-01-28", "VE", "US")} <= set(_told(text))


def test_quoted_words_are_no_events():
    text = "ロシアのペスコフ報道官は25日、「米国がイランを攻撃した」と述べた。"
    assert [e for e in _told(text) if e[0] == "ASSAULT"] == []


def test_sums_belong_to_their_event_and_have_a_role():
    text = (
        "ノルウェー政府は25日、ウクライナに15億クローネ(約230億円)を供与すると発表した。"
        "昨年の両国の貿易額は3億ドルだった。"
    )
    findings = _events(text)
    given, converted, traded = findings.amounts
    assert [e.amounts for e in findings.events] == [(given.id, converted.id)]
    assert [given.role, converted.role, traded.role] == ["aid", "aid", "trade"]


def test_a_summit_keeps_its_name():
    text = "米国のトランプ大統領は6日、中央アジア5か国の大統領とワシントンで会い、「C5+1」首脳会議を開いた。"
    assert "C5+1首脳会議" in [e.name for e in _events(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "ロシア軍は25日、ウクライナの港を空爆した。フランスは26日、イランに制裁を科した。\n" * 400,
        "米国は中国が日本を批判した攻撃に対し、" * 2000,
        "米国は「" * 5000 + "」" * 5000 + "を攻撃した。",
    ],
)
def test_long_texts_finish(text):
    """Many records, one sentence without an end, thousands of brackets: the cost stays in proportion."""
    started = time.process_time()
    assert len(_events(text).events) < 1000
    assert time.process_time() - started < 15


def test_the_next_item_of_a_digest_starts_anew():
    text = (
        "◆カナダ、協定に署名\n　カナダ政府は25日、米国と貿易協定に署名した。\n\n"
        "◆代表機関の移転\n　首都にある代表機関の移転を強く求めた。\n"
    )
    assert [e for e in _told(text) if e[0] == "REQUEST"] == []
