#!/usr/bin/env python3
"""Builds the reference lists in crates/web/data from CLDR (through Babel) and zxcvbn.

    python3 -m venv .venv && .venv/bin/pip install Babel==2.18.0 zxcvbn==4.5.0
    .venv/bin/python scripts/build-reference.py

countries.tsv         ISO 3166-1 alpha-3, names in French, English, Arabic (CLDR)
languages.tsv         ISO 639-3, names in French, English, Arabic and in the language itself (CLDR, gaps by hand below)
common-passwords.txt  the 5,000 most common passwords of 8 letters or more (zxcvbn)
"""
import pathlib
import unicodedata

import babel
from babel import Locale
from babel.core import get_global
from zxcvbn.frequency_lists import FREQUENCY_LISTS

OUT = pathlib.Path(__file__).resolve().parent.parent / "crates/web/data"
FR, EN, AR = Locale("fr"), Locale("en"), Locale("ar")

# Not countries of ISO 3166-1 although CLDR names them.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
SHORTER = {
    "PSE": ("Palestine", "Palestine", "فلسطين"),
    "HKG": ("Hong Kong", "Hong Kong", "هونغ كونغ"),
    "MAC": ("Macao", "Macao", "ماكاو"),
    "COG": ("Congo (Brazzaville)", "Congo (Brazzaville)", "الكونغو (برازافيل)"),
    "COD": ("Congo (Kinshasa), RDC", "Congo (Kinshasa), DRC", "الكونغو (كينشاسا)، الديمقراطية"),
}
# Not countries, but what a travel document may say (ICAO 9303).
SPECIAL = [
    ("XXA", "Apatride", "Stateless", "عديم الجنسية"),
    ("XXX", "Inconnu", "Unknown", "غير معروف"),
]

