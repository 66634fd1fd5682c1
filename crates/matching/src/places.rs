//! Places that are called otherwise in another language, and places so wide that a town may lie within: public facts of
//! geography, written for this project.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::fold::words_as;

/// Each row is one place, its names apart by commas. A row needs only what the rules of sounds miss.
const NAMES: &[&str] = &[
    // the Horn
    "mogadishu, muqdisho, mogadiscio, mogadischu, xamar, hamar, مقديشو",
    "baidoa, baydhabo, baydhaba, baidhabo, بيدوا, بيداوا",
    "beledweyne, beletweyne, belet weyne, belet uen, beled weyne, بلدوين",
    "kismayo, kismaayo, kismayu, chisimaio, كيسمايو, قسمايو, كسمايو",
    "bosaso, boosaaso, bossaso, bender cassim, بوصاصو, بوساسو",
    "galkayo, gaalkacyo, galkacyo, galcaio, جالكعيو, غالكعيو",
    "hargeisa, hargeysa, هرجيسا, هرغيسا",
    "burao, burco, burʿo, برعو",
    "garowe, garoowe, غروي, جروي",
    "jijiga, jigjiga, giggiga, ጅጅጋ, جيجيجا",
    "addis ababa, addis abeba, addis abbaba, finfinne, አዲስ አበባ, ኣዲስ ኣበባ, أديس أبابا",
    "mekelle, mekele, makale, mek'ele, መቀለ, መቐለ, ميكيلي, مقلي",
    "gondar, gonder, ጎንደር, غوندار",
    "hawassa, awassa, awasa, ሀዋሳ",
    "adama, nazret, nazareth, አዳማ, ናዝሬት, أداما, نازرت",
    "bahir dar, baher dar, ባህር ዳር, ባሕር ዳር, بحر دار",
    "asmara, asmera, ኣስመራ, አስመራ, أسمرة, اسمرا",
    "massawa, mitsiwa, ምጽዋ, مصوع",
    "keren, cheren, ከረን, كرن",
    // the Nile and Chad
    "khartoum, khartum, cartum, الخرطوم",
    "omdurman, oumdourman, أم درمان",
    "el fasher, al fashir, el facher, الفاشر",
    "el geneina, al junaynah, el djeneina, geneina, الجنينة",
    "el obeid, al ubayyid, الأبيض",
    "port sudan, bur sudan, port soudan, بورتسودان, بور سودان",
    "wad madani, wad medani, ouad madani, ود مدني",
    "ndjamena, n'djamena, njamena, fort lamy, نجامينا, انجمينا, إنجامينا",
    "abeche, abéché, أبشي, أبشة",
    "cairo, le caire, el cairo, القاهرة, al qahira",
    "alexandria, alexandrie, iskandariya, الإسكندرية",
    // the Maghreb and the desert
    "algiers, alger, argel, el djazair",
    "casablanca, الدار البيضاء, dar el beida",
    "fes, fez, فاس",
    "tripoli, tarabulus, trablus, طرابلس",
    "ouagadougou, ouaga, wagadugu, واغادوغو",
    "bobo dioulasso, bobo, بوبو ديولاسو",
    "nouakchott, nouakchot, نواكشوط",
    "timbuktu, tombouctou, تمبكتو",
    // Mashriq and beyond
    "damascus, damas, damasco, dimashq, دمشق",
    "aleppo, alep, halab, حلب",
    "homs, hims, حمص",
    "daraa, deraa, dera, درعا",
    "latakia, lattaquie, lattakia, اللاذقية",
    "jerusalem, al quds, القدس",
    "baghdad, bagdad, بغداد",
    "mosul, mossoul, الموصل",
    "basra, bassora, البصرة",
    "sanaa, sana'a, صنعاء",
    "kabul, kaboul, caboul, كابل, كابول",
    "dhaka, dacca, daca, ঢাকা, دكا",
    "chittagong, chattogram, chatgaon",
];

