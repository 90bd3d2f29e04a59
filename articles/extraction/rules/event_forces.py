# ruff: noqa: E501  (word lists: one family a line)
"""Words for what forces do: withdraw, deploy, seize, attack; and for protests."""

from articles.extraction.rules.event_words import Act
from articles.vocabulary import EventType

_RETREAT = EventType.RETREAT
_FORCES = (
    "部隊|軍|兵|戦闘員|艦|艦船|艦艇|空母|駆逐艦|護衛艦|潜水艦|戦闘機|爆撃機|無人機|航空機|戦車|装甲車|軍用車|ミサイル|砲|連隊|旅団|師団|軍隊|派遣団|平和維持|"
    "司令部|基地|駐留|拠点|要員|雇兵|傭兵|顧問|陣地|哨戒機|警備艇|巡視船|海警船|公船|レーダー|システム|軍用機|兵士|兵力|兵器|特殊部隊|警察官"
)
_PROJECTILE = "ミサイル|ロケット|衛星|弾道|飛翔体|砲弾|魚雷|無人機|探査機|SLBM|ＳＬＢＭ|ICBM|ＩＣＢＭ|巡航"

FORCES = (
    Act(
        "retreat.withdraw",
        _RETREAT,
        "leave_place",
        nouns="撤退 撤収 撤兵 退却 完全撤退 全面撤退 完全撤収 撤去 撤収完了 離脱",
        ichidan="引き揚げる 引き上げる",
        godan="退く 引き払う 立ち去る",
        needs=rf"(?:{_FORCES})[^。]{{0,40}}$|から(?:の|完全に|全面的に)?$",
        bars=r"市場から|事業から|条約から|協定から|機関から|機構から|選挙戦|候補|邦人|職員を|大使館員|住民|国民を|関税|税率|価格",
    ),
    Act(
        "retreat.hand_over",
        _RETREAT,
        "hand_over",
        nouns="引き渡し 返還 明け渡し",
        godan="引き渡す 明け渡す 返す",
        needs=r"(?:基地|拠点|駐屯地|飛行場|司令部|陣地|町|都市)[^、。]{0,20}(?:を|の|が|は)[^。]{0,30}$",
    ),
    Act(
        "retreat.ceasefire",
        _RETREAT,
        "mutual",
        nouns="停戦 休戦 一時停戦 戦闘停止",
        after=r"(?:し[たてま、]|が[^、。]{0,16}(?:発効|成立|始ま|開始)|に入|を(?:開始|実施))",
    ),
    Act(
        "assault.launch",
        EventType.ASSAULT,
        "hit",
        nouns="発射 放水銃",
        ichidan="浴びせる",
        godan="発射する 放つ 撃ち込む 浴びせる",
        needs=(
            r"(?:全土|各地|標的|都市|市街|住宅|拠点|施設|基地|首都|領土|領内|輸送船|補給船|漁船|公船|巡視船|タンカー|商船|原発|港|空港)[^。]{0,40}"
            r"(?:ミサイル|ロケット|無人機|ドローン|砲弾?|放水銃?)[^。]{0,12}を$"
        ),
        bars="演習|訓練|実験|試験|から(?:弾道)?ミサイル[^、。]{0,8}を$",
    ),
    Act(
        "mobilize.launch",
        EventType.MOBILIZE,
        "show",
        nouns="発射 打ち上げ 試射 発射実験 試験発射 核実験",
        ichidan="打ち上げる",
        godan="発射する",
        needs=rf"(?:{_PROJECTILE}|核)[^。]{{0,40}}$",
        bars="民間|スペースX|スペースＸ|商業|探査機",
        nominal=False,
    ),
    Act(
        "mobilize.deploy",
        EventType.MOBILIZE,
        "show",
        nouns="派遣 展開 配備 追加配備 増派 増強 集結 前方展開 急派 派兵 追加派遣 駐留 進駐 再配備",
        ichidan="差し向ける",
        godan="送り込む 送る 移す 差し向ける 回す 飛ばす",
        needs=rf"(?:{_FORCES})[^。]{{0,30}}$",
        bars=r"(?:特使|救助|医療|代表|調査|援助隊|消防|支援チーム|国際会議|邦人)[^、。]{0,10}$|自国の軍備|事業を$|店舗を$|作戦を$|ロビー|キャンペーン|論を$|外交を$",
    ),
    Act(
        "mobilize.enter",
        EventType.MOBILIZE,
        "show",
        godan="入る",
        needs=rf"(?:{_FORCES})[^。]{{0,20}}(?:現地|国内|領内|市内|首都)に$",
    ),
    Act(
        "mobilize.troops",
        EventType.MOBILIZE,
        "show",
        nouns="動員 部分動員 総動員 緊急発進 スクランブル スクランブル発進",
        bars=r"交通$|警察官を|客を$|万人を動員$|観客",
    ),
    Act(
        "mobilize.drill",
        EventType.MOBILIZE,
        "show",
        nouns="演習 軍事演習 大規模演習 実弾演習 実弾射撃 海上演習 軍事訓練 上陸訓練 実弾射撃訓練 軍事パレード 警戒監視 核演習",
        after=r"(?:を|が)(?:行|実施|開始|始|開|強行|終)|した|し、|する|、|。",
    ),
    Act(
        "mobilize.approach",
        EventType.MOBILIZE,
        "show",
        nouns="寄港 入港 航行 通過 照射 異常接近 飛行 哨戒飛行 巡航 接岸 発艦 発着艦 到着 進出 航過 哨戒 追尾 追跡",
        needs=rf"(?:{_FORCES}|船|調査船|軍機)[^。]{{0,50}}$",
        bars=r"旅客機|民間|タンカー|商船|客船|観光|貨物船|難民|自由な$|自由$",
    ),
    Act(
        "protest.rally",
        EventType.PROTEST,
        "protest",
        nouns="デモ 抗議デモ デモ行進 抗議行動 抗議集会 ゼネスト ストライキ 抗議活動 反政府デモ 座り込み 暴動 大規模デモ 集会",
        after=r"(?:行進)?(?:が|を|も)(?:[^、。]{0,10})(?:あり|あった|あっ|起き|行|開|続|発生|実施|広が|始|呼び|予定)|し",
        bars=r"支持者の$|党の$|選挙$",
    ),
    Act(
        "protest.rally",
        EventType.PROTEST,
        "protest",
        nouns="抗議",
        needs=r"(?:大使館|領事館)の?(?:前|周辺|付近)で[^、。]{0,12}$",
        after=r"し[たて、]|を(?:行|続)",
    ),
    Act(
        "protest.crowd",
        EventType.PROTEST,
        "protest",
        godan="集まる",
        needs=r"(?:大使館|領事館)[^。]{0,20}に[^、。]{0,12}(?:人|市民|住民|学生)[^、。]{0,6}が$",
    ),
)

