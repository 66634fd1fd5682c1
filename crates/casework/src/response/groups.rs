//! Factors in groups by what one does about them. Every factor of the catalogue stands in exactly one.

/// Factors on which the same actors tend to act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Group {
    /// Code.
    pub code: &'static str,
    /// Codes of its factors.
    pub factors: &'static [&'static str],
}

/// All groups, in the order of pages.
pub const GROUPS: &[Group] = &[
    Group { code: "violence", factors: &["violence_past", "dependent", "exposed_long", "home_violence", "forced_marriage", "unsafe_migration"] },
    Group { code: "health", factors: &["ill", "pregnancy", "distress", "disability", "healthy", "good_care"] },
    Group { code: "family", factors: &["separated", "lone_head", "home_support", "fair_share", "size", "structure", "dynamics"] },
    Group { code: "papers", factors: &["no_papers", "papers", "rights_known", "nationality", "impunity", "weak_law", "human_rights"] },
    Group { code: "means", factors: &["no_means", "means", "skills", "debt", "income", "standing", "livelihood", "social_protection", "fair_development"] },
    Group { code: "learning", factors: &["no_language", "illiterate", "host_language", "literate", "schooling", "open_schools"] },
    Group { code: "belonging", factors: &["age", "sex", "ethnicity", "sogi", "beliefs", "excluded", "hostile_hosts", "diaspora", "marginalised"] },
    Group { code: "country", factors: &["hazards", "preparedness", "conflict", "bad_governance", "peace", "good_governance"] },
];

/// The group in which a factor stands.
#[must_use]
pub fn group_of(factor: &str) -> Option<&'static Group> {
    GROUPS.iter().find(|group| group.factors.contains(&factor))
}

/// The group of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Group> {
    GROUPS.iter().find(|group| group.code == code)
}
