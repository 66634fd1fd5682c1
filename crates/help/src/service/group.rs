//! A group activity: many people on one page, each of whose files says that they took part, and no file says who else did.

use access::Duty;
use askama::Template;
use axum::response::Response;
use ledger::{Compartment, Conn, Day};
use people::consent::Consents;
use people::guest;
use people::person::{self, PersonId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Cx, Error, Input, Problem, Problems, Result, View, Wants, filters};

use super::catalogue::PROVIDERS;
use super::facts::{GroupId, Services};
use super::form::GroupForm;
use super::pages::{self, Kind};
use super::{rules, store};

/// Names that can be ticked; others are typed or scanned.
const NAMES_MAX: i64 = 60;
/// Activities on the page.
const GROUPS_MAX: i64 = 10;

/// Somebody who can be ticked.
#[derive(Serialize, ToSchema)]
pub struct Present {
    id: PersonId,
    name: String,
    code: String,
}

/// A group activity that took place.
#[derive(Serialize, ToSchema)]
pub struct GroupRead {
    code: String,
    on: Option<Day>,
    place: String,
    noted: i64,
    others: i64,
}

/// The form of a group activity.
#[derive(Template, Serialize, ToSchema)]
#[template(path = "service/group.html")]
pub struct GroupPage {
    present: Vec<Present>,
    groups: Vec<GroupRead>,
    kinds: Vec<Kind>,
    form: GroupForm,
    problems: Problems,
    providers: &'static [&'static str],
}

impl View for GroupPage {
    fn title(&self, cx: &Cx) -> String {
        cx.t("service-group-title")
    }
}

async fn group_page(cx: &Cx, typed: Option<(GroupForm, Problems)>) -> Result<GroupPage> {
    cx.look_list("services").await?;
    let mut conn = cx.read().await?;
    let ids = store::list_inside(cx, &mut conn, NAMES_MAX).await?;
    let heads = person::heads(cx, &mut conn, &ids).await?;
    let mut present: Vec<Present> =
        ids.iter().filter_map(|id| heads.get(id)).map(|head| Present { id: head.id, name: head.name.clone(), code: head.code.clone() }).collect();
    present.sort_by(|a, b| a.name.cmp(&b.name));
    let groups = store::list_groups(cx, &mut conn, GROUPS_MAX).await?;
    drop(conn);
    let seen = groups.into_iter().filter(|group| pages::part_of(cx, &group.code).is_some());
    let groups = seen.map(|group| GroupRead { code: group.code, on: group.on, place: group.place, noted: group.noted, others: group.others }).collect();
    let (form, problems) = typed.unwrap_or_else(|| (GroupForm { on: cx.today().to_string(), ..GroupForm::default() }, Problems::default()));
    Ok(GroupPage { present, groups, kinds: pages::kinds(cx), form, problems, providers: PROVIDERS })
}

pub(super) async fn ask(cx: Cx) -> Result<Response> {
    let page = group_page(&cx, None).await?;
    cx.page(page).await
}

/// What was noted.
#[derive(Serialize, ToSchema)]
pub struct Noted {
    /// Activity.
    pub group: GroupId,
    /// On how many files.
    pub noted: i64,
}

/// Those who took part, found by list and by code. It is enough to be allowed to find somebody: nothing of their file is shown.
async fn people(cx: &Cx, conn: &mut Conn, form: &GroupForm, problems: &mut Problems) -> Result<Vec<PersonId>> {
    let mut found: Vec<PersonId> = Vec::new();
    for typed in &form.person {
        let id = typed.parse::<PersonId>().unwrap_or_default();
        match person::record(conn, id).await? {
            Some(record) if cx.demand(Duty::PersonSearch, &record).is_ok() => found.push(id),
            _ => problems.add("codes", "service-group-unknown"),
        }
    }
    for code in form.codes.split([',', ';', ' ', '\n', '\r', '\t']).filter(|code| !code.trim().is_empty()).take(2 * rules::GROUP_MAX) {
        let hit = guest::find(conn, code).await?;
        let known = match &hit {
            Some(hit) => person::record(conn, hit.id.cast()).await?,
            None => None,
        };
        match (hit, known) {
            (Some(hit), Some(record)) if cx.demand(Duty::PersonSearch, &record).is_ok() => found.push(hit.id.cast()),
            _ => problems.0.push(Problem::new("codes", "service-group-code-unknown").with("value", code.trim())),
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

pub(super) async fn note(cx: Cx, Input(form): Input<GroupForm>) -> Result<Response> {
    let mut write = cx.write().await?;
    let mut problems = Problems::default();
    let people = people(&cx, write.conn()?, &form, &mut problems).await?;
    let giving = rules::read(&form.given(), |part| cx.reads(part), cx.today());
    let group: GroupId = write.id();
    let giving = match giving {
        Ok(giving) => Some(giving),
        Err(more) => {
            problems.0.extend(more.0);
            None
        }
    };
    if let Some(giving) = giving.as_ref().filter(|_| problems.is_empty()) {
        match rules::group(&form, giving, (group, people.len())) {
            Ok(fact) => {
                let mut own = write.load(group.cast()).await?;
                write.append(&mut own, [fact]).await?;
            }
            Err(more) => problems.0.extend(more.0),
        }
        // Whose part of the file is opened by a group of its kind is not told: the activity is tied to nobody in the open.
        let tie = (rules::part(giving) == Compartment::Protection).then_some(group);
        for id in people.iter().filter(|_| problems.is_empty()) {
            let mut stream = write.load(id.cast()).await?;
            if Consents::fold(&stream).live("general", cx.today()).is_err() {
                problems.add("codes", "service-group-no-consent");
                break;
            }
            match rules::give(giving, &Services::fold(&stream), (write.id(), tie)) {
                Ok(fact) => write.append(&mut stream, [fact]).await?,
                Err(more) => {
                    problems.0.extend(more.0);
                    break;
                }
            }
        }
    }
    if problems.is_empty() {
        write.commit().await?;
        return cx.done("/services", "service-group-done", &Noted { group, noted: i64::try_from(people.len()).unwrap_or(i64::MAX) });
    }
    drop(write);
    if cx.wants() == Wants::Json {
        return Err(Error::Invalid(problems));
    }
    let page = group_page(&cx, Some((form, problems.clone()))).await?;
    cx.retry(page, &problems).await
}
