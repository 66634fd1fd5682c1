//! The roles of a centre and what each may do and see: the one place where that is written.

use ledger::Compartment;

use crate::duty::{Duty, Portion, Scope, named};

named! {
    /// What somebody is in a centre.
    Role {
        /// Accounts, configuration, metadata of logs; never the content of files.
        Administrator = "administrator",
        /// Runs the centre: occupancy, rooms, names and rooms of residents.
        CentreManager = "centre_manager",
        /// Registers people: identity, household, consent, cards.
        Clerk = "clerk",
        /// Welcomes people: queue, language, bed.
        Reception = "reception",
        /// Follows the people assigned to them.
        CaseManager = "case_manager",
        /// All protection files of the centre; supervises case managers.
        ProtectionOfficer = "protection_officer",
        /// Doctor or nurse.
        Health = "health",
        /// Psychologist or counsellor.
        Psychosocial = "psychosocial",
        /// Legal and administrative officer.
        Legal = "legal",
        /// Return, integration and resettlement officer.
        Solutions = "solutions",
        /// Warehouse and logistics: numbers, not people.
        Logistics = "logistics",
        /// Approves what others hand out.
        Approver = "approver",
        /// Buys; no data about people.
        Procurement = "procurement",
        /// Guards the gate: heads, not files.
        Guard = "guard",
        /// Monitoring and evaluation: indicators, no direct identifiers.
        Monitoring = "monitoring",
        /// Information management: data quality and imports of registers.
        Information = "information",
        /// Data protection focal point: consents and access log.
        DataProtection = "data_protection",
        /// Focal point against sexual exploitation and abuse: own channel only.
        Psea = "psea",
        /// Focal point of a partner organisation: only people referred to them.
        Partner = "partner",
        /// Government authority: boards and aggregates.
        Authority = "authority",
        /// Consular officer: only what a person consented to.
        Consular = "consular",
        /// Donor: aggregates only.
        Donor = "donor",
        /// Facilitator of trainings.
        Trainer = "trainer",
        /// Takes part in a training.
        Trainee = "trainee",
        /// Elected by residents: collective issues only.
        Representative = "representative",
        /// Analyst of a regional hub: approved aggregates only.
        HubAnalyst = "hub_analyst",
    }
}

/// What a role may do (each with its scope) and see.
pub(crate) struct Grants {
    pub(crate) duties: &'static [(Duty, Scope)],
    pub(crate) portions: &'static [Portion],
    pub(crate) compartments: &'static [Compartment],
    pub(crate) second_factor: bool,
}

use Compartment as C;
use Duty as D;
use Portion as P;
use Scope::{Assigned, Site, SiteRestricted};

/// Whoever works in a centre may be told of an incident, and calls the one who can help: every role has this.
const TELL: (Duty, Scope) = (D::IncidentTell, Site);

const NONE: Grants = Grants { duties: &[], portions: &[], compartments: &[], second_factor: false };

const ADMINISTRATOR: Grants = Grants { duties: &[TELL, (D::AccountManage, Site), (D::SiteManage, Site)], ..NONE };

const CENTRE_MANAGER: Grants = Grants {
    duties: &[
        TELL,
        (D::AppointmentKeep, Site),
        (D::PersonSearch, Site),
        (D::ArrivalRead, Site),
        (D::BoardRead, Site),
        (D::RoomManage, Site),
        (D::StayWrite, Site),
        (D::CardVerify, Site),
        (D::ContactRecord, Site),
        (D::PersonAssign, Site),
        (D::SiteManage, Site),
        (D::ArrivalRecord, Site),
        (D::EligibilityDecide, Site),
        (D::EligibilityManage, Site),
        (D::EmergencyRecord, Site),
        (D::EmergencyManage, Site),
        (D::GateRecord, Site),
        (D::PresenceRead, Site),
        (D::RulesPublish, Site),
        (D::KitApprove, Site),
        (D::NoticeEdit, Site),
        (D::CaseOpen, Site),
        (D::ShiftHandover, Site),
        (D::DuplicateDecide, Site),
        (D::DuplicateMerge, Site),
        (D::VitalRecord, Site),
        (D::TrainingLead, Site),
        (D::ListExport, Site),
    ],
    portions: &[P::Name, P::Stay],
    compartments: &[C::House],
    second_factor: false,
};

