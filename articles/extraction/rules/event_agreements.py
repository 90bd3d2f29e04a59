# ruff: noqa: E501  (word lists: one family a line)
"""Words for agreements between states."""

from articles.extraction.rules.event_words import Act
from articles.vocabulary import EventType

_CONSULT, _AGREE = EventType.CONSULT, EventType.AGREE
_DOCUMENT = (
    "協定|条約|合意|覚書|合意書|合意文書|議定書|契約|文書|宣言|声明|意向書|憲章|計画|メモ|書簡|公文|取り決め|取決め|枠組み|規約|"
    "ロードマップ|工程表|議事録|プロトコル|パートナーシップ|同盟|国交|外交関係|停戦|休戦|和平|和解|FTA|EPA|自由貿易"
)
_CONCRETE = (
    r"開く|開き|開催|設け|設置|創設|新設|立ち上げ|発足|締結|改定|再開|導入|解禁|撤廃|引き下げ|引き上げ|始め|開始|訪れ|訪問|以内|年内|月内|来週|来月|来年|今年|年前半|年後半|"
    r"ドル|円|ユーロ|派遣|停止|解除|署名|格上げ|増や|増便|延長|運航|就航|建設|購入|提供|追加|拡充|緩和|免除|輸出|供与|交換|[0-9０-９]"
)
"""What makes an oral result concrete: a date, a sum, a body, a measure."""

AGREEMENTS = (
    Act(
        "agree.sign",
        _AGREE,
        "mutual",
        nouns="署名 調印 仮署名 仮調印 批准 締結 再締結 正式署名 本署名 共同署名 署名・交換 書簡交換 書簡の交換 公文の交換",
        bars=r"(?:大統領令|法案|法律|法|命令|令|布告|覚え|法令|予算案|決定書|嘆願書|請願書)(?:など)?(?:に|を|の|へ)[^にを]{0,8}$",
        nominal=True,
    ),
    Act(
        "agree.accord",
        _AGREE,
        "mutual",
        nouns=(
            "合意 大筋合意 最終合意 基本合意 停戦合意 和平合意 妥結 大筋妥結 暫定合意 原則合意 枠組み合意 和解 国交樹立 "
            "国交正常化 関係正常化 国交回復 申し合わせ 申合せ 修交 復交"
        ),
        ichidan="",
        godan="折り合う",
        bars=r"国民的$|社会的$|党内$|与野党$|労使$|核$|核開発$",
    ),
    Act(
        "agree.bind",
        _AGREE,
        "mutual",
        nouns="交換",
        godan="結ぶ 交わす 取り結ぶ 取り交わす",
        needs=rf"(?:{_DOCUMENT})[」』”]?(?:など)?(?:を|が|も)[^をが]{{0,14}}$",
    ),
    Act(
        "agree.bind",
        _AGREE,
        "mutual",
        godan="結ぶ 交わす",
        after=r"(?:[ばびんぶわしすさ](?:れ)?)(?:た|ている|だ)[^、。]{0,14}(?:条約|協定|合意|覚書|契約|議定書)",
    ),
    Act("agree.oral", _AGREE, "mutual", ichidan="申し合わせる 取り決める"),
    Act(
        "agree.ratify",
        _AGREE,
        "toward",
        nouns="承認 批准 可決",
        needs=r"(?:議会|国会|上院|下院|議院)(?:は|が|も)[^。]{0,30}(?:加盟|条約|協定|議定書)?[^。]{0,20}(?:を|が)$",
    ),
    Act(
        "agree.found",
        _AGREE,
        "mutual",
        nouns="結成 創設 設立",
        needs=r"(?:同盟|連合|機構|共同体|枠組み|連盟|グループ|AUKUS|ＡＵＫＵＳ|クアッド|対話|基金|委員会|協議体|パートナーシップ)[」』\ue000\ue001]*を$",
        after=r"し[たて、]|しま|しており",
    ),
    Act(
        "agree.establish",
        _AGREE,
        "mutual",
        nouns="樹立 回復 正常化 再開 開設 昇格 格上げ 復活 修復",
        ichidan="引き上げる",
        godan="結ぶ",
        needs=r"(?:国交|外交関係|関係|パートナーシップ)(?:を|の|が|、)[^をが]{0,24}$",
        bars="目指|向け",
        after=r"し[たて、]|され|[びん]|た|て|る?こと[をも](?:宣言|決|発表|確認|申し合)|ること[でに](?:合意|一致|決)|することを決|することで(?:合意|一致)|しま|で合意|を決め",
    ),
    Act(
        "agree.establish",
        _AGREE,
        "mutual",
        nouns="任命 交換 派遣 指名 復帰",
        needs=r"(?:それぞれ|相互に|互いに|相互)[^、。]{0,8}大使(?:級)?を[^を]{0,6}$|大使(?:の)?相互$",
    ),
    Act(
        "agree.extend",
        _AGREE,
        "mutual",
        nouns="延長 更新 改定 改正 再延長",
        needs=r"(?:契約|協定|条約|覚書|合意|取り決め)(?:の有効期限|の期限)?を[^を]{0,10}$",
        bars="求め|一方的|国内",
        after="(?!しながら)",
    ),
    Act(
        "agree.join",
        _AGREE,
        "join",
        nouns="加盟 正式加盟 加入 参加 参画 加わり 復帰",
        godan="加わる",
        needs=r"(?:連合|同盟|機構|協定|条約|共同体|枠組み|BRICS|ＢＲＩＣＳ|NATO|ＮＡＴＯ|EU|ＥＵ|TPP|ＴＰＰ|ASEAN|合意|誓約|宣言|憲章|議定書|一帯一路|OECD|ＯＥＣＤ|CPTPP|アルテミス|連盟|有志連合|イニシアチブ|構想|銀行|クラブ|裁判所)"
        r"(?:[」』\ue000\ue001]*(?:など)?(?:に|への|に正式に|へ)[^にへ]{0,8}|[」』])$",
        nominal=False,
    ),
    Act(
        "agree.adopt",
        _AGREE,
        "adopt",
        nouns="採択 発出 承認 取りまとめ",
        needs=r"(?:宣言|声明|成果文書|共同文書|行動計画|首脳文書|合意文書|コミュニケ|憲章|条約|協定)[」』\ue000\ue001]*(?:案)?(?:など)?(?:を|が|も|の)[^をが]{0,20}$",
        bars=r"(?:議長|大統領|報道官|非常事態|独立|緊急事態|勝利|敗北)(?:宣言|声明)|決議",
    ),
    Act(
        "agree.adopt",
        _AGREE,
        "adopt",
        nouns="採択 発出",
        after=r"(?:した|された)[^、。]{0,6}(?:首脳宣言|共同宣言|共同声明|成果文書|[^、。]{0,8}宣言)",
        bars=r"決議",
    ),
    Act(
        "agree.accept",
        _AGREE,
        "dative_mutual",
        nouns="同意 受諾 応諾",
        needs=r"(?:停戦|休戦|和平|提案|案|条件|協議|枠組み)[^、。]{0,12}(?:に|を|へ)[^にを]{0,6}$",
    ),
    Act(
        "agree.concord",
        _AGREE,
        "concord",
        nouns="一致",
        needs=_CONCRETE,
        bars=r"満場$|全会$|利害が$|意見が$|認識で$|見方で$|考えで$|立場で$|必要性で$|重要性で$|全会一致",
    ),
    Act("agree.resolve", _AGREE, "council", nouns="採択", needs=r"決議案?[」』\ue000\ue001\d]*(?:を|が)[^をが]{0,24}$"),
)
