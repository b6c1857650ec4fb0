"""The words of dates in CLDR: written by `cldr.py`, not by hand.

Months are lines of language, month and words; an underscore is a space inside a name. Phrases for "3 days
ago" are lines of the seconds of the unit and phrases, in the form of `word_forms.phrase_key`.
"""

MONTHS = """
af 1 jan januarie
af 2 feb februarie
af 3 maart mrt
af 4 apr april
af 5 mei
af 6 jun junie
af 7 jul julie
af 8 aug augustus
af 9 sep september
af 10 okt oktober
af 11 nov november
af 12 des desember
am 1 ጃን ጃንዋሪ
am 2 ፌብ ፌብሩዋሪ
am 3 ማርች
am 4 ኤፕሪ ኤፕሪል
am 5 ሜይ
am 6 ጁን
am 7 ጁላይ
am 8 ኦገስ ኦገስት
am 9 ሴፕቴ ሴፕቴምበር
am 10 ኦክቶ ኦክቶበር
am 11 ኖቬም ኖቬምበር
am 12 ዲሴም ዲሴምበር
ar 1 جانفي كانون_الثاني يناير
ar 2 شباط فبراير فيفري
ar 3 آذار مارس
ar 4 أبريل أفريل إبريل نيسان
ar 5 أيار ماي مايو
ar 6 جوان حزيران يونيو
ar 7 تموز جويلية يوليو يوليوز
ar 8 آب أغسطس أغشت أوت غشت
ar 9 أيلول سبتمبر شتمبر شتنبر
ar 10 أكتوبر تشرين_الأول
ar 11 تشرين_الثاني نوفمبر نونبر
ar 12 دجمبر دجنبر ديسمبر كانون_الأول
az 1 yan yanvar
az 2 fev fevral
az 3 mar mart
az 4 apr aprel
az 5 may
az 6 iyn iyun
az 7 iyl iyul
az 8 avq avqust
az 9 sen sentyabr
az 10 okt oktyabr
az 11 noy noyabr
az 12 dek dekabr
be 1 сту студзень студзеня
be 2 лют лютага люты
be 3 сак сакавік сакавіка
be 4 кра красавік красавіка
be 5 май мая
be 6 чэр чэрвень чэрвеня
be 7 ліп ліпень ліпеня
be 8 жні жнівень жніўня
be 9 вер верасень верасня
be 10 кас кастрычнік кастрычніка
be 11 ліс лістапад лістапада
be 12 сне снежань снежня
bg 1 яну януари
bg 2 фев февруари
bg 3 март
bg 4 апр април
bg 5 май
bg 6 юни
bg 7 юли
bg 8 авг август
bg 9 сеп септември
bg 10 окт октомври
bg 11 ное ноември
bg 12 дек декември
bn 1 জানু জানুয়ারী
bn 2 ফেব ফেব্রুয়ারী
bn 3 মার্চ
bn 4 এপ্রি এপ্রিল
bn 5 মে
bn 6 জুন
bn 7 জুল জুলাই
bn 8 আগ আগস্ট
bn 9 সেপ সেপ্টেম্বর
bn 10 অক্টো অক্টোবর
bn 11 নভে নভেম্বর
bn 12 ডিসে ডিসেম্বর
bs 1 jan januar
bs 2 feb februar
bs 3 mar mart
bs 4 apr april
bs 5 maj
bs 6 jun juni
bs 7 jul juli
bs 8 aug august
bs 9 sep septembar
bs 10 okt oktobar
bs 11 nov novembar
bs 12 dec decembar
ca 1 gen gener
ca 2 febr febrer
ca 3 març
ca 4 abr abril
ca 5 maig
ca 6 juny
ca 7 jul juliol
ca 8 ag agost
ca 9 set setembre
ca 10 oct octubre
ca 11 nov novembre
ca 12 des desembre
cs 1 led leden ledna
cs 2 úno únor února
cs 3 bře březen března
cs 4 dub duben dubna
cs 5 kvě květen května
cs 6 červen června čvn
cs 7 července červenec čvc
cs 8 srp srpen srpna
cs 9 zář září
cs 10 říj říjen října
cs 11 lis listopad listopadu
cs 12 pro prosince prosinec
cy 1 ion ionawr
cy 2 chw chwef chwefror
cy 3 maw mawrth
cy 4 ebr ebrill
cy 5 mai
cy 6 meh mehefin
cy 7 gor gorff gorffennaf
cy 8 awst
cy 9 medi
cy 10 hyd hydref
cy 11 tach tachwedd
cy 12 rhag rhagfyr
da 1 jan januar
da 2 feb februar
da 3 mar marts
da 4 apr april
da 5 maj
da 6 jun juni
da 7 jul juli
da 8 aug august
da 9 sep september
da 10 okt oktober
da 11 nov november
da 12 dec december
de 1 jan januar jän jänner
de 2 feb februar
de 3 mär märz
de 4 apr april
de 5 mai
de 6 jun juni
de 7 jul juli
de 8 aug august
de 9 sep sept september
de 10 okt oktober
de 11 nov november
de 12 dez dezember
el 1 ιαν ιανουάριος ιανουαρίου
el 2 φεβ φεβρουάριος φεβρουαρίου
el 3 μάρ μάρτιος μαρ μαρτίου
el 4 απρ απρίλιος απριλίου
el 5 μάι μάιος μαΐ μαΐου
el 6 ιουν ιουνίου ιούν ιούνιος
el 7 ιουλ ιουλίου ιούλ ιούλιος
el 8 αυγ αυγούστου αύγ αύγουστος
el 9 σεπ σεπτέμβριος σεπτεμβρίου
el 10 οκτ οκτωβρίου οκτώβριος
el 11 νοέ νοέμβριος νοε νοεμβρίου
el 12 δεκ δεκέμβριος δεκεμβρίου
en 1 jan january
en 2 feb february
en 3 mar march
en 4 apr april
en 5 may
en 6 jun june
en 7 jul july
en 8 aug august
en 9 sep sept september
en 10 oct october
en 11 nov november
en 12 dec december
es 1 ene enero
es 2 feb febrero
es 3 mar marzo
es 4 abr abril
es 5 may mayo
es 6 jun junio
es 7 jul julio
es 8 ago agosto
es 9 sep sept septiembre
es 10 oct octubre
es 11 nov noviembre
es 12 dic diciembre
et 1 jaan jaanuar
et 2 veebr veebruar
et 3 märts
et 4 apr aprill
et 5 mai
et 6 juuni
et 7 juuli
et 8 aug august
et 9 sept september
et 10 okt oktoober
et 11 nov november
et 12 dets detsember
eu 1 urt urtarrila
eu 2 ots otsaila
eu 3 mar martxoa
eu 4 api apirila
eu 5 mai maiatza
eu 6 eka ekaina
eu 7 uzt uztaila
eu 8 abu abuztua
eu 9 ira iraila
eu 10 urr urria
eu 11 aza azaroa
eu 12 abe abendua
fa 1 جنو جنوری ژانویه ژانویهٔ
fa 2 فبروری فوریه فوریهٔ
fa 3 مارس مارچ
fa 4 آوریل اپریل
fa 5 مه مهٔ می
fa 6 جون ژوئن
fa 7 جول جولای ژوئیه ژوئیهٔ
fa 8 اوت اگست
fa 9 سپتامبر سپتمبر
fa 10 اکتبر اکتوبر
fa 11 نوامبر نومبر
fa 12 دسامبر دسم دسمبر
fi 1 tammi tammikuu tammikuuta
fi 2 helmi helmikuu helmikuuta
fi 3 maalis maaliskuu maaliskuuta
fi 4 huhti huhtikuu huhtikuuta
fi 5 touko toukokuu toukokuuta
fi 6 kesä kesäkuu kesäkuuta
fi 7 heinä heinäkuu heinäkuuta
fi 8 elo elokuu elokuuta
fi 9 syys syyskuu syyskuuta
fi 10 loka lokakuu lokakuuta
fi 11 marras marraskuu marraskuuta
fi 12 joulu joulukuu joulukuuta
fil 1 ene enero
fil 2 peb pebrero
fil 3 mar marso
fil 4 abr abril
fil 5 may mayo
fil 6 hun hunyo
fil 7 hul hulyo
fil 8 ago agosto
fil 9 set setyembre
fil 10 okt oktubre
fil 11 nob nobyembre
fil 12 dis disyembre
fo 1 jan januar
fo 2 feb februar
fo 3 mar mars
fo 4 apr apríl
fo 5 mai
fo 6 jun juni
fo 7 jul juli
fo 8 aug august
fo 9 sep september
fo 10 okt oktober
fo 11 nov november
fo 12 des desember
fr 1 janv janvier
fr 2 févr février
fr 3 mars
fr 4 avr avril
fr 5 mai
fr 6 juin
fr 7 juil juill juillet
fr 8 août
fr 9 sept septembre
fr 10 oct octobre
fr 11 nov novembre
fr 12 déc décembre
ga 1 ean eanáir
ga 2 feabh feabhra
ga 3 márta
ga 4 aib aibreán
ga 5 beal bealtaine
ga 6 meith meitheamh
ga 7 iúil
ga 8 lún lúnasa
ga 9 meán_fómhair mfómh
ga 10 deireadh_fómhair dfómh
ga 11 samh samhain
ga 12 noll nollaig
gd 1 am_faoilleach dhen_fhaoilleach faoi
gd 2 an_gearran dhen_ghearran gearr
gd 3 am_màrt dhen_mhàrt màrt
gd 4 an_giblean dhen_ghiblean gibl
gd 5 an_cèitean cèit dhen_chèitean
gd 6 an_t_ògmhios dhen_ògmhios ògmh
gd 7 an_t_iuchar dhen_iuchar iuch
gd 8 an_lùnastal dhen_lùnastal lùna
gd 9 an_t_sultain dhen_t_sultain sult
gd 10 an_dàmhair dhen_dàmhair dàmh
gd 11 an_t_samhain dhen_t_samhain samh
gd 12 an_dùbhlachd dhen_dùbhlachd dùbh
gl 1 xan xaneiro
gl 2 feb febreiro
gl 3 mar marzo
gl 4 abr abril
gl 5 maio
gl 6 xuño
gl 7 xul xullo
gl 8 ago agosto
gl 9 set setembro
gl 10 out outubro
gl 11 nov novembro
gl 12 dec decembro
gu 1 જાન્યુ જાન્યુઆરી
gu 2 ફેબ્રુ ફેબ્રુઆરી
gu 3 માર્ચ
gu 4 એપ્રિલ
gu 5 મે
gu 6 જૂન
gu 7 જુલાઈ
gu 8 ઑગસ્ટ
gu 9 સપ્ટે સપ્ટેમ્બર
gu 10 ઑક્ટો ઑક્ટોબર
gu 11 નવે નવેમ્બર
gu 12 ડિસે ડિસેમ્બર
he 1 ינו ינואר
he 2 פבר פברואר
he 3 מרץ
he 4 אפר אפריל
he 5 מאי
he 6 יוני
he 7 יולי
he 8 אוג אוגוסט
he 9 ספט ספטמבר
he 10 אוק אוקטובר
he 11 נוב נובמבר
he 12 דצמ דצמבר
hi 1 जनवरी जन॰
hi 2 फ़रवरी फ़र॰
hi 3 मार्च
hi 4 अप्रैल
hi 5 मई
hi 6 जून
hi 7 जुलाई जुल॰
hi 8 अगस्त अग॰
hi 9 सितंबर सित॰
hi 10 अक्टूबर अक्टू॰
hi 11 नवंबर नव॰
hi 12 दिसंबर दिस॰
hr 1 sij siječanj siječnja
hr 2 velj veljača veljače
hr 3 ožu ožujak ožujka
hr 4 tra travanj travnja
hr 5 svi svibanj svibnja
hr 6 lip lipanj lipnja
hr 7 srp srpanj srpnja
hr 8 kol kolovoz kolovoza
hr 9 ruj rujan rujna
hr 10 lis listopad listopada
hr 11 stu studeni studenoga
hr 12 pro prosinac prosinca
hu 1 jan január
hu 2 febr február
hu 3 márc március
hu 4 ápr április
hu 5 máj május
hu 6 jún június
hu 7 júl július
hu 8 aug augusztus
hu 9 szept szeptember
hu 10 okt október
hu 11 nov november
hu 12 dec december
hy 1 հնվ հունվար հունվարի
hy 2 փետրվար փետրվարի փտվ
hy 3 մարտ մարտի մրտ
hy 4 ապր ապրիլ ապրիլի
hy 5 մայիս մայիսի մյս
hy 6 հնս հունիս հունիսի
hy 7 հլս հուլիս հուլիսի
hy 8 օգոստոս օգոստոսի օգս
hy 9 սեպ սեպտեմբեր սեպտեմբերի
hy 10 հոկ հոկտեմբեր հոկտեմբերի
hy 11 նոյ նոյեմբեր նոյեմբերի
hy 12 դեկ դեկտեմբեր դեկտեմբերի
id 1 jan januari
id 2 feb februari
id 3 mar maret
id 4 apr april
id 5 mei
id 6 jun juni
id 7 jul juli
id 8 agu agustus
id 9 sep september
id 10 okt oktober
id 11 nov november
id 12 des desember
is 1 jan janúar
is 2 feb febrúar
is 3 mar mars
is 4 apr apríl
is 5 maí
is 6 jún júní
is 7 júl júlí
is 8 ágú ágúst
is 9 sep september
is 10 okt október
is 11 nóv nóvember
is 12 des desember
it 1 gen gennaio
it 2 feb febbraio
it 3 mar marzo
it 4 apr aprile
it 5 mag maggio
it 6 giu giugno
it 7 lug luglio
it 8 ago agosto
it 9 set settembre
it 10 ott ottobre
it 11 nov novembre
it 12 dic dicembre
ka 1 იან იანვარი
ka 2 თებ თებერვალი
ka 3 მარ მარტი
ka 4 აპრ აპრილი
ka 5 მაი მაისი
ka 6 ივნ ივნისი
ka 7 ივლ ივლისი
ka 8 აგვ აგვისტო
ka 9 სექ სექტემბერი
ka 10 ოქტ ოქტომბერი
ka 11 ნოე ნოემბერი
ka 12 დეკ დეკემბერი
kk 1 қаң қаңтар
kk 2 ақп ақпан
kk 3 нау наурыз
kk 4 сәу сәуір
kk 5 мам мамыр
kk 6 мау маусым
kk 7 шіл шілде
kk 8 там тамыз
kk 9 қыр қыркүйек
kk 10 қаз қазан
kk 11 қар қараша
kk 12 жел желтоқсан
km 1 មករា
km 2 កុម្ភៈ
km 3 មីនា
km 4 មេសា
km 5 ឧសភា
km 6 មិថុនា
km 7 កក្កដា
km 8 សីហា
km 9 កញ្ញា
km 10 តុលា
km 11 វិច្ឆិកា
km 12 ធ្នូ
kn 1 ಜನ ಜನವರಿ
kn 2 ಫೆಬ್ರ ಫೆಬ್ರವರಿ
kn 3 ಮಾರ್ಚ್
kn 4 ಏಪ್ರಿ ಏಪ್ರಿಲ್
kn 5 ಮೇ
kn 6 ಜೂನ್
kn 7 ಜುಲೈ
kn 8 ಆಗ ಆಗಸ್ಟ್
kn 9 ಸೆಪ್ಟೆಂ ಸೆಪ್ಟೆಂಬರ್
kn 10 ಅಕ್ಟೋ ಅಕ್ಟೋಬರ್
kn 11 ನವೆಂ ನವೆಂಬರ್
kn 12 ಡಿಸೆಂ ಡಿಸೆಂಬರ್
ky 1 янв январь
ky 2 фев февраль
ky 3 мар март
ky 4 апр апрель
ky 5 май
ky 6 июн июнь
ky 7 июл июль
ky 8 авг август
ky 9 сен сентябрь
ky 10 окт октябрь
ky 11 ноя ноябрь
ky 12 дек декабрь
lb 1 jan januar
lb 2 feb februar
lb 3 mäe mäerz
lb 4 abr abrëll
lb 5 mee
lb 6 jun juni
lb 7 jul juli
lb 8 aug august
lb 9 sep september
lb 10 okt oktober
lb 11 nov november
lb 12 dez dezember
lo 1 ມ_ກ ມັງກອນ
lo 2 ກ_ພ ກຸມພາ
lo 3 ມ_ນ ມີນາ
lo 4 ມ_ສ ເມສາ
lo 5 ພ_ພ ພຶດສະພາ
lo 6 ມິ_ຖ ມິຖຸນາ
lo 7 ກ_ລ ກໍລະກົດ
lo 8 ສ_ຫ ສິງຫາ
lo 9 ກ_ຍ ກັນຍາ
lo 10 ຕ_ລ ຕຸລາ
lo 11 ພ_ຈ ພະຈິກ
lo 12 ທ_ວ ທັນວາ
lt 1 saus sausio sausis
lt 2 vas vasario vasaris
lt 3 kov kovas kovo
lt 4 bal balandis balandžio
lt 5 geg gegužė gegužės
lt 6 birž birželio birželis
lt 7 liep liepa liepos
lt 8 rugp rugpjūtis rugpjūčio
lt 9 rugs rugsėjis rugsėjo
lt 10 spal spalio spalis
lt 11 lapkr lapkritis lapkričio
lt 12 gruod gruodis gruodžio
lv 1 janv janvāris
lv 2 febr februāris
lv 3 marts
lv 4 apr aprīlis
lv 5 maijs
lv 6 jūn jūnijs
lv 7 jūl jūlijs
lv 8 aug augusts
lv 9 sept septembris
lv 10 okt oktobris
lv 11 nov novembris
lv 12 dec decembris
mk 1 јан јануари
mk 2 фев февруари
mk 3 мар март
mk 4 апр април
mk 5 мај
mk 6 јун јуни
mk 7 јул јули
mk 8 авг август
mk 9 сеп септември
mk 10 окт октомври
mk 11 ное ноември
mk 12 дек декември
ml 1 ജനു ജനുവരി
ml 2 ഫെബ്രു ഫെബ്രുവരി
ml 3 മാർ മാർച്ച്
ml 4 ഏപ്രി ഏപ്രിൽ
ml 5 മേയ്
ml 6 ജൂൺ
ml 7 ജൂലൈ
ml 8 ഓഗ ഓഗസ്റ്റ്
ml 9 സെപ്റ്റം സെപ്റ്റംബർ
ml 10 ഒക്_ടോബർ ഒക്ടോ
ml 11 നവം നവംബർ
ml 12 ഡിസം ഡിസംബർ
mr 1 जाने जानेवारी
mr 2 फेब्रु फेब्रुवारी
mr 3 मार्च
mr 4 एप्रि एप्रिल
mr 5 मे
mr 6 जून
mr 7 जुलै
mr 8 ऑग ऑगस्ट
mr 9 सप्टें सप्टेंबर
mr 10 ऑक्टो ऑक्टोबर
mr 11 नोव्हें नोव्हेंबर
mr 12 डिसें डिसेंबर
ms 1 jan januari
ms 2 feb februari
ms 3 mac
ms 4 apr april
ms 5 mei
ms 6 jun
ms 7 jul julai
ms 8 ogo ogos
ms 9 sep september
ms 10 okt oktober
ms 11 nov november
ms 12 dis disember
mt 1 jan jannar
mt 2 fra frar
mt 3 mar marzu
mt 4 apr april
mt 5 mej mejju
mt 6 ġun ġunju
mt 7 lul lulju
mt 8 aww awwissu
mt 9 set settembru
mt 10 ott ottubru
mt 11 nov novembru
mt 12 diċ diċembru
my 1 ဇန် ဇန်နဝါရီ
my 2 ဖေ ဖေဖော်ဝါရီ
my 3 မတ်
my 4 ဧ ဧပြီ
my 5 မေ
my 6 ဇွန်
my 7 ဇူ ဇူလိုင်
my 8 ဩ ဩဂုတ်
my 9 စက် စက်တင်ဘာ
my 10 အောက် အောက်တိုဘာ
my 11 နို နိုဝင်ဘာ
my 12 ဒီ ဒီဇင်ဘာ
nb 1 jan januar
nb 2 feb februar
nb 3 mar mars
nb 4 apr april
nb 5 mai
nb 6 jun juni
nb 7 jul juli
nb 8 aug august
nb 9 sep september
nb 10 okt oktober
nb 11 nov november
nb 12 des desember
ne 1 जनवरी
ne 2 फेब्रुअरी
ne 3 मार्च
ne 4 अप्रिल
ne 5 मे
ne 6 जुन
ne 7 जुलाई
ne 8 अगस्ट
ne 9 सेप्टेम्बर
ne 10 अक्टोबर
ne 11 नोभेम्बर
ne 12 डिसेम्बर
nl 1 jan januari
nl 2 feb februari
nl 3 maart mrt
nl 4 apr april
nl 5 mei
nl 6 jun juni
nl 7 jul juli
nl 8 aug augustus
nl 9 sep september
nl 10 okt oktober
nl 11 nov november
nl 12 dec december
nn 1 jan januar
nn 2 feb februar
nn 3 mar mars
nn 4 apr april
nn 5 mai
nn 6 jun juni
nn 7 jul juli
nn 8 aug august
nn 9 sep september
nn 10 okt oktober
nn 11 nov november
nn 12 des desember
pa 1 ਜਨ ਜਨਵਰੀ
pa 2 ਫ਼ਰ ਫ਼ਰਵਰੀ
pa 3 ਮਾਰਚ
pa 4 ਅਪ੍ਰੈ ਅਪ੍ਰੈਲ
pa 5 ਮਈ
pa 6 ਜੂਨ
pa 7 ਜੁਲਾ ਜੁਲਾਈ
pa 8 ਅਗ ਅਗਸਤ
pa 9 ਸਤੰ ਸਤੰਬਰ
pa 10 ਅਕਤੂ ਅਕਤੂਬਰ
pa 11 ਨਵੰ ਨਵੰਬਰ
pa 12 ਦਸੰ ਦਸੰਬਰ
pl 1 sty styczeń stycznia
pl 2 lut lutego luty
pl 3 mar marca marzec
pl 4 kwi kwiecień kwietnia
pl 5 maj maja
pl 6 cze czerwca czerwiec
pl 7 lip lipca lipiec
pl 8 sie sierpień sierpnia
pl 9 wrz wrzesień września
pl 10 paź październik października
pl 11 lis listopad listopada
pl 12 gru grudnia grudzień
pt 1 jan janeiro
pt 2 fev fevereiro
pt 3 mar março
pt 4 abr abril
pt 5 mai maio
pt 6 jun junho
pt 7 jul julho
pt 8 ago agosto
pt 9 set setembro
pt 10 out outubro
pt 11 nov novembro
pt 12 dez dezembro
ro 1 ian ianuarie
ro 2 feb februarie
ro 3 mar martie
ro 4 apr aprilie
ro 5 mai
ro 6 iun iunie
ro 7 iul iulie
ro 8 aug august
ro 9 sept septembrie
ro 10 oct octombrie
ro 11 noiembrie nov
ro 12 dec decembrie
ru 1 янв январь января
ru 2 февр февраль февраля
ru 3 мар март марта
ru 4 апр апрель апреля
ru 5 май мая
ru 6 июн июнь июня
ru 7 июл июль июля
ru 8 авг август августа
ru 9 сент сентябрь сентября
ru 10 окт октябрь октября
ru 11 нояб ноябрь ноября
ru 12 дек декабрь декабря
si 1 ජන ජනවාරි
si 2 පෙබ පෙබරවාරි
si 3 මාර් මාර්තු
si 4 අප්_රේල්
si 5 මැයි
si 6 ජූනි
si 7 ජූලි
si 8 අගෝ අගෝස්තු
si 9 සැප් සැප්තැම්බර්
si 10 ඔක් ඔක්තෝබර්
si 11 නොවැ නොවැම්බර්
si 12 දෙසැ දෙසැම්බර්
sk 1 jan január januára
sk 2 feb február februára
sk 3 mar marca marec
sk 4 apr apríl apríla
sk 5 máj mája
sk 6 jún júna
sk 7 júl júla
sk 8 aug august augusta
sk 9 sep september septembra
sk 10 okt október októbra
sk 11 nov november novembra
sk 12 dec december decembra
sl 1 jan januar
sl 2 feb februar
sl 3 mar marec
sl 4 apr april
sl 5 maj
sl 6 jun junij
sl 7 jul julij
sl 8 avg avgust
sl 9 sep september
sl 10 okt oktober
sl 11 nov november
sl 12 dec december
sq 1 jan janar
sq 2 shk shkurt
sq 3 mar mars
sq 4 pri prill
sq 5 maj
sq 6 qer qershor
sq 7 korr korrik
sq 8 gush gusht
sq 9 sht shtator
sq 10 tet tetor
sq 11 nën nëntor
sq 12 dhj dhjetor
sr 1 jan januar јан јануар
sr 2 feb februar феб фебруар
sr 3 mar mart мар март
sr 4 apr april апр април
sr 5 maj мај
sr 6 jun јун
sr 7 jul јул
sr 8 avg avgust авг август
sr 9 sep septembar сеп септембар
sr 10 okt oktobar окт октобар
sr 11 nov novembar нов новембар
sr 12 dec decembar дец децембар
sv 1 jan januari
sv 2 feb februari
sv 3 mars
sv 4 apr april
sv 5 maj
sv 6 juni
sv 7 juli
sv 8 aug augusti
sv 9 sep september
sv 10 okt oktober
sv 11 nov november
sv 12 dec december
sw 1 jan januari
sw 2 feb februari
sw 3 mac machi
sw 4 apr aprili
sw 5 mei
sw 6 jun juni
sw 7 jul julai
sw 8 ago agosti
sw 9 sep septemba
sw 10 okt oktoba
sw 11 nov novemba
sw 12 des desemba
ta 1 ஜன ஜனவரி
ta 2 பிப் பிப்ரவரி
ta 3 மார் மார்ச்
ta 4 ஏப் ஏப்ரல்
ta 5 மே
ta 6 ஜூன்
ta 7 ஜூலை
ta 8 ஆக ஆகஸ்ட்
ta 9 செப் செப்டம்பர்
ta 10 அக் அக்டோபர்
ta 11 நவ நவம்பர்
ta 12 டிச டிசம்பர்
te 1 జన జనవరి
te 2 ఫిబ్ర ఫిబ్రవరి
te 3 మార్చి
te 4 ఏప్రి ఏప్రిల్
te 5 మే
te 6 జూన్
te 7 జులై
te 8 ఆగ ఆగస్టు
te 9 సెప్టెం సెప్టెంబర్
te 10 అక్టో అక్టోబర్
te 11 నవం నవంబర్
te 12 డిసెం డిసెంబర్
th 1 ม_ค มกราคม
th 2 ก_พ กุมภาพันธ์
th 3 มี_ค มีนาคม
th 4 เม_ย เมษายน
th 5 พ_ค พฤษภาคม
th 6 มิ_ย มิถุนายน
th 7 ก_ค กรกฎาคม
th 8 ส_ค สิงหาคม
th 9 ก_ย กันยายน
th 10 ต_ค ตุลาคม
th 11 พ_ย พฤศจิกายน
th 12 ธ_ค ธันวาคม
tr 1 oca ocak
tr 2 şub şubat
tr 3 mar mart
tr 4 nis nisan
tr 5 may mayıs
tr 6 haz haziran
tr 7 tem temmuz
tr 8 ağu ağustos
tr 9 eyl eylül
tr 10 eki ekim
tr 11 kas kasım
tr 12 ara aralık
uk 1 січ січень січня
uk 2 лют лютий лютого
uk 3 бер березень березня
uk 4 квіт квітень квітня
uk 5 трав травень травня
uk 6 черв червень червня
uk 7 лип липень липня
uk 8 серп серпень серпня
uk 9 вер вересень вересня
uk 10 жовт жовтень жовтня
uk 11 лист листопад листопада
uk 12 груд грудень грудня
ur 1 جنوری
ur 2 فروری
ur 3 مارچ
ur 4 اپریل
ur 5 مئی
ur 6 جون
ur 7 جولائی
ur 8 اگست
ur 9 ستمبر
ur 10 اکتوبر
ur 11 نومبر
ur 12 دسمبر
uz 1 yan yanvar
uz 2 fev fevral
uz 3 mar mart
uz 4 apr aprel
uz 5 may
uz 6 iyn iyun
uz 7 iyl iyul
uz 8 avg avgust
uz 9 sen sentabr
uz 10 okt oktabr
uz 11 noy noyabr
uz 12 dek dekabr
zh 1 一月
zh 2 二月
zh 3 三月
zh 4 四月
zh 5 五月
zh 6 六月
zh 7 七月
zh 8 八月
zh 9 九月
zh 10 十月
zh 11 十一月
zh 12 十二月
"""

