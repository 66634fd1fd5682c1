//! Names of the routes whose spellings rules alone do not bring together, and the particles and titles that are not names.
//! Written for this project from common knowledge of spellings; no person's record.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::keys::hash32;

/// Each row is one name, its spellings apart by spaces; the first is what the others fold to. A row needs only what the sound rules miss, and rows also
/// keep apart: two names in different rows never count as similar.
pub(crate) const NAMES: &[&str] = &[
    // given names, men
    "muhamad mohamed muhammad mohammad mouhamadou mouhamed mohamadou mamadou mamadu momodou momodu modou mahamadou mahamadu mahamat mahamane mamane mamadi mahamed maxamed muhamed mohammad mohammed mohd md mehmet mahamed muxamed muhamadu mohamet maomé محمد محمدو مامادو محمادو",
    "amadu amadou axmed ahmet ahmadou ahmed ahmad hamadou ahmat ahmet amed أحمد احمدو أمادو",
    "mahmud mahmoud mahamoud mahamoudou mahamuud mohamud mohamoud mahmood maxamuud محمود",
    "mamudu mamoudou mamudou mamodou",
    "ibrahim ibrahima ibraahim abraham ibraima brahim brahima ibra ebrima ebrahim abrahan abrahao ابراهيم إبراهيما",
    "usman ousmane cusmaan cismaan cusman ismaan othman ousman osman uthman othmane ousumane usumane ousmanou عثمان عصمان",
    "abdula abdoulaye cabdullahi cabdulahi cabdullaahi abdullahi abdallah abdullah abdoulahi abdoulai abdalla abdulai abdoullah abdellah ablaye ablay عبدالله عبدلله",
    "umar oumar cumar omar oumarou umaru omer omarou عمر عومار أومار",
    "ali aly cali aliou aliu alieu aliyu علي على عليو",
    "musa moussa mousa moise muse muuse moyse موسى موسي",
    "isa issa ciise ise isse eissa عيسى عيسي",
    "yusuf youssouf youssef yousif yusupha issoufou yussuf joseph youssoufa josef jose يوسف يوسوف",
    "suliman souleymane suleiman sulaiman slimane soliman salomon solomon suleimane souleimanou suleimana selemani سليمان سليماني",
    "ismail ismaila ismaaciil ismaacil ismacil ismael smail ismaela samaila إسماعيل اسماعيلا",
    "ishak issiaka isaac ishaq ishaka issaka isaka siaka إسحاق اسحق",
    "yakub yacouba jakob yakubu yaqub yacoub jacob iacuba يعقوب",
    "harun harouna aroun aruna haroun arouna haruna هارون",
    "idris idrissa idriss driss drissa idrisa ادريس",
    "yaya yahya yaxye yehia yehya yahiya yayea yahaya yahia iaia يحيى يحي يحيي",
    "zakari zakaria zakariya zakariyaou zakary زكريا زكرياء",
    "abubakar aboubacar aboubakar boubacar boubakar bubacar bubakar abubacarr babacar aboubacrine aboubakry abubakr bakary bacary bakari بوبكر ابوبكر أبوبكار",
    "hasan hassan xasan xassan hassane assane asan hassana حسن حسان",
    "husin hussein hossain hosen xuseen housseine hussain hossein ousseynou ousseini oussein housseini husseini fousseini fousseynou hussaini حسين حسيني",
    "alasan alassane alhassane alhassan lassana lassane alasana",
    "alusin alhousseine alseny alhousseini alhusseini alousseini lousseny alhusain",
    "lamin lamine alamine elamine amine amin أمين لامين",
    "sidu seydou saidou seidu saydou seidou saidu sidou سيدو",
    "said saeed saciid sacid saïd sayid syed sayed saiyed sayyid sayeed سيد سعيد",
    "cik cheikh sheikh cheick sheick shekh shaikh شيخ الشيخ",
    "siku sekou seku saikou saiku sékou سيكو sheku cheikhou",
    "cirif cherif sharif sherif shariff cherifou شريف",
    "kalid khalid khaled halid kaled خالد",
    "tahir taher daahir dahir tahirou tayirou طاهر",
    "salih saleh salah salihou salax saalax صالح",
    "mustafa moustapha mustapha mostafa moustafa مصطفى مصطفي",
    "malik malick maleek malique مالك",
    "adam adama adamou adamu aden aadan adan adem ادم آدم آداما",
    "nuhu nouhou nuux nux nouha noah noé نوح",
    "dauda daouda dawda david dawit dawiit davit davide daoud dawud dawood ዳዊት داويت داود داوود داودا",
    "cirnu thierno cherno tierno tcherno تيرنو",
    "bilal bilali بلال",
    "tisfai tesfay tesfaye tesfai ተስፋይ ተስፋዬ تسفاي",
    "mikail mikael michael michel miguel ميكائيل ሚካኤል",
    "juan jean joao john johan johannes yohannes yohanes yohana yuhanna juan jon ዮሐንስ يوحنا يوهنس جون جان",
    "piir pierre pedro peter petros petro pieter piere ጴጥሮስ بيتر",
    "pul paul paulo pablo pawlos paulos ጳውሎስ بول",
    "jak jacques james tiago jaime jakes",
    "antuan antoine anthony antonio antony tony anton antonin",
    "fransua francois francis francisco franck frank franco fransis",
    "imanuil emmanuel manuel amanuel emanuel immanuel manouel አማኑኤል",
    "stifan etienne stephen estevao steven stephane stefanos esteban istifanos እስጢፋኖስ",
    "mark marc marcos marco markos marcus",
    "luk luc luke lucas lukas",
    "matiu mathieu matthew mateus matteo mateos matias matthias",
    "tumas thomas tomas tome tomaz thomaz",
    "andri andre andrew andreas andres",
    "filip philippe philip filipe felipe philippos phillip",
    "catrin catherine katherine catarina kathrin katrine catarine",
    "ilizabit elisabeth elizabeth isabel elisabete elsabet elizabete",
    "an anne anna ana hanna hannah hana",
    "rusi rose rosa",
    "hilin helene helen helena elena elene",
    "kristin christine christina cristina",
    "simun simon simao simeon",
    "carl charles carlos karl",
    "lui louis luis lewis luiz",
    "jurj georges george jorge giorgis georgis ጊዮርጊስ جورج",
    "hanri henri henry henrique enrique",
    "idward edouard edward eduardo edouardo",
    "guilaum guillaume william guilherme wiliam",
    "aliksandr alexandre alexander alexandro alessandro",
    "patrik patrick patrice patricio patrik",
    "viktur victor vitor viktor",
    "duming domingos dominique dominic domingo",
    "agustin augustin agostinho austin agustino augustine",
    "grac grace graca gracia",
    "ispirans esperance esperanca hope",
    "kriscan christian cristiano christiano christiane",
    "samuil samuel samuele samwel ሳሙኤል صموئيل سامويل",
    "danil daniel danial daniele ዳንኤል دانيال",
    "ilia elie elias ilyas ilias eliya iliyas eliyas iliasou iliassou إلياس الياس",
    "ayub ayoub ayyub ayoub ayuub أيوب ايوب",
    "ruz roza",
    "silasi selassie silassie sellassie ሥላሴ",
    "mulugita mulugeta mulugheta moulougueta mulgeta ሙሉጌታ مولوقيتا",
    "tisfai tesfaye tasfaye",
    "haili haile hayle hailay haileye ኃይሌ هايلي",
    "alimu alemu alemou አለሙ",
    "bikili bekele bikila bekelle በቀለ",
    "tigist tigest tegest ቲጊስት ትግስት تيقست",
    "guitum goitom goytom guitom ጎይቶም قويتوم",
    "alfa alpha ألفا الفا",
    "almaz almas الماز ألماز አልማዝ",
    "sahra zahra saahra zahraa zohra sahro zara زهراء زهرة",
    "hamza hamsa xamza xamsa حمزة",
    "anis anisa",
    "nasir naser nasser nacer nassirou nasiru nassir ناصر",
    "basir bashir bachir bachirou bashiru بشير",
    "jamal djamal gamal jamaal جمال",
    "jamac jama jamaa",
    "farah farax faraax فرح",
    "nur nour noor nuur نور",
    "ikram ikraam ikran ikraan إكرام اكرام",
    "mukhtar moctar mokhtar muktar mouctar moukhtar muqtar مختار",
    "abdi cabdi cabdii عبدي",
    "habib habibou habibu habeeb حبيب",
    "husn housna",
    "rahman rahaman raxman رحمن رحمان",
    "kasim kassim qasim qassem kassem kacem gacem قاسم",
    "zubair zubayr zoubeir jubayer jubair zubeyr subeyr زبير",
    "sultana soultana sultanah سلطانه سلطانة",
    "bigum begum begom begoum beegum بيغم بيجوم",
    "katun khatun khatoon khatoun خاتون",
    "miah mia miya miyah",
    "islam eslam islaam إسلام اسلام",
    "akhtar akter aktar akther",
    "cudhri chowdhury choudhury chaudhry chaudhary choudhry chowdhry chudhri",
    "kan khan kaan خان",
    "nasrin nasreen nazrin nesrin نسرين",
    "yasmin jesmin yasmine jasmine jasmin yasmeen ياسمين",
    "sahnaz shahnaz chahnaz shanaz شهناز",
    "ruksana roksana rukhsana roxana",
    "jahangir jahanguir djahangir جهانقير جهانكير",
    "rafik rafiq rafique rafiqul",
    "sahid shahid shaheed chahid شهيد",
    "hak haque hoque haq huq الحق حق",
    "rasid rashid rachid rasheed rashed رشيد",
    "karim kareem karym cariim كريم",
    "rahim raheem rahiim رحيم",
    "amadu amadi",
    "kabungu kabongo cabongo kabungo",
    "mutumbu mutombo moutombo mutombu",
    "mukindi mukendi moukendi mukandi",
    "kasungu kasongo cassongo kassongo",
    "ilunga ilounga elunga",
    "cibangu tshibangu chibangu tchibangu",
    "gumiz gomez gomes gomis",
    "nugi ngoy ngoi ngoye",
    "minsa mensah mensa mansah",
    "asanti asante asantte asanteh ashanti",
    "kwami kwame kouame kwamé koame",
    "wusu owusu owoussou ousu",
    "kufi kofi koffi coffi",
    "yau yaw yao",
    // given names, women
    "fatima fatoumata faadumo fadumo faduumo faadhumo fadima fadime fatimata fatou fatimah fatma fatoumatou fatuma fatmata fatimatou fatumata fatim fatime fanta faduma فاطمة فاطمه فاطيما فطومة فاطماتا",
    "aica aissatou caasha casha asha caisha aasha aisha aicha aishatu isatou aisata aissata aissatu aishat ayesha aysha aichatou aïchatou astou assiatou isatu عائشة عائشه عايشة عيشة عيساتو",
    "mariam mariama maryan maryaan maryam meriem miriam maria marie maryama mariyam mariamou مريم مريما ماريما",
    "kadija khadija khadiijo khadijo kadiatou kadidiatou khadijatou hadiza kadidia khadidja khady kadidja kadijatu kadiatu khadijah kadi خديجة خديجه كادياتو",
    "amina aminata aminatou aminatu aminah aminetou ami آمنة أمينة أميناتا امنه امينه",
    "hawa hawaou xaawo xawo hawo haoua awa hauwa eve eva hawah حواء حوا اوا",
    "halima alima xaliimo xalimo halimo alimatou halimatou halimatu halimata halimah حليمة حليمه",
    "zainab zeinab saynab saynaab zaynaab zeynab zenabou zeinabou zaynab zeineb zainabu djeinabou diénaba djenaba jainaba seynabou زينب زينبو",
    "rukia roukia rokia rokiatou rokaya ruqayya rougui rouguiatou rokhaya rugiatu ruqaya رقية رقيه",
    "hafsa hafsatou hafsatu hapsatou afsatou حفصة",
    "salima salimata salimatou salimatu سليمة",
    "umu oumou oumu om أم",
    "ramatu ramatoulaye ramatou rahmatou rahmatoulaye ramata rahmata rahma رحمة رحمه",
    "binta bintou bintu بنتا بينتا",
    "safi safiatou safia safiya safiyatou safiatu صفية",
    "nafi nafissatou nafisa nafissa nafisatu نفيسة",
    "husina housseina ousseina hussaina",
    "jamila djamila djamilatou جميلة",
    "saadatu sadia saadia saadatou سعدية",
    "mimuna maimouna maimuna maymouna mouna maimounata memuna memounatou ميمونة ميمونه",
    // family names
    "jalu diallo djalo jallow jalloh dialo djallo jalo gialo جالو ديالو ديالوه",
    "ba bah bâ baa با باه",
    "bari barry barrie باري",
    "su sow sowe so سو صو",
    "balda balde baldeh بالدي بلدي",
    "sis cisse ceesay sesay sise sisé cissay سيسي سيسه",
    "nji ndiaye njie njai njaye ndiay nyie ndjai انجاي نجاي ندياي اندياي",
    "jup diop jobe diob ديوب جوب",
    "juf diouf joof dyouf ديوف جوف",
    "traur traore traoreh traoray tarawore trawore traure تراوري طراوري",
    "trawali trawally trawalle terawally",
    "tur toure touray turay tureh توري تورى توريه",
    "kamara camara kamarra كامارا كمارا كامرا",
    "kita keita keyta keitah كيتا",
    "kant kante kanteh kantay كانتي كانتى",
    "sila sylla silla silah سيلا",
    "kunat konate konateh konatay konaté كوناتي كوناتى",
    "kulibali coulibaly koulibaly culubali kolibali koulibali kulubaly كوليبالي كولبالي",
    "jara diarra jarra diara djarra جارا ديارا",
    "dabu dabo daboh دابو",
    "dambili dembele dembélé dambele ديمبيلي دمبيلي",
    "sanugu sanogo sanoko sanogoh سانوغو",
    "sidib sidibe sidibeh sidibay سيديبي",
    "fufana fofana fofanah فوفانا",
    "kund conde kondeh konde كوندي",
    "kunt conte conteh konteh kounta كونتي",
    "man mane manneh mané ماني",
    "san sane sanneh saneh ساني",
    "gibri gebre ghebre gabre ገብረ قبري",
    "abibi abebe ababe አበበ",
    "tikli tekle ተክለ",
];

