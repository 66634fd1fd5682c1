//! What waits for somebody who is not there to ask.

use access::Subject;
use ledger::{SiteId, UserId};

use crate::cx::{Client, Cx, Inner, Wants};
use crate::{App, Result, Wait};

/// What waits for an account at one of its centres, as its home page would say there. Only counts come out: there is no
/// way to read anything else in somebody's name.
///
/// # Errors
/// When a room cannot count.
pub async fn waiting(app: &App, user: UserId, site: SiteId) -> Result<Vec<Wait>> {
    let Some(account) = app.account(user).filter(|account| !account.disabled) else { return Ok(Vec::new()) };
    let subject = Subject { user, site, roles: account.roles.clone(), limits: None };
    let cx = Cx::new(Inner {
        app: app.clone(),
        locale: account.locale,
        wants: Wants::Json,
        path: String::new(),
        query: String::new(),
        subject: Some(subject),
        account: Some(account),
        session: None,
        client: Client::default(),
        notice: None,
        now: app.ledger().env().now(),
        form: crate::once::Form::default(),
    });
    waits(&cx).await
}

/// What waits for the reader in every room.
///
/// # Errors
/// When a room cannot count.
pub async fn waits(cx: &Cx) -> Result<Vec<Wait>> {
    let mut out = Vec::new();
    let mut conn = cx.read().await?;
    for ask in cx.app().rooms().iter().filter_map(|room| room.waits) {
        out.extend(ask(cx, &mut conn).await?.into_iter().filter(|wait| wait.count > 0));
    }
    Ok(out)
}
