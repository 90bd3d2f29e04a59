# ruff: noqa: E501  (tables: one case a line)
"""Events sentence by sentence, in every type: one line a case, its words invented.

A line reads ``TYPE mode status date actors>recipients | sentence``; the article was published on 2025-11-28.
"""

import pytest

from articles.extraction import extract

PUBLISHED = "2025-11-28"

FOUND = """
CONSULT visit occurred 2025-10 IL>US | イスラエルのネタニヤフ首相は先月の訪米時に、制裁を解かないようトランプ氏に要請していた。
SUPPORT - occurred 2025-11-03 PY>JP | 高市首相は3日、パラグアイのペニャ大統領と会談し、ペニャ大統領の支持を得た。
AGREE - occurred 2025-11-20 JP PH> | フィリピンは20日、日本から護衛艦6隻を譲り受けることで合意した。
REQUEST - occurred 2025-11-10 DE>DZ | ドイツのシュタインマイヤー大統領は10日、恩赦を求める書簡をアルジェリアのテブン大統領に送った。
ACCUSE - occurred 2025-11-20 IR>DE FR GB | イランのアラグチ外相は20日、英仏独の動きを「違法だ」と断じた。
ASSAULT - occurred 2025-11-20 RU>UA | ロシア軍の夜間の攻撃で20日、ウクライナ西部の集合住宅が壊れ、25人が死亡した。
ASSAULT - occurred 2025-11-20 PK>AF | アフガニスタン東部で20日、パキスタン軍の攻撃により子ども9人が死亡した。
ASSAULT - occurred 2025-11-20 US>フーシ派 | 米軍は20日、フーシ派の拠点への大規模な空爆に踏み切った。
ASSAULT - occurred 2025-11-20 フーシ派>LR | フーシ派は20日、紅海でリベリア船籍の貨物船を沈めた。
CONSULT meeting occurred 2025-11-20 KP RU> | ロシアと北朝鮮の外相は20日、モスクワで戦略対話に臨み、両国の絆を確かめた。
SANCTION - occurred 2025-11-20 KP>KR | 北朝鮮は20日、韓国との通信線を断った。
COERCE - occurred 2025-11-20 RU>RO | ロシアの無人機が20日、ルーマニア領空に入り、同国は戦闘機2機を飛ばした。
MOBILIZE - occurred 2025-11-20 RO> | ロシアの無人機が20日、ルーマニア領空に入り、同国は戦闘機2機を飛ばした。
CONSULT meeting occurred 2025-11-20 JP KR US> | 日米韓の外相は、20日の国連総会の合間に会った。
CONSULT meeting occurred 2025-11-20 AU JP> | オーストラリアのマールズ国防相は20日、東京で小泉防衛相と護衛艦の共同開発について話し合い、契約を年内に結ぶ方針を確かめた。
CONCEDE - occurred 2025-11-20 NO>国連 | ノルウェーは20日、難民支援の国連機関への拠出を再開した。
SANCTION - occurred 2025-11-20 TD>FR | チャドは20日、フランスとの防衛協定を終わらせた。
ACCUSE - occurred 2025-11-06 PH>CN | フィリピン沿岸警備隊は6日、中国海警局の船が「違法な放水を行なった」として強く非難しました。
COOPERATE - occurred 2025-11-20 JP US> | 海上自衛隊はアメリカ海軍の空母などと20日、沖縄の南の海域で共同訓練を行った。
SANCTION - occurred - US>RU | 米国務省によると、ロシア外務省のザハロワ報道官が制裁対象に追加された。
CONCEDE - occurred 2025-11-20 RU US> | アメリカとロシアなど7カ国で20日、26人の身柄交換が成立した。
SANCTION - occurred - CO>EC | エクアドル政府は20日、コロンビアからの輸入品に関税をかけた。コロンビアのペトロ大統領はこれに反発し、電力の輸出を止めた。
ASSAULT - occurred - KH>TH | タイ軍は20日、カンボジア軍の拠点を戦闘機で爆撃した。カンボジア側も応戦し、ロケット弾を撃ち込んだ。
SANCTION - occurred 2025-11-20 LT>BY | リトアニアは20日、ベラルーシとの国境検問所2か所を閉めた。
SANCTION - occurred 2025-11-20 VE>TT | ベネズエラは20日、トリニダード・トバゴとのガス協定を打ち切った。
CONSULT meeting occurred 2025-11-20 CN JP> | 高市首相は20日、中国の習近平国家主席と顔を合わせた。
AGREE - occurred 2025-11-20 UA US> | ジュネーブで20日、米国とウクライナの高官が和平案を話し合った。双方は文言の修正で合意し、来週にも再び協議する。
CONSULT visit occurred 2025-11-20 KE>ET | ケニアのルト大統領は20日、エチオピアに立ち寄った。
AGREE - occurred 2025-11-08 AM US> | 米国とアルメニアは8日、経済協力の覚書を交換した。
AGREE - denied 2025-11-20 AU VU> | バヌアツとオーストラリアは、20日に予定していた協定の署名を見送った。
AGREE - occurred 2025-11-20 CD RW> | コンゴ民主共和国とルワンダは20日、ワシントンで和平合意に達した。
AID - occurred 2024-07 CN>VU | 中国は昨年7月、ポートビラでバヌアツの大統領府の新庁舎を引き渡した。
AID - occurred 2025-11-20 RU>CU | ロシアは20日、キューバに原油10万トンを届けた。
CONCEDE - occurred 2025-11-12 DZ>FR | アルジェリアのテブン大統領は12日、収監中のフランス人作家に恩赦を与えた。
CONCEDE - planned 2025-11-11 US>UA | 米国は11日、停止していたウクライナへの軍事支援を再開すると発表した。
CONCEDE - planned 2025-11-20 DE>IL | ドイツのメルツ首相は20日、イスラエルへの武器輸出の停止を解くと表明した。
CONSULT visit occurred 2025-11-27 RU>MM | ロシアのフォミン国防次官は27日、ミャンマーの首都ネピドーの軍事パレードに出席した。
CONSULT visit occurred 2025-11-03 KP>CN | 北朝鮮の金正恩総書記は3日、北京での軍事パレードに出席した。
CONSULT call occurred 2025-11-20 QA US> | ルビオ国務長官は20日、カタールのムハンマド首相と電話し、仲介に謝意を伝えた。
SANCTION - occurred 2025-04 DZ FR> | フランスとアルジェリアは4月、大使館員12人ずつを互いに追放した。
SANCTION - occurred 2025-11-20 CA>IN | カナダは20日、インドの外交官を追い出した。
MOBILIZE - occurred 2025-11-16 US> | 米空母「フォード」が16日、カリブ海に到着した。
MOBILIZE - occurred 2025-11-04 CN>AU | 中国軍機は4日、黄海上空で豪軍ヘリの進路に照明弾を投下した。
MOBILIZE - occurred 2025-11-20 GB>RU | 英海軍は20日、ロシアの情報収集艦を追跡した。
ACCUSE - occurred 2025-11-20 JP>RU | 日本政府は20日、ロシアに抗議の意を伝えた。
ACCUSE - occurred 2025-11-20 国際刑事裁判所>IL | 国際刑事裁判所は20日、イスラエルのネタニヤフ首相に逮捕状を出した。
REJECT - occurred 2025-11-20 IR>US | イランの最高指導者ハメネイ師は20日、米国との交渉を拒んだ。
PROTEST - occurred 2025-11-20 RS>RU | セルビアの首都で20日、数万人がロシア大使館前で抗議した。
COERCE - occurred 2025-11-20 CN>JP | 中国の広州で20日、日本の製薬会社の社員がスパイ容疑で拘束された。
COERCE - occurred 2024-11 DZ>FR | フランス国籍の作家サンサル氏は昨年11月、アルジェの空港で逮捕された。
ACCUSE - occurred 2025-11-20 TW>CN | 台湾外交部は20日、中国の圧力を強く非難するとの声明を出した。
ACCUSE - occurred 2025-11-20 CN>US | 中国外務省は20日、「主権国家に対する米国の武力行使を強く非難する」との声明を出した。
REQUEST - occurred 2025-11-20 PH>CN | フィリピンのマルコス大統領は20日、「中国には危険な行動を即時やめるよう求める」と語った。
ACCUSE - occurred 2025-11-20 JP>KP | 高市首相は20日、北朝鮮のミサイル発射について「暴挙であり、強く非難する」と述べた。
CONSULT visit occurred 2025-11-20 US>QA | トランプ米大統領は20日、次の訪問国カタールに移動した。
ACCUSE - occurred 2025-11-20 SA>SE | サウジアラビアとイランは20日、それぞれスウェーデンの大使を呼んで抗議した。
ACCUSE - occurred 2025-11-20 IR>SE | サウジアラビアとイランは20日、それぞれスウェーデンの大使を呼んで抗議した。
AGREE - occurred 2025-11-20 ET ティグレ人民解放戦線> | エチオピア政府と「ティグレ人民解放戦線(TPLF)」は20日、合意文書に調印した。
SUPPORT - occurred 2025-11-20 SK>CZ | スロバキアの外相は20日、チェコへの連帯を示した。
CONSULT visit occurred 2025-11-20 国際原子力機関>UA | 国際原子力機関の調査団は20日、ウクライナ南部の原子力発電所に入り、状況を調べた。
AID - planned 2025-11-20 US>UA | ホワイトハウスは20日、ロシアの侵攻が続くウクライナに対して、1億ドルの軍事支援を行うと発表した。
SANCTION - occurred 2025-11-20 US>RU | プーチン大統領がウクライナ4州の併合を宣言したことを受け、米国は20日、追加制裁を発表した。
SANCTION - occurred 2025-11-20 JP>RU | 日本政府は20日の閣議で、ロシアに対する追加の制裁措置を決めた。
ACCUSE - occurred 2025-11-20 CN>JP | 中国外務省は20日、日本の議員が台湾を訪問したことについて批判した。
ACCUSE - occurred 2025-11-20 国連>US | 国連は20日、米国がメキシコ国境で親子を引き離している問題を非難した。
AGREE - occurred 2025-11-20 IL イスラム組織ハマス> | イスラエルとパレスチナ自治区ガザのイスラム組織ハマスは20日、停戦で合意した。
CONSULT visit planned 2025-11-30 JP>US | 茂木外相は20日、30日から12月2日まで訪米すると発表した。
CONSULT visit occurred 2025-11-20 US>KR | トランプ大統領は20日に日本を発って韓国に到着した。
ASSAULT - occurred 2025-11-20 RU>UA | ロシアが20日未明、ウクライナ全土の標的に向けて600のドローンとミサイルを発射した。
ASSAULT - occurred 2025-11-20 CN>PH | 中国海警局の船が20日、フィリピンの輸送船に放水銃を発射した。
CONCEDE - occurred 2025-11-20 RU US> | 米国とロシアは20日、拘束していた26人の身柄交換を行った。
AGREE - occurred 2025-11-20 ET ティグレ人民解放戦線> | エチオピア政府と北部を拠点とする「ティグレ人民解放戦線」は20日、合意文書に調印した。
CONSULT visit occurred 2025-11-20 国際原子力機関>UA | 国際原子力機関の調査団は20日、ウクライナ南部のザポリージャ原子力発電所に入った。
CONSULT mediation occurred 2025-11-20 NO PH> | ノルウェーが20日、フィリピンと反政府勢力の協議を取り持った。
AGREE - occurred 2025-11-20 CU KR> | 韓国とキューバの修交が20日に成立した。
AGREE - occurred 2025-11-20 EG TR> | トルコとエジプトは20日、それぞれ相手国の大使を任命した。
AGREE - occurred 2025-11-20 JP VN> | 日本とベトナムは20日、関係を「包括的戦略的パートナーシップ」に引き上げることを宣言した。
AGREE - occurred 2025-11-20 KR TR> | 韓国とトルコは20日、通貨交換協定を3年間延長した。
AID - planned 2025-11-20 欧州連合>MK | 欧州連合(EU)は20日、北マケドニアに対し、総額1億8000万ユーロの改革支援を用意すると発表した。
AID - planned 2025-11-20 NO>UA | ノルウェーのストーレ首相は20日、ウクライナへの軍事支援を25億クローネ積み増すと約束した。
AID - planned 2025-11-20 CN>MV | 中国は20日、モルディブに1億ドルの無償援助を申し出た。
SANCTION - occurred 2025-11-20 JP>KR | 日本は20日、半導体材料の対韓輸出の手続きを厳しくした。
SANCTION - occurred 2025-11-20 IN> | インド政府は20日、小麦の輸出を即日禁止した。
SANCTION - occurred 2025-11-20 RU>CZ | ロシア外務省は20日、チェコの大使館員5人に翌日中の国外退去を通告した。
CONCEDE - planned 2025-11-20 CN>AU | 中国の李強首相は20日、オーストラリア国民への査証免除を約束した。
CONCEDE - occurred 2025-11-20 AU>CN | オーストラリアは20日、ワイン関税をめぐる中国への提訴を取り下げた。
COOPERATE - occurred 2025-11-20 GY US> | 米軍は20日、ガイアナ国軍と合同で飛行訓練を実施した。
CONSULT meeting occurred 2025-11-25 DE FR> | フランスのマクロン大統領とドイツのメルツ首相は25日、ベルリンで会談した。
CONSULT meeting occurred 2025-11-25 RU US> | 米国とロシアの高官協議が25日、ジュネーブで開かれた。
CONSULT meeting occurred 2025-11-20 CN VN> | 中国を訪問したベトナムのトー・ラム書記長は20日、習近平国家主席と会談した。
CONSULT call occurred 2025-11-26 AU JP> | 高市早苗首相は26日、オーストラリアのアルバニージー首相と電話で会談した。
CONSULT visit occurred 2025-11-21 IN>BT | インドのモディ首相は21日、ブータンを訪問した。
CONSULT visit planned 2025-12-03 TR>JP | トルコのエルドアン大統領は12月3日に日本を訪れる予定だ。
CONSULT visit planned 2025-12-03 TR>JP | トルコのエルドアン大統領が12月3日に来日する。
CONSULT meeting planned 2025-12-04 IN RU> | ロシアのプーチン大統領は12月4日にニューデリーでインドのモディ首相と会談する。
CONSULT mediation occurred 2025-11-22 AF PK QA> | カタールの仲介でパキスタンとアフガニスタンは22日、ドーハで協議した。
CONSULT meeting denied 2025-11-24 HU SE> | スウェーデンとハンガリーの首脳会談は24日に予定されていたが、中止された。
CONSULT meeting occurred 2025-11-18 JP KR US> | 日米韓の外相は18日、ニューヨークで会談した。
CONSULT meeting occurred 2025-11-19 MY TH> | マレーシアのアンワル首相は19日、タイのアヌティン首相をクアラルンプールに迎えて会談した。
CONSULT meeting planned 2025-12-10 PL UA> | ポーランドとウクライナは12月10日にワルシャワで首脳会談を行う見通しだ。
AGREE - occurred 2025-11-20 JP PH> | 日本とフィリピンは20日、物品役務相互提供協定に署名した。
AGREE - occurred 2025-11-20 IQ TR> | イラクはトルコと20日、水資源をめぐる覚書を交わした。
AGREE - occurred 2025-11-20 EG SD> | エジプトとスーダンが20日に国交を回復した。
AGREE - occurred 2025-11-21 AM AZ> | アルメニアとアゼルバイジャンは21日、国境画定で合意した。
AGREE - planned 2025-12 IL SY> | イスラエルとシリアは12月に安全保障協定に署名する予定だ。
AGREE - occurred 2023 IR SA> | サウジアラビアとイランは2023年に外交関係を正常化した。
SUPPORT - occurred 2025-11-22 HU>RS | ハンガリーのオルバン首相は22日、セルビアの対応を称賛した。
SUPPORT - occurred 2025-11-22 ES>PS | スペイン政府は22日、パレスチナを国家として承認した。
SUPPORT - occurred 2025-11-22 IN>MV | インド外務省は22日、モルディブへの支持を表明した。
SUPPORT - occurred 2025-11-22 DE>NA | ドイツ政府は22日、ナミビアに対し植民地時代の虐殺について謝罪した。
CONCEDE - occurred 2025-11-20 US>BR | 米国は20日、ブラジル産コーヒーへの追加関税を撤廃した。
CONCEDE - occurred 2025-11-20 BY>LT | ベラルーシは20日、拘束していたリトアニア人6人を釈放した。
CONCEDE - planned 2025-11-20 CN>NL | 中国商務省は20日、オランダ企業に対する輸出規制を停止すると発表した。
CONCEDE - occurred 2025-11-20 IL>SY | イスラエル軍は20日、拘束したシリア人を引き渡した。
COOPERATE - occurred 2025-11-17 AU JP> | 自衛隊とオーストラリア軍は17日、四国沖で共同訓練を実施した。
COOPERATE - planned 2025-11-17 AE>ID | アラブ首長国連邦は17日、インドネシアの太陽光発電に100億ドルを投資すると発表した。
COOPERATE - occurred 2025-11-17 CN RU> | 中国とロシアは17日、日本海で合同軍事演習を始めた。
AID - planned 2025-11-15 NO>UA | ノルウェー政府は15日、ウクライナに防空システムを供与すると発表した。
AID - planned 2025-11-15 JP>MM | 日本政府は15日、ミャンマーの避難民に500万ドルの緊急無償資金協力を行うことを決めた。
AID - planned 2025-11-15 世界銀行>NG | 世界銀行は15日、ナイジェリアへの15億ドルの融資を承認した。
AID - occurred 2025-11-15 TR>SD | トルコは15日、スーダンに救援物資を届けた。
AID - occurred 2025-11-15 CN>PK | 中国は15日、パキスタンに戦闘機を引き渡した。
RETREAT - occurred 2025-11-14 RU>AM | ロシア軍は14日、アルメニアのギュムリから撤収した。
RETREAT - planned 2025-11-14 US>IQ | 米国防総省は14日、イラクに駐留する部隊を撤退させると発表した。
RETREAT - occurred 2025-11-14 IL>LB | イスラエル軍が14日、レバノン南部から撤退を完了した。
REQUEST - occurred 2025-11-13 CA>IN | カナダ外務省は13日、インドに捜査への協力を要請した。
REQUEST - occurred 2025-11-13 US>CN | 米国のルビオ国務長官は13日、中国に対し南シナ海での活動を停止するよう求めた。
REQUEST - occurred 2025-11-13 UA>DE | ウクライナのゼレンスキー大統領は13日、ドイツに巡航ミサイルの供与を訴えた。
REQUEST - occurred 2025-11-13 IN>RU | モディ首相は13日、プーチン大統領をインドに招待した。
REQUEST - occurred 2025-11-13 EG>ET | エジプト政府は13日、エチオピアにダムの運用を見直すよう申し入れた。
ACCUSE - occurred 2025-11-12 KR>KP | 韓国統一省は12日、北朝鮮のミサイル発射を強く非難した。
ACCUSE - occurred 2025-11-12 VE>US | ベネズエラ外務省は12日、「主権の侵害だ」と米国を糾弾した。
ACCUSE - occurred 2025-11-12 FI>RU | フィンランド外務省は12日、ロシア大使を呼び、領空侵犯に抗議した。
ACCUSE - occurred 2025-11-12 ZA>IL | 南アフリカは12日、イスラエルを国際司法裁判所に提訴した。
ACCUSE - occurred 2025-11-12 US>CN | 米司法省は12日、中国の情報機関職員3人を起訴した。
REJECT - occurred 2025-11-11 IR>US | イランのアラグチ外相は11日、米国の提案を拒否した。
REJECT - occurred 2025-11-11 DK>US | デンマーク政府は11日、米国によるグリーンランド購入の打診を断った。
REJECT - occurred 2025-11-11 RU>UA | ロシア大統領府は11日、ウクライナが求めた停戦を受け入れないと表明した。
THREATEN - occurred 2025-11-10 US>CO | トランプ米大統領は10日、コロンビアに軍事行動を取ると警告した。
THREATEN - occurred 2025-11-10 RU>FI | ロシアのメドベージェフ前大統領は10日、フィンランドに対し核の使用も辞さないと脅した。
PROTEST - occurred 2025-11-09 BD>IN | バングラデシュの首都ダッカで9日、インドに抗議するデモがあった。
SANCTION - occurred 2025-11-08 欧州連合>BY | 欧州連合(EU)は8日、ベラルーシに追加制裁を科した。
SANCTION - occurred 2025-11-08 US>IR | 米財務省は8日、イランの石油会社を制裁対象に指定した。
SANCTION - occurred 2025-11-08 PL>RU | ポーランド政府は8日、ロシア総領事館の閉鎖を命じた。
SANCTION - occurred 2025-11-08 EC>MX | エクアドルは8日、メキシコと断交した。
SANCTION - occurred 2025-11-08 PE>MX | ペルー外務省は8日、メキシコとの外交関係を断絶すると発表した。
SANCTION - occurred 2025-11-08 CZ>RU | チェコは8日、ロシアの外交官5人を追放した。
SANCTION - occurred 2025-11-08 IN>TR | インドは8日、トルコ企業との契約を打ち切った。
SANCTION - occurred 2025-11-08 AR>世界保健機関 | アルゼンチンは8日、世界保健機関(WHO)から脱退した。
SANCTION - occurred 2025-11-08 CN>JP | 中国は8日、日本産水産物の輸入を停止した。
SANCTION - occurred 2025-11-08 NE>FR | ニジェールは8日、フランス大使に国外退去を命じた。
MOBILIZE - occurred 2025-11-07 KP> | 北朝鮮が7日、日本海に向けて弾道ミサイルを発射した。
MOBILIZE - occurred 2025-11-07 US> | 米海軍は7日、空母をカリブ海に派遣した。
MOBILIZE - occurred 2025-11-07 CN> | 中国軍は7日、台湾周辺で大規模な軍事演習を実施した。
MOBILIZE - occurred 2025-11-07 JP> | 航空自衛隊の戦闘機が7日、緊急発進した。
MOBILIZE - planned 2025-11-07 KE>HT | ケニア政府は7日、ハイチに警察部隊を派遣すると発表した。
COERCE - occurred 2025-11-06 RU>EE | ロシアの戦闘機3機が6日、エストニアの領空を侵犯した。
COERCE - occurred 2025-11-06 VE>CO | ベネズエラ当局は6日、コロンビア人3人をスパイ容疑で逮捕した。
COERCE - occurred 2025-11-06 TR>AM | トルコは6日、アルメニアとの国境を封鎖した。
COERCE - occurred 2025-11-06 CN>PH | 中国海警局の船が6日、フィリピンの補給船の航行を妨害した。
ASSAULT - occurred 2025-11-05 IL>LB | イスラエル軍は5日、レバノン南部を空爆した。
ASSAULT - occurred 2025-11-05 UA>RU | ウクライナ軍の無人機が5日、ロシア西部の製油所を攻撃した。
ASSAULT - occurred 2025-11-05 CN>PH | 中国の海警船が5日、フィリピンの巡視船に体当たりした。
ASSAULT - occurred 2025-11-05 KH TH> | タイとカンボジアの両軍が5日、国境で交戦した。
ASSAULT - occurred 2025-11-05 RU>UA | ロシア軍のミサイルが5日、キーウの住宅に着弾した。
CONSULT meeting occurred 2025-11-25 JP KH> | 茂木敏充外務大臣は、11月25日、カンボジアのプラック・ソコン副首相兼外務大臣と会談を行いました。
CONSULT meeting occurred 2025-11-25 JP KH> | 11月25日、カンボジアのフン・マネット首相が高市総理大臣を表敬しました。
CONSULT call occurred 2025-11-25 IL IN> | インドのモディ首相は25日、イスラエルのネタニヤフ首相から電話を受けた。
CONSULT meeting occurred 2025-11-25 KG KZ> | カザフスタンのトカエフ大統領は25日、キルギスのジャパロフ大統領とアスタナで首脳会談に臨んだ。
CONSULT meeting occurred 2025-11-25 北大西洋条約機構> | 北大西洋条約機構(NATO)は25日、ブリュッセルで外相理事会を開いた。
CONSULT visit occurred 2025-11-23 VA>TR | ローマ教皇レオ14世は23日、トルコのアンカラに到着した。
CONSULT visit occurred 2025-11-23 US>SA | 米国のベッセント財務長官が23日、サウジアラビア入りした。
CONSULT meeting planned 2025-12-15 CN JP KR> | 日本、中国、韓国の3カ国は12月15日に首脳会議を開く。
CONSULT visit denied 2025-12-01 CN>JP | 中国の王毅外相は12月1日に予定していた訪日を取りやめた。
AGREE - occurred 2025-11-20 KR PL> | 韓国とポーランドの間で20日、戦車の供給契約が締結された。
AGREE - occurred 2025-11-20 CN PK> | 中国とパキスタンは20日、自由貿易協定の改定議定書に調印した。
AGREE - occurred 2025-11-20 FR UA> | ウクライナ大統領府は20日、フランスとの間で戦闘機の購入に関する意向書に署名したと発表した。
AGREE - occurred 2025-11-20 JP MN> | 11月20日、日本とモンゴルとの間で、文化無償資金協力に関する書簡の交換が行われました。
AGREE - denied 2025-11-20 IN 欧州連合> | 欧州連合(EU)とインドは20日に貿易協定に署名する予定だったが、見送られた。
SUPPORT - occurred 2025-11-22 IR>VE | イランのペゼシュキアン大統領は22日、ベネズエラへの連帯を表明した。
SUPPORT - occurred 2025-11-22 US>AR | トランプ大統領は22日、アルゼンチンのミレイ大統領を「偉大な指導者だ」と絶賛した。
CONCEDE - planned 2025-11-20 US>CH | 米政府は20日、スイスへの関税を39%から15%に引き下げると明らかにした。
CONCEDE - occurred 2025-11-20 TH>KH | タイ政府は20日、カンボジアとの国境封鎖を解除した。
CONCEDE - occurred 2025-11-20 CN>AU | 中国が20日、オーストラリア産ロブスターの輸入を再開した。
AID - planned 2025-11-15 EU>MD | EUは15日、モルドバに18億ユーロの資金支援を行う方針を決めた。
AID - occurred 2025-11-15 JP>PH | 日本は15日、フィリピンに沿岸監視レーダーを無償供与した。
AID - planned 2025-11-15 US>TW | 米国務省は15日、台湾への戦闘機部品の売却を承認した。
REQUEST - occurred 2025-11-13 国連>IL | 国連のグテレス事務総長は13日、イスラエルに対しガザへの支援搬入を認めるよう求めました。
REQUEST - occurred 2025-11-13 KZ>US | トカエフ大統領はトランプ大統領に13日、アスタナ訪問を要請した。
REQUEST - occurred 2025-11-13 TW>JP | 台湾の林佳竜外交部長は13日、日本に輸入規制の撤廃を働きかけた。
ACCUSE - occurred 2025-11-12 PH>CN | フィリピン外務省は12日、中国に外交ルートを通じて抗議したと発表した。
ACCUSE - occurred 2025-11-12 CN>JP | 中国外務省の毛寧報道官は12日、高市首相の発言を「極めて悪質だ」と批判した。
ACCUSE - occurred 2025-11-12 LT>BY | リトアニア外務省は12日、ベラルーシの臨時代理大使を呼び出して抗議した。
REJECT - occurred 2025-11-11 SE>TR | スウェーデン最高裁は11日、トルコが求めた記者の引き渡しを拒んだ。
REJECT - occurred 2025-11-11 CN>JP | 中国は11日、日本側の会談の申し入れを拒絶した。
THREATEN - occurred 2025-11-10 IR>IL | イランは10日、再び攻撃すれば報復するとイスラエルに警告した。
SANCTION - occurred 2025-11-08 GB>RU | 英国政府は8日、ロシアの石油大手2社の資産を凍結した。
SANCTION - planned 2025-11-08 US>CA | トランプ氏は8日、カナダに10%の追加関税を課すと表明した。
SANCTION - occurred 2025-11-08 CO>IL | コロンビアは8日、駐イスラエル大使を召還した。
SANCTION - occurred 2025-11-08 AU>IR | オーストラリア政府は8日、イランの駐豪大使を国外追放した。
SANCTION - occurred 2025-11-08 RU>DE | ロシアは8日、ドイツとの軍事協力協定を破棄した。
SANCTION - occurred 2025-11-08 IN>PK | インド政府は8日、パキスタン人へのビザ発給を停止したと発表した。
MOBILIZE - occurred 2025-11-07 RU> | ロシア軍の爆撃機2機が7日、日本海上空を飛行した。
MOBILIZE - occurred 2025-11-07 FR>DK | フランス軍は7日、デンマークに対ドローン部隊を派遣した。
MOBILIZE - occurred 2025-11-07 GB> | 英海軍の艦艇が7日、台湾海峡を通過した。
COERCE - occurred 2025-11-06 CN>JP | 中国海警局の船4隻が6日、尖閣諸島沖の日本の領海に侵入した。
COERCE - occurred 2025-11-06 KP>KR | 韓国政府は6日、北朝鮮のハッカー集団が韓国の取引所から暗号資産を盗んだと発表した。
COERCE - occurred 2025-11-06 UA>RU | ウクライナ当局は6日、ロシアの船を差し押さえた。
COERCE - occurred 2025-11-06 NE>FR | ニジェールの軍事政権は6日、フランス企業が運営する鉱山を国有化した。
ASSAULT - occurred 2025-11-05 US>VE | 米軍は5日、カリブ海でベネズエラの船を攻撃し、6人を殺害した。
ASSAULT - occurred 2025-11-05 PL>RU | ポーランド軍は5日、ロシアの無人機を撃墜したと発表した。
ASSAULT - occurred 2025-11-05 RU>UA | ウクライナ空軍は5日、ロシア軍が無人機300機で攻撃したと明らかにした。
ASSAULT - occurred 2025-11-05 AF PK> | アフガニスタンとパキスタンの国境で5日、両軍が衝突した。
COOPERATE - planned 2025-12 IN JP> | 日本とインドの海軍は12月に共同訓練を行う。
CONSULT meeting occurred 2025-11-25 US VE> | 米国の特使は25日、ベネズエラの首都カラカスでマドゥロ大統領と面会した。
CONSULT meeting occurred 2025-11-25 EE FI> | フィンランドのストゥブ大統領は25日、訪問先のエストニアでカリス大統領と会談し、防衛協力を話し合った。
CONSULT meeting occurred 2025-11-25 GR TR> | ギリシャ、トルコ両国の外相が25日、アテネで協議した。
CONSULT visit occurred 2025-11-24 CN>ZA | 中国の李強首相は24日、南アフリカを公式訪問した。
CONSULT visit planned 2025-12-05 DE>IN | ドイツのメルツ首相は12月5日からインドを訪問する。
CONSULT visit occurred 2025-11-24 UA>ES | ウクライナのゼレンスキー大統領が24日、スペインの首都マドリードを訪れた。
CONSULT mediation occurred 2025-11-24 IR OM US> | 米国とイランは24日、オマーンの仲介で間接協議を行った。
CONSULT meeting planned 2025-12-02 RU US> | ロシアのペスコフ大統領報道官は、プーチン大統領が12月2日に米国のウィトコフ特使と会談すると明らかにした。
AGREE - occurred 2025-11-23 AU ID> | オーストラリアとインドネシアの首脳は23日、シドニーで安全保障条約の締結に合意した。
AGREE - occurred 2025-11-23 CD RW> | ルワンダ政府とコンゴ民主共和国政府は23日、経済統合の枠組みに仮署名した。
AGREE - occurred 2025-11-23 CA KR> | 韓国政府は23日、カナダと軍事機密の保護協定を結んだと発表した。
AGREE - occurred 2025-11-23 CL 欧州連合> | チリと欧州連合は23日、自由貿易協定を締結した。
SUPPORT - occurred 2025-11-22 FR>MA | フランスのバロ外相は22日、モロッコの主権を支持すると表明した。
SUPPORT - occurred 2025-11-22 RU>KP | プーチン大統領は22日、北朝鮮兵の戦いぶりをたたえた。
CONCEDE - occurred 2025-11-21 RU>UA | ロシアは21日、ウクライナ兵の捕虜300人を解放した。
CONCEDE - occurred 2025-11-21 US>SY | 米国務省は21日、シリアのテロ支援国家指定を解除した。
CONCEDE - planned 2025-11-21 US>IN | トランプ大統領は21日、インドへの関税を15%に引き下げると表明した。
AID - planned 2025-11-20 SE>UA | スウェーデンは20日、ウクライナに戦闘機150機を供給する方針を発表した。
AID - occurred 2025-11-20 JO>PS | ヨルダン軍は20日、ガザに食料を空中投下した。
AID - planned 2025-11-20 KR>PH | 韓国は20日、フィリピンの地震被災地に100万ドルを支援すると発表した。
REQUEST - occurred 2025-11-18 LB>US | レバノンのアウン大統領は18日、米国にイスラエル軍の撤退への働きかけを求めた。
REQUEST - occurred 2025-11-18 CN>JP | 中国外務省は18日、日本に発言の撤回を要求した。
REQUEST - occurred 2025-11-18 欧州連合>CN | 欧州連合のカラス外交安全保障上級代表は18日、中国にロシアへの支援をやめるよう促した。
ACCUSE - occurred 2025-11-17 PL>RU | ポーランドのトゥスク首相は17日、鉄道の爆破にロシアが関与したと非難した。
ACCUSE - occurred 2025-11-17 NZ>CK | ニュージーランドの外相は17日、クック諸島の対応を批判した。
REJECT - occurred 2025-11-16 UA>RU | ウクライナは16日、ロシアによる領土の割譲要求を拒絶した。
THREATEN - occurred 2025-11-15 AZ>FR | アゼルバイジャンは15日、フランス大使館を閉鎖すると警告した。
SANCTION - occurred 2025-11-14 CA>RU | カナダ政府は14日、ロシアの船舶100隻を制裁対象に追加した。
SANCTION - occurred 2025-11-14 NL>CN | オランダ政府は14日、中国企業への半導体製造装置の輸出を禁止した。
SANCTION - occurred 2025-11-14 US>ZA | 米国は14日、南アフリカの駐米大使を追放した。
SANCTION - occurred 2025-11-14 IN>PK | インドは14日、パキスタンとのインダス川水利条約の効力を停止した。
SANCTION - occurred 2025-11-14 JP>RU | 日本政府は14日、ロシアの30団体の資産を凍結した。
MOBILIZE - occurred 2025-11-13 IN> | インド軍は13日、国境地帯に部隊を増派した。
MOBILIZE - occurred 2025-11-13 CN> | 中国の空母「福建」が13日、台湾海峡を通過した。
MOBILIZE - occurred 2025-11-13 RO> | ルーマニア空軍は13日、戦闘機を緊急発進させた。
MOBILIZE - occurred 2025-11-13 IR> | イランは13日、国産ロケットで衛星を打ち上げた。
COERCE - occurred 2025-11-12 IL>TR | イスラエル海軍は12日、トルコの支援船を拿捕し、乗員を拘束した。
COERCE - occurred 2025-11-12 BY>PL | ベラルーシの治安当局は12日、ポーランド人の修道士を逮捕した。
COERCE - occurred 2025-11-12 RU>LT | リトアニア軍は12日、ロシア機2機が領空に入ったと発表した。
ASSAULT - occurred 2025-11-11 PK>AF | パキスタン軍は11日、アフガニスタン東部を空爆し、10人が死亡した。
ASSAULT - occurred 2025-11-11 UA>RU | ウクライナの保安局は11日、ロシアの空軍基地を無人機で攻撃したと明らかにした。
ASSAULT - occurred 2025-11-11 RU>UA | ロシア国防省は11日、ウクライナ東部の集落を制圧したと発表した。
RETREAT - occurred 2025-11-10 FR>CI | フランス軍は10日、コートジボワールの基地を返還した。
RETREAT - planned 2025-11-10 US>RO | 米国は10日、ルーマニアに駐留する旅団の一部を撤収させると発表した。
"""

