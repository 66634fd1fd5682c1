//! The other tracks. What each notes is only what those who follow must know: no story, no diagnosis.

use super::catalogue::{CONSENT, Kind, OFFERED, Of, Step, THREATENED, YES_NO, may, need};

/// First of all, that nobody comes to harm meanwhile.
const SAFETY: Step =
    Step::new("safety", 1, &[need("place", Of::Choice(&["here", "moved", "shelter"])), need("threatened", Of::Choice(THREATENED)), need("plan", Of::Text)])
        .must();
/// The person says whether others may be told; who says no is not passed on.
const CONSENT_STEP: Step = Step::new("consent", 7, &[need("consent", Of::Choice(CONSENT)), may("note", Of::Text)]).must().bars(&[("consent", "refused")]);
/// Health care was offered; what came of it stands in the clinical record.
const CARE: Step = Step::new("care", 3, &[need("offered", Of::Choice(OFFERED))]);
/// What is difficult: the short set of the Washington Group.
const DIFFICULT: &[&str] = &["seeing", "hearing", "walking", "remembering", "self_care", "communicating"];
/// What survivors are told.
const TOLD: &[&str] = &["services", "justice", "right_refuse", "limits"];

/// Trafficking.
pub(super) const TRAFFICKING: Kind = Kind {
    code: "trafficking",
    steps: &[
        SAFETY,
        Step::new(
            "indicators",
            3,
            &[
                need("signs", Of::Ticks(&["recruited", "moved", "deceived", "debt", "papers_taken", "confined", "forced_work", "forced_sex", "controlled"], 1)),
                need("purpose", Of::Choice(&["sexual", "labour", "begging", "crime", "servitude", "unknown"])),
                may("note", Of::Text),
            ],
        )
        .must(),
        CARE.after(&["safety"]),
        Step::new("informed", 7, &[need("told", Of::Ticks(&["services", "justice", "right_refuse", "limits", "reflection"], 5))]).after(&["safety"]).must(),
        CONSENT_STEP.after(&["informed"]),
        Step::new("identification", 30, &[need("authority", Of::Line), need("result", Of::Choice(&["victim", "presumed", "not_victim", "waiting"]))])
            .after(&["indicators", "consent"])
            .reaches_out(),
        Step::new("legal", 30, &[need("wish", Of::Choice(&["report", "not_report", "undecided"])), may("lawyer", Of::Line)]).after(&["informed"]),
        Step::new("stay_permit", 60, &[need("document", Of::Choice(&["permit", "asylum", "none"])), may("until", Of::Day)])
            .after(&["identification"])
            .expires("until"),
        Step::new("solution", 90, &[need("solution", Of::Choice(&["stay", "return", "resettlement", "other"])), need("risk_weighed", Of::Text)])
            .after(&["consent"]),
        Step::new("follow", 30, &[need("findings", Of::Text)]).after(&["safety"]).every(30),
    ],
    outcomes: &["recovered", "returned", "not_victim", "declined", "transferred", "left", "other"],
    secret: false,
    halts: false,
};

/// Gender-based violence.
pub(super) const GBV: Kind = Kind {
    code: "gbv",
    steps: &[
        SAFETY,
        Step::new("care", 1, &[need("offered", Of::Choice(OFFERED)), need("within_72h", Of::Choice(&["yes", "no", "unknown"]))]),
        Step::new("informed", 2, &[need("told", Of::Ticks(TOLD, TOLD.len()))]).must(),
        Step::new("sleep", 2, &[need("room", Of::Choice(&["as_wished", "single", "other"]))]).after(&["safety"]),
        CONSENT_STEP.after(&["informed"]),
        Step::new("psychosocial", 7, &[need("offered", Of::Choice(OFFERED))]).after(&["consent"]),
        Step::new("legal", 14, &[need("wish", Of::Choice(&["report", "not_report", "undecided"])), may("lawyer", Of::Line)]).after(&["informed"]),
        Step::new("follow", 14, &[need("findings", Of::Text)]).after(&["safety"]).every(14),
    ],
    outcomes: &["recovered", "declined", "transferred", "left", "other"],
    secret: false,
    halts: false,
};

