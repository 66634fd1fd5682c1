//! What a comparison answers: a person, a score, and the reasons a clerk is shown.

use serde::Serialize;

/// From this probability on, two records are very probably one person.
pub const SURE_SCORE_MIN: f32 = 0.85;
/// From this probability on, a desk is told of somebody. Among a hundred thousand, one newcomer in twelve who was never
/// there is shown somebody, and four in five of those who were there are shown their own file.
pub const REVIEW_SCORE_MIN: f32 = 0.12;
/// The highest score of a pair that nothing proves: somebody must look.
pub(crate) const UNPROVEN_MAX: f32 = 0.84;

/// Why two records are, or are not, thought to be one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Every name word is written the same.
    SameName,
    /// Every name word is the same name, written otherwise.
    SameNameOtherSpelling,
    /// Every name word is the same or near.
    SimilarName,
    /// The given name of one is the family name of the other.
    NameOrderSwapped,
    /// Part of the name agrees.
    OneNameShared,
    /// Day, month and year agree and are not a mere first of January.
    SameBirthDate,
    /// The year agrees; day or month unknown, estimated or different.
    SameBirthYear,
    /// The years are at most two apart, or five when one is an estimate.
    CloseBirthYear,
    /// The years are further apart.
    DifferentBirthYear,
    /// The dates agree when day and month change places.
    DayMonthSwapped,
    /// A telephone number agrees.
    SamePhone,
    /// A document number agrees.
    SameDocument,
    /// The mother's name agrees.
    SameMother,
    /// The mothers' names differ.
    OtherMother,
    /// The father's name agrees.
    SameFather,
    /// A nationality agrees.
    SameNationality,
    /// Both nationalities are known and none agrees.
    OtherNationality,
    /// Both sexes are known and differ.
    OtherSex,
    /// The place of birth agrees.
    SameBirthplace,
    /// Both places of birth are known and differ.
    OtherBirthplace,
}

impl Reason {
    /// The end of the message key that says this reason in words, such as `same-phone`.
    pub fn key(self) -> &'static str {
        match self {
            Self::SameName => "same-name",
            Self::SameNameOtherSpelling => "same-name-other-spelling",
            Self::SimilarName => "similar-name",
            Self::NameOrderSwapped => "name-order-swapped",
            Self::OneNameShared => "one-name-shared",
            Self::SameBirthDate => "same-birth-date",
            Self::SameBirthYear => "same-birth-year",
            Self::CloseBirthYear => "close-birth-year",
            Self::DifferentBirthYear => "different-birth-year",
            Self::DayMonthSwapped => "day-month-swapped",
            Self::SamePhone => "same-phone",
            Self::SameDocument => "same-document",
            Self::SameMother => "same-mother",
            Self::OtherMother => "other-mother",
            Self::SameFather => "same-father",
            Self::SameNationality => "same-nationality",
            Self::OtherNationality => "other-nationality",
            Self::OtherSex => "other-sex",
            Self::SameBirthplace => "same-birthplace",
            Self::OtherBirthplace => "other-birthplace",
        }
    }
}

/// A person who may be the one asked for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The person, as given to `Index::upsert`.
    pub id: u128,
    /// Probability that it is the one asked for; for a search, how well the name fits.
    pub score: f32,
    /// What agrees and what does not, name first.
    pub reasons: Vec<Reason>,
}

impl Candidate {
    /// What the desk should do with this candidate.
    pub fn band(&self) -> Band {
        if self.score >= SURE_SCORE_MIN {
            Band::Sure
        } else if self.score >= REVIEW_SCORE_MIN {
            Band::Review
        } else {
            Band::None
        }
    }
}

/// The three answers of the duplicate check.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Band {
    /// Very probably one person; still confirmed by people.
    Sure,
    /// Somebody should compare the two.
    Review,
    /// Not the same person as far as the records tell.
    None,
}

/// Best first; equal scores by id so that the order is stable.
pub(crate) fn sort_best_first(candidates: &mut Vec<Candidate>, limit: usize) {
    let order = |a: &Candidate, b: &Candidate| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id));
    if limit > 0 && candidates.len() > limit {
        candidates.select_nth_unstable_by(limit, order);
    }
    candidates.truncate(limit);
    candidates.sort_unstable_by(order);
}