WEEKDAYS = """
a ahad ahd al alhamisi an antradienis aoine ar asteartea
asteazkena astelehena axşamı az b ba bazar biy biyernes bảy
c ceturtd ceturtdiena chor chorshanba chủ cmt cn cs
csütörtök cum cuma cumartesi czw czwartek céad céadaoin cümə
dc dg di dia diardaoin dic diciadain did didòmhnaich die
diel dienstag dih dihaoine dijous dil dilluns diluain dim
dimanche dimarts dimecres dimàirt dinsdag dis disathairne
dissabte diumenge divendres dj dl do dom domenica domh
domhnaigh domingo don donderdag donnerstag donneschdeg ds dt
dum duminică dush dushanba dv dydd dé déar déardaoin dën
dënschdeg e enj enjte erb erbgħa ertəsi esmaspäev feira fim
fimmtudagur fr fre fredag freideg freitag fri friday frí
fríggjadagur fös föstudagur gio giovedì gwe gwen gwener h
hai haoine huw huwebes hétfő hën hënë hós hósdagur iau ig
igandea ijumaa il is isn isnin it jeu jeudi joi jue jueves
jum juma jumaat jumamosi jumanne jumapili jumat jumatano
jumatatu k kam kamis ke kedd keskiviikko keskiviikkona
ketvirtadienis kha khamis kolmapäev kt l la larunbata lau
lauantai lauantaina laugardagur laupäev laurdag ley
leygardagur lin linggo llun lr luain luan lun lundi lunedì
lunes luni luns lör lördag lør lørdag ma maanantai
maanantaina maandag man mandag mar mardi martedì martes
martë marți maw mawrth mer mercher mercoledì mercredi mi mie
miercuri mik mikudagur min minggu mittwoch miy miyerkules
mié miércoles mið miðvikudagur mo mon monday montag máirt
mán mánadagur mánudagur må mån måndag méi méindeg mér
mércores mër mërkurë mët mëttwoch n ne ned nedelja nedeľa
nedjelja neděle neljapäev nhật niedz niedziela năm og on ons
onsdag or osteguna ostirala otrd otrdiena p pay payshanba
paz pazar pazartesi pe penktadienis per perjantai
perjantaina perşembe pet petak petek pi piatok piektd
piektdiena pirmadienis pirmd pirmdiena piątek pn po pon
pondelok pondělí ponedeljak ponedeljek ponedjeljak
poniedziałek pr pre premte pt pzt pá pátek péntek pühapäev
qua quarta qui quinta r rab rabu reede sa sab sabado sabato
sabtu sad sadwrn sal salı sam samedi samschdeg samstag sat
saterdag sath sathairn saturday seg segunda sekmadienis sel
selasa sen senin sesh seshanba sestd sestdiena sex sexta
shan shanba sht shtunë sib sibt sk so sob sobota son sondag
sonndeg sonntag sre sreda sri srijeda st streda středa su
sub subota sul sun sunday sunnudagur sunnuntai svētd
svētdiena sze szerda szo szombat sáb sábado sáu sâm sâmbătă
sön söndag sø søn søndag t teisipäev ter terça th thu
thursday thứ ti tiistai tiistaina tir tirs tirsdag tis
tisdag tli tlieta tne tnejn to tor torek tors torsdag
torstai torstaina tr trečiadienis trešd trešdiena tue
tuesday ty tys tysdag týs týsdagur tư ut uto utorak utorok v
vasárnap ven vendredi venerdì venres vie viernes vin vineri
vr vrijdag vrydag wed wednesday wo woensdag wt wtorek xov
xoves yak yakshanba za zaterdag zo zondag ç çar çarşamba
çərşənbə út úterý þri þriðjudagur čet četrtek četvrtak čt
čtvrtek ġim ġimgħa ħad ħadd ħam ħamis śr środa ş şənbə
šeštadienis št štvrtok δευ δευτέρα κυρ κυριακή πέμ πέμπτη
παρ παρασκευή σάβ σάββατο τετ τετάρτη τρί τρίτη аў аўторак
бейсенбі бейш бейшемби бс воскресенье вс вт вто вторник
вівторок дс дүй дүйсенбі дүйшөмбү жек жексенбі жекшемби жм
жс жума жұма ишемби ишм нд нед недела неделя недеља неділя
нядзеля пʼятниця панядзелак пет петак петок петък пн пон
понеделник понедельник понедељак понеділок пт пятница
пятніца саб сабота сб сейсенбі сенбі серада середа ср сре
среда сряда сс суб суббота субота събота сәрсенбі уто уторак
чацвер чет четвер четверг четвртак четврток четвъртък чт чц
шарш шаршемби шейш шейшемби երեքշաբթի երկ երկուշաբթի երք կիր
կիրակի հինգշաբթի հնգ շաբաթ շբթ ուր ուրբաթ չորեքշաբթի չրք א ב
ג ד ה ו חמישי יום ראשון רביעי שבת שישי שלישי שני اتوار الأحد
الأربعاء الاثنين الثلاثاء الجمعة الخميس السبت بدھ جمعرات
جمعه جمعہ دوشنبه سه شنبه منگل پنجشنبه پیر چهارشنبه ہفتہ
یکشنبه आइत आइतबार गुरु गुरुवार बिहि बिहिबार बुध बुधबार
बुधवार मंगल मंगलवार मंगळ मंगळवार मङ्गल मङ्गलबार रवि रविवार
शनि शनिबार शनिवार शुक्र शुक्रबार शुक्रवार सोम सोमबार सोमवार
বুধ বুধবার বৃহস্পতি বৃহস্পতিবার মঙ্গল মঙ্গলবার রবি রবিবার
শনি শনিবার শুক্র শুক্রবার সোম সোমবার ਐਤ ਐਤਵਾਰ ਬੁੱਧ ਬੁੱਧਵਾਰ
ਮੰਗਲ ਮੰਗਲਵਾਰ ਵੀਰ ਵੀਰਵਾਰ ਸ਼ਨਿੱਚਰ ਸ਼ਨਿੱਚਰਵਾਰ ਸ਼ੁੱਕਰ ਸ਼ੁੱਕਰਵਾਰ
ਸੋਮ ਸੋਮਵਾਰ ગુરુ ગુરુવાર બુધ બુધવાર મંગળ મંગળવાર રવિ રવિવાર
શનિ શનિવાર શુક્ર શુક્રવાર સોમ સોમવાર சனி செவ் செவ்வாய் ஞாயி
ஞாயிறு திங் திங்கள் புத புதன் வியா வியாழன் வெள் வெள்ளி ఆది
ఆదివారం గురు గురువారం బుధ బుధవారం మంగళ మంగళవారం శని శనివారం
శుక్ర శుక్రవారం సోమ సోమవారం ಗುರು ಗುರುವಾರ ಬುಧ ಬುಧವಾರ ಭಾನು
ಭಾನುವಾರ ಮಂಗಳ ಮಂಗಳವಾರ ಶನಿ ಶನಿವಾರ ಶುಕ್ರ ಶುಕ್ರವಾರ ಸೋಮ ಸೋಮವಾರ ച
ചൊവ്വ ചൊവ്വാഴ് ചൊവ്വാഴ്ച ഞായറാഴ് ഞായർ തിങ്കളാഴ് തിങ്കൾ
ബുധനാഴ് ബുധൻ വെള്ളി വെള്ളിയാഴ് വ്യാഴം വ്യാഴാഴ് ശനി ശനിയാഴ്
අඟහ අඟහරුවාදා ඉරිදා බදාදා බ් රහස් රහස්පතින්දා සඳුදා සිකු
සිකුරාදා සෙන සෙනසුරාදා จ พ พฤ วันจันทร์ วันพฤหัสบดี วันพุธ
วันศุกร์ วันอังคาร วันอาทิตย์ วันเสาร์ ศ ส อ อา ຈັນ ພະຫັດ
ພຸດ ວັນຈັນ ວັນພະຫັດ ວັນພຸດ ວັນສຸກ ວັນອັງຄານ ວັນອາທິດ ວັນເສົາ
ສຸກ ອັງຄານ ອາທິດ ເສົາ ကြာသပတေး စနေ တနင်္ဂနွေ တနင်္လာ
ဗုဒ္ဓဟူး သောကြာ အင်္ဂါ კვი კვირა ოთხ ოთხშაბათი ორშ ორშაბათი
პარ პარასკევი სამ სამშაბათი შაბ შაბათი ხუთ ხუთშაბათი ሐሙስ ማክሰ
ማክሰኞ ረቡዕ ሰኞ ቅዳሜ እሑድ ዓርብ ចន្ទ ច័ន្ទ ពុធ ព្រហ ព្រហស្បតិ៍ សុក្រ
សៅរ៍ អង្គារ អាទិត្យ 周一 周三 周二 周五 周六 周四 周日 土 土曜日 日 日曜日 星期一 星期三
星期二 星期五 星期六 星期四 星期日 月 月曜日 木 木曜日 水 水曜日 火 火曜日 週一 週三 週二 週五 週六
週四 週日 金 金曜日 금 금요일 목 목요일 수 수요일 월 월요일 일 일요일 토 토요일 화 화요일
"""

