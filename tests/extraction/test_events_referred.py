# ruff: noqa: E501  (tables: one case a line)
"""Talks and attacks told with a side left out or unnamed, or only referred to by their day. All texts invented.

A line reads ``TYPE mode status date actors>recipients | text``; the article was published on 2025-11-28.
"""

import pytest

from tests.extraction.test_events_by_type import _lines, _told

FOUND = """
CONSULT meeting occurred 2025-11-06 JP> | 高市首相は6日、東京でアフリカ12か国の首脳との会合を開いた。
CONSULT meeting occurred 2025-11-19 FR> | フランスのマクロン大統領は19日、太平洋島しょ国の首脳と会談した。
CONSULT meeting planned 2025-12-03 CN> | 習近平国家主席は12月3日、北京で中南米5カ国の首脳との会議「CELAC」を開く。
CONSULT meeting occurred 2025-11-09 CN> | 習近平国家主席は9日、北京に中南米5カ国の外相を集めた。
CONSULT meeting occurred 2025-10-05 TR> | 10月5日のトルコと中央アジア諸国の首脳会議で決まった鉄道の建設が始まる。
CONSULT meeting occurred 2025-11-12 FR> | フランスは南太平洋に力を入れる。12日にヌメアで開かれた首脳会議には、8か国の首脳がそろった。
CONSULT meeting occurred 2025-11-22 CN JP> | 日本と中国の次官級協議は22日、北京であった。
CONSULT meeting occurred 2025-11-22 IR US> | 米国とイランの交渉は22日、マスカットで行われた。
CONSULT meeting occurred 2025-11-22 主要7か国> | 主要7か国(G7)の財務相会合は22日、カナダ西部バンフで3日間の討議を終えた。
CONSULT meeting occurred 2024-02 CU KR> | 韓国の外相は24年2月、ハバナでキューバと2国間会談を実現させた。
CONSULT meeting occurred 2025-11-20 KZ RU> | ロシアのプーチン大統領とカザフスタンのトカエフ大統領は歩み寄って手を握った。20日、宮殿で始まった会談は約4時間に及んだ。
CONSULT meeting occurred 2025-11-20 KZ RU> | ロシアのプーチン大統領は20日、カザフスタンのトカエフ大統領と向き合った。会談は2時間で終わった。
CONSULT meeting planned 2025-12-06 RU US> | 米国のルビオ国務長官とロシアのラブロフ外相は25日、リヤドで会談した。次回は12月6日、ジュネーブで開く。
CONSULT meeting occurred 2025-04 RU US> | 米国のルビオ国務長官とロシアのラブロフ外相は25日、リヤドで会談した。前回は4月、イスタンブールで開かれた。
CONSULT meeting occurred 2025-01 RU US> | 米国のルビオ国務長官とロシアのラブロフ外相は25日、リヤドで会談した。両氏の会談は1月のジュネーブでの会談に続き2回目となる。
CONSULT meeting occurred 2025-03 JP KR> | 日本の高市首相と韓国の李在明大統領は21日、ソウルで会談した。両首脳の会談は3月に続き3回目だった。
CONSULT call occurred 2025-11-17 AU JP> | 高市首相は21日、オーストラリアのアルバニージー首相と電話で協議した。両首脳の電話は17日に続くもので、資源を取り上げた。
CONSULT meeting occurred 2025-10-28 RS XK> | セルビアとコソボの対立が続く。ブリュッセルでの先月28日の会談の後も、検問所は閉じたままだ。
CONSULT visit occurred 2025-11-21 QA>LB | カタールのムハンマド首相は21日、レバノンの首都ベイルートに駆け付けた。
CONSULT visit occurred - US>GL | グリーンランドの基地に降り立った米国のバンス副大統領は、兵士を前に話した。
AGREE - occurred 2025-11-06 KZ US> | 米国とカザフスタンの大統領は6日、ワシントンで会談した。今回は170億ドルの協力協定が署名された。
CONSULT meeting occurred 2025-11-12 KG KZ UZ> | 12日、チョルポンアタで中央アジア首脳会議が開かれた。カザフスタンのトカエフ大統領、キルギスのジャパロフ大統領、ウズベキスタンのミルジヨエフ大統領が参加した。
CONSULT meeting occurred 2025-11-06 BR IN ZA> | 新興国の首脳会議が6日、リオデジャネイロで開かれた。会議はブラジルのルラ大統領が議長を務め、インドのモディ首相、南アフリカのラマポーザ大統領らが出席した。
CONSULT mediation occurred 2025-11-10 IN PK US> | インドとパキスタン両政府は10日、即時停戦に合意した。米国が仲介した。
ASSAULT - occurred 2025-06 IL US>IR | 国際原子力機関のグロッシ事務局長は8日、6月にイスラエルと米国による攻撃を受けたイラン核施設への査察を再開すると述べた。
SANCTION - occurred 2025-11-07 JP>RU | ロシアがウクライナの4州の併合に踏み切ったことを受け、政府は7日の閣議でロシアに対する追加の制裁措置を決めました。
SUPPORT - occurred 2025-11-08 US>PH | 米国務省は8日、フィリピンを支持する声明を発表した。
CONSULT meeting planned 2025-12-08 JP PY> | 高市首相は3日、パラグアイのペニャ大統領と会談した。両首脳は、12月8日に東京で開催される宇宙協力に関する事務レベル協議を歓迎した。
ASSAULT - occurred 2025-11-10 RU>UA | ウクライナでは10日、首都キーウを中心にロシア軍の大規模な攻撃があり、発電所が壊れた。
ASSAULT - occurred 2025-11-09 IL>QA | カタールの首相は10日、首都ドーハで9日に起きたイスラエル軍の攻撃を非難した。
ASSAULT - occurred 2025-11-17 RU>UA | ロシア国防省は17日、ウクライナの電力施設をたたいたと発表した。
ASSAULT - occurred 2025-11-10 RU>UA | ロシア軍は17日、ウクライナの港を無人機で攻撃した。10日の攻撃から1週間しかたっていない。
ASSAULT - occurred 2025-11-10 RU>UA | ロシア軍は17日、ウクライナの港を無人機で攻撃した。国連は、キーウへの10日の攻撃を非難していた。
REQUEST - occurred 2025-11-20 CN>KH TH | タイとカンボジアの首相は19日、マレーシアで会談した。中国外務省は20日、双方に自制を呼びかけた。
CONSULT meeting planned 2025-12-06 KZ US UZ> | トランプ米大統領は12月6日、中央アジア5か国の首脳との会議を開く。カザフスタンのトカエフ大統領、ウズベキスタンのミルジヨエフ大統領らが出席する。
CONSULT meeting occurred 2025-11-14 SA SY TR US> | トランプ米大統領は14日、シリアのシャラア暫定大統領と会談した。サウジアラビアのムハンマド皇太子が同席、トルコのエルドアン大統領もオンラインで参加した。
CONSULT meeting occurred 2025-11-06 CN JP> | 日本と中国の外相は6日、東京で会談した。会談後、韓国の外相が夕食会に出席した。
"""