/// Countries and their first divisions. A town of theirs does not contradict them.
const WIDE: &[&str] = &[
    // countries
    "somalia, somalie, soomaaliya, somália, الصومال, ሶማሊያ",
    "somaliland, صوماليلاند",
    "djibouti, jibuti, jabuuti, جيبوتي, ጅቡቲ",
    "ethiopia, éthiopie, etiópia, itoobiya, إثيوبيا, الحبشة, ኢትዮጵያ",
    "eritrea, érythrée, eritreia, ertra, إريتريا, ኤርትራ",
    "sudan, soudan, sudão, السودان, ሱዳን",
    "south sudan, soudan du sud, sudão do sul, جنوب السودان",
    "chad, tchad, chade, تشاد",
    "niger, níger, النيجر",
    "nigeria, nigéria, نيجيريا",
    "mali, مالي",
    "burkina faso, burkina, haute volta, بوركينا فاسو",
    "senegal, sénégal, السنغال",
    "gambia, gambie, the gambia, gâmbia, غامبيا",
    "guinea, guinée, guiné, guinee conakry, guinea conakry, غينيا",
    "guinea bissau, guinée bissau, guiné bissau, غينيا بيساو",
    "sierra leone, serra leoa, سيراليون",
    "liberia, libéria, ليبيريا",
    "ivory coast, cote d'ivoire, côte d'ivoire, costa do marfim, كوت ديفوار, ساحل العاج",
    "ghana, gana, غانا",
    "togo, توغو",
    "benin, bénin, benim, بنين",
    "cameroon, cameroun, camarões, الكاميرون",
    "gabon, gabão, الغابون",
    "congo, rdc, drc, dr congo, rd congo, congo kinshasa, congo brazzaville, zaire, democratic republic of the congo, république démocratique du congo, الكونغو",
    "central african republic, centrafrique, république centrafricaine, أفريقيا الوسطى",
    "angola, أنغولا",
    "burundi, بوروندي",
    "rwanda, ruanda, رواندا",
    "uganda, ouganda, أوغندا",
    "kenya, quénia, كينيا",
    "tanzania, tanzanie, تنزانيا",
    "mauritania, mauritanie, mauritânia, موريتانيا",
    "morocco, maroc, marrocos, المغرب",
    "algeria, algérie, argélia, الجزائر",
    "tunisia, tunisie, tunísia",
    "libya, libye, líbia, ليبيا",
    "egypt, égypte, egito, مصر",
    "syria, syrie, síria, سوريا, سورية",
    "lebanon, liban, líbano, لبنان",
    "jordan, jordanie, jordânia, الأردن",
    "palestine, palestina, فلسطين",
    "iraq, irak, iraque, العراق",
    "iran, irão, إيران",
    "yemen, yémen, iémen, اليمن",
    "afghanistan, afeganistão, أفغانستان",
    "pakistan, paquistão, باكستان",
    "bangladesh, bangladech, بنغلاديش",
    "india, inde, índia, الهند",
    "turkey, turquie, türkiye, turquia, تركيا",
    // first divisions
    "puntland, بونتلاند",
    "jubaland, جوبالاند",
    "hiraan, hiiraan, هيران",
    "south west, koonfur galbeed, جنوب غرب",
    "galmudug, غلمدغ",
    "hirshabelle, هيرشبيلي",
    "banadir, banaadir, بنادر",
    "galgaduud, galguduud",
    "shabelle, lower shabelle, middle shabelle, shabeellaha hoose, shabeellaha dhexe",
    "ogaden, ogadenia, somali region",
    "tigray, tigrai, ትግራይ, تيغراي",
    "amhara, አማራ, ኣምሃራ, أمهرة",
    "oromia, oromiya, oromiyaa, ኦሮሚያ, أوروميا",
    "afar, አፋር, عفر",
    "sidama, ሲዳማ",
    "gambela, gambella, ጋምቤላ",
    "gash barka, ጋሽ ባርካ, القاش بركة",
    "debub, ደቡብ, الجنوب",
    "maekel, ማእከል, المركزية",
    "anseba, ዓንሰባ, عنسبا",
    "darfur, darfour, north darfur, south darfur, west darfur, دارفور, شمال دارفور, جنوب دارفور, غرب دارفور",
    "kordofan, kurdufan, north kordofan, south kordofan, كردفان, شمال كردفان, جنوب كردفان",
    "gezira, al jazirah, الجزيرة",
    "blue nile, nil bleu, النيل الأزرق",
    "white nile, nil blanc, النيل الأبيض",
    "ouaddai, wadai, وداي",
    "kanem, كانم",
    "batha, البطحاء",
    "guera, guéra, قيرا",
    "borkou, tibesti, ennedi, salamat, moyen chari, logone, mayo kebbi, chari baguirmi",
    "casamance, fouta djallon, guinée forestière, forest guinea, moyenne guinée, middle guinea, basse guinée, haute guinée, upper guinea",
    "kabylie, kabylia, rif",
    "punjab, pendjab, sindh, balochistan, khyber pakhtunkhwa, azad kashmir",
    "kurdistan, كردستان",
    "kivu, nord kivu, sud kivu, north kivu, south kivu, kasai, katanga, equateur",
];

/// How the first name of the place sounds that sounds so, if it has several.
pub(crate) fn lookup(sound: &str) -> Option<&'static str> {
    static BY_SOUND: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let mut places = HashMap::new();
        for row in NAMES.iter().chain(WIDE) {
            let sounds: Vec<String> = row.split(", ").flat_map(sounds).collect();
            let Some(first) = sounds.first().cloned() else { continue };
            for sound in sounds {
                places.entry(sound).or_insert_with(|| first.clone());
            }
        }
        places
    });
    BY_SOUND.get(sound).map(String::as_str)
}

/// Whether the place that sounds so is a country or a part of one.
pub(crate) fn is_wide(sound: &str) -> bool {
    static SOUNDS: LazyLock<HashSet<String>> = LazyLock::new(|| WIDE.iter().flat_map(|row| row.split(", ")).flat_map(sounds).collect());
    SOUNDS.contains(sound)
}

/// A name of a place as it sounds, read as Somali and not.
fn sounds(name: &str) -> Vec<String> {
    [false, true].into_iter().map(|horn| words_as(name, horn).iter().filter(|word| !word.weak).map(|word| word.sound.as_str()).collect()).collect()
}
