"""Names of countries in CLDR: written by `cldr_countries.py`, not by hand.

Lines of a code and its names, folded; an underscore is a space. Names that two countries share, that
English has, too, and those of well-known cities are left out.
"""

NAMES = """
AC ascension ascension_adası ascension-saari
AC ascension-sziget ascensionøen ile_de_l'ascension
AC ilha_de_ascensao insula_ascension isla_de_la_ascension
AC isola_ascensione otok_uzasasca pulau_ascension
AC wyspa_wniebowstapienia đao_ascension νησοσ_ασενσιον
AC о-в_вознесения острво_асенсион остров_възнесение
AC острів_вознесіння جزایر_اسنسیون جزيرة_اسينشيون
AC 어센션섬 アセンション島 阿森松岛
AD andora ανδορα андора 안도라
AE arabiemiirikunnat birlesik_arap_emirlikleri
AE cac_tieu_vuong_quoc_a_rap_thong_nhat
AE de_forenede_arabiske_emirater
AE de_forente_arabiske_emirater egyesult_arab_emirsegek
AE emirados_arabes_unidos emiratele_arabe_unite
AE emirati_arabi_uniti emiratos_arabes_unidos
AE emirats_arabes_unis forenade_arabemiraten
AE spojene_arabske_emiraty ujedinjeni_arapski_emirati
AE uni_emirat_arab vereinigte_arabische_emirate
AE verenigde_arabische_emiraten
AE zjednoczone_emiraty_arabskie ηνωμενα_αραβικα_εμιρατα
AE обʼєднані_арабські_емірати обединени_арабски_емирства
AE уједињени_арапски_емирати الامارات_العربية_المتحدة
AE امارات_متحده_عربی 아랍에미리트 アラフ首長国連邦 阿拉伯联合酋长国
AF afeganistao afganistan afganisztan αφγανισταν
AF авганистан афганистан афганістан افغانستان
AF 아프가니스탄 アフカニスタン 阿富汗
AG antigua_a_barbuda antigua_dan_barbuda antigua_e_barbuda
AG antigua_en_barbuda antigua_es_barbuda antigua_i_barbuda
AG antigua_ja_barbuda antigua_och_barbuda
AG antigua_og_barbuda antigua_si_barbuda
AG antigua_und_barbuda antigua_va_barbuda
AG antigua_ve_barbuda antigua_y_barbuda antigua-et-barbuda
AG antigva_i_barbuda αντιγκουα_και_μπαρμπουντα
AG антигва_и_барбуда антигуа_и_барбуда антигуа_і_барбуда
AG انتيغوا_وبربودا انتیگوا_و_باربودا 앤티가_바부다
AG アンティクア・ハーフータ 安提瓜和巴布达
AI angvila ανγκουιλα ангвила ангуила ангілья انگویلا
AI 앵귈라
AL albanie albanien albanija albansko arnavutluk αλβανια
AL албания албанија албанія البانيا البانی 알바니아 アルハニア
AL 阿尔巴尼亚
AM armenie armenien armenija armensko ermenistan
AM ormenyorszag αρμενια армения вірменія јерменија
AM ارمنستان ارمينيا 아르메니아 アルメニア 亚美尼亚
AO αγκολα ангола انغولا انگولا 앙골라 アンコラ 安哥拉
AQ antarctique antarktida antarktika antarktis antarktisz
AQ antarktyda antartida antartide nam_cuc ανταρκτικη
AQ антарктида антарктик антарктика انتاركتيكا جنوبگان
AQ 남극_대륙 南极洲 南極
AR argentiina argentine argentinie argentinien argentyna
AR arjantin αργεντινη аргентина аржентина ارژانتین
AR الارجنتين 아르헨티나 アルセンチン 阿根廷
AS americka_samoa amerikaans-samoa amerikai_szamoa
AS amerikan_samoa amerikan_samoası amerikanisch-samoa
AS amerikansk_samoa amerikanska_samoa samoa_americaines
AS samoa_americana samoa_americane samoa_amerika
AS samoa_amerykanskie samoa_thuoc_my αμερικανικη_σαμοα
AS американска_самоа американское_самоа американське_самоа
AS америчка_самоа ساموا_الامريكية ساموای_امریکا
AS 아메리칸_사모아 米領サモア 美属萨摩亚
AT austrija ausztria autriche avusturya itavalta
AT oostenrijk osterreich osterrike rakousko rakusko
AT østerrike østrig αυστρια австрия австрія аустрија اتریش
AT النمسا 오스트리아 オーストリア 奥地利
AU australie australien australija ausztralia avustralya
AU αυστραλια австралия австралія аустралија استراليا
AU استرالیا 오스트레일리아 オーストラリア 澳大利亚
AW αρουμπα 아루바
AX ahvenanmaa aland aland_adaları aland-szigetek
AX alandinseln alandski_otoci alandy iles_aland
AX ilhas_aland insulele_aland islas_aland isole_aland
AX kepulauan_aland quan_đao_aland wyspy_alandzkie
AX νησοι_ολαντ аландские_о-ва аландські_острови
AX оландска_острва оландски_острови جزایر_الاند جزر_الاند
AX 올란드_제도 オーラント諸島 奥兰群岛
AZ aserbaidschan aserbajdsjan azerbaidjan azerbaidzan
AZ azerbaigian azerbaijao azerbaiyan azerbajdzan
AZ azerbajdzjan azerbajdzsan azerbaycan azerbeidzjan
AZ azerbejdzan αζερμπαιτζαν азербаиджан азербејџан
AZ اذربيجان جمهوری_اذربایجان 아제르바이잔 アセルハイシャン 阿塞拜疆
BA bosna_a_hercegovina bosna_i_hercegovina bosna-hersek
BA bosnia_dan_herzegovina bosnia_e_herzegovina
BA bosnia_ed_erzegovina bosnia_i_hercegowina
BA bosnia_ja_hertsegovina bosnia_si_hertegovina
BA bosnia_va_herzegovina bosnia_y_herzegovina
BA bosnia-hercegovina bosnie_en_herzegovina
BA bosnie-herzegovine bosnien_och_hercegovina
BA bosnien_und_herzegowina bosnien-hercegovina
BA bosznia-hercegovina βοσνια_-_ερζεγοβινη
BA босна_и_херцеговина босния_и_герцеговина
BA боснія_і_герцеговина البوسنة_والهرسك بوسنی_و_هرزگوین
BA 보스니아_헤르체고비나 ホスニア・ヘルツェコヒナ 波斯尼亚和黑塞哥维那
BB barbade μπαρμπειντοσ 바베이도스
BD banglades bangladesch bangladesz μπανγκλαντεσ бангладеш
BD بنغلاديش بنگلادش 방글라데시 ハンクラテシュ 孟加拉国
BE belcika belgia belgica belgicko belgie belgien belgija
BE belgio belgique βελγιο белгия белгија бельгия бельгія
BE بلجيكا بلژیک 벨기에 ヘルキー 比利时
BF burquina_faso μπουρκινα_φασο буркина_фасо буркина-фасо
BF буркіна-фасо بوركينا_فاسو بورکینافاسو 부르키나파소
BF フルキナファソ 布基纳法索
BG bugarska bulgarie bulgarien bulgarije bulgaristan
BG bulharsko bułgaria βουλγαρια болгария болгарія бугарска
BG българия بلغارستان بلغاريا 불가리아 フルカリア 保加利亚
BH bahrajn bahreyn μπαχρειν 바레인
BI μπουρουντι бурунди бурунді بوروندي بوروندی 부룬디 フルンシ
BI 布隆迪
BJ μπενιν бенин бенін بنين بنین 베냉 ヘナン 贝宁
BL s:t_barthelemy saint_barthelemy svaty_bartolomej
BL αγιοσ_βαρθολομαιοσ свети_бартоломеј сен_бартелеми
BL сен-бартелемі سان_بارتليمي سن_بارتلمی 생바르텔레미
BL 圣巴泰勒米
BM bermudi bermudy βερμουδεσ бермуди бермудски_острови
BM бермудські_острови 버뮤다
BN brunej μπρουνει брунеи_даруссалам брунеј 브루나이
BO bolivie bolivien bolivija bolivya boliwia βολιβια
BO боливия боливија болівія بوليفيا بولیوی 볼리비아 ホリヒア
BO 玻利维亚
BQ belanda_karibia ca-ri-be_ha_lan caraibi_olandesi
BQ caribe_neerlandes caribisch_nederland
BQ de_tidligere_nederlandske_antiller holland_karib-terseg
BQ insulele_caraibe_olandeze karayip_hollandası
BQ karibian_alankomaat karibische_niederlande
BQ karibisk_nederland karibiska_nederlanderna
BQ karibske_holandsko karibske_nizozemsko
BQ karipski_otoci_nizozemske niderlandy_karaibskie
BQ paises_baixos_caribenhos pays-bas_caribeens
BQ ολλανδια_καραιβικησ бонэир,_синт-эстатиус_и_саба
BQ карибска_нидерландия карибські_нідерланди
BQ карипска_холандија جزایر_کارايیب_هلند هولندا_الكاريبية
BQ 네덜란드령_카리브 オランタ領カリフ 荷属加勒比区
BR brasil brasile brasilien brazilia brazilie brazylia
BR bresil brezilya βραζιλια бразил бразилия бразилія
BR البرازيل برزیل 브라질 フラシル 巴西
BS bahama bahama's bahama-szigetek bahamalar bahami bahamy
BS μπαχαμεσ багамські_острови багамы бахами
BS бахамски_острови باهاما جزر_البهاما 바하마 ハハマ 巴哈马
BT bhoutan butan butao μπουταν бутан بوتان 부탄 フータン 不丹
BV bouvet_adası bouvet'nsaari bouvet-sziget bouveteiland
BV bouvetinsel bouveton bouvetov_ostrov bouvetuv_ostrov
BV bouvetøen bouvetøya ile_bouvet ilha_bouvet
BV insula_bouvet isla_bouvet isola_bouvet otok_bouvet
BV pulau_bouvet wyspa_bouveta đao_bouvet νησοσ_μπουβε
BV о-в_буве острво_буве остров_буве острів_буве
BV جزيرة_بوفيه جزیره_بووه 부베섬 フーヘ島 布韦岛
BW bocvana botsuana botsvana μποτσουανα ботсвана боцвана
BW بوتسوانا 보츠와나 ホツワナ 博茨瓦纳
BY belarusz belorusko białorus bielorrusia bielorrussia
BY bielorusko bielorussia bielorussie bjelorusija
BY valko-venaja λευκορωσια беларус беларусь белорусија
BY білорусь بلاروس بيلاروس 벨라루스 ヘラルーシ 白俄罗斯
BZ μπελιζ белизе беліз 벨리즈
CA kanada καναδασ канада كندا کانادا 캐나다 カナタ 加拿大
CC cocos_(keeling)_adaları cocoseilanden cocosøerne
CC iles_cocos ilhas_cocos_(keeling)
CC insulele_cocos_(keeling) islas_cocos
CC isole_cocos_(keeling) kepulauan_cocos_(keeling)
CC kokosinseln kokosoarna kokosove_ostrovy
CC kokosovi_(keelingovi)_otoci kokosøyene
CC kokusz_(keeling)-szigetek kookossaaret_(keelingsaaret)
CC quan_đao_cocos_(keeling) wyspy_kokosowe
CC νησοι_κοκοσ_(κιλινγκ) кокосова_(килингова)_острва
CC кокосови_острови_(острови_киилинг)
CC кокосові_(кілінг)_острови جزایر_کوکوس
CC جزر_كوكوس_(كيلينغ) 코코스_제도 ココス(キーリンク)諸島 科科斯(基林)群岛
CD congo-kinshasa demokratyczna_republika_konga
CD kongo_-_kinsasa kongo_-_kinshasa kongo_–_kinshasa
CD kongo-kinshasa kongon_demokraattinen_tasavalta
CD konzska_demokraticka_republika
CD republica_democratica_del_congo κονγκο_-_κινσασα
CD конго_(киншаса) конго_-_киншаса конго_–_кіншаса
CD الكونغو_-_كينشاسا کنگو_-_کینشاسا 콩고-킨샤사
CD コンコ民主共和国(キンシャサ) 刚果(金)
CF centraal-afrikaanse_republiek
CF centralafrikanska_republiken cong_hoa_trung_phi
CF den_centralafrikanske_republik
CF den_sentralafrikanske_republikk keski-afrikan_tasavalta
CF kozep-afrikai_koztarsasag orta_afrika_cumhuriyeti
CF repubblica_centrafricana republica_centrafricana
CF republica_centro-africana republica_centroafricana
CF republik_afrika_tengah republika_srodkowoafrykanska
CF republique_centrafricaine srednjoafricka_republika
CF stredoafricka_republika zentralafrikanische_republik
CF κεντροαφρικανικη_δημοκρατια
CF централноафриканска_република
CF централноафричка_република
CF центрально-африканская_республика
CF центральноафриканська_республіка جمهورية_افريقيا_الوسطى
CF جمهوری_افریقای_مرکزی 중앙_아프리카_공화국 中央アフリカ共和国
CF 中非共和国
CG congo-brazzaville kongo_-_brazavil kongo_-_brazzaville
CG kongo_–_brazzaville kongo-brazzaville kongon_tasavalta
CG konzska_republika republica_do_congo κονγκο_-_μπραζαβιλ
CG конго_(бразавил) конго_-_бразавил конго_-_браззавиль
CG конго_–_браззавіль الكونغو_-_برازافيل کنگو_-_برازویل
CG 콩고-브라자빌 コンコ共和国(フラサヒル) 刚果(布)
CH elvetia isvicre schweiz suica suisse suiza svajc
CH svajciarsko sveits sveitsi svicarska svizzera svycarsko
CH swiss szwajcaria thuy_si zwitserland ελβετια швајцарска
CH швеицария швеицарія سويسرا سويیس 스위스 スイス 瑞士
CI costa_d'avorio costa_do_marfim elefantcsontpart
CI elfenbenskusten elfenbenskysten ivoorkust
CI norsunluurannikko obala_bjelokosti pobrezi_slonoviny
CI pobrezie_slonoviny ακτη_ελεφαντοστου кот_д'ивоар
CI кот-д'ивуар кот-дʼівуар обала_слоноваче_(кот_д'ивоар)
CI ساحل_العاج ساحل_عاج 코트디부아르 コートシホワール 科特迪瓦
CK cook_adaları cook-szigetek cookeilanden cookinsaaret
CK cookinseln cookoarna cookove_ostrovy cookovi_otoci
CK cookovy_ostrovy cookøerne cookøyene iles_cook
CK ilhas_cook insulele_cook islas_cook isole_cook
CK kepulauan_cook quan_đao_cook wyspy_cooka νησοι_κουκ
CK кукова_острва о-ва_кука острови_кук острови_кука
CK جزایر_کوک جزر_كوك 쿡_제도 クック諸島 库克群岛
CL chili cile sili χιλη чиле чили чилі تشيلي شیلی 칠레 チリ
CL 智利
CM camaroes cameroun camerun kameroen kamerun καμερουν
CM камерун الكاميرون کامرون 카메룬 カメルーン 喀麦隆
CN chine chiny cina kiina kina tiongkok trung_quoc κινα
CN кина китаи الصين 중국 中国
CO colombie columbia kolombia kolombiya kolumbia kolumbie
CO kolumbien kolumbija κολομβια колумбия колумбија
CO колумбія كولومبيا کلمبیا 콜롬비아 コロンヒア 哥伦比亚
CP clipperton clipperton_adası clipperton-insel
CP clipperton-sziget clippertoninsaari clippertonon
CP clippertonuv_ostrov clippertonøen clippertonøya
CP ile_clipperton ilha_de_clipperton insula_clipperton
CP isla_clipperton isola_di_clipperton otok_clipperton
CP pulau_clipperton wyspa_clippertona đao_clipperton
CP νησοσ_κλιπερτον о-в_клиппертон острво_клипертон
CP остров_клипертон острів_кліппертон جزایر_کلیپرتون
CP جزيرة_كليبيرتون 클리퍼턴섬 クリッハートン島 克利珀顿岛
CR kosta_rika kostarika kostaryka κοστα_ρικα коста_рика
CR костарика 코스타리카
CU kuba kuuba κουβα куба كوبا کوبا 쿠바 キューハ 古巴
CV capul_verde kaapverdie kap_verde kapp_verde kapverdy
CV republika_zielonego_przyladka tanjung_verde
CV zelenortska_republika zold-foki_koztarsasag
CV πρασινο_ακρωτηριο зеленортска_острва кабо_верде
CV 카보베르데
CW κουρασαο курасао 퀴라소
CX bozicni_otok christmas_adası christmaseiland
CX christmasøya ile_christmas ilha_christmas
CX insula_christmas isla_de_navidad isola_christmas
CX joulusaari juleøen julon karacsony-sziget pulau_natal
CX vanocni_ostrov vianocny_ostrov wyspa_bozego_narodzenia
CX đao_giang_sinh νησοσ_των_χριστουγεννων божићно_острво
CX остров_рождество острів_різдва جزيرة_كريسماس
CX جزیره_کریسمس 크리스마스섬
CY chipre chypre cipar cipro cipru ciprus cypern cypr kypr
CY kypros kıbrıs siprus zypern κυπροσ кипар кипр кипър
CY кіпр قبرس قبرص 키프로스 キフロス 塞浦路斯
CZ cechia cehia ceko cekya ceska cesko chequia csehorszag
CZ czechy tchequia tchequie tjeckien tjekkiet tschechien
CZ tsekki tsjechie tsjekkia τσεχια чехия чехія чешка
CZ التشيك 체코 チェコ 捷克
DE alemanha alemania allemagne almanya deutschland
DE duitsland germania jerman nemecko nemetorszag niemcy
DE njemacka saksa tyskland γερμανια германия немачка
DE німеччина المان المانيا 독일 トイツ 德国
DG ντιεγκο_γκαρσια диего_гарсия диего-гарсия
DG дијего_гарсија дієго-гарсія دييغو_غارسيا دیه‌گو_گارسیا
DG 디에고_가르시아 ティエコカルシア島 迪戈加西亚岛
DJ cibuti dzibuti dzibutsko dzsibuti jibuti τζιμπουτι
DJ джибуті џибути 지부티
DK danemarca danemark dania danimarca danimarka danmark
DK danska dansko denemarken dinamarca tanska đan_mach
DK δανια дания данска данія الدانمرك دانمارک 덴마크 テンマーク
DK 丹麦
DM dominika ντομινικα домініка 도미니카 トミニカ国 多米尼克
DO cong_hoa_dominica den_dominikanske_republik
DO den_dominikanske_republikk dominicaanse_republiek
DO dominik_cumhuriyeti dominikaaninen_tasavalta
DO dominikai_koztarsasag dominikana
DO dominikanische_republik dominikanska_republika
DO dominikanska_republiken repubblica_dominicana
DO republica_dominicana republik_dominika
DO republique_dominicaine δομινικανη_δημοκρατια
DO доминиканска_република доминиканская_республика
DO домініканська_республіка جمهورية_الدومينيكان
DO جمهوری_دومینیکن 도미니카_공화국 トミニカ共和国 多米尼加共和国
DZ algerie algerien algeriet algerije algieria aljazair
DZ alzir alzirsko argelia cezayir αλγερια الجزایر 알제리
DZ アルシェリア 阿尔及利亚
EA ceuta_a_melilla ceuta_dan_melilla ceuta_e_melilla
EA ceuta_en_melilla ceuta_es_melilla ceuta_et_melilla
EA ceuta_i_melilla ceuta_ja_melilla ceuta_och_melilla
EA ceuta_og_melilla ceuta_si_melilla ceuta_und_melilla
EA ceuta_va_melilla ceuta_ve_melilla ceuta_y_melilla
EA θεουτα_και_μελιγια сеута_и_мелилья сеута_и_мелия
EA сеута_и_мелиља сеута_і_мелілья سبته_و_ملیله
EA سيوتا_وميليلا 세우타_및_멜리야 セウタ・メリリャ 休达及梅利利亚
EC ekuador ekvador ekwador equador equateur ισημερινοσ
EC еквадор эквадор الاكوادور اکوادور 에콰도르 エクアトル 厄瓜多尔
EE estland estonie estonija estonsko estonya esztorszag
EE viro εσθονια естония естонија естонія эстония استونيا
EE استونی 에스토니아 エストニア 爱沙尼亚
EG agypten ai_cap egipat egipt egipto egito egitto
EG egyiptom egypte egypten egypti mesir mısır αιγυπτοσ
EG египат египет єгипет 이집트 エシフト 埃及
EH batı_sahra lansi-sahara nyugat-szahara saara_ocidental
EH sahara_barat sahara_occidental sahara_occidentala
EH sahara_occidentale sahara_zachodnia tay_sahara
EH vastsahara vest-sahara vestsahara westelijke_sahara
EH westsahara zapadna_sahara zapadni_sahara δυτικη_σαχαρα
EH западна_сахара западная_сахара західна_сахара
EH الصحراء_الغربية صحرای_غربی 서사하라 西サハラ 西撒哈拉
ER eritre eritreea eritreia eritreja erythree erytrea
ER ερυθραια еритрея еритреја эритрея اريتريا اریتره
ER 에리트리아 エリトリア 厄立特里亚
ES espagne espana espanha espanja hiszpania ispanya spagna
ES spanelsko spania spanielsko spanien spanje spanjolska
ES spanyol spanyolorszag tay_ban_nha ισπανια испания
ES шпанија іспанія اسبانيا اسپانیا 스페인 スヘイン 西班牙
ET athiopien ethiopie etiopia etiopie etiopien etiopija
ET etiyopya αιθιοπια етиопия етиопија ефіопія эфиопия
ET اتیوپی اثيوبيا 에티오피아 エチオヒア 埃塞俄比亚
FI finlanda finlande finlandia finlandiya finnland
FI finnorszag finska finsko phan_lan suomi φινλανδια
FI финландия финляндия финска фінляндія فنلاند فنلندا
FI 핀란드 フィンラント 芬兰
FJ fidzi fidzsi φιτζι фиџи фіджі 피지
FK falkland_adaları falkland-szigetek falklandeilanden
FK falklandinsaaret falklandinseln falklandske_ostrovy
FK falklandski_otoci falklandsoarna falklandsøerne
FK falklandsøyene falklandy iles_malouines ilhas_malvinas
FK insulele_falkland islas_malvinas isole_falkland
FK kepulauan_falkland quan_đao_falkland νησοι_φοκλαντ
FK фокландска_острва фолкландски_острови фолклендские_о-ва
FK фолклендські_острови جزایر_فالکلند جزر_فوكلاند
FK 포클랜드_제도 フォークラント諸島 福克兰群岛
FM micronesie micronezia mikronesia mikronesiaføderasjonen
FM mikronesie mikronesien mikronezia mikronezija
FM mikronezja mikronezya μικρονησια микронезия микронезија
FM мікронезія федеративные_штаты_микронезии ميكرونيزيا
FM میکرونزی 미크로네시아 ミクロネシア連邦 密克罗尼西亚
FO faeroer faerske_ostrovy faroarna faroe_adaları
FO farsaaret feroer_szigetek færøerne færøyene
FO insulele_feroe kepulauan_faroe ovcji_otoci
FO quan_đao_faroe wyspy_owcze νησοι_φεροεσ
FO фарерські_острови фарска_острва фарьорски_острови
FO جزایر_فارو جزر_فارو 페로_제도 フェロー諸島 法罗群岛
FR franca francia franciaorszag francie francja francuska
FR francuzsko frankreich frankrig frankrijk frankrike
FR fransa franta phap prancis ranska γαλλια франция
FR француска франція فرانسه فرنسا 프랑스 フランス 法国
GA gabao gabun γκαμπον габон الغابون گابن 가봉 カホン 加蓬
GB birlesik_krallık egyesult_kiralysag inggris_raya
GB iso-britannia regatul_unit regno_unito reino_unido
GB royaume-uni spojene_kralovstvi spojene_kralovstvo
GB storbritannia storbritannien ujedinjeno_kraljevstvo
GB vereinigtes_konigreich verenigd_koninkrijk
GB vuong_quoc_anh wielka_brytania ηνωμενο_βασιλειο
GB велика_британія обединеното_кралство
GB уједињено_краљевство المملكة_المتحدة بریتانیا 영국
GB イキリス 英国
GD γρεναδα 그레나다
GE georgie georgien gruzia gruzie gruzija gruzinsko gruzja
GE gurcistan γεωργια грузия грузија грузія جورجيا گرجستان
GE 조지아 ショーシア 格鲁吉亚
GF francia_guyana francouzska_guyana francuska_gijana
GF francuzska_guyana frans-guyana fransk_guyana
GF franska_guyana fransız_guyanası franzosisch-guayana
GF guayana_francesa guiana_francesa guiana_thuoc_phap
GF gujana_francuska guyana_francese guyana_franceza
GF guyana_prancis guyane_francaise ranskan_guayana
GF γαλλικη_γουιανα французская_гвиана французька_гвіана
GF француска_гвајана френска_гвиана غويانا_الفرنسية
GF گویان_فرانسه 프랑스령_기아나 仏領キアナ 法属圭亚那
GG γκερνζι гернзи гернсі гърнзи 건지
GH gana γκανα гана غانا 가나 カーナ 加纳
GI cebelitarık γιβραλταρ гібралтар 지브롤터
GL grenland grenlandia groenland groenlanda groenlandia
GL gronland gronlanti gronsko grønland γροιλανδια гренланд
GL гренландия гренландія غرينلاند گرینلند 그린란드
GL クリーンラント 格陵兰
GM gambie gambija gambiya γκαμπια гамбия гамбија гамбія
GM غامبيا گامبیا 감비아 カンヒア 冈比亚
GN gine guine guinee guineea gvineja gwinea γουινεα гвинея
GN гвинеја гвінея غينيا گینه 기니 キニア 几内亚
GP guadelupa gwadelupa γουαδελουπη гваделуп 과들루프
GQ aquatorialguinea egyenlitoi-guinea ekvator_ginesi
GQ ekvatorial-guinea ekvatorialguinea ekvatorska_gvineja
GQ equatoriaal-guinea guine_equatorial guinea_ecuatorial
GQ guinea_ekuatorial guinea_equatoriale guinea_xich_đao
GQ guinee_equatoriale guineea_ecuatoriala gwinea_rownikowa
GQ paivantasaajan_guinea rovnikova_guinea ækvatorialguinea
GQ ισημερινη_γουινεα екваториална_гвинея
GQ екваторијална_гвинеја екваторіальна_гвінея
GQ экваториальная_гвинея غينيا_الاستوايية گینه_استوایی
GQ 적도_기니 赤道キニア 赤道几内亚
GR gorogorszag grcka grece grecia grecja grecko grekland
GR griechenland griekenland grækenland hellas hy_lap
GR kreikka recko yunani yunanistan ελλαδα греция греція
GR грчка гърция اليونان یونان 그리스 キリシャ 希腊
GS deli-georgia_es_deli-sandwich-szigetek
GS etela-georgia_ja_etelaiset_sandwichinsaaret
GS georgia_de_sud_si_insulele_sandwich_de_sud
GS georgia_del_sud_e_sandwich_australi
GS georgia_południowa_i_sandwich_południowy
GS georgia_selatan_and_kep._sandwich_selatan
GS georgie_du_sud-et-les_iles_sandwich_du_sud
GS guney_georgia_ve_guney_sandwich_adaları
GS ilhas_georgia_do_sul_e_sandwich_do_sul
GS islas_georgia_del_sur_y_sandwich_del_sur
GS jizni_georgie_a_jizni_sandwichovy_ostrovy
GS juzna_georgia_a_juzne_sandwichove_ostrovy
GS juzna_georgia_i_otoci_juzni_sandwich
GS nam_georgia_and_quan_đao_nam_sandwich
GS south_georgia_og_de_sydlige_sandwichøer
GS sudgeorgien_und_die_sudlichen_sandwichinseln
GS sydgeorgien_och_sydsandwichoarna
GS sør-georgia_og_sør-sandwichøyene
GS zuid-georgia_en_zuidelijke_sandwicheilanden
GS νησοι_νοτια_γεωργια_και_νοτιεσ_σαντουιτσ
GS південна_джорджія_та_південні_сандвічеві_острови
GS южна_джорджия_и_южни_сандвичеви_острови
GS южная_георгия_и_южные_сандвичевы_о-ва
GS јужна_џорџија_и_јужна_сендвичка_острва
GS جورجيا_الجنوبية_وجزر_ساندويتش_الجنوبية
GS جورجیای_جنوبی_و_جزایر_ساندویچ_جنوبی
GS 사우스조지아_사우스샌드위치_제도 サウスショーシア・サウスサントウィッチ諸島
GS 南乔治亚和南桑威奇群岛
GT gvatemala gwatemala γουατεμαλα 과테말라
GU γκουαμ
GW bissau-guinea gine-bissau guine-bissau guinea-bisau
GW guinee-bissau guineea-bissau gvineja_bisau
GW gwinea_bissau γουινεα_μπισαου гвинея-бисау
GW гвинеја-бисао гвінея-бісау غينيا_بيساو گینه_بیسايو
GW 기니비사우 キニアヒサウ 几内亚比绍
GY gujana gvajana γουιανα гаяна гвајана 가이아나
HK cin_hong_kong_oib hong_kong_dak_tiongkok
HK hong_kong,_rae_da_china hongkong_kkt hongkong_sar
HK hongkong_sar_kina hongkong_sar_van_china
HK hongkong_–_kiinan_erityishallintoalue
HK hongkong_–_oao_ciny hongkong_–_zao_ciny
HK pup_hong_kong_kina r.a.s._chinoise_de_hong_kong
HK r.a.s._hong_kong,_china rae_de_hong_kong_(china)
HK ras_di_hong_kong sar_hongkong
HK sonderverwaltungsregion_hongkong sra_hongkong_(chiny)
HK đac_khu_hanh_chinh_hong_kong,_trung_quoc
HK χονγκ_κονγκ_εδπ_κινασ гонконг_(сар) гонконг,_оар_китаю
HK сар_хонгконг_(кина) хонконг,_сар_на_китаи
HK هنگ‌کنگ،_منطقه_ویژه_اداری_چین
HK هونغ_كونغ_الصينية_(منطقة_ادارية_خاصة)
HK 홍콩(중국_특별행정구) 中国香港特别行政区 中華人民共和国香港特別行政区
HM heard_adası_ve_mcdonald_adaları
HM heard_en_mcdonaldeilanden
HM heard_island_og_mcdonald_islands
HM heard_ja_mcdonaldinsaaret heard_und_mcdonaldinseln
HM heard-_og_mcdonaldøyene
HM heard-sziget_es_mcdonald-szigetek
HM heardon_och_mcdonaldoarna
HM heardov_ostrov_a_macdonaldove_ostrovy
HM hearduv_ostrov_a_mcdonaldovy_ostrovy
HM iles_heard-et-macdonald ilhas_heard_e_mcdonald
HM insula_heard_si_insulele_mcdonald
HM islas_heard_y_mcdonald isole_heard_e_mcdonald
HM otoci_heard_i_mcdonald
HM pulau_heard_dan_kepulauan_mcdonald
HM quan_đao_heard_va_mcdonald wyspy_heard_i_mcdonalda
HM νησοι_χερντ_και_μακντοναλντ о-ва_херд_и_макдональд
HM острво_херд_и_мекдоналдова_острва
HM острови_герд_і_макдоналд острови_хърд_и_макдоналд
HM جزيرة_هيرد_وجزر_ماكدونالد هرد_و_جزایر_مک‌دونالد
HM 허드_맥도널드_제도 ハート島・マクトナルト諸島 赫德岛和麦克唐纳群岛
HN ονδουρα гондурас хондурас هندوراس 온두라스 ホンシュラス 洪都拉斯
HR chorvatsko chorwacja croacia croatie croazia
HR horvatorszag hrvatska hırvatistan kroasia kroatia
HR kroatie kroatien κροατια хорватия хорватія хрватска
HR хърватия كرواتيا کرواسی 크로아티아 クロアチア 克罗地亚
HT αιτη гаити гаіті хаити هايتي هايیتی 아이티 ハイチ 海地
HU hongarije hongrie hungaria hungria macaristan madarsko
HU magyarorszag mađarska ungaria ungarn ungern ungheria
HU unkari wegry ουγγαρια венгрия мађарска угорщина унгария
HU مجارستان هنغاريا 헝가리 ハンカリー 匈牙利
IC canarische_eilanden ilhas_canarias insulele_canare
IC isole_canarie kanari kanari-szigetek kanariansaaret
IC kanarieoarna kanarische_inseln kanariske_øer
IC kanariøyene kanarske_ostrovy kanarya_adaları
IC kepulauan_canaria quan_đao_canary wyspy_kanaryjskie
IC καναριοι_νησοι канарска_острва канарски_острови
IC канарські_острови جزایر_قناری جزر_الكناري 카나리아_제도
IC カナリア諸島 加纳利群岛
ID endonezya indonesie indonesien indonezia indonezija
ID indonezja ινδονησια индонезия индонезија індонезія
ID اندونزی اندونيسيا 인도네시아 イントネシア 印度尼西亚
IE ierland irland irlanda irlande irlandia irlanti
IE irorszag irska irsko ιρλανδια ирландия ирска ірландія
IE ايرلندا ایرلند 아일랜드 アイルラント 爱尔兰
IL israele israil izrael ισραηλ израел израиль ізраіль
IL اسراييل اسرايیل 이스라엘 イスラエル 以色列
IM insula_man man_adası man-sziget mansaari ostrov_man
IM otok_man pulau_man wyspa_man đao_man νησοσ_του_μαν
IM острво_ман остров_ман острів_мен 맨섬
IN an_đo hindistan inde indie indien indija intia ινδια
IN индия индија індія الهند 인도 イント 印度
IO brit_indiai-oceani_terulet
IO britanski_indijskooceanski_teritorij
IO britanya_hint_okyanusu_toprakları
IO britisches_territorium_im_indischen_ozean
IO brits_indische_oceaanterritorium
IO britske_indickooceanske_uzemi
IO britske_indickooceanske_uzemie
IO brittilainen_intian_valtameren_alue
IO brittiska_territoriet_i_indiska_oceanen
IO brytyjskie_terytorium_oceanu_indyjskiego
IO det_britiske_territoriet_i_indiahavet
IO det_britiske_territorium_i_det_indiske_ocean
IO lanh_tho_an_đo_duong_thuoc_anh
IO teritoriul_britanic_din_oceanul_indian
IO territoire_britannique_de_l'ocean_indien
IO territorio_britanico_del_oceano_indico
IO territorio_britanico_do_oceano_indico
IO territorio_britannico_dell'oceano_indiano
IO wilayah_inggris_di_samudra_hindia
IO βρετανικα_εδαφη_ινδικου_ωκεανου
IO британска_територия_в_индииския_океан
IO британска_територија_индијског_океана
IO британская_территория_в_индииском_океане
IO британська_територія_в_індіиському_океані
IO الاقليم_البريطاني_في_المحيط_الهندي
IO قلمرو_بریتانیا_در_اقیانوس_هند 영국령_인도양_지역
IO 英属印度洋领地 英領イント洋地域
IQ irak iraque ιρακ ирак ірак العراق عراق 이라크 イラク 伊拉克
IR ιραν иран іран ايران ایران 이란 イラン 伊朗
IS ijsland island islanda islande islandia islanti izland
IS izlanda ισλανδια исланд исландия ісландія ايسلندا
IS ایسلند 아이슬란드 アイスラント 冰岛
IT italia italie italien italija italya olaszorszag
IT taliansko włochy ιταλια италия италија італія ايطاليا
IT ایتالیا 이탈리아 イタリア 意大利
JE τζερζι джерсі джърси џерзи 저지
JM jamajka τζαμαικα јамајка 자메이카
JO giordania iordania jordania jordanie jordanien
JO jordansko urdun yordania ιορδανια иордания иорданія
JO јордан اردن الاردن 요르단 ヨルタン 约旦
JP giappone japani japao japon japonia japonsko japonya
JP jepang nhat_ban ιαπωνια япония японія јапан اليابان
JP ژاپن 일본 日本
KE kena kenia kenija quenia κενυα кения кенија кенія كينيا
KE کنیا 케냐 ケニア 肯尼亚
KG kargazstan kirghizistan kirghizstan kirgisia
KG kirgisistan kirgistan kirgizie kirgizistan kirgizisztan
KG kirgizsko kirgizstan kirguistan kırgızistan quirguistao
KG κιργισταν киргизия киргизстан киргистан قرقیزستان
KG قيرغيزستان 키르기스스탄 キルキス 吉尔吉斯斯坦
KH cambodge cambodgia cambodja cambogia camboja camboya
KH campuchia kambocya kambodja kambodscha kambodsja
KH kambodza kambodzsa kamboja καμποτζη камбоджа камбоџа
KH كمبوديا کامبوج 캄보디아 カンホシア 柬埔寨
KI quiribati κιριμπατι кирибати кірибаті كيريباتي کیریباتی
KI 키리바시 キリハス 基里巴斯
KM comore-szigetek comoren comorerne komorene komorerna
KM komori komorit komorlar komoro komory κομορεσ комори
KM коморска_острва коморски_острови کومور 코모로
KN s:t_kitts_och_nevis saint_kitts_dan_nevis
KN saint_kitts_e_nevis saint_kitts_en_nevis
KN saint_kitts_es_nevis saint_kitts_i_nevis
KN saint_kitts_ja_nevis saint_kitts_og_nevis
KN saint_kitts_si_nevis saint_kitts_ve_nevis
KN saint-christophe-et-nieves san_cristobal_y_nieves
KN sao_cristovao_e_nevis st._kitts_und_nevis
KN st._kitts_va_nevis svaty_kristof_a_nevis
KN svaty_krystof_a_nevis sveti_kristofor_i_nevis
KN σεν_κιτσ_και_νεβισ сеинт_китс_и_невис сент_китс_и_невис
KN сент-китс_и_невис сент-кітс_і_невіс سانت_كيتس_ونيفيس
KN سنت_کیتس_و_نویس 세인트키츠_네비스 セントクリストファー・ネーウィス
KN 圣基茨和尼维斯
KP corea_del_nord corea_del_norte coree_du_nord
KP coreea_de_nord coreia_do_norte eszak-korea
KP korea_połnocna korea_utara kuzey_kore noord-korea
KP nord-korea nordkorea pohjois-korea severna_korea
KP severni_korea sjeverna_koreja trieu_tien βορεια_κορεα
KP кндр північна_корея северна_корея северна_кореја
KP كوريا_الشمالية کره_شمالی 북한 北朝鮮 朝鲜
KR corea_del_sud corea_del_sur coree_du_sud coreea_de_sud
KR coreia_do_sul del-korea etela-korea guney_kore han_quoc
KR jizni_korea juzna_korea juzna_koreja korea_południowa
KR korea_selatan sudkorea sydkorea sør-korea zuid-korea
KR νοτια_κορεα південна_корея республика_корея южна_корея
KR јужна_кореја كوريا_الجنوبية کره_جنوبی 대한민국 韓国 韩国
KW koeweit kuvait kuvajt kuveyt kuweit kuwejt κουβειτ
KW кувајт 쿠웨이트
KY cayman_adaları caymanoarna caymansaaret caymanøerne
KY caymanøyene iles_caimans ilhas_cayman insulele_cayman
KY islas_caiman isole_cayman kaaimaneilanden
KY kajman-szigetek kajmanie_ostrovy kajmanske_ostrovy
KY kajmanski_otoci kajmany kepulauan_cayman
KY quan_đao_cayman νησοι_κειμαν каиманови_острови
KY каиманові_острови кајманска_острва о-ва_каиман
KY جزایر_کیمن جزر_كايمان 케이맨_제도 ケイマン諸島 开曼群岛
KZ cazaquistao kasachstan kasakhstan kazachstan kazahstan
KZ kazahsztan kazajistan kazakistan kazakstan καζακσταν
KZ казахстан قزاقستان كازاخستان 카자흐스탄 カサフスタン 哈萨克斯坦
LA laosz λαοσ лаос لاوس لايوس 라오스 ラオス 老挝
LB li-bang liban libano libanon lubnan λιβανοσ либан ливан
LB ліван لبنان 레바논 レハノン 黎巴嫩
LC s:t_lucia saint_lucia sfanta_lucia svata_lucia
LC svata_lucie sveta_lucija αγια_λουκια света_луција
LC сеинт_лусия сент-люсія سانت_لوسيا 세인트루시아
LI lichtenstajnsko lichtenstejnsko lihtenstajn λιχτενσταιν
LI лихтенштајн лихтенштеин лихтенщаин ліхтенштеин
LI ليختنشتاين لیختن‌اشتاین 리히텐슈타인 リヒテンシュタイン 列支敦士登
LK σρι_λανκα шри_ланка шри-ланка шрі-ланка سريلانكا
LK سری‌لانکا 스리랑카 スリランカ 斯里兰卡
LR liberie liberija liberya λιβερια либерия либерија
LR ліберія ليبيريا لیبریا 라이베리아 リヘリア 利比里亚
LS lesoto λεσοτο лесото لسوتو ليسوتو 레소토 レソト 莱索托
LT liettua litauen litouwen lituania lituanie litva
LT litvania litvanya litwa λιθουανια литва литванија
LT ليتوانيا لیتوانی 리투아니아 リトアニア 立陶宛
LU lucembursko luksemburg luxembursko λουξεμβουργο
LU луксембург 룩셈부르크
LV latvija letland letonia letonya lettland lettonia
LV lettonie lettorszag lotyssko łotwa λετονια латвия
LV латвія летонија لاتفيا لتونی 라트비아 ラトヒア 拉脱维亚
LY libia libie libija libye libyen λιβυη либия либија
LY ливия лівія ليبيا لیبی 리비아 リヒア 利比亚
MA ma-roc maroc marocco marocko marokko maroko marrocos
MA marruecos μαροκο марокко мароко المغرب مراکش 모로코
MA モロッコ 摩洛哥
MC monako μονακο 모나코
MD moldavia moldavie moldavien moldavija moldavsko
MD mołdawia republica_moldova republik_moldau μολδαβια
MD молдавија молдова مولداوی مولدوفا 몰도바 モルトハ 摩尔多瓦
ME cerna_hora cierna_hora crna_gora czarnogora karadag
ME muntenegru μαυροβουνιο црна_гора черна_гора черногория
ME чорногорія الجبل_الاسود مونته‌نگرو 몬테네그로 モンテネクロ
ME 黑山
MF saint_martin saint-martin san_martin sao_martinho
MF sfantul_martin svaty_martin_(fr.)
MF svaty_martin_(francie) αγιοσ_μαρτινοσ_(γαλλικο_τμημα)
MF свети_мартин_(француска) сен_мартен сен-мартен
MF سان_مارتن سنت_مارتین 생마르탱 サン・マルタン 法属圣马丁
MG madagaskar madagaszkar μαδαγασκαρη мадагаскар
MG ماداگاسکار مدغشقر 마다가스카르 マタカスカル 马达加斯加
MH iles_marshall ilhas_marshall insulele_marshall
MH islas_marshall isole_marshall kepulauan_marshall
MH marsalovi_otoci marshall_adaları marshall-szigetek
MH marshalleilanden marshallinsaaret marshallinseln
MH marshalloarna marshallove_ostrovy marshallovy_ostrovy
MH marshalløerne marshalløyene quan_đao_marshall
MH wyspy_marshalla νησοι_μαρσαλ маршалловы_о-ва
MH маршаллові_острови маршалови_острови маршалска_острва
MH جزایر_مارشال جزر_مارشال 마셜_제도 マーシャル諸島 马绍尔群岛
MK bac_macedonia eszak-macedonia kuzey_makedonya
MK macedoine_du_nord macedonia_de_nord macedonia_del_nord
MK macedonia_del_norte macedonia_do_norte
MK macedonia_połnocna makedonia_utara noord-macedonie
MK nord-makedonia nordmakedonien nordmazedonien
MK pohjois-makedonia severne_macedonsko severni_makedonie
MK sjeverna_makedonija βορεια_μακεδονια північна_македонія
MK северна_македония северна_македонија северная_македония
MK مقدونيا_الشمالية مقدونیه_شمالی 북마케도니아 北マケトニア
MK 北马其顿
ML μαλι мали малі مالي مالی 말리 マリ 马里
MM mianmar mianmar_(birmania) mjanma_(birma)
MM mjanmar_(burma) mjanmarsko myanmar_(barma)
MM myanmar_(birma) myanmar_(birmania) myanmar_(birmanie)
MM myanmar_(mien_đien) μιανμαρ_(βιρμανια) мʼянма_(бірма)
MM мианмар_(бирма) мијанмар_(бурма) мьянма_(бирма)
MM ميانمار_(بورما) میانمار_(برمه) 미얀마 ミャンマー_(ヒルマ) 缅甸
MN mogolistan mong_co mongolei mongolie mongoliet
MN mongolija mongolsko μογγολια монголия монголија
MN монголія مغولستان منغوليا 몽골 モンコル 蒙古
MO cin_makao_oib macao_sar macao_sar_kina
MO macao_–_kiinan_erityishallintoalue macao_–_oao_ciny
MO macao_–_zao_ciny macau_sar_van_china
MO macau,_rae_da_china makao_kkt makau_dak_tiongkok
MO pup_makao_kina r.a.s._chinoise_de_macao
MO r.a.s._macao,_china rae_de_macao_(china) ras_di_macao
MO sar_macao sonderverwaltungsregion_macau
MO sra_makau_(chiny) đac_khu_hanh_chinh_macao,_trung_quoc
MO μακαο_εδπ_κινασ макао_(сар) макао,_оар_китаю
MO макао,_сар_на_китаи сар_макао_(кина)
MO ماکايو،_منطقه_ویژه_اداری_چین
MO منطقة_ماكاو_الادارية_الخاصة
MO 마카오(중국_특별행정구) 中国澳门特别行政区 中華人民共和国マカオ特別行政区
MP eszaki_mariana-szigetek iles_mariannes_du_nord
MP ilhas_marianas_do_norte insulele_mariane_de_nord
MP islas_marianas_del_norte isole_marianne_settentrionali
MP kepulauan_mariana_utara kuzey_mariana_adaları
MP mariany_połnocne noordelijke_marianen nord-marianene
MP nordliche_marianen nordmarianerna nordmarianerne
MP pohjois-mariaanit quan_đao_bac_mariana severne_mariany
MP severni_mariany sjevernomarijanski_otoci
MP νησοι_βορειεσ_μαριανεσ північні_маріанські_острови
MP северна_маријанска_острва северни_мариански_острови
MP северные_марианские_о-ва جزایر_ماریانای_شمالی
MP جزر_ماريانا_الشمالية 북마리아나제도 北マリアナ諸島 北马里亚纳群岛
MQ martinik martynika μαρτινικα мартиник мартиніка
MQ جزر_المارتينيك 마르티니크
MR mauretania mauretanien mauretanija mauritanie moritanya
MR μαυριτανια мавритания мавританія мауританија موريتانيا
MR موریتانی 모리타니 モーリタニア 毛里塔尼亚
MS μονσερατ монсерат монтсерат مونت‌سرات 몬트세라트
MT μαλτα малта مالطا 몰타
MU mauricijus mauricius μαυρικιοσ маврикіи мавриции
MU маурицијус 모리셔스
MV maladewa maldiv-szigetek maldiven maldivene maldiverna
MV maldiverne maldivi maldivler maldivy malediivit
MV maledivy malediwy μαλδιβεσ малдиви мальдіви
MV جزر_المالديف 몰디브
MW malaui malavi μαλαουι малави малаві مالاوی ملاوي
MW 말라위 マラウイ 马拉维
MX meksika meksiko meksyk messico mexic mexiko mexique
MX μεξικο мексика мексико المكسيك مکزیک 멕시코 メキシコ 墨西哥
MY malaisie malajsie malajzia malasia maleisie malesia
MY malezija malezja malezya μαλαισια малаизия малаизія
MY малезија مالزی ماليزيا 말레이시아 マレーシア 马来西亚
MZ mocambique mosambik mozambic mozambico mozambik
MZ μοζαμβικη мозамбик мозамбік موزامبیک موزمبيق 모잠비크
MZ モサンヒーク 莫桑比克
NA namibie namibija namibya ναμιμπια намибия намибија
NA намібія ناميبيا نامیبیا 나미비아 ナミヒア 纳米比亚
NC kaledonia_baru neukaledonien nieuw-caledonie
NC noua_caledonie nouvelle-caledonie nova_caledonia
NC nova_kaledonia nova_kaledonie nova_kaledonija
NC nowa_kaledonia nueva_caledonia nuova_caledonia
NC ny_kaledonien ny-caledonia nya_kaledonien uj-kaledonia
NC uusi-kaledonia yeni_kaledonya νεα_καληδονια
NC нова_каледония нова_каледонија нова_каледонія
NC новая_каледония كاليدونيا_الجديدة کالدونیای_جدید
NC 뉴칼레도니아 ニューカレトニア 新喀里多尼亚
NE nijer νιγηρασ нигер нігер النيجر نیجر 니제르 ニシェール 尼日尔
NF ile_norfolk ilha_norfolk insula_norfolk isla_norfolk
NF isola_norfolk kepulauan_norfolk norfolk_adası
NF norfolk-sziget norfolkinsaari norfolkinsel norfolkon
NF norfolkøya otok_norfolk đao_norfolk νησοσ_νορφολκ
NF о-в_норфолк острво_норфок остров_норфолк острів_норфолк
NF جزيرة_نورفولك جزیره_نورفولک 노퍽섬 诺福克岛
NG nigerie nigerija nijerya νιγηρια нигерия нигерија
NG нігерія نيجيريا نیجریه 나이지리아 ナイシェリア 尼日利亚
NI nikaragua nikaragva νικαραγουα никарагва никарагуа
NI нікарагуа نيكاراغوا نیکاراگويه 니카라과 ニカラクア 尼加拉瓜
NL alankomaat belanda ha_lan holandia holandsko hollanda
NL hollandia nederland nederlandene nederlanderna
NL niederlande nizozemska nizozemsko paesi_bassi
NL paises_baixos paises_bajos pays-bas tarile_de_jos
NL κατω_χωρεσ нидерландия нидерланды нідерланди холандија
NL هلند هولندا 네덜란드 オランタ 荷兰
NO na_uy noorwegen norge norja norsko noruega norvec
NO norvege norvegia norveska norwegen norwegia νορβηγια
NO норвегия норвегія норвешка النرويج نروژ 노르웨이 ノルウェー
NO 挪威
NP νεπαλ непал نيبال نپال 네팔 ネハール 尼泊尔
NR ναουρου 나우루
NU νιουε ниуе ніуе 니우에
NZ neuseeland nieuw-zeeland noua_zeelanda nouvelle-zelande
NZ nova_zelandia novi_zeland novy_zeland nowa_zelandia
NZ nueva_zelanda nuova_zelanda nya_zeeland selandia_baru
NZ uj-zeland uusi-seelanti yeni_zelanda νεα_ζηλανδια
NZ нова_зеландия нова_зеландія новая_зеландия нови_зеланд
NZ نيوزيلندا نیوزیلند 뉴질랜드 ニューシーラント 新西兰
OM umman ομαν оман 오만 オマーン 阿曼
PA παναμασ 파나마
PE perou περου перу بيرو 페루 ヘルー 秘鲁
PF francia_polinezia francouzska_polynesie
PF francuska_polinezija francuzska_polynezia
PF frans-polynesie fransk_polynesia fransk_polynesien
PF franska_polynesien fransız_polinezyası
PF franzosisch-polynesien polinesia_francesa
PF polinesia_francese polinesia_prancis polinezia_franceza
PF polinezja_francuska polynesia_thuoc_phap
PF polynesie_francaise ranskan_polynesia γαλλικη_πολυνησια
PF французская_полинезия французька_полінезія
PF француска_полинезија френска_полинезия
PF بولينيزيا_الفرنسية پلی‌نزی_فرانسه
PF 프랑스령_폴리네시아 仏領ホリネシア 法属波利尼西亚
PG papoea-nieuw-guinea papouasie-nouvelle-guinee
PG papua_nova_gvineja papua_nueva_guinea papua_nugini
PG papua_nuova_guinea papua_ny_guinea papua_ny-guinea
PG papua_nya_guinea papua_uj-guinea papua_yeni_gine
PG papua-neuguinea papua-noua_guinee papua-nova_guine
PG papua-nova_guinea papua-nowa_gwinea papua-uusi-guinea
PG παπουα_νεα_γουινεα папуа_нова_гвинеја
PG папуа_—_новая_гвинея папуа-нова_гвинея
PG папуа-нова_гвінея بابوا_غينيا_الجديدة پاپوا_گینه_نو
PG 파푸아뉴기니 ハフアニューキニア 巴布亚新几内亚
PH filipijnen filipina filipinas filipine filipini
PH filipinler filipiny filippiinit filippine filippinene
PH filippinerna filippinerne fulop-szigetek philippinen
PH φιλιππινεσ филипини филиппины філіппіни الفلبين فیلیپین
PH 필리핀 フィリヒン 菲律宾
PK pakisztan paquistao πακισταν пакистан باكستان پاکستان
PK 파키스탄 ハキスタン 巴基斯坦
PL ba_lan lengyelorszag polandia polen poljska pologne
PL polonia polonya polska polsko puola πολωνια полша
PL польша польща пољска بولندا لهستان 폴란드 ホーラント 波兰
PM s:t_pierre_och_miquelon saint_pierre_a_miquelon
PM saint_pierre_dan_miquelon saint_pierre_og_miquelon
PM saint_pierre_va_miquelon saint_pierre_ve_miquelon
PM saint-pierre_a_miquelon saint-pierre_e_miquelon
PM saint-pierre_en_miquelon saint-pierre_es_miquelon
PM saint-pierre_i_miquelon saint-pierre_ja_miquelon
PM saint-pierre_si_miquelon saint-pierre-et-miquelon
PM san_pedro_y_miquelon sao_pedro_e_miquelao
PM st._pierre_und_miquelon sveti_petar_i_mikelon
PM σεν_πιερ_και_μικελον сен_пиер_и_микелон
PM сен_пјер_и_микелон сен-пʼєр_і_мікелон
PM сен-пьер_и_микелон سان_بيير_ومكويلون سن_پیر_و_میکلن
PM 생피에르_미클롱 サンヒエール島・ミクロン島 圣皮埃尔和密克隆群岛
PN iles_pitcairn ilhas_pitcairn insulele_pitcairn
PN islas_pitcairn isole_pitcairn kepulauan_pitcairn
PN pitcairn_adaları pitcairn-szigetek pitcairneilanden
PN pitcairninseln pitcairnoarna pitcairnove_ostrovy
PN pitcairnovi_otoci pitcairnovy_ostrovy pitcairnøyene
PN quan_đao_pitcairn νησοι_πιτκερν о-ва_питкэрн
PN острови_питкерн острови_піткерн питкерн جزایر_پیت‌کرن
PN جزر_بيتكيرن 핏케언_제도 皮特凯恩群岛
PR porto_riko portoriko portoryko puerto_riko πουερτο_ρικο
PR порторико пуерто_рико пуерто-рико 푸에르토리코
PS de_palæstinensiske_omrader det_palestinske_omradet
PS filistin_bolgeleri lanh_tho_palestine
PS palastinensische_autonomiegebiete palestiinalaisalue
PS palestijnse_gebieden palestinska_territorierna
PS palestinska_uzemi palestinske_uzemia
PS palestinsko_podrucje palesztin_autonomia
PS teritoriile_palestiniene territoires_palestiniens
PS territori_palestinesi territorios_palestinos
PS terytoria_palestynskie wilayah_palestina
PS παλαιστινιακα_εδαφη палестинске_територије
PS палестински_територии палестинские_территории
PS палестинські_територіі الاراضي_الفلسطينية
PS سرزمین‌های_فلسطینی 팔레스타인_지구 ハレスチナ自治区 巴勒斯坦领土
PT bo_đao_nha portekiz portogallo portugali portugalia
PT portugalsko πορτογαλια португалия португалија
PT португалія البرتغال پرتغال 포르투갈 ホルトカル 葡萄牙
PW παλαου 팔라우
PY paraguai paraguaj paragvaj paragwaj παραγουαη парагваи
PY парагвај باراغواي پاراگويه 파라과이 ハラクアイ 巴拉圭
QA καταρ 카타르
RE riunione ρεινιον реинион реюнион реюньион روينيون
RE 레위니옹
RO roemenie romanya romenia roumanie rumania rumanien
RO rumunia rumunjska rumunsko rumænien ρουμανια румунија
RO румунія румъния румыния رومانيا رومانی 루마니아 ルーマニア
RO 罗马尼亚
RS serbie serbien servia servie srbija srbsko szerbia
RS sırbistan σερβια сербия сербія србија сърбия صربستان
RS صربيا 세르비아 セルヒア 塞尔维亚
RU oroszorszag rosja rusia rusija rusko rusland russie
RU russland rusya ryssland venaja ρωσια россия росія русия
RU русија روسيا روسیه 러시아 ロシア 俄罗斯
RW ruanda ρουαντα руанда رواندا 르완다 ルワンタ 卢旺达
SA a_rap_xe-ut arab_saudi arabia_saudi arabia_saudita
SA arabia_saudyjska arabie_saoudite saoedi-arabie
SA saudi-arabia saudi-arabien saudiarabien
SA saudijska_arabija saudska_arabia saudska_arabie
SA suudi_arabistan szaud-arabia σαουδικη_αραβια
SA саудитска_арабия саудијска_арабија саудовская_аравия
SA саудівська_аравія المملكة_العربية_السعودية
SA عربستان_سعودی 사우디아라비아 サウシアラヒア 沙特阿拉伯
SB iles_salomon ilhas_salomao insulele_solomon
SB islas_salomon isole_salomone kepulauan_solomon
SB quan_đao_solomon salamon-szigetek salamounovy_ostrovy
SB salamunove_ostrovy salomonen salomonoarna
SB salomonovi_otoci salomonsaaret salomonseilanden
SB salomonøerne salomonøyene solomon_adaları
SB wyspy_salomona νησοι_σολομωντοσ соломонови_острови
SB соломоновы_о-ва соломонові_острови соломонска_острва
SB جزایر_سلیمان جزر_سليمان 솔로몬_제도 ソロモン諸島 所罗门群岛
SC seicheles sejseli seszele seychelle-szigetek seychellen
SC seychellene seychellerna seychellerne seychellit
SC seychely seyseller σευχελλεσ сеишели сеишельские_о-ва
SC сеишельські_острови сејшели سيشل سیشل 세이셸 セーシェル 塞舌尔
SD soedan soudan sudao szudan σουδαν судан السودان سودان
SD 수단 スータン 苏丹
SE isvec ruotsi schweden suecia suede suedia svedorszag
SE svedska svedsko sverige svezia swedia szwecja thuy_đien
SE zweden σουηδια шведска швеция швеція السويد سويد
SE 스웨덴 スウェーテン 瑞典
SG szingapur σιγκαπουρη сінгапур 싱가포르
SH s:t_helena saint_helena sant'elena sfanta_elena
SH sint-helena svata_helena sveta_helena szent_ilona
SH wyspa_swietej_heleny αγια_ελενη о-в_св._елены
SH острів_святоі_єлени света_елена света_јелена سنت_هلن
SH 세인트헬레나
SI eslovenia slovenie slovenien slovenija slovenya
SI slovinsko slowenien szlovenia słowenia σλοβενια
SI словения словенија словенія اسلوونی سلوفينيا
SI 슬로베니아 スロヘニア 斯洛文尼亚
SJ huippuvuoret_ja_jan_mayen
SJ kepulauan_svalbard_dan_jan_mayen spicberky_a_jan_mayen
SJ spitsbergen_en_jan_mayen spitzbergen_und_jan_mayen
SJ svalbard_a_jan_mayen svalbard_e_jan_mayen
SJ svalbard_es_jan_mayen svalbard_et_jan_mayen
SJ svalbard_i_jan_mayen svalbard_och_jan_mayen
SJ svalbard_og_jan_mayen svalbard_si_jan_mayen
SJ svalbard_va_jan_mayen svalbard_ve_jan_mayen
SJ svalbard_y_jan_mayen σβαλμπαρντ_και_γιαν_μαγιεν
SJ свалбард_и_ян_маиен свалбард_и_јан_мајен
SJ шпицберген_и_ян-маиен шпіцберген_та_ян-маєн
SJ سفالبارد_وجان_ماين سوالبارد_و_یان_ماین
SJ 스발바르제도-얀마웬섬 スハールハル諸島・ヤンマイエン島 斯瓦尔巴和扬马延
SK eslovaquia slovacchia slovacia slovacka slovakien
SK slovakiet slovakya slovaquie slovensko slowakei
SK slowakije szlovakia słowacja σλοβακια словакия словачка
SK словаччина اسلواکی سلوفاكيا 슬로바키아 スロハキア 斯洛伐克
SL serra_leoa sierra_leona sijera_leone σιερα_λεονε
SL сиера_леоне сијера_леоне сьерра-леоне сьєрра-леоне
SL سيراليون سیراليون 시에라리온 シエラレオネ 塞拉利昂
SM αγιοσ_μαρινοσ сан_марино 산마리노
SN szenegal σενεγαλη сенегал السنغال سنگال 세네갈 セネカル
SN 塞内加尔
SO somali somalie somalija somalsko szomalia σομαλια
SO сомали сомалия сомалија сомалі الصومال سومالی 소말리아
SO ソマリア 索马里
SR surinam σουριναμ суринам سورينام سورینام 수리남 スリナム
SR 苏里南
SS del-szudan etela-sudan guney_sudan jizni_sudan
SS juzni_sudan juzny_sudan nam_sudan soudan_du_sud
SS sud_sudan sudan_del_sur sudan_południowy sudan_selatan
SS sudanul_de_sud sudao_do_sul sudsudan sydsudan sør-sudan
SS zuid-soedan νοτιο_σουδαν південнии_судан южен_судан
SS южныи_судан јужни_судан جنوب_السودان سودان_جنوبی
SS 남수단 南スータン 南苏丹
ST santo_tome_y_principe sao_tome_dan_principe
ST sao_tome_e_principe sao_tome_en_principe
ST sao_tome_es_principe sao_tome_ja_principe
ST sao_tome_och_principe sao_tome_og_principe
ST sao_tome_si_principe sao_tome_und_principe
ST sao_tome_va_principe sao_tome_ve_principe
ST sao_tome-et-principe svaty_tomas_a_princov_ostrov
ST svaty_tomas_a_princuv_ostrov sveti_toma_i_princip
ST wyspy_swietego_tomasza_i_ksiazeca σαο_τομε_και_πρινσιπε
ST сан-томе_и_принсипи сан-томе_і_принсіпі
ST сао_томе_и_принсипи сао_томе_и_принципе
ST ساو_تومي_وبرينسيبي سايوتومه_و_پرینسیپ 상투메_프린시페
ST サントメ・フリンシヘ 圣多美和普林西比
SV salwador ελ_σαλβαδορ салвадор 엘살바도르
SX saint-martin_(partie_neerlandaise) sint-maarten
SX svaty_martin_(hol.) svaty_martin_(nizozemsko)
SX αγιοσ_μαρτινοσ_(ολλανδικο_τμημα)
SX свети_мартин_(холандија) синт_мартен синт-мартен
SX сінт-мартен سانت_مارتن سنت_مارتن 신트마르턴 シント・マールテン
SX 荷属圣马丁
SY siria sirija suriah suriye syrie syrien syyria sziria
SY συρια сирия сирија сирія سوريا سوریه 시리아 シリア 叙利亚
SZ essuatini esuatini esvatini szvazifold εσουατινι
SZ есватини есватіні свазиленд эсватини اسواتيني اسواتینی
SZ 에스와티니 エスワティニ 斯威士兰
TA tristan_de_acuna tristao_da_cunha τρισταν_ντα_κουνια
TA тристан_да_куня тристан_да_куња тристан-да-кунья
TA трістан-да-кунья تريستان_دا_كونا تریستان_دا_کونا
TA 트리스탄다쿠나 トリスタン・タ・クーニャ 特里斯坦-达库尼亚群岛
TC iles_turques-et-caiques ilhas_turcas_e_caicos
TC insulele_turks_si_caicos islas_turcas_y_caicos
TC isole_turks_e_caicos kepulauan_turks_dan_caicos
TC otoci_turks_i_caicos quan_đao_turks_va_caicos
TC turks_a_caicos turks_i_caicos turks_ve_caicos_adaları
TC turks-_en_caicoseilanden turks-_es_caicos-szigetek
TC turks-_ja_caicossaaret turks-_och_caicosoarna
TC turks-_og_caicosøerne turks-_og_caicosøyene
TC turks-_und_caicosinseln νησοι_τερκσ_και_καικοσ
TC острва_туркс_и_каикос острови_теркс_і_каикос
TC острови_търкс_и_каикос теркс_и_каикос
TC جزایر_تورکس_و_کایکوس جزر_توركس_وكايكوس
TC 터크스_케이커스_제도 タークス・カイコス諸島 特克斯和凯科斯群岛
TD chade ciad csad czad tchad tsad tschad tsjaad tsjad
TD τσαντ تشاد 차드 チャト 乍得
TF de_franske_besiddelser_i_det_sydlige_indiske_ocean_og_antarktis
TF de_franske_sørterritorier francia_deli_teruletek
TF francouzska_jizni_uzemi francuski_juzni_teritoriji
TF francuskie_terytoria_południowe_i_antarktyczne
TF francuzske_juzne_a_antarkticke_uzemia
TF franse_gebieden_in_de_zuidelijke_indische_oceaan
TF franska_sydterritorierna fransız_guney_toprakları
TF franzosische_sud-_und_antarktisgebiete
TF lanh_tho_phia_nam_thuoc_phap
TF ranskan_etelaiset_ja_antarktiset_alueet
TF teritoriile_australe_si_antarctice_franceze
TF terre_australi_francesi terres_australes_francaises
TF territorios_australes_franceses
TF territorios_franceses_do_sul wilayah_selatan_prancis
TF γαλλικα_νοτια_εδαφη французские_южные_территории
TF французькі_південні_територіі
TF француске_јужне_територије френски_южни_територии
TF الاقاليم_الجنوبية_الفرنسية سرزمین‌های_جنوبی_فرانسه
TF 프랑스령_남방_지역 仏領極南諸島 法属南部领地
TG τογκο того توغو توگو 토고 トーコ 多哥
TH tailandia tajland tajlandia tayland thai_lan thaifold
TH thailanda thailande thailandia thaimaa thajsko ταιλανδη
TH таиланд таіланд тајланд تايلاند تایلند 태국 タイ 泰国
TJ tacikistan tadjikistan tadjiquistao tadschikistan
TJ tadsjikistan tadzikistan tadzjikistan tadzsikisztan
TJ tadzykistan tagikistan tayikistan τατζικισταν
TJ таджикистан таџикистан تاجیکستان طاجيكستان 타지키스탄
TJ タシキスタン 塔吉克斯坦
TK tokelauoarna τοκελαου токелау توكيلاو توکلايو 토켈라우
TK トケラウ 托克劳
TL ita-timor kelet-timor oost-timor osttimor timor_est
TL timor_leste timor_oriental timor_wschodni
TL vychodni_timor vychodny_timor øst-timor τιμορ-λεστε
TL восточныи_тимор тимор_лесте тимор-лесте_(источни_тимор)
TL тимор-лешті تيمور_-_ليشتي تیمور-لسته 동티모르 东帝汶
TL 東ティモール
TM turcomenistao turkmenisztan turkmensko τουρκμενισταν
TM туркменистан туркменістан تركمانستان ترکمنستان
TM 투르크메니스탄 トルクメニスタン 土库曼斯坦
TN tunesie tunesien tunezia tunezja tunisie tunisien
TN tunisko tunus τυνησια туніс 튀니지 チュニシア
TO τονγκα тонга تونغا تونگا 통가 トンカ 汤加
TR tho_nhi_ky torokorszag turchia turcia turcja turecko
TR turkei turki turkiet turkije turkki turquia turquie
TR turska tyrkia tyrkiet τουρκια туреччина турска турция
TR تركيا ترکیه 튀르키예 トルコ 土耳其
TT trinidad_a_tobago trinidad_dan_tobago trinidad_e_tobago
TT trinidad_en_tobago trinidad_es_tobago trinidad_i_tobago
TT trinidad_ja_tobago trinidad_och_tobago
TT trinidad_og_tobago trinidad_si_tobago
TT trinidad_und_tobago trinidad_va_tobago
TT trinidad_ve_tobago trinidad_y_tobago trinite-et-tobago
TT trynidad_i_tobago τρινινταντ_και_τομπαγκο
TT тринидад_и_тобаго тринідад_і_тобаго ترينيداد_وتوباغو
TT ترینیداد_و_توباگو 트리니다드_토바고 トリニタート・トハコ 特立尼达和多巴哥
TV τουβαλου тувалу توفالو تووالو 투발루 ツハル 图瓦卢
TW tajvan tajwan tayvan tchaj-wan đai_loan ταιβαν таиван
TW таивань тајван تايوان تایوان 대만 台湾
TZ tansania tanzanie tanzanija tanzanya τανζανια танзания
TZ танзанија танзанія تانزانیا تنزانيا 탄자니아 タンサニア
TZ 坦桑尼亚
UA oekraine ucraina ucrania ukraina ukrajina ukrajna
UA ukrayna ουκρανια украина украіна украјина اوكرانيا
UA اوکراین 우크라이나 ウクライナ 乌克兰
UG oeganda ouganda ουγκαντα уганда اوغندا اوگاندا 우간다
UG ウカンタ 乌干达
UM abd_kucuk_harici_adaları amerikanische_uberseeinseln
UM amerikanske_oversøiske_øer az_usa_lakatlan_kulbirtokai
UM cac_tieu_đao_xa_cua_hoa_ky
UM dalekie_wyspy_mniejsze_stanow_zjednoczonych
UM iles_mineures_eloignees_des_etats-unis
UM ilhas_menores_distantes_dos_eua
UM insulele_indepartate_ale_s.u.a
UM islas_menores_alejadas_de_ee._uu
UM isole_minori_esterne_degli_stati_uniti
UM kepulauan_terluar_as
UM kleine_afgelegen_eilanden_van_de_verenigde_staten
UM mali_udaljeni_otoci_sad-a mensi_odlehle_ostrovy_usa
UM mensie_odlahle_ostrovy_usa usa:s_yttre_oar
UM usas_ytre_øyer yhdysvaltain_erillissaaret
UM απομακρυσμενεσ_νησιδεσ_ηπα внешние_малые_о-ва_(сша)
UM віддалені_острови_сша отдалечени_острови_на_сащ
UM удаљена_острва_сад جزایر_دورافتاده_ایالات_متحده
UM جزر_الولايات_المتحدة_النايية 미국령_해외_제도
UM 合衆国領有小離島 美国本土外小岛屿
US amerika_birlesik_devletleri amerika_serikat
US egyesult_allamok estados_unidos etats-unis hoa_ky
US sjedinjene_americke_drzave spojene_staty
US stany_zjednoczone statele_unite_ale_americii
US stati_uniti vereinigte_staaten verenigde_staten
US yhdysvallat ηνωμενεσ_πολιτειεσ соединенные_штаты
US сполучені_штати съединени_щати сједињене_државе
US الولايات_المتحدة ایالات_متحده 미국 アメリカ合衆国 美国
UY uruguai uruguaj urugvaj urugwaj ουρουγουαη уругваи
UY уругвај اروگويه اورغواي 우루과이 ウルクアイ 乌拉圭
UZ oezbekistan ouzbekistan ozbekistan usbekistan
UZ uzbegisztan uzbequistao ουζμπεκισταν узбекистан
UZ ازبکستان اوزبكستان 우즈베키스탄 ウスヘキスタン 乌兹别克斯坦
VA cidade_do_vaticano ciudad_del_vaticano
VA etat_de_la_cite_du_vatican statul_cetatii_vaticanului
VA thanh_vatican vaticaanstad vatikaani vatikanstadt
VA vatikanstaten watykan βατικανο 바티칸_시국 ハチカン市国
VC s:t_vincent_och_grenadinerna
VC saint_vincent_dan_grenadine saint_vincent_e_grenadine
VC saint_vincent_en_de_grenadines
VC saint_vincent_es_a_grenadine-szigetek
VC saint_vincent_i_grenadyny saint_vincent_ja_grenadiinit
VC saint_vincent_og_grenadinerne
VC saint_vincent_si_grenadinele
VC saint_vincent_ve_grenadinler
VC saint-vincent-et-les_grenadines
VC san_vicente_y_las_granadinas sao_vicente_e_granadinas
VC st._vincent_og_grenadinene
VC st._vincent_und_die_grenadinen
VC st._vincent_va_grenadines svaty_vincenc_a_grenadiny
VC svaty_vincent_a_grenadiny sveti_vincent_i_grenadini
VC αγιοσ_βικεντιοσ_και_γρεναδινεσ
VC сеинт_винсънт_и_гренадини сент_винсент_и_гренадини
VC сент-винсент_и_гренадины сент-вінсент_і_гренадіни
VC سانت_فنسنت_وجزر_غرينادين سنت_وینسنت_و_گرنادین
VC 세인트빈센트그레나딘 セントヒンセント及ひクレナティーン諸島 圣文森特和格林纳丁斯
VE wenezuela βενεζουελα венесуела венесуэла венецуела
VE فنزويلا ونزويلا 베네수엘라 ヘネスエラ 委内瑞拉
VG brit_virgin-szigetek britanski_djevicanski_otoci
VG britanya_virjin_adaları britische_jungferninseln
VG britse_maagdeneilanden britske_panenske_ostrovy
VG brittilaiset_neitsytsaaret brittiska_jungfruoarna
VG brytyjskie_wyspy_dziewicze de_britiske_jomfruøer
VG de_britiske_jomfruøyene iles_vierges_britanniques
VG ilhas_virgens_britanicas insulele_virgine_britanice
VG islas_virgenes_britanicas isole_vergini_britanniche
VG kepulauan_virgin_britania_raya
VG quan_đao_virgin_thuoc_anh βρετανικεσ_παρθενεσ_νησοι
VG британска_девичанска_острва
VG британски_вирджински_острови
VG британські_віргінські_острови
VG виргинские_о-ва_(великобритания) جزایر_ویرجین_بریتانیا
VG جزر_فيرجن_البريطانية 영국령_버진아일랜드 英属维尔京群岛
VG 英領ウァーシン諸島
VI abd_virjin_adaları americke_panenske_ostrovy
VI americki_djevicanski_otoci amerikaanse_maagdeneilanden
VI amerikai_virgin-szigetek amerikanische_jungferninseln
VI amerikanska_jungfruoarna de_amerikanske_jomfruøer
VI de_amerikanske_jomfruøyene iles_vierges_des_etats-unis
VI ilhas_virgens_americanas insulele_virgine_americane
VI islas_virgenes_de_ee._uu isole_vergini_americane
VI kepulauan_virgin_amerika_serikat
VI quan_đao_virgin_thuoc_hoa_ky
VI wyspy_dziewicze_stanow_zjednoczonych
VI yhdysvaltain_neitsytsaaret αμερικανικεσ_παρθενεσ_νησοι
VI американски_вирджински_острови
VI америчка_девичанска_острва виргинские_о-ва_(сша)
VI віргінські_острови_(сша) جزایر_ویرجین_ایالات_متحده
VI جزر_فيرجن_الامريكية 미국령_버진아일랜드 米領ウァーシン諸島
VI 美属维尔京群岛
VN viet_nam vietna vijetnam wietnam βιετναμ вʼєтнам
VN виетнам вијетнам вьетнам فيتنام ویتنام 베트남 ヘトナム 越南
VU βανουατου вануату فانواتو وانواتو 바누아투 ハヌアツ 瓦努阿图
WF kepulauan_wallis_dan_futuna wallis_a_futuna
WF wallis_e_futuna wallis_en_futuna wallis_es_futuna
WF wallis_i_futuna wallis_ja_futuna wallis_og_futuna
WF wallis_si_futuna wallis_und_futuna wallis_va_futuna
WF wallis_ve_futuna wallis_y_futuna
WF wallis-_och_futunaoarna wallis-et-futuna
WF γουαλισ_και_φουτουνα валис_и_футуна уолис_и_футуна
WF уоллис_и_футуна уолліс_і_футуна جزر_والس_وفوتونا
WF والیس_و_فوتونا 왈리스-푸투나_제도 ウォリス・フツナ 瓦利斯和富图纳
WS szamoa σαμοα самоа ساموا 사모아 サモア 萨摩亚
XK kosova kosowo koszovo κοσσυφοπεδιο косово كوسوفو کوزوو
XK 코소보 コソホ 科索沃
YE iemen jemen yaman υεμενη иемен ємен јемен اليمن 예멘
YE イエメン 也门
YT majotta μαγιοτ маиот мајот 마요트
ZA africa_de_sud africa_do_sul afrika_selatan
ZA afrique_du_sud del-afrikai_koztarsasag etela-afrikka
ZA guney_afrika jihoafricka_republika juzna_afrika
ZA juznoafricka_republika nam_phi
ZA republika_południowej_afryki sudafrica sudafrika
ZA sydafrika sør-afrika zuid-afrika νοτια_αφρικη
ZA південно-африканська_республіка южна_африка
ZA южно-африканская_республика јужноафричка_република
ZA افریقای_جنوبی جنوب_افريقيا 남아프리카 南アフリカ 南非
ZM sambia zambie zambija zambiya ζαμπια замбия замбија
ZM замбія زامبيا زامبیا 잠비아 サンヒア 赞比亚
ZW simbabwe zimbabue zimbabve ζιμπαμπουε зимбабве зімбабве
ZW زيمبابوي زیمبابوه 짐바브웨 シンハフエ 津巴布韦
"""