ABSENT = """
ロシアとの関係をめぐり、政府は対抗措置として同じ措置を検討している。
アメリカはロシアの侵攻が続くウクライナに寄り添う姿勢を示している。
国連と米国が署名の場に立ち会った。
中国が台湾に侵攻する可能性は低いとの見方が多い。
米国はイランに対する制裁を検討している。
韓国政府は北朝鮮に対話を求める考えだ。
日本は米国との関係を重視している。
ウクライナは武器の供与を必要としている。
トランプ大統領はかつてテレビ番組の司会者だった。
ロシアのウクライナ侵攻が続く中、欧州は防衛費を増やしている。
米中対立の影響で企業は供給網を見直している。
石破首相は8日、衆院本会議で補正予算案を説明した。
フランスの最大野党は、政府の年金改革案を批判した。
ドイツの鉱工業生産は前月比で2%減った。
もし中国が輸出を規制すれば、日本企業は打撃を受ける。
首相は記者会見で「アジアの安定に努める」と述べた。
イスラエルの警察は8日、テルアビブで強盗の容疑者を逮捕した。
米連邦準備理事会は8日、政策金利を引き下げた。
日米首脳会談で何が話し合われるかが焦点だ。
北朝鮮がミサイルを発射したかどうかは確認されていない。
インドは世界最大の民主主義国だ。
中国の輸出は前年同月比で5%増えた。
EUの対ロシア制裁は効果を上げていない。
専門家は米国がベネズエラを攻撃する恐れがあると指摘する。
ブラジルの議会は8日、予算を可決した。
ゼレンスキー大統領は国民に団結を呼びかけた。
外相会談の日程は決まっていない。
トルコの外相は、停戦が実現すれば部隊を派遣する用意があると述べた。
英国はEUを離脱して以来、成長が鈍っている。
ロシアに拘束された記者の家族が会見した。
サウジアラビアと米国の安全保障協定の締結を目指す動きがある。
両国は対立を深めている。
韓国の与党は日本との協力強化を支持している。
"""