FORCE_USE = (
    Act(
        "coerce.seize",
        EventType.COERCE,
        "seize",
        nouns=(
            "拘束 逮捕 身柄拘束 拿捕 だ捕 押収 差し押さえ 接収 国有化 勾留 抑留 連行 拉致 臨検 検挙 捕獲 強制捜査 家宅捜索 没収 窃取 "
            "海上封鎖 強制着陸 妨害 強制執行 拘留 収監"
        ),
        ichidan="捕らえる 捕まえる 差し押さえる",
        godan="奪う 奪い取る 盗む 連れ去る 盗み出す",
        bars=r"法的$|法的な$|に$|自由を$|命を$|主導権を$|機会を$|職を$|汚職|政権を$|議席を$|国内の|問題$|被害者$|交通$|選挙$|解決$|時間を$|目を$",
    ),
    Act(
        "coerce.blockade",
        EventType.COERCE,
        "seize",
        nouns="封鎖 海上封鎖 経済封鎖 全面封鎖 遮断 閉鎖",
        needs=r"(?:国境|海峡|港|領空|海域|タンカー|沿岸|空域|運河|パイプライン|検問所|道路)[^。]{0,24}$|海上$|経済$|全面的かつ完全な",
        bars=r"道路の封鎖|都市封鎖",
    ),
    Act(
        "coerce.cyber",
        EventType.COERCE,
        "hit",
        nouns="サイバー攻撃 ハッキング 不正アクセス 電波妨害 GPS妨害 情報窃取",
        after=r"(?:を(?:行|仕掛|加|受|実施)|し[たて、ま]|により|で|が(?:あっ|発生))",
    ),
    Act(
        "coerce.intrude",
        EventType.COERCE,
        "intrude",
        nouns="侵入 領空侵犯 侵犯 領海侵入 領海侵犯 越境 不法侵入",
        godan="入る",
        needs=r"(?:領空|領海|領土|接続水域|防空識別圏|領内|国境|海域|水域|EEZ|ＥＥＺ)[^。]{0,14}$",
        bars=r"建物|難民|移民",
    ),
    Act(
        "assault.strike",
        EventType.ASSAULT,
        "hit",
        nouns=(
            "攻撃 報復攻撃 空爆 爆撃 砲撃 侵攻 全面侵攻 軍事侵攻 地上侵攻 襲撃 急襲 奇襲 奇襲攻撃 撃墜 撃沈 攻略 銃撃 殺害 暗殺 放水 放水銃 "
            "体当たり 反撃 爆破 ミサイル攻撃 無人機攻撃 ドローン攻撃 越境攻撃 空襲 狙撃 発砲 突入 侵略 掃射 迎撃 攻勢 地上作戦 軍事作戦 "
            "軍事攻撃 武力攻撃 先制攻撃 自爆攻撃 進攻 総攻撃 砲爆撃 越境砲撃 衝突させ 斬首作戦 着弾 命中 空爆作戦 応戦"
        ),
        ichidan="攻める 撃ち込む",
        godan="襲う 撃ち込む 撃ち落とす 撃つ 殺す 打ち込む",
        bars=r"サイバー$|言葉の$|個人$|フィルターバブル|口撃|緊急|ボールを",
    ),
    Act(
        "assault.strike",
        EventType.ASSAULT,
        "hit",
        godan="たたく 叩く",
        ichidan="沈める",
        needs=r"(?:貨物船|商船|タンカー|漁船|施設|基地|拠点|陣地|部隊|軍|都市|標的|目標|艦|港|空港|製油所|発電所|工場|倉庫|核施設)(?:など)?を$",
        bars=r"世論|批判",
        after=r"い[たて]|き、|た|て",
    ),
    Act(
        "mobilize.flare",
        EventType.MOBILIZE,
        "show",
        nouns="投下 発射",
        godan="落とす 放つ",
        needs=r"照明弾を$|フレアを$",
    ),
    Act(
        "assault.strike",
        EventType.ASSAULT,
        "hit",
        nouns="投下",
        godan="落とす",
        needs=r"(?:爆弾|爆雷|手りゅう弾|焼夷弾)[^、。を]{0,8}を$",
    ),
    Act(
        "assault.take",
        EventType.ASSAULT,
        "hit",
        nouns="制圧 占領 占拠 奪還 奪取 掌握 破壊 撃破 攻略 陥落",
        bars=r"実権を$|権力を$|政権を$|政権$|主導権|議会の$|過半数|世論|環境$|自然$|森林$|状況を$|実態を$",
        needs=r"(?:を|が|の|、)[^を、。]{0,8}$",
    ),
    Act(
        "assault.clash",
        EventType.ASSAULT,
        "clash",
        nouns="交戦 衝突 武力衝突 軍事衝突 銃撃戦 戦闘 応酬 小競り合い",
        after=r"し(?!な)|が(?:起き|発生|続|再燃|激化|始)|と(?:なった|なり)|を(?:繰り広げ|続け|始め|交え)|に(?:発展)|。",
        bars=r"意見の$|利害の$|利害が|意見が|車|バス|列車|機が民間|旅客|漁船が",
    ),
)
