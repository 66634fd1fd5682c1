//! The track of children who are unaccompanied or separated: verified, safe, with a guardian, heard, their best interests
//! assessed and, where it is for lasting, determined by a panel; never detained (domain.md 3.9).

use super::catalogue::{Kind, Of, Step, YES_NO, may, need};

/// What an assessment of best interests weighs; all of it.
const ELEMENTS: &[&str] = &["safety", "family_ties", "health", "education", "identity", "views", "options"];
/// What is checked before a child is placed with somebody; all of it.
const CHECKS: &[&str] = &["identity", "home_visit", "other_children", "means", "willing", "child_agrees"];
/// Least members of a panel: nobody decides alone over a child.
pub(super) const PANEL_MIN: usize = 3;

/// Children alone.
pub(super) const CHILD_ALONE: Kind = Kind {
    code: "child_alone",
    steps: &[
        Step::new("safe_place", 1, &[need("place", Of::Choice(&["children_room", "family_room", "foster", "specialised", "with_kin"])), may("note", Of::Text)])
            .must(),
        Step::new(
            "verify",
            2,
            &[
                need("status", Of::Choice(&["unaccompanied", "separated", "accompanied"])),
                need("verified_how", Of::Choice(&["interview", "documents", "relatives", "authority"])),
                need("age_method", Of::Choice(&["statement", "documents", "holistic", "none"])),
                may("age_margin", Of::Line),
                may("doubt", Of::Choice(YES_NO)),
                may("note", Of::Text),
            ],
        )
        .must()
        .bars(&[("status", "accompanied")]),
        Step::new("guardian", 7, &[need("guardian", Of::Line), need("authority", Of::Line), need("appointed_on", Of::Day), may("expires_on", Of::Day)])
            .after(&["verify"])
            .expires("expires_on"),
        Step::new("views", 7, &[need("own_words", Of::Text), need("assent", Of::Choice(&["assent", "dissent", "unable"]))]).after(&["verify"]).must(),
        Step::new(
            "bia",
            14,
            &[
                need("elements", Of::Ticks(ELEMENTS, ELEMENTS.len())),
                need("findings", Of::Text),
                need("recommendation", Of::Choice(&["care_here", "kin_care", "reunify", "determination"])),
            ],
        )
        .after(&["verify", "safe_place", "views"])
        .must(),
        Step::new("traced", 14, &[need("traced", Of::Choice(&["opened", "not_wanted", "unsafe"])), may("note", Of::Text)]).after(&["bia"]),
        Step::new(
            "placement",
            21,
            &[
                need("arrangement", Of::Choice(&["kin", "foster", "small_group", "specialised", "supervised_living"])),
                need("carer", Of::Line),
                need("placed_on", Of::Day),
                need("checks", Of::Ticks(CHECKS, CHECKS.len())),
            ],
        )
        .after(&["verify", "safe_place"]),
        Step::new("visit", 30, &[need("seen_alone", Of::Choice(YES_NO)), need("findings", Of::Text), need("concern", Of::Choice(&["none", "follow", "move"]))])
            .after(&["placement"])
            .every(30),
        Step::new(
            "bid",
            90,
            &[
                need("panel", Of::Names(PANEL_MIN)),
                need("options", Of::Text),
                need("decision", Of::Choice(&["reunify", "lasting_care", "local_solution", "resettlement", "return", "separation"])),
                may("dissent", Of::Text),
                need("review_on", Of::Day),
            ],
        )
        .after(&["bia", "guardian", "views"])
        .approved()
        .expires("review_on"),
        Step::new("implement", 120, &[need("findings", Of::Text)]).after(&["bid"]),
        Step::new("review", 180, &[need("findings", Of::Text), need("stands", Of::Choice(YES_NO))]).after(&["bid"]).every(90),
    ],
    outcomes: &["reunited", "lasting_care", "adult", "not_alone", "transferred", "left", "died", "other"],
    secret: false,
    halts: false,
};