/// Disability: barriers are what is to be lifted, not the person to be mended.
pub(super) const DISABILITY: Kind = Kind {
    code: "disability",
    steps: &[
        Step::new("functioning", 7, &[need("difficult", Of::Ticks(DIFFICULT, 1)), need("degree", Of::Choice(&["some", "a_lot", "cannot"]))]).must(),
        Step::new("barriers", 7, &[need("barriers", Of::Ticks(&["building", "information", "attitude", "money", "transport"], 1)), may("own_words", Of::Text)])
            .after(&["functioning"])
            .must(),
        Step::new("adapt", 14, &[need("what", Of::Text)]).after(&["barriers"]),
        Step::new("supporter", 14, &[need("chosen", Of::Choice(YES_NO)), may("supporter", Of::Line)]).after(&["functioning"]),
        Step::new("device", 30, &[need("device", Of::Line), need("offered", Of::Choice(OFFERED))]).after(&["functioning"]),
        Step::new("takes_part", 60, &[need("takes_part", Of::Choice(YES_NO)), may("note", Of::Text)]).after(&["adapt"]),
        Step::new("review", 90, &[need("findings", Of::Text), need("stands", Of::Choice(YES_NO))]).after(&["adapt"]).every(90),
    ],
    outcomes: &["barriers_lifted", "declined", "transferred", "left", "died", "other"],
    secret: false,
    halts: false,
};

/// Diverse sexual orientation, gender identity, expression and sex characteristics: the person says who may know.
pub(super) const SOGIESC: Kind = Kind {
    code: "sogiesc",
    steps: &[
        Step::new("wishes", 2, &[need("whom_told", Of::Choice(&["nobody", "follower", "chosen"])), may("called", Of::Line), may("note", Of::Text)]).must(),
        Step::new("sleep", 2, &[need("room", Of::Choice(&["as_wished", "single", "other"]))]).after(&["wishes"]),
        Step::new("safety", 3, &[need("threatened", Of::Choice(THREATENED)), need("plan", Of::Text)]).after(&["wishes"]).must(),
        Step::new("allies", 14, &[need("organisation", Of::Line)]).after(&["wishes"]),
        Step::new("care", 30, &[need("offered", Of::Choice(OFFERED))]).after(&["wishes"]),
        Step::new("legal", 30, &[need("wish", Of::Choice(&["apply", "not_apply", "undecided"])), may("lawyer", Of::Line)]).after(&["wishes"]),
        Step::new("follow", 60, &[need("findings", Of::Text)]).after(&["safety"]).every(60),
    ],
    outcomes: &["recovered", "declined", "transferred", "left", "other"],
    secret: false,
    halts: false,
};

/// Older people.
pub(super) const OLDER: Kind = Kind {
    code: "older",
    steps: &[
        Step::new("functioning", 7, &[may("difficult", Of::Ticks(DIFFICULT, 0)), need("degree", Of::Choice(&["none", "some", "a_lot", "cannot"]))]).must(),
        Step::new("daily", 7, &[need("daily", Of::Ticks(&["low_bed", "meals", "toilet_near", "medicines", "warmth"], 1))]),
        Step::new("supporter", 14, &[need("chosen", Of::Choice(YES_NO)), may("supporter", Of::Line)]),
        Step::new("care", 14, &[need("offered", Of::Choice(OFFERED))]),
        Step::new("takes_part", 30, &[need("takes_part", Of::Choice(YES_NO)), may("note", Of::Text)]),
        Step::new("review", 60, &[need("findings", Of::Text), need("stands", Of::Choice(YES_NO))]).after(&["functioning"]).every(60),
    ],
    outcomes: &["settled", "declined", "transferred", "left", "died", "other"],
    secret: false,
    halts: false,
};

