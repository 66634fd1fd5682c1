//! Births and deaths in the centre, on the stream of the child or of the person who died, and how they add up.

use ledger::{Day, Instant, SiteId, Stream};
use people::person::PersonId;
use serde::{Deserialize, Serialize};

/// A child was born.
#[derive(Clone, Serialize, Deserialize)]
pub struct Born {
    /// Mother.
    pub mother: PersonId,
    /// Father, when he is known here.
    #[serde(default)]
    pub father: Option<PersonId>,
    /// Father in words, when he is declared and not known here.
    #[serde(default)]
    pub father_words: String,
    /// When.
    pub at: Instant,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// Who helped.
    #[serde(default)]
    pub attendant: String,
    /// Number of the notification of birth.
    #[serde(default)]
    pub notification: String,
    /// Last day on which the State takes the declaration.
    pub due: Day,
}

/// The State registered a birth.
#[derive(Clone, Serialize, Deserialize)]
pub struct BirthRegistered {
    /// Number of the act.
    #[serde(default)]
    pub number: String,
}

/// A person died.
#[derive(Clone, Serialize, Deserialize)]
pub struct Died {
    /// When.
    pub at: Instant,
    /// Where.
    #[serde(default)]
    pub place: String,
}

/// What was done after a death. Each note replaces the one before.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Followed {
    /// Whether the kin know.
    pub kin_told: bool,
    /// Who of them was told, by whom, how.
    pub kin: String,
    /// Number of the death certificate.
    pub certificate: String,
    /// Burial, or the way home.
    pub burial: String,
    /// What became of the belongings.
    pub belongings: String,
}

impl Followed {
    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.kin_told || self.certificate.is_empty() || self.belongings.is_empty()
    }
}

/// Why a person died, as a doctor or nurse says.
#[derive(Clone, Serialize, Deserialize)]
pub struct Cause {
    /// In words.
    pub cause: String,
}

/// A death was noted by mistake.
#[derive(Clone, Serialize, Deserialize)]
pub struct Revoked {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

ledger::facts! {
    /// Facts about birth and death.
    pub enum VitalFact {
        "vital/born" Identity Personal => Born(Born),
        "vital/birth_registered" Identity Personal => BirthRegistered(BirthRegistered),
        "vital/died" House Personal => Died(Died),
        "vital/followed" House Personal => Followed(Followed),
        "vital/cause" Health Sensitive => Cause(Cause),
        "vital/death_revoked" House Personal => Revoked(Revoked),
    }
}

/// A birth as it stands.
#[derive(Clone)]
pub struct Birth {
    /// What was noted.
    pub born: Born,
    /// The day, at the site.
    pub on: Option<Day>,
    /// Site that noted it.
    pub site: SiteId,
    /// When it was noted.
    pub noted_at: Instant,
    /// Number of the act and the day of registration, once the State has registered it.
    pub registered: Option<(String, Option<Day>)>,
}

/// A death as it stands.
#[derive(Clone)]
pub struct Death {
    /// What was noted.
    pub died: Died,
    /// Site that noted it.
    pub site: SiteId,
    /// When it was noted.
    pub noted_at: Instant,
    /// What was done since.
    pub followed: Followed,
    /// Why, for those who read it.
    pub cause: String,
}

/// Birth and death of one person.
#[derive(Clone, Default)]
pub struct State {
    /// Birth, when it happened in the centre.
    pub birth: Option<Birth>,
    /// Death, unless it was taken back.
    pub death: Option<Death>,
}

impl State {
    /// Folds a stream. The first birth counts, and the first death until it is taken back; what follows a death that was
    /// never noted is passed over.
    #[must_use]
    pub fn fold(stream: &Stream) -> Self {
        let mut state = Self::default();
        for (fact, what) in stream.of::<VitalFact>() {
            match what {
                VitalFact::Born(born) => {
                    state.birth.get_or_insert_with(|| Birth { born, on: fact.happened_on, site: fact.site, noted_at: fact.instant(), registered: None });
                }
                VitalFact::BirthRegistered(registered) => {
                    if let Some(birth) = &mut state.birth {
                        birth.registered = Some((registered.number, fact.happened_on));
                    }
                }
                VitalFact::Died(died) => {
                    let (site, noted_at, followed, cause) = (fact.site, fact.instant(), Followed::default(), String::new());
                    state.death.get_or_insert(Death { died, site, noted_at, followed, cause });
                }
                VitalFact::Followed(followed) => state.of_death(|death| death.followed = followed),
                VitalFact::Cause(cause) => state.of_death(|death| death.cause = cause.cause),
                VitalFact::Revoked(_) => state.death = None,
            }
        }
        state
    }

    fn of_death(&mut self, deed: impl FnOnce(&mut Death)) {
        if let Some(death) = &mut self.death {
            deed(death);
        }
    }
}
