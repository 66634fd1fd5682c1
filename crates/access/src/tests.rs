use ledger::{Compartment, Id};

use crate::{Duty, Portion, Record, Role, Scope, Subject, conflicting_roles};

fn subject(role: Role) -> Subject {
    Subject { user: Id::from_number(1), site: Id::from_number(10), roles: vec![(Id::from_number(10), role)], limits: None }
}

fn record(site: u128, restricted: bool, assigned: &[u128]) -> Record {
    Record { site: Id::from_number(site), restricted, assigned: assigned.iter().map(|n| Id::from_number(*n)).collect() }
}

#[test]
fn case_manager_opens_assigned_files_only() {
    let cm = subject(Role::CaseManager);
    assert!(cm.decide(Duty::PersonRead, &record(10, false, &[1])));
    assert!(!cm.decide(Duty::PersonRead, &record(10, false, &[2])));
    assert!(!cm.decide(Duty::PersonRead, &record(11, false, &[1])), "another site");
}

#[test]
fn restricted_files_are_closed_to_the_desk() {
    let clerk = subject(Role::Clerk);
    assert!(clerk.decide(Duty::PersonRead, &record(10, false, &[])));
    assert!(!clerk.decide(Duty::PersonRead, &record(10, true, &[])));
    assert!(clerk.decide(Duty::PersonRead, &record(10, true, &[1])));
    assert!(subject(Role::ProtectionOfficer).decide(Duty::PersonRead, &record(10, true, &[])));
}

#[test]
fn a_token_does_no_more_than_it_was_made_for() {
    let mut clerk = subject(Role::Clerk);
    clerk.limits = Some(vec![Duty::PersonSearch]);
    assert!(clerk.may(Duty::PersonSearch));
    assert!(!clerk.may(Duty::PersonRegister));
    assert!(!clerk.decide(Duty::PersonRead, &record(10, false, &[])));
}

#[test]
fn administrators_see_nothing_of_people() {
    let admin = subject(Role::Administrator);
    for portion in Portion::ALL {
        assert!(!admin.sees(*portion));
    }
    for compartment in Compartment::ALL {
        assert!(!admin.reads(compartment));
    }
    for duty in [Duty::PersonRead, Duty::PersonSearch, Duty::ConsentRead, Duty::LookReview, Duty::RegisterImport] {
        assert!(!admin.may(duty));
    }
}

#[test]
fn whoever_signs_in_can_tell_of_an_incident_and_few_hear_of_it() {
    for role in Role::ALL {
        let user = subject(*role);
        assert!(user.may(Duty::IncidentTell), "{}", role.name());
        assert_eq!(user.may(Duty::IncidentRead), [Role::ProtectionOfficer, Role::Health, Role::Psea].contains(role), "{}", role.name());
    }
}

#[test]
fn only_health_reads_health_and_only_counsellors_read_counselling() {
    for role in Role::ALL {
        assert_eq!(role.compartments().contains(&Compartment::Health), *role == Role::Health);
        assert_eq!(role.compartments().contains(&Compartment::Psychosocial), *role == Role::Psychosocial);
        assert_eq!(role.compartments().contains(&Compartment::Complaint), *role == Role::Psea);
    }
}

#[test]
fn sensitive_roles_need_a_second_factor() {
    for role in Role::ALL {
        let sensitive = [Compartment::Protection, Compartment::Health, Compartment::Psychosocial, Compartment::Legal, Compartment::Complaint];
        if sensitive.iter().any(|c| role.compartments().contains(c)) || role.portions().contains(&Portion::Intimate) {
            assert!(role.needs_second_factor(), "{}", role.name());
        }
    }
}

#[test]
fn who_gives_access_does_not_review_it() {
    assert!(conflicting_roles(Role::Administrator, Role::DataProtection).is_some());
    assert!(conflicting_roles(Role::DataProtection, Role::Administrator).is_some());
    assert!(conflicting_roles(Role::Administrator, Role::Clerk).is_some());
    assert!(conflicting_roles(Role::Clerk, Role::Reception).is_none());
}

#[test]
fn no_role_conflicts_with_itself() {
    for role in Role::ALL {
        assert!(conflicting_roles(*role, *role).is_none(), "{}", role.name());
    }
}

#[test]
fn names_are_found_again() {
    for duty in Duty::ALL {
        assert_eq!(Duty::find(duty.name()), Some(*duty));
    }
    for role in Role::ALL {
        assert_eq!(Role::find(role.name()), Some(*role));
    }
}

#[test]
fn a_wider_scope_counts() {
    let mut both = subject(Role::CaseManager);
    both.roles.push((both.site, Role::Clerk));
    assert!(both.decide(Duty::PersonRead, &record(10, false, &[])));
    assert!(Scope::SiteRestricted > Scope::Site && Scope::Site > Scope::Assigned);
}