/// Medical: what the house must do, never what the nurse knows.
pub(super) const MEDICAL: Kind = Kind {
    code: "medical",
    steps: &[
        Step::new("seen", 1, &[need("seen_by", Of::Choice(&["nurse", "doctor", "hospital"]))]).must(),
        Step::new("access", 3, &[need("help", Of::Ticks(&["transport", "interpreter", "cost", "escort", "child_care"], 1)), may("note", Of::Text)])
            .after(&["seen"]),
        Step::new("adapt", 7, &[need("what", Of::Text)]).after(&["seen"]),
        Step::new("fit", 30, &[need("fit", Of::Choice(&["fit", "with_escort", "unfit"])), may("until", Of::Day)]).after(&["seen"]).expires("until"),
        Step::new("continuity", 60, &[need("copy_given", Of::Choice(YES_NO)), may("note", Of::Text)]).after(&["seen"]),
        Step::new("follow", 30, &[need("findings", Of::Text)]).after(&["seen"]).every(30),
    ],
    outcomes: &["settled", "declined", "transferred", "left", "died", "other"],
    secret: false,
    halts: false,
};

/// Detention: visits, alternatives, release and what comes after it (systems 41 and 42).
pub(super) const DETENTION: Kind = Kind {
    code: "detention",
    steps: &[
        Step::new(
            "located",
            1,
            &[
                need("facility", Of::Line),
                may("held_since", Of::Day),
                need("ground", Of::Choice(&["entry", "papers", "crime", "unknown"])),
                need("child", Of::Choice(YES_NO)),
            ],
        )
        .must(),
        Step::new(
            "visit",
            3,
            &[
                need("seen_alone", Of::Choice(YES_NO)),
                need("conditions", Of::Ticks(&["food", "water", "bed", "air", "care", "apart", "calls"], 0)),
                need("findings", Of::Text),
                need("concern", Of::Choice(&["none", "follow", "move"])),
            ],
        )
        .after(&["located"])
        .every(14),
        Step::new("legal", 7, &[need("wish", Of::Choice(&["wanted", "not_wanted"])), may("lawyer", Of::Line)]).after(&["located"]),
        Step::new("consulate", 7, &[need("wish", Of::Choice(&["wanted", "not_wanted"]))]).after(&["located"]).reaches_out(),
        Step::new(
            "alternatives",
            14,
            &[
                need("alternatives", Of::Ticks(&["community", "reporting", "guarantor", "shelter", "deposit", "none"], 1)),
                need("proposed_to", Of::Line),
                need("answer", Of::Choice(&["waiting", "accepted", "refused"])),
                may("terms", Of::Text),
            ],
        )
        .after(&["located"]),
        Step::new("monitoring", 44, &[need("kept", Of::Choice(YES_NO)), need("findings", Of::Text)]).after(&["alternatives"]).every(30),
        Step::new(
            "release_plan",
            30,
            &[need("ready", Of::Ticks(&["bed", "transport", "papers", "care", "somebody", "money"], 1)), need("plan", Of::Text), may("release_on", Of::Day)],
        )
        .after(&["located"]),
        Step::new("release", 60, &[need("released_on", Of::Day), need("to", Of::Choice(&["centre", "family", "shelter", "own", "abroad"]))])
            .after(&["release_plan"]),
        Step::new("reintegration", 90, &[need("findings", Of::Text)]).after(&["release"]),
    ],
    outcomes: &["released", "alternative", "removed", "transferred", "died", "other"],
    secret: false,
    halts: false,
};

