# ruff: noqa: E501  (word lists: one family a line)
"""Words for talks between states."""

from articles.extraction.rules.event_words import Act
from articles.vocabulary import EventMode, EventType

_CONSULT, _AGREE = EventType.CONSULT, EventType.AGREE
MEETINGS = (
    Act(
        "consult.call",
        _CONSULT,
        "mutual",
        nouns=(
            "電話会談 電話協議 電話首脳会談 首脳電話会談 外相電話会談 防衛相電話会談 オンライン会談 オンライン協議 テレビ会談 "
            "テレビ会議 ビデオ会談 オンライン会合 オンライン首脳会議"
        ),
        mode=EventMode.CALL,
        nominal=True,
    ),
    Act(
        "consult.call",
        _CONSULT,
        "mutual",
        nouns="協議 会談 話し合い 意見交換",
        ichidan="",
        godan="話す 話し合う やり取りする",
        needs=r"電話(?:会談)?(?:で|に|を|し|越し)|オンライン(?:形式)?で|テレビ会議で|ビデオ通話",
        mode=EventMode.CALL,
    ),
    Act(
        "consult.call",
        _CONSULT,
        "mutual",
        nouns="電話",
        needs=r"(?:[一-龥]|氏|ら|[ァ-ヶー])とも?$",
        after=r"し(?:た|、|て|ま)",
        mode=EventMode.CALL,
    ),
    Act(
        "consult.call",
        _CONSULT,
        "phone",
        nouns="電話",
        needs=r"(?:首相|大統領|外相|主席|氏|首脳|長官|皇太子|国王|書記長?|総書記|議長|首長)に$",
        after=r"し(?:た|、|て|ま)",
        mode=EventMode.CALL,
    ),
    Act(
        "consult.call",
        _CONSULT,
        "phone",
        nouns="電話",
        after=r"を(?:受け|かけ|掛け)",
        mode=EventMode.CALL,
    ),
    Act(
        "consult.call", _CONSULT, "mutual", nouns="電話", needs=r"との$", after=r"で", mode=EventMode.CALL, nominal=True
    ),
    Act(
        "consult.call",
        _CONSULT,
        "mutual",
        nouns="電話",
        needs=r"(?:両[一-龥]{1,3}|2国間|氏ら)の$",
        after=r"は[^、。]{0,14}に(?:続|次)",
        mode=EventMode.CALL,
        nominal=True,
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit",
        nouns="入り",
        needs=r"[ァ-ヶー一-龥]$",
        after=r"し(?:た|、|て|ま)",
        mode=EventMode.VISIT,
    ),
    Act(
        "consult.mediation",
        _CONSULT,
        "mediation",
        nouns="仲介 調停 斡旋 あっせん 仲裁 橋渡し 仲立ち 仲介役 仲裁役 取り成し",
        godan="取り持つ 取りなす",
        bars=r"国際司法|仲裁裁判",
        mode=EventMode.MEDIATION,
        nominal=True,
    ),
    Act(
        "consult.meeting",
        _CONSULT,
        "mutual",
        nouns=(
            "会談 首脳会談 外相会談 国防相会談 防衛相会談 閣僚会談 財務相会談 高官会談 個別会談 首脳級会談 実務会談 少人数会談 "
            "三者会談 3者会談 立ち話 懇談 面会 面談 対談 会食 夕食会 昼食会 表敬 表敬訪問 意見交換 協議 再協議 直接協議 高官協議 "
            "実務協議 対話 直接対話 戦略対話 政策対話 首脳協議 外相協議 閣僚協議 実務者協議 局長級協議 次官級協議 次官協議 話し合い "
            "直接交渉 首脳会見 会同 二国間会談 2国間会談 両国間会談 米ロ会談 実務者会談 定期協議 2プラス2"
        ),
        ichidan="",
        godan="会う 話し合う 語り合う 落ち合う",
        bars=r"記者$|共同$|囲み$|定例$|臨時$|緊急記者$|国内$|事前の$|に出$|目に$|立ち$|立会$|事故に$|被害に$|場合$",
        mode=EventMode.MEETING,
        nominal=True,
    ),
    Act(
        "consult.meeting",
        _CONSULT,
        "mutual",
        nouns="会見",
        needs=r"(?:大統領|首相|主席|書記長?|総書記|外相|氏|国王|天皇|長官|議長|皇太子|首長|教皇|法王)と[^、。]{0,12}$",
        after=r"し(?:た|、|て|ま)",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.session",
        _CONSULT,
        "session",
        nouns=(
            "首脳会議 首脳会合 オンライン会議 オンライン首脳会議 首脳級会合 外相会議 外相会合 閣僚会議 閣僚会合 閣僚級会合 閣僚級会議 財務相会合 財務相・中央銀行総裁会議 "
            "国防相会合 国防相会議 防衛相会合 緊急会合 緊急会議 公開会合 特別会合 特別会議 緊急首脳会議 緊急首脳会合 国際会議 年次会合 "
            "年次総会 定例会合 全体会合 全体会議 総会 理事会 外相理事会 締約国会議 局長級会合 次官級会合 高官級会合 作業部会 国境委員会 "
            "合同委員会 経済フォーラム サミット 閣僚協議会 復興会議 支援会議 和平会議 準備会合 会合 会議 拡大会合 円卓会議 次回会合 "
            "次回会議 特別総会 緊急特別会合 緊急理事会 G7サミット G20サミット 合同会議 評議会"
        ),
        needs="",
        bars=r"国家安全保障$|閣僚$|国防$|市民$|国民$|人民代表$|労働党.{0,6}$|与党$|党$|株主$|地方$|記者$",
        mode=EventMode.MEETING,
        nominal=True,
    ),
    Act(
        "consult.meeting",
        _CONSULT,
        "mutual",
        nouns="交渉",
        needs=r"(?:[0-9０-９一二三四五六七八九十]+(?:回目|度目|次)|第[0-9０-９一二三四五六七八九十]+(?:回|次))の?[^、。をがは]{0,8}$",
        mode=EventMode.MEETING,
        nominal=True,
    ),
    Act(
        "consult.meeting",
        _CONSULT,
        "mutual",
        nouns="交渉",
        after=r"[はが][^。がを]{0,40}[日月][、に][^。がを]{0,30}(?:行われ|開かれ|始ま|あった)",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.session",
        _CONSULT,
        "session",
        nouns="次回 前回",
        after=r"は[^。]{0,50}(?:開|行[わう]|予定|あった)",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.host",
        _CONSULT,
        "host",
        nouns="招集",
        ichidan="集める",
        needs=r"(?:首脳|外相|国防相|防衛相|大統領|首相|閣僚|代表|高官|特使)(?:ら)?を[^を]{0,12}$",
        bars=r"注目を$|支持を$|関心を$",
        after=r"し(?:た|、|て)|た|て|、",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.host",
        _CONSULT,
        "host",
        ichidan="迎える 出迎える",
        godan="招く",
        bars=r"期限を$|節目を$|局面を$|年を$|結果を$|事態を$|懸念を$|混乱を$|批判を$|誤解を$|不信を$|反発を$|最期を$|正念場を$|"
        r"朝を$|夏を$|春を$|冬を$|秋を$|周年を$|終わりを$|危機を$|緊張を$|対応を$|損失を$",
        after=r"て|、|た(?!め)|入れ|いて|き、|いた(?!め)",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.call_on",
        _CONSULT,
        "received",
        nouns="表敬 表敬訪問 訪問 来訪",
        after=r"を受け",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit",
        nouns="訪問 公式訪問 国賓訪問 公式実務訪問 実務訪問 電撃訪問 歴訪 再訪 来訪 外遊 参列",
        ichidan="訪れる",
        mode=EventMode.VISIT,
        bars=r"機会が$|時が$|転機が$|季節が$|平和が$|危機が$|表敬$|家庭を$|施設を$|神社を$|墓地を$|被災地を$|会場を$|病院を$",
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit_compound",
        nouns=(
            "訪中 訪米 訪日 来日 訪韓 来韓 訪露 訪ロ 訪朝 訪英 訪仏 訪独 訪伊 訪印 訪欧 訪越 訪豪 訪加 訪台 来台 来中 訪比 訪泰 訪土 "
            "訪烏 訪ウ 訪沖 来訪"
        ),
        mode=EventMode.VISIT,
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit",
        nouns="出席 参列 列席",
        needs=r"(?:式典|パレード|就任式|戴冠式|葬儀|国葬|追悼式|開会式|閉会式|記念行事|軍事パレード|除幕式|慰霊式|即位礼)(?:など)?に[^にをがは]{0,24}$",
        mode=EventMode.VISIT,
        after=r"し",
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit",
        nouns="到着 現地入り 急行",
        ichidan="駆け付ける 駆けつける",
        godan="飛ぶ 渡る 赴く 立ち寄る",
        needs=r"に$|へ$|入り$",
        bars=r"(?:空母|艦|部隊|船|機|戦車|車列|物資|ミサイル|代表選手)(?:[「『][^「」『』]*[」』])?(?:は|が|も)[^はが]{0,30}$",
        mode=EventMode.VISIT,
        after=r"た|て|、|び、|んで|んだ|り、|って|った|き、|いて|いた|し、|して|した|する",
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit",
        nouns="入り",
        godan="入る 着く 降り立つ 乗り込む",
        needs=r"(?:代表団|調査団|視察団|査察団|派遣団|使節団|訪問団|特使|大統領|首相|外相|長官|主席|国王|教皇|法王|氏|一行)(?:ら)?(?:は|が|も)[^。]{0,40}[一-龥ァ-ヶー](?:に|へ)$",
        bars=r"(?:協議|交渉|本題|視野|段階|手|会談|会場|準備|作業|眠り|休暇|任期|席|ポスト|地位|耳|目|攻撃|地域)(?:に|へ)$|部隊|軍(?:は|が)",
        after=r"り[、し]?|、|った|って|いた|いて|き、|んだ|んで",
        mode=EventMode.VISIT,
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit",
        nouns="到着",
        godan="入る 着く 降り立つ 乗り込む",
        needs=r"に$|へ$",
        bars=r"(?:協議|交渉|本題|視野|段階|会談|準備|任期|目|軍|地位|ポスト)(?:に|へ)$",
        after=r"(?:し|っ|い|んだ)?た?(?<=[ただ])[^、。をがはに]{0,14}(?:大統領|首相|外相|長官|主席|国王|教皇|法王|特使|国防相|皇太子)",
        mode=EventMode.VISIT,
    ),
    Act(
        "consult.meeting",
        _CONSULT,
        "mutual",
        ichidan="合わせる",
        needs=r"と[もは]?[^、。]{0,6}顔を$",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.meeting",
        _CONSULT,
        "mutual",
        nouns="対面 謁見",
        godan="向き合う",
        needs=r"(?:大統領|首相|外相|主席|書記長?|総書記|委員長|長官|議長|国王|女王|天皇|皇太子|首長|教皇|法王|氏)[とに]$",
        after=r"い、|っ[たて]|し[た、て]",
        mode=EventMode.MEETING,
    ),
    Act(
        "consult.visit",
        _CONSULT,
        "visit",
        nouns="移動",
        godan="移る",
        needs=r"(?:訪問国|訪問先)の?[ァ-ヶー一-龥]{0,10}(?:に|へ)$",
        after=r"し[た、て]|り、|っ[たて]",
        mode=EventMode.VISIT,
    ),
    Act(
        "consult.envoy",
        _CONSULT,
        "envoy",
        nouns="派遣",
        godan="送る 送り込む",
        needs=r"(?:特使|代表団|使節|高官|代理|外相|国防相|首相|次官|議員団|交渉団|調査団|査察官|視察団)(?:ら)?を[^を]{0,12}$",
        mode=EventMode.VISIT,
    ),
)