# ISO 639-3; CLDR code ("" when CLDR does not know it); then what replaces or fills CLDR: French, English, Arabic, own name.
LANGUAGES = """
# West Africa
aka|ak||||Akan
bam|bm||||Bamanankan
bci||baoulé|Baoulé|الباولي|Baule
dyu|dyu|dioula|Dyula|الديولا|Julakan
ewe|ee||||Eʋegbe
fon|fon||||Fɔngbe
ful|ff|peul (fulfuldé)|Fula (Fulfulde)||Fulfulde
fuf||pular (Fouta-Djalon)|Pular (Fouta Djallon)|البولار (فوتا جالون)|Pular
fuc||pulaar (Sénégal, Mauritanie)|Pulaar (Senegal, Mauritania)|البولار (السنغال وموريتانيا)|Pulaar
ffm||fulfuldé (Macina)|Fulfulde (Maasina)|الفلفلدي (ماسينا)|Fulfulde
fuq||fulfuldé (Niger)|Fulfulde (Niger)|الفلفلدي (النيجر)|Fulfulde
hau|ha||||Hausa
ibo|ig||||Igbo
kbp||kabiyè|Kabiye|الكابيي|Kabɩyɛ
kau|kr|kanouri|Kanuri|الكانوري|Kanuri
knc||kanouri central|Central Kanuri|الكانوري الوسطى|Kanuri
kri|kri|krio|Krio|الكريو|Krio
kpe|kpe|kpellé|Kpelle|الكبيلي|Kpɛlɛɛ
men|men|mendé|Mende|الميندي|Mɛnde
mnk||mandinka|Mandinka|الماندينكا|Mandinka
mos|mos|mooré|Mooré|الموري|Mooré
man|man|mandingue|Manding|الماندينغ|Manding
emk||maninka (Guinée)|Maninka (Guinea)|المانينكا (غينيا)|Maninkakan
ses||songhaï (Gao)|Songhay (Gao)|السونغاي (غاو)|Koyraboro Senni
snk|snk|soninké|Soninke|السوننكية|Sooninkanxanne
srr|srr|sérère|Serer|السيرير|Seereer
sus|sus|soussou|Susu||Sosoxui
tem|tem|temné|Temne|التمني|Kʌthemnɛ
taq||tamasheq (Mali)|Tamasheq (Mali)|التماشق (مالي)|Tamasheq
ttq||tamajaq (Niger)|Tamajaq (Niger)|التماجق (النيجر)|Tamajaq
twi|tw|twi|Twi||Twi
wol|wo||||Wolof
yor|yo||||Yorùbá
dje|dje|zarma|Zarma|الزرما|Zarma
pcm|pcm|pidgin du Nigeria|Nigerian Pidgin||Naijá
pov||créole de Guinée-Bissau|Guinea-Bissau Creole|كريول غينيا بيساو|Kriol
kea|kea|créole du Cap-Vert|Cape Verdean Creole|كريول الرأس الأخضر|Kabuverdianu
# Central and southern Africa
tuq||tedaga (toubou)|Tedaga (Toubou)|التيداغا (التبو)|Tedaga
dzg||dazaga (gorane)|Dazaga (Gorane)|الدازاغا (القرعان)|Dazaga
shu||arabe tchadien|Chadian Arabic|العربية التشادية|عربي تشادي
sag|sg||||Sängö
lin|ln||||Lingála
kon|kg||Kongo||Kikongo
lua|lua|tshiluba|Luba-Kasai (Tshiluba)|التشيلوبا|Tshiluba
swa|sw||||Kiswahili
kin|rw||||Ikinyarwanda
run|rn|kirundi|Kirundi|الكيروندي|Ikirundi
ewo|ewo|ewondo|Ewondo||Ewondo
wes||pidgin camerounais|Cameroonian Pidgin|بيدجن الكاميرون|Kamtok
nya|ny|chichewa|Chichewa|الشيشيوا|Chichewa
sna|sn||||ChiShona
por|pt||||Português
# North Africa
ara|ar|arabe|Arabic|العربية|العربية
arq||arabe algérien|Algerian Arabic|العربية الجزائرية|الدارجة الجزائرية
ary||arabe marocain (darija)|Moroccan Arabic (Darija)|العربية المغربية (الدارجة)|الدارجة المغربية
ayl||arabe libyen|Libyan Arabic|العربية الليبية|ليبي
arz||arabe égyptien|Egyptian Arabic|العربية المصرية|مصري
mey||arabe hassanya|Hassaniya Arabic|الحسانية|حسانية
kab|kab||||Taqbaylit
tzm|tzm|amazighe (Maroc central)|Central Atlas Tamazight|الأمازيغية (الأطلس المتوسط)|Tamaziɣt
shi|shi|tachelhit (chleuh)|Tachelhit (Shilha)|تشلحيت|Taclḥit
rif||rifain|Tarifit|الريفية|Tarifit
# Horn of Africa, Sudan
amh|am||||አማርኛ
apd||arabe soudanais|Sudanese Arabic|العربية السودانية|عربي سوداني
aar|aa||||Qafar
bej|bej|bedja|Beja||Bidhaawyeet
byn|byn|bilen|Blin||ብሊን
din|din|dinka|Dinka||Thuɔŋjäŋ
fvr||four|Fur|الفور|Fòòraŋ bèle
zag||zaghawa|Zaghawa|الزغاوة|Beria
mls||massalit|Masalit|المساليت|Masarak
nus|nus||||Thok Nath
lug|lg|luganda|Luganda|اللوغاندا|Luganda
orm|om|oromo|Oromo||Afaan Oromoo
gaz||oromo (centre-ouest)|Oromo (West Central)|الأورومو (الوسط الغربي)|Afaan Oromoo
som|so||||Soomaali
ssy||saho|Saho|الساهو|Saho
tig|tig|tigré|Tigre||ትግረ
tir|ti|tigrigna|Tigrinya|التيغرينية|ትግርኛ
# Middle East, Caucasus, Central Asia
acm||arabe irakien|Iraqi Arabic|العربية العراقية|عراقي
apc||arabe syro-libanais|Levantine Arabic|العربية الشامية|شامي
acq||arabe yéménite|Yemeni Arabic|العربية اليمنية|يمني
aze|az||||Azərbaycanca
che|ce||||Нохчийн
haz||hazaragi|Hazaragi|الهزارية|هزارگی
hye|hy||||Հայերեն
kat|ka||||ქართული
kmr||kurde kurmandji|Kurmanji Kurdish|الكردية الكرمانجية|Kurmancî
ckb|ckb|kurde sorani|Sorani Kurdish|الكردية السورانية|کوردیی ناوەندی
fas|fa|persan (farsi)|Persian (Farsi)||فارسی
prs|fa_AF|dari|Dari|الدرية|دری
pus|ps||||پښتو
tgk|tg||||Тоҷикӣ
tur|tr||||Türkçe
uzb|uz||||Oʻzbekcha
# Asia
ben|bn||Bengali||বাংলা
hin|hi||||हिन्दी
mya|my||||မြန်မာ
nep|ne||||नेपाली
pan|pa||||ਪੰਜਾਬੀ
rhg||rohingya|Rohingya|الروهينغا|Ruáingga
sin|si||||සිංහල
tam|ta||||தமிழ்
tgl|tl|tagalog|Tagalog|التاغالوغ|Tagalog
urd|ur||||اردو
vie|vi||||Tiếng Việt
zho|zh|chinois (mandarin)|Chinese (Mandarin)|الصينية|中文
# Europe, Americas
deu|de||||Deutsch
eng|en||||English
fra|fr||||Français
ell|el||||Ελληνικά
hat|ht||||Kreyòl ayisyen
ita|it||||Italiano
nld|nl||||Nederlands
pol|pl||||Polski
que|qu||||Runa Simi
ron|ro||||Română
rom|rom|romani|Romani|لغة الروما|Romani
rus|ru||||Русский
spa|es||||Español
sqi|sq||||Shqip
srp|sr||||Српски
ukr|uk||||Українська
# Signed, and when nothing is known
sgn||langue des signes|Sign language|لغة الإشارة|
mul||plusieurs langues|Several languages|لغات متعددة|
und||langue inconnue|Unknown language|لغة غير معروفة|
"""


