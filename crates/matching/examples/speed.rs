//! Time of `candidates` and `search` and memory of the index, with fictional people: `cargo run --release -p matching --example speed`.
#![expect(clippy::print_stdout, reason = "a measuring program prints")]

use std::time::{Duration, Instant};

use matching::{Features, Index};

const PEOPLE: usize = 100_000;
const QUESTIONS: usize = 1_000;

const GIVEN: &str = "Mamadou Fatoumata Mohamed Ibrahima Aissatou Ousmane Abdoulaye Mariama Moussa Amadou Aminata Oumar Alpha \
    Kadiatou Souleymane Youssouf Hawa Aboubacar Issa Adama Seydou Lamine Binta Hassane Housseini Salif Boubacar Awa Zeinab Halima \
    Drissa Yacouba Bakary Cheikh Modibo Sékou Rokia Nana Djeneba Ramata Ismaël Khadija Abdoulaziz Mahamat Idriss Haroun Achta \
    Tesfay Selam Yohannes Abeba Ahmed Omar Ali Khalid Sara Muna Emmanuel Grace Blessing Joy Samuel Esther John Peter Mercy محمد \
    فاطمة أحمد عائشة إبراهيم يوسف مريم آدم خديجة عمر";
const FAMILY: &str = "Diallo Bah Barry Sow Traoré Touré Camara Keita Kanté Sylla Konaté Coulibaly Cissé Ndiaye Diop Diouf Sidibé \
    Dembélé Sanogo Fofana Ouattara Ouédraogo Sawadogo Kaboré Maïga Dicko Cissoko Doumbia Koné Bamba Diarra Sangaré Balde Condé \
    Conteh Jalloh Kamara Sesay Bangura Koroma Okafor Adeyemi Eze Musa Ibrahim Abakar Saleh Hassan Adam Ahmed Idris Tekle Haile \
    Gebre Mensah Owusu Boateng Asante Mendy Gomis Sané Mané Djatta Faye Sarr Fall Gueye Seck Thiam حسن علي صالح جالو باه";

/// Linear congruential generator, so that runs compare.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % n.max(1)
    }

    /// The first names of a list are much the commonest.
    fn of(&mut self, list: &[&str]) -> String {
        let at = self.below(list.len()).min(self.below(list.len()));
        let at = at.min(self.below(list.len()));
        let name = list.get(at).copied().unwrap_or_default();
        self.spell(name)
    }

    /// One name in eight is misspelled, so that there are many spellings.
    fn spell(&mut self, name: &str) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        if self.below(8) == 0 && letters.len() > 3 {
            let at = 1 + self.below(letters.len() - 1);
            match self.below(3) {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, *letters.get(at).unwrap_or(&'a')),
                _ => letters.insert(at, char::from(b'a' + u8::try_from(self.below(26)).unwrap_or(0))),
            }
        }
        letters.into_iter().collect()
    }

    fn person(&mut self, given: &[&str], family: &[&str]) -> Features {
        let small = |n: usize| i8::try_from(n).ok();
        let year = i16::try_from(1960 + self.below(60)).ok();
        let precise = self.below(2) == 0;
        Features {
            given: if self.below(4) == 0 { format!("{} {}", self.of(given), self.of(given)) } else { self.of(given) },
            family: self.of(family),
            sex: if self.below(3) == 0 { 2 } else { 1 },
            birth_year: year.filter(|_| self.below(20) != 0),
            birth_month: if precise { small(1 + self.below(12)) } else { None },
            birth_day: if precise { small(1 + self.below(28)) } else { None },
            nationalities: vec![self.of(&["GIN", "MLI", "SEN", "NER", "SDN"])],
            phones: vec![format!("+2237{:07}", self.below(10_000_000))],
            documents: vec![format!("A{:08}", self.below(100_000_000))],
            mother: format!("{} {}", self.of(given), self.of(family)),
            father: format!("{} {}", self.of(given), self.of(family)),
            ..Features::default()
        }
    }
}

fn resident_kb() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    let number = line.and_then(|l| l.split_whitespace().next());
    number.and_then(|n| n.parse().ok()).unwrap_or_default()
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| {
        let place = (times.len().saturating_sub(1)) * percent / 100;
        times.get(place).map_or(0, Duration::as_micros)
    };
    println!("{what:32} median {:6} us   p95 {:6} us   max {:6} us", at(50), at(95), at(100));
}

fn main() {
    let given: Vec<&str> = GIVEN.split_whitespace().collect();
    let family: Vec<&str> = FAMILY.split_whitespace().collect();
    let mut chance = Chance(42);
    let _ = matching::fold("Diallo");
    let before = resident_kb();
    let mut index = Index::new();
    let start = Instant::now();
    for id in (0u128..).take(PEOPLE) {
        index.upsert(id, &chance.person(&given, &family));
    }
    println!("{} people in {} ms, {} kB", index.len(), start.elapsed().as_millis(), resident_kb() - before);

    let time = |question: &dyn Fn()| {
        let start = Instant::now();
        question();
        start.elapsed()
    };
    let asked: Vec<Features> = (0..QUESTIONS).map(|_| chance.person(&given, &family)).collect();
    report("candidates", asked.iter().map(|f| time(&|| drop(index.candidates(f, 20)))).collect());
    let common = Features { given: "Mamadou".into(), family: "Diallo".into(), ..Features::default() };
    report("candidates, commonest, no birth", (0..100).map(|_| time(&|| drop(index.candidates(&common, 20)))).collect());
    let names = asked.iter().map(|f| format!("{} {}", f.given, f.family));
    report("search, full name", names.map(|n| time(&|| drop(index.search(&n, 20)))).collect());
    for query in ["mamadou diallo", "diallo", "mam", "mam dia", "+223 7000 0000", "A00000001"] {
        let times = (0..100).map(|_| time(&|| drop(index.search(query, 20))));
        report(&format!("search, {query}"), times.collect());
    }
}