/// Particles between names and titles before them: no part of the name when another word is there.
const PARTICLES: [&str; 66] = [
    "ben", "bin", "ibn", "bn", "bint", "binti", "bent", "ould", "wuld", "wold", "mint", "minte", "abu", "al", "el", "ul", "dit", "dite", "alias", "da", "de",
    "di", "do", "du", "dos", "das", "del", "von", "van", "hadj", "haj", "hajj", "hadji", "haji", "hadja", "hajja", "hajia", "elhadj", "elhadji", "elhaj",
    "elhaji", "alhadj", "alhadji", "alhaj", "alhaji", "mr", "mrs", "ms", "miss", "mme", "mlle", "monsieur", "madame", "mister", "dr", "docteur", "doctor",
    "بن", "ابن", "بنت", "ولد", "منت", "ابو", "ابي", "حاج", "حاجة",
];

static BY_SOUND: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for row in NAMES {
        let Some(name) = row.split(' ').next() else {
            continue;
        };
        for spelling in row.split(' ') {
            for sound in crate::fold::sounds(spelling) {
                names.entry(sound).or_insert(name);
            }
        }
    }
    names
});

/// Short forms and pet names, and the names they may stand for; one short form can stand for several.
const SHORT_FORMS: &[&str] = &[
    "mody mamadou",
    "modi mamadou",
    "bouba aboubacar",
    "abou aboubacar",
    "abdou abdoulaye abdourahmane abdoulkarim abdoulaziz",
    "abdi abdirahman abdullahi abdirashid abdikarim abdiaziz abdifatah",
    "ablo abdoulaye",
    "laye abdoulaye",
    "ibou ibrahima",
    "iba ibrahima",
    "ouzin ousmane",
    "ouz ousmane",
    "souley souleymane",
    "solo souleymane",
    "youss youssouf",
    "papis pape",
    "assi aissatou",
    "aicha aissatou",
    "nafi nafissatou",
    "djene djeneba",
    "rama ramatoulaye",
    "hadja khadija",
    "dija khadija",
    "kadi khadija",
    "mimi mariam",
    "mami mariam",
    "mary mariam",
    "mamy mariam",
    "zina zeinab",
    "moha mohamed",
    "mohan mohamed",
    "hamid abdoulhamid",
    "rahim abdourahim",
    "karim abdoulkarim",
    "aziz abdoulaziz",
    "rahman abdourahmane",
    "kader abdoulkader",
    "salam abdousalam",
    "razak abdourazak",
    "latif abdoullatif",
    "majid abdoulmajid",
    "ismo ismail",
    "alfa alpha",
    "samy samuel",
    "sam samuel",
    "manu emmanuel",
    "dani daniel",
    "dan daniel",
    "gabi gabriel",
    "mike michael",
    "chris christian christopher",
    "alex alexander alexandre",
    "beni benjamin",
    "ben benjamin",
    "tom thomas",
    "jo joseph",
    "joe joseph",
    "liz elizabeth",
    "beth elizabeth",
    "kate catherine",
    "cathy catherine",
    "tina christina",
    "gebre gebremariam gebrehiwot gebremedhin gebremichael gebreselassie",
    "haile hailemariam haileselassie hailemichael",
    "tekle teklehaimanot tekleab",
    "wolde woldemariam woldemichael woldegiorgis",
    "habte habtemariam habtemichael",
    "tesfa tesfaye tesfalem tesfamariam",
    "berhe berhane",
    "selam selamawit",
];