DAY_PERIODS = """
a aamu aamulla aamup aamupäivä aamupäivällä aand abend
abends adhuhuri aften aftenen afternoon akşam akşamüstü
alasiri alfajiri am amiaza amiază ap après araw arrats
arratsaldea arratsaldeko asubuhi at avond avonds axşam
axşamüstü að bore canol ch chiều d da de del di dia die
diena dimineața do dop dopol dopoldan dopoldne dopoledne
dopoludnia dopoludnie du după dydd dél délelőtt délután e
efterm eftermiddag eftermiddagen eftir eguerd eguerdia
eguerdiko em ertalab este etterm ettermiddag ettermiddagen
evening f fm form formiddag formiddagen förm förmiddag
förmiddagen gabi gaua gaueko gauerdia gece gecə gecəyarı
goiz goiza goizald goizaldea goizaldeko goizeko gündüz
günorta h hajnal hapon hari hatinggabi hommik hommikul hwyr
hádegi i illalla ilta iltap iltapäivä iltapäivällä iluntz
iluntzea iluntzeko in ip jioni jut jutro kechasi kechqurun
keskip keskipäivä keskipäivällä keskiyö keskiyöllä keskpäev
keskpäeval kesköö keskööl kunduzi kveld kvelden kväll
kvällen kvöld kvöldi l la m madaling madrugada malam manhã
mat matin matinada mattina matí mañana mañá mbrëmje mbrëmjes
mchana medianoite mediodía meia meio mesditë mesditës
mesnatë mesnatës mezzanotte mezzogiorno middag middags
midday middernacht middernag midi midn midnat midnatt
midnight miezul migdia minuit mitjanit mittag mittags
mitternacht miðnætti moies morg morgen morgenen morgens
morgni morgon morgonen morgunn morning mëngjes mëngjesit n
nachm nachmittag nachmittags nacht nachts nag naktis nakts
naktī napol napoludnie nat natt natta natten natë natës
navečer ng night nit nm no noaptea noc noche noci nocy noite
nomëttes noon nopții nos notte noć noći noću noč nótt nóttu
nửa o ochtend ochtends odp odpoledne oggend om opold opoldne
opoln opolnoči p pagi paradite paradites pasdite pasdites
payti perpiet petang pg pm po podne pol pold poldne poledne
poln polnoc polnoci polnoč poludnie pomeriggio ponoć ponoči
pop popiet popietė popodne popol popoldan popoldne
popoludnie popoludní popołudnie poslije poslijepodne
południe południem południu priekšp priekšpusdiena
priekšpusdienā priešpiet prijepodne prynhawn przed
przedpołudnie ptg pusd pusdienlaiks pusdienlaikā pusnakts
pusnaktī pärastlõuna pärastlõunal på północ północy pēcp
pēcpusd pēcpusdiena pēcpusdienā půln půlnoc r rano reggel
rytas ráno rīta rīts s sa saa sabah seara sera siang sita
soir sonra sore sáng síðdegis sübh səhər tanghaling tapat
tarda tarde tengah the tk to tr trưa tun tush tối ujutro
ujutru umaga usiku uveče v vakaras vakars vakarā vespre več
veče večer vidurdienis vidurnaktis vm vorm vormittag
vormittags w wieczorem wieczór y yarim yarısı yb yh yr yö
yöllä za zjut zjutraj zveč zvečer éjfél éjjel õhtu õhtul
önce ös öö öösel öğle öğleden đêm απόγ απόγευμα βράδυ μ
μεσημ μεσημέρι π πρωί το веч вече вечер вечера вечерта
вечора вечір день дня дп жарымы ичинде кейін кейінгі кечинде
кечкурун кеш кешкі кийин кийинки менен на навечер напладне
наутро ночи ночь ночі нощта ноћ ноћу ноќ ноќе ніч об обяд
ортосу пладне по подне полд полдень полн полночь полноќ
полудень полунощ поноћ попл попладне поподне пп пр през
претпл претпладне північ ранку ранок сл следобед сутринта
талтүс таң таңкы таңғы тк тң түн түнгі түскі түстен түш
түштөн увече утра утро ујутру чак эртең јутро առավոտ
առավոտյան գիշեր գիշերը գիշերվա երեկո երեկոյան կեսգիշեր
կեսգիշերին կեսօր կեսօրին ցերեկ ցերեկը ցերեկվա אחה אחר בבוקר
בוקר בלילה בערב בצהריים הצהריים חצות לילה לפנות ערב צ צהריים
آدھی ازظهر الصباح الظهر الليل المساء ب بامداد بعد بعدازظهر
بعدازچاشت دوپہر رات سہ شام شب ص صباحًا صبح ظ ظهر ظهرًا عصر
فجرًا في ق قبل ليلاً م مساءً منتصف میں نیمه پہر अपरान्ह
अपराह्न दुपार दोपहर पहाट पूर्वाह्न बिहान बेलुकी मध्यरात
मध्यरात्र मध्यरात्रि मध्यान्ह रात रात्र शाम संध्याकाळ सकाळ
साँझ सुबह দুপুর দুপুরবেলায় বিকাল ভোর ভোরবেলায় রাত্রি
রাত্রিবেলায় সকাল সকালবেলায় সন্ধ্যা সন্ধ্যাবেলায় ਅੱਧੀ ਦੁ
ਦੁਪਹਿਰੇ ਪੂ ਬਾ ਰਾਤ ਰਾਤੀਂ ਸਵੇਰੇ ਸ਼ਾਮ ਸ਼ਾਮੀਂ બપોર બપોરે
મધ્યરાત્રિ રાત્રિ રાત્રે સવાર સવારે સાંજ સાંજે அதிகாலை அந்தி
இரவு காலை நண்பகல் நள்ளிரவு பிற்பகல் மதியம் மாலை అర్ధరాత్రి
ఉదయం మధ్యాహ్నం రాత్రి సాయంత్రం ಬೆಳಗ್ಗೆ ಮಧ್ಯ ಮಧ್ಯರಾತ್ರಿ
ಮಧ್ಯಾಹ್ನ ರಾತ್ರಿ ಸಂಜೆ അർദ്ധരാത്രി ഉച്ച ഉച്ചതിരിഞ്ഞ്
ഉച്ചയ്ക്ക് പുലർച്ചെ രാത്രി രാവിലെ വൈകുന്നേരം സന്ധ്യ උදේ දවල්
ප පසු පාන්දර පෙ මධ් මැදියම මැදියමට යාහ්නය රෑ ව හවස กลางคืน
ก่อนเที่ยง ค่ำ ตอนบ่าย ตอนเช้า ตอนเย็น บ่าย หลังเที่ยง
เที่ยง เที่ยงคืน ในตอนบ่าย ในตอนเช้า ในตอนเย็น ກາງ ກາງຄືນ
ກ່ອນທ່ຽງ ຄືນ ຕອນກາງຄືນ ຕອນທ່ຽງ ຕອນບ່າຍ ຕອນເຊົ້າ ຕອນແລງ ທ່ຽງ
ທ່ຽງຄືນ ສວາຍ ຫຼັງທ່ຽງ ເຊົ້າ ແລງ ည ညနေ နေ့လယ် နံနက် မွန်းတည့်
သန်းခေါင်ယံ დილ დილა დილით ნაშუადღ ნაშუადღევი ნაშუადღევს საღ
საღამო საღამოს ღამ ღამე ღამით შუადღ შუადღე შუადღეს შუაღამე
შუაღამეს ሌሊት ምሽት ቀትር በሌሊት በምሽት እኩለ ከሰዓት ጥዋት ត្រង់ ថ្ងៃ
ថ្ងៃត្រង់ នៅពេល នៅពេលរសៀល ព្រឹក យប់ រសៀល ល្ងាច អធ្រាត្រ 上午
下午 中午 凌晨 午前 午夜 午後 夕方 夜 夜中 早上 昼 晚上 朝 正午 清晨 真夜中 밤 아침 오전 오후 자정
저녁 정오
"""

