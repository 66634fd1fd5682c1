//! One's own profile.

use askama::Template;
use axum::response::Response;
use ledger::UserId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Cx, Input, Problems, Result, View, filters, reference};

use super::facts::Profile;
use super::rules::{self, GENDERS};
use super::store;

/// What one says of oneself.
#[derive(Deserialize, Serialize, Default, Clone, ToSchema)]
#[serde(default)]
pub struct ProfileForm {
    /// Languages one can work in: names or codes, with commas between.
    pub languages: String,
    /// `woman`, `man` or empty.
    pub gender: String,
    /// First day away, `YYYY-MM-DD`.
    pub away_from: String,
    /// Last day away, `YYYY-MM-DD`; empty: until one says otherwise.
    pub away_until: String,
}

/// One's own profile.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "profile/show.html")]
pub struct ProfilePage {
    form: ProfileForm,
    genders: &'static [&'static str],
    problems: Problems,
}

impl View for ProfilePage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("profile-title")
    }
}

fn filled(cx: &Cx, profile: &Profile) -> ProfileForm {
    let name = |code: &String| reference::language(code).map_or_else(|| code.clone(), |entry| entry.name(cx.locale()).to_owned());
    let day = |day: Option<ledger::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    ProfileForm {
        languages: cx.list(profile.languages.iter().map(name)),
        gender: profile.gender.clone(),
        away_from: day(profile.away_from),
        away_until: day(profile.away_until),
    }
}

pub(super) async fn show(cx: Cx) -> Result<Response> {
    let told = store::of(&cx, &mut cx.read().await?, &[cx.user()]).await?.remove(&cx.user());
    let form = told.map(|profile| filled(&cx, &profile)).unwrap_or_default();
    cx.page(ProfilePage { form, genders: GENDERS, problems: Problems::default() }).await
}

/// Whose profile was written.
#[derive(Serialize, ToSchema)]
pub struct Saved {
    /// One's own account.
    pub id: UserId,
}

pub(super) async fn save(cx: Cx, Input(form): Input<ProfileForm>) -> Result<Response> {
    match rules::read(&form) {
        Ok(facts) => {
            let mut write = cx.write().await?;
            let mut stream = write.load(cx.user().cast()).await?;
            write.append(&mut stream, facts).await?;
            write.commit().await?;
            cx.done("/my/profile", "profile-saved", &Saved { id: cx.user() })
        }
        Err(problems) => cx.retry(ProfilePage { form, genders: GENDERS, problems: problems.clone() }, &problems).await,
    }
}