static SHORT: LazyLock<std::collections::HashSet<(u32, u32)>> = LazyLock::new(|| {
    let canon = |name: &str| crate::fold::words(name).first().map_or(0, |w| hash32(&w.canon));
    let mut pairs = std::collections::HashSet::new();
    for row in SHORT_FORMS {
        let mut words = row.split(' ').map(canon);
        let short = words.next().unwrap_or_default();
        for full in words {
            pairs.insert((short, full));
            pairs.insert((full, short));
        }
    }
    pairs
});

static WITH_SHORT_FORM: LazyLock<std::collections::HashSet<u32>> = LazyLock::new(|| SHORT.iter().map(|(a, _)| *a).collect());

/// A number for a name that is a short form or has one; 0 for all others.
pub(crate) fn short_form(canon: &str) -> u32 {
    let number = hash32(canon);
    if WITH_SHORT_FORM.contains(&number) { number } else { 0 }
}

/// Whether one of the two is a short form of the other, by their numbers.
pub(crate) fn is_short_form(a: u32, b: u32) -> bool {
    SHORT.contains(&(a, b))
}

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
    matches!(plain, "abd" | "abdul" | "abdoul" | "abdel" | "abdal" | "abder" | "abdur" | "abdour" | "abdoel" | "عبد")
}

/// The article in the forms it takes after "servant of".
pub(crate) fn is_article(plain: &str) -> bool {
    matches!(plain, "al" | "el" | "ul" | "ar" | "er" | "ur" | "as" | "es" | "us" | "ad" | "ed" | "ال")
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
    matches!(plain, "din" | "dine" | "eddine" | "eddin" | "uddin" | "addin" | "aldin" | "eldin" | "دين")
}