NOT_YET = """
COERCE - occurred 2025-11-06 IR> | イラン革命防衛隊は6日、ペルシャ湾でタンカーを拿捕した。 | a ship without a flag gives no one acted on
RETREAT - occurred 2025-11-14 IL PS> | イスラエルとハマスの停戦が14日に発効した。 | an armed group does not stand for its country
RETREAT - occurred 2025-01 FR>TD | フランス軍は今年1月にチャド、2月にコートジボワールから引き揚げた。 | one verb over two places with a day each is read once
"""


def _lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line]


def _told(text: str) -> list[str]:
    findings = extract(text, title="", published=PUBLISHED, syntax=False)
    names = {o.id: o.name for o in findings.organizations}

    def side(refs: tuple[str, ...]) -> str:
        return " ".join(sorted(names.get(r, r) for r in refs))

    return [
        f"{e.type} {e.mode or '-'} {e.status} {e.date.iso if e.date else '-'} {side(e.actors)}>{side(e.recipients)}"
        for e in findings.events
    ]


@pytest.mark.parametrize("line", _lines(FOUND))
def test_found(line):
    wanted, _, text = line.partition(" | ")
    assert wanted in _told(text)


@pytest.mark.parametrize("text", _lines(ABSENT))
def test_absent(text):
    assert _told(text) == []


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        pytest.param(wanted, text, marks=pytest.mark.xfail(strict=True, reason=reason))
        for wanted, text, reason in (line.split(" | ") for line in _lines(NOT_YET))
    ],
)
def test_not_yet(wanted, text):
    assert wanted in _told(text)