const CLERK: Grants = Grants {
    duties: &[
        TELL,
        (D::PersonSearch, Site),
        (D::PersonRead, Site),
        (D::PersonRegister, Site),
        (D::PersonCorrect, Site),
        (D::PersonHistory, Site),
        (D::ConsentRecord, Site),
        (D::ConsentRead, Site),
        (D::ContactRecord, Site),
        (D::DuplicateDecide, Site),
        (D::CardPrint, Site),
        (D::CardVerify, Site),
        (D::ArrivalRead, Site),
        (D::BoardRead, Site),
        (D::StayWrite, Site),
        (D::RegisterImport, Site),
        (D::SeenPrint, Site),
        (D::ArrivalRecord, Site),
        (D::EligibilityDecide, Site),
        (D::EmergencyRecord, Site),
        (D::OrientationRecord, Site),
        (D::BelongingKeep, Site),
        (D::KitRequest, Site),
        (D::ScreeningRecord, Site),
        (D::ShiftHandover, Site),
        (D::VitalRecord, Site),
        (D::ListExport, Site),
    ],
    portions: &[P::Name, P::Vital, P::Contact, P::Papers, P::Journey, P::Family, P::Stay, P::Care],
    compartments: &[C::Identity, C::Consent, C::House],
    second_factor: false,
};

const RECEPTION: Grants = Grants {
    duties: &[
        TELL,
        (D::AppointmentKeep, Site),
        (D::PersonSearch, Site),
        (D::ArrivalRead, Site),
        (D::BoardRead, Site),
        (D::StayWrite, Site),
        (D::CardVerify, Site),
        (D::ContactRecord, Site),
        (D::ArrivalRecord, Site),
        (D::EligibilityDecide, Site),
        (D::EmergencyRecord, Site),
        (D::GateRecord, Site),
        (D::PresenceRead, Site),
        (D::OrientationRecord, Site),
        (D::BelongingKeep, Site),
        (D::KitRequest, Site),
        (D::NoticeEdit, Site),
        (D::ScreeningRecord, Site),
        (D::ShiftHandover, Site),
    ],
    portions: &[P::Name, P::Vital, P::Stay, P::Care],
    compartments: &[C::House],
    second_factor: false,
};

const CASE_MANAGER: Grants = Grants {
    duties: &[
        (D::CaseRead, Assigned),
        (D::CaseWrite, Assigned),
        (D::NoteWrite, Assigned),
        (D::AppointmentKeep, Assigned),
        TELL,
        (D::PersonSearch, Assigned),
        (D::PersonRead, Assigned),
        (D::PersonCorrect, Assigned),
        (D::PersonHistory, Assigned),
        (D::ConsentRecord, Assigned),
        (D::ConsentRead, Assigned),
        (D::BoardRead, Site),
        (D::CardVerify, Site),
        (D::ContactRecord, Site),
        (D::SeenPrint, Assigned),
        (D::EligibilityDecide, Site),
        (D::OrientationRecord, Assigned),
        (D::KitRequest, Assigned),
        (D::ScreeningRecord, Assigned),
        (D::ScreeningRead, Assigned),
        (D::CaseOpen, Assigned),
        (D::ShiftHandover, Site),
    ],
    portions: P::ALL,
    compartments: &[C::Identity, C::Consent, C::Protection, C::House],
    second_factor: true,
};