NOT_FOUND = """
CONSULT | 会談は約2時間で終わった。
CONSULT | 茂木外相は20日の外相理事会で演説した。
CONSULT | 政府と与党の協議は26日、官邸であった。
CONSULT | 日本と米国の協議は有意義であった。
CONSULT | 労使の交渉は26日、深夜まで行われた。
CONSULT | 日本とフランスの外相は25日、パリで会談した。ブラジルのルラ大統領は、8月の会談で議題に上らなかったと述べた。
CONSULT | 両首脳の会談は2019年の大阪以来となる。
CONSULT | 首相は現実と向き合った。
CONSULT | 党首は地方の代表を集めた。
CONSULT | 次回は来月、専門家の意見を聞く。
ASSAULT | 住宅地への10日の攻撃で3人が死亡した。
ASSAULT | ロシア軍は17日、ウクライナの港を攻撃した。イスラエルによる10日の攻撃では病院が壊れた。
ASSAULT | カシミールで観光客が死亡した22日の銃撃を巡り、インドとパキスタンの対立が深まった。
REJECT | 米国務省は「ロシアがウクライナの国境を変えようとする試みを拒否する」と述べた。
COERCE | 中国で拘束された邦人の解放を家族が待っている。
COERCE | スペインで20日、カタルーニャの元首相が逮捕された。
REQUEST | 高市首相は20日、「一日も早い停戦を求める」と述べた。
CONSULT | 12日、高松で全国の首長による円卓会議が開かれた。市民ら約100人が参加した。
ASSAULT | イスラエル軍の攻撃で、国連の職員が死亡した。
ASSAULT | 米軍の攻撃で相場が動いた。
CONSULT | 日本とフランスの外相は25日、パリで会談した。12月5日に開かれる与野党の協議では予算が焦点になる。
ASSAULT | 議員は委員会で首相の看板政策をたたいた。
"""

NOT_YET = """
CONSULT meeting occurred 2025-11-12 IR US> | 米国とイランの協議は26日、マスカットであった。2週間前の初回も同じ町だった。 | a first round told without its noun
COERCE - occurred 2025-10-26 CN>JP | 先月26日の領空侵犯から1か月。東京と北京の会見場では、言葉の応酬が続く。 | both sides are named only later, by their capitals
"""


@pytest.mark.parametrize("line", _lines(FOUND))
def test_found(line):
    wanted, _, text = line.partition(" | ")
    assert wanted in _told(text)


@pytest.mark.parametrize("line", _lines(NOT_FOUND))
def test_not_found(line):
    """No second event of the type, where the text tells one; none where it tells none."""
    kind, _, text = line.partition(" | ")
    first = text.partition("。")[0] + "。"
    told = [t for t in _told(text) if t.startswith(kind)]
    assert told == [t for t in _told(first) if t.startswith(kind)][: len(told)]
    assert len(told) == ("会談した。" in first or "攻撃した。" in first)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        pytest.param(wanted, text, marks=pytest.mark.xfail(strict=True, reason=reason))
        for wanted, text, reason in (line.split(" | ") for line in _lines(NOT_YET))
    ],
)
def test_not_yet(wanted, text):
    assert wanted in _told(text)
