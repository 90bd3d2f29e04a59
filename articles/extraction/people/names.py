"""Names of people in running text: where one ends or begins beside a title."""

import re
from dataclasses import dataclass
from functools import cache

from articles.extraction.gazetteer.loading import DATA, rows_of
from articles.extraction.people.known import KnownPeople

KANA_NAME = re.compile(
    r"[ァ-ヺ][ァ-ヺー]*(?:[・=＝](?:[A-Z]\.?(?:[・=＝ ]|(?=[ァ-ヺ])))?[ァ-ヺ][ァ-ヺー]*)*(?:[0-9一二三四五六]{1,2}世)?"
)
_KANA_TAIL = re.compile(r"[ァ-ヺー・=＝A-Z.]*[ァ-ヺー](?:[0-9一二三四五六]{1,2}世)?$")
_BRACKET_TAIL = re.compile(r"\((?P<inner>[^()\n]{1,80})\)$")
_READING = re.compile(r"[ァ-ヺー・=＝\s]+|[ぁ-ん・\s]+")
_KANJI_RUN = re.compile(r"[一-龥々]+$")
_GIVEN_KANA = re.compile(r"[一-龥々]{1,3}[ぁ-ん]{2,3}$")
NOT_NAMES = frozenset(
    ["アジア", "アフリカ", "ヨーロッパ", "ユーラシア", "アラブ", "ラテンアメリカ", "オセアニア", "サミット", "ミサイル", "メディア", "グループ", "エネルギー", "デジタル", "スポーツ", "サービス", "テロ", "クーデター", "イスラム", "ムスリム", "キリスト", "カトリック", "ユダヤ", "シーア", "スンニ", "クルド", "リベラル", "ナチス", "インフラ", "サイバー", "コロナ", "ワクチン", "ウイルス", "ミニスター", "トップ", "ナンバー", "メンバー", "リーダー", "スポークスマン", "チーム", "プロジェクト", "センター", "オンライン", "インターネット", "ツイッター", "フェイスブック", "テレグラム", "ニュース", "テレビ", "ラジオ", "インタビュー", "コメント", "ビデオ", "メッセージ", "ガザ", "ドンバス", "クリミア", "バルト", "バルカン", "コーカサス", "カシミール", "サヘル", "ナンバーツー", "ナンバー2", "パートナー", "ライバル", "ポスト", "キャンプ", "ハイレベル", "ワーキングランチ", "レベル", "タウン", "シェールガス", "シャトル", "オブザーバー", "ゲスト", "ホスト", "ホームページ", "マスコミ", "ロケット", "ドローン", "ヘイト", "レアアース", "レアメタル", "エリゼ", "オンブズマン", "スタッフ", "ロビー", "パネル", "ブロック", "アドバイザー", "コーディネーター", "アカデミー", "オリンピック", "エンジニア", "キャリア", "ベテラン"]
)
"""Katakana words that stand before titles and name no person."""
PLACE_AFTER = re.compile(r"[州市県郡島省区町村川湖湾港]|地方|半島|海峡|自治|地区|諸島")
NOT_KANJI_NAMES = frozenset(
    ["同国", "両国", "各国", "政府", "連邦", "内閣", "国家", "国連", "軍部", "陸軍", "海軍", "空軍", "国軍", "同省", "同党", "与党", "野党", "最大", "国際", "中央", "最高", "特別", "暫定", "自治", "合同", "統合", "共同", "国会", "議会", "上院", "下院", "衆院", "参院", "国務", "外務", "財務", "国防", "防衛", "内務", "法務", "経済", "商務", "通商", "貿易", "産業", "農業", "環境", "保健", "教育", "文化", "科学", "運輸", "交通", "情報", "広報", "歴代", "現職", "当時", "後任", "前任", "新任", "就任", "退任", "同日", "翌日", "前日", "昨日", "今日", "本日", "昨年", "今年", "来年", "先月", "今月", "来月", "日本", "米国", "英国", "中国", "韓国", "北朝鮮", "台湾", "香港", "欧州", "東欧", "西側", "東側", "南部", "北部", "東部", "西部", "女性", "男性", "若手", "有力", "次期", "現役", "元職", "副", "正副", "両", "各", "常任", "非常任", "初代", "先代", "独裁", "民主", "共和", "保守", "労働", "自由", "社会", "公明", "自民", "立憲", "維新", "共産", "国民", "公安", "警察", "検察", "司法", "裁判", "国王", "女王", "天皇", "首脳", "大統領", "首相", "外相", "閣僚", "大臣", "長官", "報道", "官房", "事務", "委員", "議長", "会長", "社長", "部長", "局長", "課長", "室長", "所長", "院長", "校長", "総裁", "代表", "幹事", "書記", "理事", "専務", "常務", "顧問", "補佐", "秘書", "参謀", "司令", "主席", "次席", "筆頭", "上級", "下級", "臨時", "代理", "代行", "副代表", "担当", "関係", "政策", "戦略", "安全", "保障", "安保", "国土", "地域", "平和", "協力", "開発", "投資", "金融", "財政", "石油", "資源", "原子力", "人権", "難民", "移民", "軍事", "軍事政権", "主権", "統治", "評議", "指導", "最高評議", "革命", "防衛隊", "治安", "国境", "沿岸", "海上", "航空", "宇宙", "革命評議", "暫定政府", "自治政府", "政権", "親露派", "反政府", "武装", "組織", "勢力", "武装勢力", "過激派", "穏健派", "強硬派", "対外", "民政", "官邸", "側近", "娘婿", "実弟", "夫人", "夫妻", "長男", "次男", "息子", "父親", "母親", "参加", "出席", "主催", "議長国", "当局", "同氏", "両氏", "全会", "首席", "国家安保", "国家安全", "政治局", "常務", "党中央", "現地", "地元", "実権", "実質", "事実上", "国民的", "名誉", "独立", "中立", "伝統", "民族", "宗教", "王室", "皇室", "侍従", "儀典", "東京", "大阪", "京都", "北京", "上海", "平壌", "訪問中", "来日中", "訪米中", "会談中", "在任中", "欧米", "先進", "新興", "途上", "主要", "関係国", "加盟国", "沿岸国", "当事国", "仲介", "交渉", "調停", "和平", "停戦", "監視", "選挙", "選管", "税関", "出入国", "入管", "消防", "保安", "保安庁", "警備", "海警", "検事", "弁護", "知事", "市長", "町長", "村長", "首長", "議員", "作戦", "前線", "後方", "全軍", "米軍", "英軍", "仏軍", "独軍", "露軍", "中央軍", "南方軍", "東方軍", "北方軍"]
)
"""Kanji words that stand before titles and name no person."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A person's name in the text."""

    start: int
    end: int
    form: str
    readings: tuple[str, ...] = ()
    sure: float = 1.0