const PROTECTION_OFFICER: Grants = Grants {
    duties: &[
        (D::CaseRead, SiteRestricted),
        (D::CaseWrite, SiteRestricted),
        (D::CaseApprove, SiteRestricted),
        (D::NoteWrite, SiteRestricted),
        (D::AppointmentKeep, SiteRestricted),
        TELL,
        (D::IncidentRead, Site),
        (D::PersonSearch, SiteRestricted),
        (D::PersonRead, SiteRestricted),
        (D::PersonCorrect, SiteRestricted),
        (D::PersonHistory, SiteRestricted),
        (D::ConsentRecord, SiteRestricted),
        (D::ConsentRead, SiteRestricted),
        (D::PersonAssign, SiteRestricted),
        (D::ArrivalRead, Site),
        (D::BoardRead, Site),
        (D::StayWrite, SiteRestricted),
        (D::CardVerify, SiteRestricted),
        (D::ContactRecord, Site),
        (D::SeenPrint, SiteRestricted),
        (D::ArrivalRecord, Site),
        (D::EligibilityDecide, Site),
        (D::EmergencyRecord, Site),
        (D::EmergencyManage, Site),
        (D::PresenceRead, Site),
        (D::OrientationRecord, SiteRestricted),
        (D::KitRequest, SiteRestricted),
        (D::ScreeningRecord, SiteRestricted),
        (D::ScreeningRead, SiteRestricted),
        (D::CaseOpen, SiteRestricted),
        (D::ShiftHandover, Site),
        (D::DuplicateDecide, SiteRestricted),
        (D::DuplicateMerge, SiteRestricted),
        (D::VitalRecord, SiteRestricted),
        (D::TrainingLead, Site),
        (D::ListExport, SiteRestricted),
    ],
    portions: P::ALL,
    compartments: &[C::Identity, C::Consent, C::Protection, C::Legal, C::House],
    second_factor: true,
};

const HEALTH: Grants = Grants {
    duties: &[
        (D::NoteWrite, Site),
        (D::AppointmentKeep, Site),
        TELL,
        (D::IncidentRead, Site),
        (D::PersonSearch, Site),
        (D::PersonRead, Site),
        (D::ConsentRead, Site),
        (D::BoardRead, Site),
        (D::StayWrite, Site),
        (D::CardVerify, Site),
        (D::ContactRecord, Site),
        (D::ArrivalRead, Site),
        (D::EmergencyRecord, Site),
        (D::PresenceRead, Site),
        (D::KitRequest, Site),
        (D::ScreeningRecord, Site),
        (D::ShiftHandover, Site),
        (D::VitalRecord, Site),
    ],
    portions: &[P::Name, P::Vital, P::Family, P::Stay, P::Care],
    compartments: &[C::Health, C::House],
    second_factor: true,
};

const PSYCHOSOCIAL: Grants = Grants {
    duties: &[
        (D::NoteWrite, Assigned),
        (D::AppointmentKeep, Assigned),
        TELL,
        (D::PersonSearch, Site),
        (D::PersonRead, Assigned),
        (D::ConsentRead, Assigned),
        (D::BoardRead, Site),
        (D::CardVerify, Site),
        (D::ContactRecord, Site),
        (D::ScreeningRecord, Site),
        (D::ShiftHandover, Site),
    ],
    portions: &[P::Name, P::Vital, P::Family, P::Stay, P::Care],
    compartments: &[C::Psychosocial, C::House],
    second_factor: true,
};

const LEGAL: Grants = Grants {
    duties: &[
        (D::NoteWrite, Assigned),
        (D::AppointmentKeep, Assigned),
        TELL,
        (D::PersonSearch, Site),
        (D::PersonRead, Assigned),
        (D::ConsentRead, Assigned),
        (D::CardVerify, Site),
        (D::ContactRecord, Site),
    ],
    portions: &[P::Name, P::Vital, P::Contact, P::Papers, P::Journey, P::Family],
    compartments: &[C::Identity, C::Legal],
    second_factor: true,
};

