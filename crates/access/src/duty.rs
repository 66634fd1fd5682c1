//! Duties, scopes and portions: the words in which access is written.

/// Declares an enum whose variants have names and can be listed.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant),+ }
        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Name in URLs, tokens, the database and message keys.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            /// The one of that name.
            #[must_use]
            pub fn find(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.name() == name)
            }
        }
    };
}
pub(crate) use named;

named! {
    /// Something that one may do. Every route demands exactly one.
    Duty {
        /// Find people by name, code, phone or document; see lists of people.
        PersonSearch = "person_search",
        /// Open a person's file, in one's own measure.
        PersonRead = "person_read",
        /// Register a person or a household.
        PersonRegister = "person_register",
        /// Correct what was registered, with a reason.
        PersonCorrect = "person_correct",
        /// Read earlier values of corrected fields.
        PersonHistory = "person_history",
        /// Record consent, refusal and withdrawal.
        ConsentRecord = "consent_record",
        /// Read what a person agreed to.
        ConsentRead = "consent_read",
        /// Publish a new wording of the consent text.
        ConsentWording = "consent_wording",
        /// Record help given to somebody who stays anonymous.
        ContactRecord = "contact_record",
        /// Say whether two files are the same person.
        DuplicateDecide = "duplicate_decide",
        /// Print a card, which revokes the one before.
        CardPrint = "card_print",
        /// Check a card that somebody shows.
        CardVerify = "card_verify",
        /// Give a person's file to a member of staff, or take it away.
        PersonAssign = "person_assign",
        /// Import an existing register.
        RegisterImport = "register_import",
        /// See who waits at the door.
        ArrivalRead = "arrival_read",
        /// See which beds are taken.
        BoardRead = "board_read",
        /// Give a bed, move, note a departure.
        StayWrite = "stay_write",
        /// Add and change buildings, rooms and beds; block and reserve them.
        RoomManage = "room_manage",
        /// Print for a person who has seen the file.
        SeenPrint = "seen_print",
        /// Note who comes to the door, what they need at once, and who goes on.
        ArrivalRecord = "arrival_record",
        /// Check somebody against the criteria of a programme.
        EligibilityDecide = "eligibility_decide",
        /// Publish criteria of a programme; grant a waiver.
        EligibilityManage = "eligibility_manage",
        /// Count, triage and note people of a mass arrival.
        EmergencyRecord = "emergency_record",
        /// Open and close a mass arrival, give tasks, print the situation report.
        EmergencyManage = "emergency_manage",
        /// Note who goes out and comes in; count heads at a drill.
        GateRecord = "gate_record",
        /// See who is in the house now; print the evacuation list.
        PresenceRead = "presence_read",
        /// Note what was explained and that the house rules were accepted.
        OrientationRecord = "orientation_record",
        /// Publish the house rules and what must be explained.
        RulesPublish = "rules_publish",
        /// Take belongings into keeping and give them back.
        BelongingKeep = "belonging_keep",
        /// Ask for a kit for somebody.
        KitRequest = "kit_request",
        /// Approve a kit that somebody else asked for.
        KitApprove = "kit_approve",
        /// Write what residents and visitors read on the public page.
        NoticeEdit = "notice_edit",
        /// Ask the short safe questions and note the answers.
        ScreeningRecord = "screening_record",
        /// Read screenings and their alerts.
        ScreeningRead = "screening_read",
        /// Open a file for case work and give it to a case manager.
        CaseOpen = "case_open",
        /// Read what a follow-up holds: assessments, plans, services, appointments.
        CaseRead = "case_read",
        /// Follow somebody: assess, plan, record what was done, close.
        CaseWrite = "case_write",
        /// Approve what another case manager proposes; supervise follow-ups.
        CaseApprove = "case_approve",
        /// Write notes on a file, in the parts of it that one reads.
        NoteWrite = "note_write",
        /// See who has an appointment; say who came and who did not.
        AppointmentKeep = "appointment_keep",
        /// Say that one was told of an incident, without reading or writing a file.
        IncidentTell = "incident_tell",
        /// Read of incidents that somebody was told of, and act.
        IncidentRead = "incident_read",
        /// Lead an exercise of a training.
        TrainingLead = "training_lead",
        /// Hand over at the change of shift, and take over.
        ShiftHandover = "shift_handover",
        /// Join two files of one person, and part them again.
        DuplicateMerge = "duplicate_merge",
        /// Note a birth or a death in the centre.
        VitalRecord = "vital_record",
        /// Take a list out of the program as a file.
        ListExport = "list_export",
        /// Review the access log of the site.
        LookReview = "look_review",
        /// Make accounts and give roles.
        AccountManage = "account_manage",
        /// Change what the centre is called and where it is.
        SiteManage = "site_manage",
        /// One's own account: password, second factor, sessions. Everyone who is signed in.
        OwnAccount = "own_account",
    }
}

named! {
    /// A group of fields of a person's file.
    Portion {
        /// Names, code, photo.
        Name = "name",
        /// Sex, age, nationalities, languages.
        Vital = "vital",
        /// Phone and parents' names.
        Contact = "contact",
        /// Identity documents.
        Papers = "papers",
        /// Route, motive, status, destination.
        Journey = "journey",
        /// Gender as the person describes it, and other things said in private.
        Intimate = "intimate",
        /// Household and kin.
        Family = "family",
        /// Room and bed, presence.
        Stay = "stay",
        /// That a child is alone or separated, and similar marks that call for action.
        Care = "care",
    }
}

/// To which records a duty extends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scope {
    /// Records assigned to the user.
    Assigned,
    /// Every record of the site that is not restricted, and assigned ones.
    Site,
    /// Every record of the site, restricted ones too.
    SiteRestricted,
}
