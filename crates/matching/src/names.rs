//! Names of the routes whose spellings rules alone do not bring together, and the particles and titles that are not names.
//! Written for this project from common knowledge of spellings; no person's record.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Each row is one name; the first is what the others fold to. A row needs only what the sound rules miss, and rows also
/// keep apart: two names in different rows never count as similar.
pub(crate) const NAMES: &[&[&str]] = &[
    // given names, men
    &["muhamad", "mohamed", "muhammad", "mohammad", "mouhamadou", "mouhamed", "mohamadou", "mamadou", "mamadu", "momodou", "momodu", "modou", "mahamadou", "mahamadu", "mahamat", "mahamane", "mamane", "mamadi", "mohamoud", "muhamadu", "mohamet", "maomé", "محمد", "محمدو", "مامادو", "محمادو"],
    &["amadu", "amadou", "ahmadou", "ahmed", "ahmad", "hamadou", "ahmat", "ahmet", "amed", "أحمد", "احمدو", "أمادو"],
    &["mahmud", "mahmoud", "mamoudou", "mahamoud", "mahamoudou", "mamudu", "محمود"],
    &["ibrahim", "ibrahima", "ibrahim", "abraham", "ibraima", "ibrahima", "brahim", "brahima", "ibra", "ebrima", "ebrahim", "abrahan", "abrahao", "ابراهيم", "إبراهيما"],
    &["usman", "ousmane", "usman", "othman", "ousman", "osman", "uthman", "othmane", "ousumane", "usumane", "ousmanou", "عثمان", "عصمان"],
    &["abdula", "abdoulaye", "abdullahi", "abdallah", "abdullah", "abdoulahi", "abdoulai", "abdalla", "abdulai", "abdoullah", "abdellah", "ablaye", "ablay", "عبدالله", "عبدلله"],
    &["umar", "oumar", "omar", "umar", "oumarou", "umaru", "omer", "omarou", "عمر", "عومار", "أومار"],
    &["ali", "aly", "aliou", "aliu", "alieu", "aliyu", "علي", "على", "عليو"],
    &["musa", "moussa", "mousa", "moise", "موسى", "موسي"],
    &["isa", "issa", "isa", "eissa", "aissa", "عيسى", "عيسي"],
    &["yusuf", "youssouf", "yusuf", "youssef", "yousif", "yusupha", "issoufou", "yussuf", "joseph", "youssoufa", "josef", "jose", "يوسف", "يوسوف"],
    &["suliman", "souleymane", "suleiman", "sulaiman", "slimane", "soliman", "salomon", "solomon", "suleimane", "souleimanou", "suleimana", "selemani", "سليمان", "سليماني"],
    &["ismail", "ismaila", "ismael", "smail", "ismaela", "samaila", "إسماعيل", "اسماعيلا"],
    &["ishak", "issiaka", "isaac", "ishaq", "ishaka", "issaka", "isaka", "siaka", "إسحاق", "اسحق"],
    &["yakub", "yacouba", "yakubu", "yaqub", "yacoub", "jacob", "iacuba", "يعقوب"],
    &["harun", "harouna", "aruna", "haroun", "arouna", "haruna", "هارون"],
    &["idris", "idrissa", "idriss", "driss", "drissa", "idrisa", "ادريس"],
    &["yaya", "yaya", "yahya", "yahaya", "yahia", "iaia", "يحيى", "يحي", "يحيي"],
    &["zakari", "zakaria", "zakariya", "zakariyaou", "zakari", "zakary", "زكريا", "زكرياء"],
    &["abubakar", "aboubacar", "abubakar", "aboubakar", "boubacar", "boubakar", "bubacar", "bubakar", "abubacarr", "babacar", "aboubacrine", "aboubakry", "abubakr", "bakary", "bacary", "bakari", "بوبكر", "ابوبكر", "أبوبكار"],
    &["hasan", "hassan", "hassane", "assane", "asan", "hassana", "حسن", "حسان"],
    &["husin", "hussein", "housseine", "hussain", "hossein", "ousseynou", "ousseini", "oussein", "housseini", "husseini", "fousseini", "fousseynou", "hussaini", "حسين", "حسيني"],
    &["alasan", "alassane", "alhassane", "alhassan", "lassana", "lassane", "alasana"],
    &["alusin", "alhousseine", "alseny", "alhousseini", "alhusseini", "alousseini", "lousseny", "alhusain"],
    &["lamin", "lamine", "lamin", "alamine", "elamine", "amine", "amin", "أمين", "لامين"],
    &["sidi", "seydou", "saidou", "seidu", "saydou", "seidou", "saidu", "sidi", "sidou", "سيدي", "سيدو"],
    &["said", "said", "saeed", "saïd", "sayid", "سعيد"],
    &["cik", "cheikh", "sheikh", "cheick", "sheick", "shekh", "cheikhou", "shaikh", "شيخ", "الشيخ"],
    &["siku", "sekou", "seku", "sheku", "saikou", "saiku", "sékou", "سيكو"],
    &["cirif", "cherif", "sharif", "sherif", "shariff", "cherifou", "شريف"],
    &["kalid", "khalid", "khaled", "halid", "kaled", "خالد"],
    &["tahir", "tahir", "taher", "tahirou", "tayirou", "طاهر"],
    &["salih", "saleh", "salih", "salah", "salihou", "صالح"],
    &["mustafa", "moustapha", "mustapha", "mostafa", "moustafa", "mustafa", "مصطفى", "مصطفي"],
    &["malik", "malick", "malik", "maleek", "malique", "مالك"],
    &["madu", "mamoutou"],
    &["adam", "adama", "adam", "adamou", "adamu", "ادم", "آدم", "آداما"],
    &["haruni", "aroun"],
    &["nuhu", "nouhou", "nuhu", "nouha", "noah", "noé", "نوح"],
    &["dauda", "daouda", "dauda", "dawda", "david", "daoud", "dawud", "dawood", "داود", "داوود", "داودا"],
    &["cirnu", "thierno", "cherno", "tierno", "tcherno", "تيرنو"],
    &["uri", "oury"],
    &["bilal", "bilal", "bilali", "بلال"],
    &["tisfai", "tesfay", "tesfaye", "tesfai", "ተስፋይ", "ተስፋዬ", "تسفاي"],
    &["mikail", "mikael", "michael", "michel", "miguel", "mikail", "ميكائيل", "ሚካኤል"],
    &["juan", "jean", "joao", "john"],
    &["piir", "pierre", "pedro", "peter", "petros", "ጴጥሮስ"],
    &["pul", "paul", "paulo", "pablo", "pawlos"],
    // given names, women
    &["fatima", "fatoumata", "fatima", "fatimata", "fatou", "fatimah", "fatma", "fatoumatou", "fatuma", "fatmata", "fatimatou", "fatumata", "fatim", "fatime", "fanta", "faduma", "فاطمة", "فاطمه", "فاطيما", "فطومة", "فاطماتا"],
    &["aica", "aissatou", "aisha", "aicha", "aishatu", "isatou", "aisata", "aissata", "aissatu", "aishat", "ayesha", "aysha", "aichatou", "aïchatou", "astou", "assiatou", "aisa", "isatu", "عائشة", "عائشه", "عايشة", "عيشة", "عيساتو"],
    &["mariam", "mariama", "mariam", "maryam", "meriem", "miriam", "maria", "marie", "maryama", "mariyam", "mariamou", "مريم", "مريما", "ماريما"],
    &["kadija", "khadija", "kadiatou", "kadidiatou", "khadijatou", "kadija", "hadiza", "kadidia", "khadidja", "khady", "kadidja", "kadijatu", "kadiatu", "khadijah", "kadi", "خديجة", "خديجه", "كادياتو"],
    &["amina", "aminata", "amina", "aminatou", "aminatu", "aminah", "aminetou", "ami", "aminé", "آمنة", "أمينة", "أميناتا", "امنه", "امينه"],
    &["hawa", "hawa", "hawaou", "haoua", "awa", "hauwa", "eve", "eva", "hawah", "حواء", "حوا", "اوا"],
    &["halima", "halima", "alima", "alimatou", "halimatou", "halimatu", "halimata", "halimah", "حليمة", "حليمه"],
    &["zainab", "zeinab", "zainab", "zeynab", "zenabou", "zeinabou", "zaynab", "zeineb", "zainabu", "djeinabou", "diénaba", "djenaba", "jainaba", "seynabou", "زينب", "زينبو"],
    &["rukia", "roukia", "rokia", "rokiatou", "rokaya", "ruqayya", "rougui", "rouguiatou", "rokhaya", "rugiatu", "ruqaya", "رقية", "رقيه"],
    &["hafsa", "hafsa", "hafsatou", "hafsatu", "hapsatou", "afsatou", "حفصة"],
    &["salima", "salimata", "salimatou", "salima", "salimatu", "سليمة"],
    &["umu", "oumou", "umu", "oumu", "om", "أم"],
    &["ramatu", "ramatoulaye", "ramatou", "rahmatou", "rahmatoulaye", "ramata", "rahmata", "rahma", "رحمة", "رحمه"],
    &["binta", "binta", "bintou", "bintu", "بنتا", "بينتا"],
    &["safi", "safiatou", "safia", "safiya", "safiyatou", "safiatu", "صفية"],
    &["nafi", "nafissatou", "nafisa", "nafissa", "nafisatu", "nafi", "نفيسة"],
    &["husina", "housseina", "ousseina", "hussaina"],
    &["jamila", "djamila", "jamila", "djamilatou", "جميلة"],
    &["saadatu", "sadia", "saadia", "saadatou", "سعدية"],
    &["hadi", "hady"],
    &["mata", "maimouna", "maimuna", "maymouna", "mouna", "maimounata", "memuna", "memounatou", "ميمونة", "ميمونه"],
    // family names
    &["jalu", "diallo", "djalo", "jallow", "jalloh", "dialo", "djallo", "jalo", "gialo", "جالو", "ديالو", "ديالوه"],
    &["ba", "bah", "ba", "bâ", "baa", "با", "باه"],
    &["bari", "barry", "barrie", "bari", "باري"],
    &["su", "sow", "sowe", "so", "سو", "صو"],
    &["balda", "balde", "baldeh", "بالدي", "بلدي"],
    &["sis", "cisse", "ceesay", "sesay", "sise", "sisé", "cissay", "سيسي", "سيسه"],
    &["nji", "ndiaye", "njie", "njai", "njaye", "ndiay", "nyie", "ndjai", "انجاي", "نجاي", "ندياي", "اندياي"],
    &["jup", "diop", "jobe", "diob", "ديوب", "جوب"],
    &["juf", "diouf", "joof", "dyouf", "ديوف", "جوف"],
    &["traur", "traore", "traoreh", "traoray", "tarawore", "trawore", "traure", "تراوري", "طراوري"],
    &["trawali", "trawally", "trawalle", "terawally"],
    &["tur", "toure", "touray", "turay", "tureh", "توري", "تورى", "توريه"],
    &["kamara", "camara", "kamara", "kamarra", "كامارا", "كمارا", "كامرا"],
    &["kita", "keita", "keyta", "keitah", "كيتا"],
    &["kant", "kante", "kanteh", "kantay", "كانتي", "كانتى"],
    &["sila", "sylla", "silla", "silah", "سيلا"],
    &["kunat", "konate", "konateh", "konatay", "konaté", "كوناتي", "كوناتى"],
    &["kulibali", "coulibaly", "kulibali", "koulibaly", "culubali", "kolibali", "koulibali", "kulubaly", "كوليبالي", "كولبالي"],
    &["jara", "diarra", "jarra", "diara", "djarra", "جارا", "ديارا"],
    &["dabu", "dabo", "daboh", "دابو"],
    &["dambili", "dembele", "dembélé", "dambele", "ديمبيلي", "دمبيلي"],
    &["sanugu", "sanogo", "sanoko", "sanogoh", "سانوغو"],
    &["sidib", "sidibe", "sidibeh", "sidibay", "سيديبي"],
    &["fufana", "fofana", "fofanah", "فوفانا"],
    &["duku", "doukoure", "doucoure", "dukureh", "drammeh", "drame"],
    &["kund", "conde", "kondeh", "konde", "كوندي"],
    &["kunt", "conte", "conteh", "konteh", "kounta", "كونتي"],
    &["man", "mane", "manneh", "mané", "ماني"],
    &["san", "sane", "sanneh", "saneh", "ساني"],
    &["kabr", "gebre", "ghebre", "gabre", "ገብረ", "قبري"],
    &["abibi", "abebe", "ababe", "አበበ"],
    &["tiskay", "tekle", "ተክለ"],
];