const SOLUTIONS: Grants = Grants {
    duties: &[TELL, (D::PersonSearch, Site), (D::PersonRead, Assigned), (D::ConsentRead, Assigned), (D::CardVerify, Site), (D::ContactRecord, Site)],
    portions: &[P::Name, P::Vital, P::Contact, P::Papers, P::Journey, P::Family, P::Stay],
    compartments: &[C::Identity, C::House],
    second_factor: true,
};

const GUARD: Grants = Grants {
    duties: &[TELL, (D::BoardRead, Site), (D::CardVerify, Site), (D::GateRecord, Site), (D::PresenceRead, Site), (D::ShiftHandover, Site)],
    portions: &[P::Name, P::Stay],
    ..NONE
};

const INFORMATION: Grants = Grants {
    duties: &[
        TELL,
        (D::PersonSearch, Site),
        (D::CardVerify, Site),
        (D::RegisterImport, Site),
        (D::DuplicateDecide, Site),
        (D::BoardRead, Site),
        (D::DuplicateMerge, Site),
        (D::ListExport, Site),
    ],
    portions: &[P::Vital],
    compartments: &[C::House],
    second_factor: true,
};

const DATA_PROTECTION: Grants = Grants {
    duties: &[
        TELL,
        (D::PersonSearch, SiteRestricted),
        (D::CardVerify, Site),
        (D::ConsentRead, SiteRestricted),
        (D::ConsentWording, Site),
        (D::LookReview, SiteRestricted),
        (D::SeenPrint, SiteRestricted),
    ],
    portions: &[P::Name],
    compartments: &[C::Consent],
    second_factor: true,
};

const PSEA: Grants = Grants { duties: &[TELL, (D::IncidentRead, Site)], compartments: &[C::Complaint], second_factor: true, ..NONE };

const TRAINER: Grants = Grants { duties: &[TELL, (D::TrainingLead, Site)], ..NONE };

const APPROVER: Grants = Grants { duties: &[TELL, (D::KitApprove, Site)], ..NONE };

const TELL_ONLY: Grants = Grants { duties: &[TELL], ..NONE };

const BOARD_ONLY: Grants = Grants { duties: &[TELL, (D::BoardRead, Site)], ..NONE };

impl Role {
    /// What the role may do and see.
    pub(crate) const fn grants(self) -> &'static Grants {
        match self {
            Self::Administrator => &ADMINISTRATOR,
            Self::CentreManager => &CENTRE_MANAGER,
            Self::Clerk => &CLERK,
            Self::Reception => &RECEPTION,
            Self::CaseManager => &CASE_MANAGER,
            Self::ProtectionOfficer => &PROTECTION_OFFICER,
            Self::Health => &HEALTH,
            Self::Psychosocial => &PSYCHOSOCIAL,
            Self::Legal => &LEGAL,
            Self::Solutions => &SOLUTIONS,
            Self::Guard => &GUARD,
            Self::Information => &INFORMATION,
            Self::DataProtection => &DATA_PROTECTION,
            Self::Psea => &PSEA,
            Self::Approver => &APPROVER,
            Self::Trainer => &TRAINER,
            Self::Authority | Self::Monitoring => &BOARD_ONLY,
            // Their work comes with rooms that are not built yet; until then they keep their own account, and may be told of an
            // incident like everybody.
            Self::Logistics | Self::Procurement | Self::Partner | Self::Consular | Self::Donor | Self::Trainee | Self::Representative | Self::HubAnalyst => {
                &TELL_ONLY
            }
        }
    }

    /// Whether a second factor is demanded at sign-in.
    #[must_use]
    pub const fn needs_second_factor(self) -> bool {
        self.grants().second_factor
    }

    /// Duties with their scopes.
    #[must_use]
    pub const fn duties(self) -> &'static [(Duty, Scope)] {
        self.grants().duties
    }

    /// Portions of a file that the role sees.
    #[must_use]
    pub const fn portions(self) -> &'static [Portion] {
        self.grants().portions
    }

    /// Compartments whose facts the role may read.
    #[must_use]
    pub const fn compartments(self) -> &'static [Compartment] {
        self.grants().compartments
    }
}