AGO = """
1 #detikyanglalu #dtklalu #giâytrước #mperce
1 #másodperccelezelőtt #saatlalu #sago #saniyeönce #secago
1 #secfa #secgeleden #secondago #secondegeleden
1 #secondengeleden #secondifa #secondofa #secondsago #seest
1 #sekeest #seksiden #sektemu #sekundieest #sekundtemu
1 #sekundytemu #sekundętemu #sekuntiasitten #sekuntisitten
1 #sfa #snönce #ssitten #stemu #δπριν #секназад #секундитому
1 #секундназад #секундтому #секундуназад #секундутому
1 #секундыназад #стому #ثانیهپیش #سیکنڈپہلے #सेकंडपहले
1 #से॰पहले #সেকেন্ডআগে #সেকেন্ডপূর্বে #วินาทีที่ผ่านมา
1 #วินาทีที่แล้ว #秒前 #秒钟前 #초전 -#s -#с acum#desecunde acum#sec
1 acum#secunde acum#secundă fa#s fa#segon fa#segons
1 for#seksiden for#sekundersiden for#sekundsiden
1 för#sekundersedan för#sekundsedan för#ssen hace#s
1 hace#segundo hace#segundos hai#s hai#segundo hai#segundos
1 há#seg há#segundo há#segundos ilya#s ilya#seconde
1 ilya#secondes pirms#s pirms#sek pirms#sekundes
1 pirms#sekundēm pred#s pred#sekundama pred#sekundami
1 pred#sekundo pred#sekundou prieš#s prieš#sek prieš#sekundes
1 prieš#sekundę prieš#sekundžių prije#s prije#sekunde
1 prije#sekundi prije#sekundu před#s před#sekundami
1 před#sekundou vor#s vor#sek vor#sekunde vor#sekunden
1 πριναπό#δευτ πριναπό#δευτερόλεπτα πριναπό#δευτερόλεπτο
1 пр#сек пре#с пре#сек пре#секунде пре#секунди преди#сек
1 преди#секунда преди#секунди לפני#שניות לפני#שנ׳ قبل#ثانية
1 قبل#ثوانٍ قبل#ثوانِ −#s
60 #dakikaönce #dkönce #mago #menityanglalu #minago #mineest
60 #minfa #mingeleden #minitlalu #minlalu #minsiden #minsitten
60 #mintemu #minuteago #minutengeleden #minutesago #minutieest
60 #minutifa #minutofa #minuttemu #minutytemu #minutętemu
60 #minuutgeleden #minuuttiasitten #minuuttisitten #mntlalu
60 #perccelezelőtt #perce #phúttrước #λπριν #минназад
60 #минутназад #минутуназад #минутыназад #хвилинитому
60 #хвилинтому #хвилинутому #хвтому #دقیقهپیش #منٹپہلے
60 #मिनटपहले #मि॰पहले #মিনিটআগে #นาทีที่ผ่านมา #นาทีที่แล้ว #分前
60 #分钟前 #분전 -#min -#мин acum#deminute acum#min acum#minut
60 acum#minute fa#min fa#minut fa#minuts for#minsiden
60 for#minutsiden for#minuttersiden for#minuttsiden för#minsen
60 för#minutersedan för#minutsedan hace#min hace#minuto
60 hace#minutos hai#min hai#minuto hai#minutos há#min há#minuto
60 há#minutos ilya#min ilya#minute ilya#minutes pirms#min
60 pirms#minūtes pirms#minūtēm pred#min pred#minutama
60 pred#minutami pred#minuto pred#minútami pred#minútou
60 prieš#min prieš#minutes prieš#minutę prieš#minučių prije#min
60 prije#minuta prije#minute prije#minutu před#min
60 před#minutami před#minutou vor#m vor#min vor#minute
60 vor#minuten πριναπό#λεπ πριναπό#λεπτά πριναπό#λεπτό пр#мин
60 пре#мин пре#минута преди#мин преди#минута преди#минути
60 לפני#דקות לפני#דק׳ قبل#دقائق قبل#دقيقة −#min
3600 #giờtrước #godzintemu #godzinytemu #godzinętemu #godztemu
3600 #gtemu #hago #hfa #hourago #hoursago #hrago #jamlalu
3600 #jamyanglalu #orafa #orefa #saatönce #saönce #teest
3600 #timersiden #timesiden #tsitten #tunnieest #tuntiasitten
3600 #tuntisitten #uurgeleden #órája #órávalezelőtt #ώπριν
3600 #годинитому #годинтому #годинутому #годтому #часаназад
3600 #часназад #часовназад #чназад #ساعتپیش #گھنٹہپہلے #گھنٹےپہلے
3600 #घंटेपहले #घं॰पहले #ঘন্টাআগে #ชมที่แล้ว #ชั่วโมงที่ผ่านมา
3600 #小时前 #時間前 #시간전 -#h -#t -#ч acum#deore acum#h acum#ore
3600 acum#oră fa#h fa#hora fa#hores for#timersiden for#timesiden
3600 for#tsiden för#timmarsedan för#timmesedan för#timsedan
3600 hace#h hace#hora hace#horas hai#h hai#hora hai#horas há#h
3600 há#hora há#horas ilya#h ilya#heure ilya#heures pirms#h
3600 pirms#st pirms#stundas pirms#stundām pred#h pred#hodinami
3600 pred#hodinou pred#urama pred#urami pred#uro prieš#val
3600 prieš#valandas prieš#valandą prieš#valandų prije#h prije#sat
3600 prije#sata prije#sati před#h před#hodinami před#hodinou
3600 vor#std vor#stunde vor#stunden πριναπό#ώ πριναπό#ώρα
3600 πριναπό#ώρες пр#ч пре#сата пре#сати пре#ч преди#ч преди#час
3600 преди#часа לפני#שעות לפני#שע׳ قبل#ساعات قبل#ساعة −#h
86400 #dagengeleden #dagesiden #daggeleden #dago #dagsiden #dayago
86400 #daysago #dgngeleden #dnitemu #dzieńtemu #gfa #ggfa
86400 #giornifa #giornofa #günönce #harilalu #hariyanglalu #hlalu
86400 #napja #nappalezelőtt #ngàytrước #peest #pvsitten #päevaeest
86400 #päiväsitten #päivääsitten #ημπριν #деньназад #деньтому
86400 #днейназад #днназад #днтому #дняназад #днівтому #днітому
86400 #دنوںپہلے #دنپہلے #روزپیش #दिनपहले #দিনআগে #วันที่ผ่านมา
86400 #วันที่แล้ว #天前 #日前 #일전 -#d -#j -#zi -#zile -#дн acum#dezile
86400 acum#zi acum#zile fa#dia fa#dies for#dagesiden for#dagsiden
86400 for#dsiden for#døgnsiden för#dagarsedan för#dagsedan
86400 för#dsedan hace#d hace#día hace#días hai#día hai#días há#dia
86400 há#dias ilya#j ilya#jour ilya#jours pirms#d pirms#dienas
86400 pirms#dienām pred#d pred#dnevi pred#dnevom pred#dnevoma
86400 pred#dňami pred#dňom prieš#d prieš#dienas prieš#dieną
86400 prieš#dienų prije#d prije#dan prije#dana před#dnem před#dny
86400 vor#tag vor#tagen πριναπό#ημ πριναπό#ημέρα πριναπό#ημέρες
86400 пр#д пре#д пре#дана преди#ден преди#дни לפני#ימים לפנייום#
86400 قبل#أيام قبل#يومًا −#d
604800 #haftaönce #hete #hfönce #héttelezelőtt #mgglalu #mgulalu
604800 #minggulalu #mingguyanglalu #nädalaeest #nädeest #settfa
604800 #settimanafa #settimanefa #tuầntrước #tydzieńtemu #tydztemu
604800 #tygodnietemu #tygodnitemu #tygtemu #ugersiden #ugesiden
604800 #viikkoasitten #viikkositten #vksitten #wago #weekago
604800 #weekgeleden #weeksago #wekengeleden #wkago #εβδπριν
604800 #неделиназад #недельназад #неделюназад #недназад
604800 #тижденьтому #тижнівтому #тижнітому #тижтому #هفتهپیش
604800 #ہفتہپہلے #ہفتےپہلے #सप्ताहपहले #সপ্তাহআগে #สัปดาห์ที่ผ่านมา
604800 #สัปดาห์ที่แล้ว #周前 #週間前 #주전 -#sem -#săpt -#нед
604800 acum#desăptămâni acum#săpt acum#săptămâni acum#săptămână
604800 fa#setm fa#setmana fa#setmanes for#ugersiden for#ugesiden
604800 for#ukersiden for#ukesiden for#usiden för#veckasedan
604800 för#veckorsedan för#vsedan hace#sem hace#semana hace#semanas
604800 hai#sem hai#semana hai#semanas há#sem há#semana há#semanas
604800 ilya#sem ilya#semaine ilya#semaines pirms#ned pirms#nedēļas
604800 pirms#nedēļām pred#ted pred#tedni pred#tednom pred#tednoma
604800 pred#týž pred#týždňami pred#týždňom prieš#sav prieš#savaites
604800 prieš#savaitę prieš#savaičių prije#tj prije#tjedan
604800 prije#tjedana prije#tjedna před#týd před#týdnem před#týdny
604800 vor#wo vor#woche vor#wochen πριναπό#εβδ πριναπό#εβδομάδα
604800 πριναπό#εβδομάδες пр#седм пре#н пре#нед пре#недеља
604800 пре#недеље преди#седм преди#седмица преди#седмици
604800 לפני#שבועות לפני#שב׳ قبل#أسابيع قبل#أسبوعًا −#v
2629800 #ayönce #blnlalu #bulanlalu #bulanyanglalu #hónapja
2629800 #hónappalezelőtt #keest #kksitten #kuueest #kuukausisitten
2629800 #kuukauttasitten #maandengeleden #maandgeleden #mdrsiden
2629800 #mdsiden #mesefa #mesifa #miesiącetemu #miesiąctemu
2629800 #miesięcytemu #miestemu #moago #monthago #monthsago
2629800 #thángtrước #μπριν #месназад #месяцаназад #месяцевназад
2629800 #месяцназад #містому #місяцьтому #місяцівтому #місяцітому
2629800 #ماهپیش #ماہقبل #ماہپہلے #مہینہپہلے #مہینےپہلے #माहपहले
2629800 #মাসআগে #เดือนที่ผ่านมา #เดือนที่แล้ว #か月前 #个月前 #개월전 -#luni
2629800 -#lună -#md -#мес acum#deluni acum#luni acum#lună fa#mes
2629800 fa#mesos for#mdsiden for#månedersiden for#månedsiden
2629800 för#månadersedan för#månadsedan för#månsen hace#m hace#mes
2629800 hace#meses hai#mes hai#meses há#meses há#mês ilya#m
2629800 ilya#mois pirms#mēn pirms#mēneša pirms#mēnešiem pred#mes
2629800 pred#mesecem pred#mesecema pred#meseci pred#mesiacmi
2629800 pred#mesiacom prieš#mėn prieš#mėnesius prieš#mėnesių
2629800 prieš#mėnesį prije#mj prije#mjesec prije#mjeseca
2629800 prije#mjeseci před#měs před#měsícem před#měsíci vor#monat
2629800 vor#monaten πριναπό#μήνα πριναπό#μήνες пр#м пре#м пре#мес
2629800 пре#месеца пре#месеци преди#м преди#месец преди#месеца
2629800 לפני#חודשים לפני#חו׳ خلال#أشهر قبل#أشهر قبل#شهرًا −#mån
31557600 #aastaeest #aeest #annifa #annofa #jaargeleden #latatemu
31557600 #lattemu #nămtrước #roktemu #tahunlalu #tahunyanglalu
31557600 #thnlalu #vsitten #vuosisitten #vuottasitten #yago #yearago
31557600 #yearsago #yrago #yılönce #årsiden #éve #évvelezelőtt
31557600 #έτηπριν #έτοςπριν #гназад #годаназад #годназад #летназад
31557600 #лназад #рокитому #роківтому #ртому #ріктому #سالپہلے
31557600 #سالپیش #वर्षपहले #বছরপূর্বে #ปีที่แล้ว #年前 #년전 -#a -#an
31557600 -#ani -#år -#г -#л acum#an acum#ani acum#deani fa#any
31557600 fa#anys for#årsiden för#årsedan för#årsen hace#a hace#año
31557600 hace#años hai#ano hai#anos há#ano há#anos ilya#a ilya#an
31557600 ilya#ans pirms#g pirms#gada pirms#gadiem pred#leti
31557600 pred#letom pred#letoma pred#r pred#rokmi pred#rokom prieš#m
31557600 prieš#metus prieš#metų prije#g prije#godina prije#godine
31557600 prije#godinu před#l před#lety před#r před#rokem vor#jahr
31557600 vor#jahren πριναπό#έτη πριναπό#έτος пр#г пре#г пре#год
31557600 пре#година пре#године преди#г преди#година преди#години
31557600 לפני#שנים قبل#سنة قبل#سنوات −#år
"""