/// Particles between names and titles before them: no part of the name when another word is there.
const PARTICLES: [&str; 66] = [
    "ben", "bin", "ibn", "bn", "bint", "binti", "bent", "ould", "wuld", "wold", "mint", "minte",
    "abu", "al", "el", "ul", "dit", "dite", "alias", "da", "de", "di", "do", "du", "dos", "das",
    "del", "von", "van", "hadj", "haj", "hajj", "hadji", "haji", "hadja", "hajja", "hajia",
    "elhadj", "elhadji", "elhaj", "elhaji", "alhadj", "alhadji", "alhaj", "alhaji", "mr", "mrs",
    "ms", "miss", "mme", "mlle", "monsieur", "madame", "mister", "dr", "docteur", "doctor", "بن",
    "ابن", "بنت", "ولد", "منت", "ابو", "ابي", "حاج", "حاجة",
];

static BY_SOUND: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for row in NAMES {
        let Some(name) = row.first() else { continue };
        for spelling in *row {
            for sound in crate::fold::sounds(spelling) {
                names.entry(sound).or_insert(*name);
            }
        }
    }
    names
});

/// The name that this sound form is a spelling of.
pub(crate) fn lookup(sound: &str) -> Option<&'static str> {
    BY_SOUND.get(sound).copied()
}