@cache
def surnames(language: str) -> frozenset[str]:
    """Family names written in kanji: ``ja``, ``zh`` or ``ko``."""
    for row in rows_of(DATA / "surnames.csv"):
        if row["language"] == language:
            return frozenset(row["surnames"].split())
    return frozenset()


def skip_bracket(text: str, end: int) -> tuple[int, str]:
    """``(start, inside)`` of a round bracket that closes at ``end``, or ``(end, "")``."""
    if text[end - 1 : end] != ")":
        return end, ""
    match = _BRACKET_TAIL.search(text, max(0, end - 84), end)
    return (match.start(), match["inner"]) if match else (end, "")


def is_reading(inner: str) -> bool:
    """Whether a bracket gives a name's reading (習近平(シーチンピン))."""
    return bool(_READING.fullmatch(inner))


class NameReader:
    """Reads names off a folded text."""

    def __init__(self, people: KnownPeople, not_names: frozenset[str]) -> None:
        self.people = people
        self.not_names = not_names | NOT_NAMES

    def before(self, text: str, end: int, floor: int = 0) -> NameHit | None:
        """The name that ends at ``end``, brackets with its reading passed over."""
        at, readings = end, []
        for _ in range(2):
            start, inner = skip_bracket(text, at)
            if start == at:
                break
            if is_reading(inner):
                readings.append(inner.strip())
            at = start
        hit = self._kana_before(text, at, floor) or self._kanji_before(text, at, floor)
        return NameHit(hit.start, at, hit.form, tuple(readings), hit.sure) if hit else None

    def _kana_before(self, text: str, end: int, floor: int) -> NameHit | None:
        tail = _KANA_TAIL.search(text, max(floor, end - 40), end)
        if not tail:
            return None
        match = KANA_NAME.search(text, tail.start(), end)
        if not match or match.end() != end:
            return None
        start, form = match.start(), match[0]
        parts = form.split("・")
        while len(parts) > 1 and parts[0] in self.not_names:
            start += len(parts[0]) + 1
            parts = parts[1:]
        form = text[start:end]
        if form in self.not_names or parts[-1] in self.not_names or len(form) < 2:
            return None
        return NameHit(start, end, form)

    def _kanji_before(self, text: str, end: int, floor: int) -> NameHit | None:
        run = _KANJI_RUN.search(text, max(floor, end - 12), end)
        given = _GIVEN_KANA.search(text, max(floor, end - 6), end)
        best: NameHit | None = None
        if run:
            best = self._in_kanji_run(text, run.start(), end)
        if best is None and given:
            best = self._with_kana_given(text, given.start(), end)
        return best

    def _in_kanji_run(self, text: str, run_start: int, end: int) -> NameHit | None:
        known = self.people.kanji_forms.before(text, end)
        if known and known[0] >= run_start and known[1] not in NOT_KANJI_NAMES:
            return NameHit(known[0], end, known[1])
        for size in (4, 3, 5, 2, 6):
            start = end - size
            if start < run_start or not self._boundary(text, start, run_start):
                continue
            form = text[start:end]
            if form not in NOT_KANJI_NAMES and form not in self.not_names and plausible_kanji_name(form):
                return NameHit(start, end, form, sure=0.9)
        size = end - run_start
        form = text[run_start:end]
        if 1 <= size <= 4 and form in surnames("ja") | surnames("zh") | surnames("ko"):
            return NameHit(run_start, end, form, sure=0.8)
        return None

    def _with_kana_given(self, text: str, start: int, end: int) -> NameHit | None:
        form = text[start:end]
        surname = re.match(r"[一-龥々]+", form)
        if surname and surname[0] in surnames("ja") and not re.search(r"[はがをにへの]$", form):
            known = name_in(form, self.people)
            return NameHit(start, end, form, sure=0.9) if known else None
        return None

    def _boundary(self, text: str, start: int, run_start: int) -> bool:
        if start == run_start:
            return True
        left = text[run_start:start]
        return (
            left in self.not_names
            or left in NOT_KANJI_NAMES
            or left[-2:] in NOT_KANJI_NAMES
            or left[-1:] in "米英仏独露日韓中党軍相省庁"
        )

    def after(self, text: str, start: int) -> NameHit | None:
        """The name that begins at ``start``."""
        if kana := KANA_NAME.match(text, start):
            parts = kana[0].split("・")
            if kana[0] in self.not_names or parts[0] in self.not_names or parts[-1] in self.not_names:
                return None
            return NameHit(start, kana.end(), kana[0])
        run = re.compile(r"[一-龥々]+").match(text, start)
        if not run:
            return None
        known = self.people.kanji_forms.at(text, start)
        if known and known[0] <= run.end() and known[1] not in NOT_KANJI_NAMES:
            return NameHit(start, known[0], known[1])
        for size in (2, 3, 4, 5):
            form = text[start : start + size]
            if start + size == run.end() or text[start + size : start + size + 1] == "氏":
                if form not in NOT_KANJI_NAMES and plausible_kanji_name(form):
                    return NameHit(start, start + size, form, sure=0.8)
        return None


def name_in(form: str, people: KnownPeople) -> bool:
    return form in people.by_name


def plausible_kanji_name(form: str) -> bool:
    """Whether kanji read as family name and given name (Japanese, Chinese or Korean)."""
    size = len(form)
    for cut in (1, 2, 3):
        if cut >= size:
            break
        family, given = form[:cut], size - cut
        if cut <= 2 and family in surnames("zh") | surnames("ko") and 1 <= given <= 2 and (size <= 3 or cut == 2):
            return True
        if family in surnames("ja") and (1 <= given <= 3) and size >= 3:
            return True
    return size in (2, 3) and form in surnames("ja")