/// Asylum: nothing of it is ever told to the country of origin.
pub(super) const ASYLUM: Kind = Kind {
    code: "asylum",
    steps: &[
        Step::new("secrecy", 1, &[need("secret", Of::Ticks(&["no_embassy", "no_lists", "no_calls"], 3))]).must(),
        Step::new("informed", 3, &[need("told", Of::Ticks(&["right_seek", "procedure", "limits", "right_refuse"], 4))]).must(),
        Step::new("wish", 7, &[need("wish", Of::Choice(&["apply", "not_apply", "undecided"])), may("note", Of::Text)])
            .after(&["informed"])
            .must()
            .bars(&[("wish", "not_apply"), ("wish", "undecided")]),
        Step::new("lawyer", 14, &[need("lawyer", Of::Line)]).after(&["wish"]),
        Step::new("registered", 30, &[need("registered_with", Of::Choice(&["state", "unhcr"])), may("reference", Of::Line), may("until", Of::Day)])
            .after(&["secrecy", "wish"])
            .expires("until"),
        Step::new("interview", 90, &[need("interview_on", Of::Day), need("prepared", Of::Choice(YES_NO))]).after(&["registered"]),
        Step::new("decision", 180, &[need("decision", Of::Choice(&["granted", "subsidiary", "refused"])), may("appeal_until", Of::Day)])
            .after(&["registered"])
            .expires("appeal_until"),
        Step::new("appeal", 210, &[need("appealed", Of::Choice(YES_NO)), may("note", Of::Text)]).after(&["decision"]),
    ],
    outcomes: &["granted", "refused", "declined", "transferred", "left", "other"],
    secret: true,
    halts: false,
};

/// Family tracing: both sides agree, it stops on request, and a suspicion of trafficking by kin halts every contact
/// (domain.md 3.18).
pub(super) const TRACING: Kind = Kind {
    code: "tracing",
    steps: &[
        Step::new(
            "consent",
            3,
            &[need("consent", Of::Choice(CONSENT)), need("given_by", Of::Choice(&["person", "child_and_guardian"])), may("note", Of::Text)],
        )
        .must()
        .bars(&[("consent", "refused")]),
        Step::new("risk", 3, &[need("contact_risk", Of::Choice(&["none", "some", "kin_suspected"])), need("findings", Of::Text)])
            .must()
            .bars(&[("contact_risk", "kin_suspected")]),
        Step::new(
            "sought",
            7,
            &[
                need("sought", Of::Line),
                need("kin", Of::Choice(&["mother", "father", "sibling", "spouse", "child", "other"])),
                may("last_place", Of::Line),
                may("last_seen", Of::Line),
                need("photo", Of::Choice(&["none", "agreed"])),
            ],
        )
        .after(&["consent", "risk"])
        .must(),
        Step::new("request", 14, &[need("partner", Of::Choice(&["red_cross", "unhcr", "own", "other"])), may("reference", Of::Line)])
            .after(&["sought"])
            .must()
            .reaches_out(),
        Step::new("match", 90, &[need("found", Of::Choice(&["found", "not_found", "died"])), may("note", Of::Text)])
            .after(&["request"])
            .must()
            .reaches_out()
            .bars(&[("found", "not_found"), ("found", "died")]),
        Step::new(
            "verify_kin",
            97,
            &[need("verified_by", Of::Choice(&["questions", "documents", "photos"])), need("kinship", Of::Choice(&["confirmed", "doubtful", "false"]))],
        )
        .after(&["match"])
        .must()
        .reaches_out()
        .bars(&[("kinship", "doubtful"), ("kinship", "false")]),
        Step::new("kin_consent", 104, &[need("consent", Of::Choice(CONSENT))]).after(&["verify_kin"]).must().reaches_out().bars(&[("consent", "refused")]),
        Step::new("contact", 111, &[need("channel", Of::Choice(&["letter", "phone", "video", "visit"])), may("note", Of::Text)])
            .after(&["kin_consent"])
            .must()
            .reaches_out(),
        Step::new("reunification", 150, &[need("reunification", Of::Choice(&["safe", "not_safe", "later"])), need("findings", Of::Text)])
            .after(&["contact"])
            .approved()
            .reaches_out(),
    ],
    outcomes: &["restored", "reunited", "not_found", "stopped", "died", "other"],
    secret: false,
    halts: true,
};
