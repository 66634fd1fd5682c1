//! The services of a centre (domain.md section 4). They stand in code, so that a code always means the same thing and
//! always is sealed in the same part of the file.

use ledger::Compartment;
use serde::Serialize;
use utoipa::ToSchema;

/// A line of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Service {
    /// Code; its name is the message `service-code-...`.
    pub code: &'static str,
    /// Kind: a code.
    pub kind: &'static str,
    /// Part of the file in which it is sealed: who does not read that part does not learn of it.
    pub part: Compartment,
    /// How often one person is entitled to it, where that is limited.
    pub limit: Option<Limit>,
}

/// So many times in so many days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Limit {
    /// Times.
    pub times: i64,
    /// Days.
    pub days: i32,
}

const fn service(kind: &'static str, code: &'static str) -> Service {
    Service { code, kind, part: Compartment::Protection, limit: None }
}
const fn sealed(part: Compartment, kind: &'static str, code: &'static str) -> Service {
    Service { code, kind, part, limit: None }
}
const fn limited(kind: &'static str, code: &'static str, (times, days): (i64, i32)) -> Service {
    Service { code, kind, part: Compartment::Protection, limit: Some(Limit { times, days }) }
}

use Compartment::{Health as H, Legal as L, Psychosocial as P};

/// All services, in the order of forms.
pub const SERVICES: &[Service] = &[
    service("information", "individual_advice"),
    service("information", "information_session"),
    service("information", "rights_information"),
    service("information", "interpretation"),
    service("food", "meals"),
    service("food", "dry_ration"),
    service("food", "special_diet"),
    service("food", "infant_feeding"),
    limited("items", "hygiene_kit", (1, 30)),
    limited("items", "baby_kit", (1, 30)),
    limited("items", "clothes", (1, 90)),
    limited("items", "bedding", (1, 180)),
    limited("items", "school_kit", (1, 180)),
    limited("items", "cash", (1, 30)),
    limited("items", "voucher", (1, 30)),
    service("shelter", "shelter_inside"),
    service("shelter", "shelter_outside"),
    service("shelter", "safe_accommodation"),
    service("wash", "shower_laundry"),
    service("protection", "protection_advice"),
    service("protection", "accompaniment"),
    service("protection", "transport"),
    service("protection", "guardian_search"),
    service("protection", "foster_care"),
    service("protection", "phone_call_home"),
    service("protection", "family_tracing"),
    service("protection", "psychological_first_aid"),
    service("access", "health_access"),
    service("access", "psychosocial_access"),
    service("access", "legal_access"),
    service("learning", "literacy"),
    service("learning", "language_course"),
    service("learning", "computing"),
    service("learning", "vocational_training"),
    service("learning", "business_training"),
    service("learning", "non_formal_education"),
    service("recreation", "child_space"),
    service("recreation", "sports"),
    service("recreation", "arts_culture"),
    service("recreation", "recreation_group"),
    service("solutions", "return_advice"),
    service("solutions", "integration_advice"),
    service("solutions", "resettlement_advice"),
    sealed(H, "health", "medical_examination"),
    sealed(H, "health", "primary_care"),
    sealed(H, "health", "health_information"),
    sealed(H, "health", "hiv_test"),
    sealed(H, "health", "hepatitis_test"),
    sealed(H, "health", "tuberculosis_test"),
    sealed(H, "health", "malaria_test"),
    sealed(H, "health", "vaccination"),
    sealed(H, "health", "reproductive_health"),
    sealed(H, "health", "care_after_violence"),
    sealed(H, "health", "medicine"),
    sealed(H, "health", "specialist_care"),
    sealed(H, "health", "fit_to_travel"),
    sealed(P, "psychosocial", "peer_group"),
    sealed(P, "psychosocial", "psycho_education"),
    sealed(P, "psychosocial", "single_session"),
    sealed(P, "psychosocial", "counselling"),
    sealed(P, "psychosocial", "family_counselling"),
    sealed(P, "psychosocial", "psychiatric_care"),
    sealed(L, "legal", "legal_advice"),
    sealed(L, "legal", "legal_representation"),
    sealed(L, "legal", "civil_status"),
    sealed(L, "legal", "document_help"),
    sealed(L, "legal", "asylum_information"),
    sealed(L, "legal", "detention_visit"),
    sealed(L, "legal", "consular_help"),
];

/// Kinds in the order of forms.
pub const KINDS: &[&str] =
    &["information", "food", "items", "shelter", "wash", "protection", "access", "learning", "recreation", "solutions", "health", "psychosocial", "legal"];
/// How a service reaches somebody (models of delivery: one by one, in the community, on the way, from afar).
pub const MODALITIES: &[&str] = &["individual", "group", "community", "mobile", "remote"];
/// Who gives it.
pub const PROVIDERS: &[&str] = &["own", "other"];
/// What came of it.
pub const RESULTS: &[&str] = &["given", "partly", "refused_person", "not_available"];
/// Why something that was noted does not hold.
pub const VOIDS: &[&str] = &["mistake", "other_person", "twice"];

/// The line of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.code == code)
}

/// Codes that a plan may name: those that are not sealed away from whoever reads plans.
#[must_use]
pub fn planned() -> Vec<&'static str> {
    SERVICES.iter().filter(|service| service.part == Compartment::Protection).map(|service| service.code).collect()
}

/// Whether a plan may name it.
#[must_use]
pub fn in_plan(code: &str) -> bool {
    find(code).is_some_and(|service| service.part == Compartment::Protection)
}