def plain(s):
    return "".join(c for c in unicodedata.normalize("NFD", s.lower()) if not unicodedata.combining(c)).replace("’", "'")


def write(name, header, rows):
    for r in rows:
        assert len(r) == len(header), r
        assert not any(c in v for v in r for c in '\t\n\r"'), r
    text = "\n".join("\t".join(r) for r in [header, *rows]) + "\n"
    (OUT / name).write_text(unicodedata.normalize("NFC", text), encoding="utf-8")
    print(name, len(rows))


def countries():
    three = {}
    for old, new in get_global("territory_aliases").items():
        if len(old) == 3 and old.isalpha() and len(new) == 1 and len(new[0]) == 2:
            three.setdefault(new[0], []).append(old)
    # CLDR also keeps withdrawn alpha-3 codes as aliases of their successor.
    gone = {"BUR", "ROM", "TMP", "YMD", "ZAR", "DDR", "YUG", "SCG", "ANT", "CSK", "SUN", "FXX", "QUU", "NTZ"}
    rows = []
    for two in EN.territories:
        if len(two) != 2 or two in NOT_ISO:
            continue
        codes = [c for c in three.get(two, []) if c not in gone]
        assert len(codes) == 1, (two, codes)
        c = codes[0]
        rows.append((c, *SHORTER.get(c, (FR.territories[two], EN.territories[two], AR.territories[two]))))
    rows.sort(key=lambda r: plain(r[1]))
    assert len(rows) == 249, len(rows)
    write("countries.tsv", ("code", "fr", "en", "ar"), rows + SPECIAL)


def languages():
    rows, seen = [], set()
    for line in LANGUAGES.strip().splitlines():
        if line.startswith("#"):
            continue
        code, cldr, fr, en, ar, own = line.split("|")
        assert code not in seen, code
        seen.add(code)
        row = [code]
        for locale, given in ((FR, fr), (EN, en), (AR, ar)):
            name = given or locale.languages.get(cldr)
            assert name, (code, locale)
            row.append(name)
        rows.append((*row, own))
    last = {"sgn": 1, "mul": 2, "und": 3}
    rows.sort(key=lambda r: (last.get(r[0], 0), plain(r[1])))
    write("languages.tsv", ("code", "fr", "en", "ar", "own"), rows)


def passwords():
    seen, out = set(), []
    for p in FREQUENCY_LISTS["passwords"]:
        p = p.strip().lower()
        if len(p) >= 8 and p.isprintable() and p not in seen:
            seen.add(p)
            out.append(p)
    out = out[:5000]
    (OUT / "common-passwords.txt").write_text("\n".join(out) + "\n", encoding="utf-8")
    print("common-passwords.txt", len(out))


def licences():
    import importlib.metadata as m
    mine = next(f for f in m.files("zxcvbn") if f.name.startswith("LICENSE"))
    (OUT / "LICENSE-zxcvbn").write_text(
        "common-passwords.txt is made from the password frequency list of zxcvbn\n"
        "(https://github.com/dropbox/zxcvbn, MIT, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.),\n"
        "taken from the Python package zxcvbn, whose licence follows.\n\n" + mine.read_text(), encoding="utf-8")
    text = (pathlib.Path(babel.__file__).parent / "locale-data/LICENSE.unicode").read_text(encoding="utf-8")
    (OUT / "LICENSE-unicode").write_text(
        "countries.tsv and languages.tsv are made from data of the Unicode CLDR project\n(through the Python package Babel); some names are our own, see scripts/build-reference.py.\n\n" + text, encoding="utf-8")


OUT.mkdir(parents=True, exist_ok=True)
countries()
languages()
passwords()
licences()