/// Whether a plain word is a particle or a title.
pub(crate) fn is_particle(plain: &str) -> bool {
    PARTICLES.contains(&plain)
}

/// "Servant of", which makes one name with what follows.
pub(crate) fn begins_servant(plain: &str) -> bool {
    matches!(
        plain,
        "abd" | "abdul" | "abdoul" | "abdel" | "abdal" | "abder" | "abdur" | "abdour" | "abdoel" | "عبد"
    )
}

/// The article in the forms it takes after "servant of".
pub(crate) fn is_article(plain: &str) -> bool {
    matches!(
        plain,
        "al" | "el" | "ul" | "ar" | "er" | "ur" | "as" | "es" | "us" | "ad" | "ed" | "ال"
    )
}

/// "Father of", which makes one name with Bakr only.
pub(crate) fn is_father_of(plain: &str) -> bool {
    matches!(plain, "abu" | "abou" | "ابو" | "ابا")
}

/// The second half of Abu Bakr.
pub(crate) fn is_bakr(plain: &str) -> bool {
    matches!(plain, "bakr" | "bakar" | "bacar" | "bakari" | "bacary" | "بكر")
}

/// "Of the faith", which makes one name with what comes before.
pub(crate) fn is_of_faith(plain: &str) -> bool {
    matches!(
        plain,
        "din" | "dine" | "eddine" | "eddin" | "uddin" | "addin" | "aldin" | "eldin" | "دين"
    )
}
