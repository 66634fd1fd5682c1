//! The practice centre and its staff: one account for each role that has something to do.

use std::collections::BTreeMap;

use access::Role;
use admin::{NewAccount, NewSite};
use anyhow::Result;
use ledger::{Author, UserId};
use text::Locale;
use web::{App, TotpSecret};

use super::{Centre, said};

/// A member of the staff.
pub struct Staff {
    /// Role; its name is also the name to sign in with.
    pub role: Role,
    /// Name shown to others.
    pub name: &'static str,
    /// Language of the screens.
    pub locale: Locale,
}

const fn staff(role: Role, name: &'static str) -> Staff {
    Staff { role, name, locale: Locale::Fr }
}

/// The staff. All of them are made up.
pub const STAFF: &[Staff] = &[
    staff(Role::Administrator, "Salamatou Oumarou"),
    staff(Role::CentreManager, "Ibrahim Maïga"),
    staff(Role::Clerk, "Aïchatou Moussa"),
    staff(Role::Reception, "Hadiza Issoufou"),
    staff(Role::CaseManager, "Rakia Abdoulaye"),
    staff(Role::ProtectionOfficer, "Mariama Souley"),
    staff(Role::Health, "Dr Amina Tandja"),
    staff(Role::Psychosocial, "Fatchima Garba"),
    staff(Role::Legal, "Yacouba Sani"),
    Staff { role: Role::Solutions, name: "Grace Mensah", locale: Locale::En },
    staff(Role::Logistics, "Issa Garba"),
    staff(Role::Guard, "Moussa Elhadj"),
    staff(Role::Approver, "Oumarou Ali"),
    staff(Role::Monitoring, "Nafissa Kané"),
    Staff { role: Role::Information, name: "Yusra al-Haddad", locale: Locale::Ar },
    staff(Role::DataProtection, "Bachir Adamou"),
    staff(Role::Psea, "Rahila Boubacar"),
    staff(Role::Authority, "Zeinabou Mahamane"),
    staff(Role::Trainer, "Mahaman Laouali"),
];

/// Opens the centre and its accounts.
pub(super) async fn open(app: &App) -> Result<Centre> {
    let hash = app.passwords().hash(app.ledger().env(), admin::DEMO_PASSWORD).await.map_err(said)?;
    let mut write = app.ledger().write(Author::default()).await?;
    let site =
        NewSite { name: "Centre de transit d’Agadez".to_owned(), prefix: "AGZ".to_owned(), country: "NER".to_owned(), zone: "Africa/Niamey".to_owned() };
    let site = admin::open_site(&mut write, app, site).await.map_err(said)?;
    let mut accounts: BTreeMap<Role, UserId> = BTreeMap::new();
    for staff in STAFF {
        let account = NewAccount {
            username: staff.role.name().to_owned(),
            name: staff.name.to_owned(),
            locale: staff.locale,
            password_hash: hash.clone(),
            roles: vec![(site, staff.role)],
            totp: staff.role.needs_second_factor().then(|| TotpSecret::generate(app.ledger().env())),
            must_change: false,
        };
        accounts.insert(staff.role, admin::create_account(&mut write, app, account).await.map_err(said)?);
    }
    write.commit().await?;
    Ok(Centre { app: app.clone(), site, accounts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_with_work_of_its_own_has_an_account() {
        let works = |role: &Role| role.duties().iter().any(|(duty, _)| *duty != access::Duty::IncidentTell);
        let missing: Vec<_> = Role::ALL.iter().filter(|role| works(role) && !STAFF.iter().any(|staff| staff.role == **role)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
