//! Beds by rule over HTTP, on both engines: forty people at once, rooms that close, who is kept apart, what the house takes.

use access::Role;
use ledger::{Author, FactKind as _, StreamId, all};
use people::contact::{ContactFact, Noted};
use serde_json::{Value, json};
use testing::http::{Client, TestApp, each_app};
use text::Locale;

use crate::journey::{contact, number, person, post, room, rooms, sound, text};

/// Somebody at the door, as a clerk notes heads.
#[derive(Clone, Copy, Default)]
struct Head {
    sex: i64,
    age: i64,
    alone: bool,
    group: &'static str,
}

async fn head(app: &TestApp, clerk: &Client, head: Head) -> String {
    let mut write = app.ledger().write(Author { user: clerk.user, site: clerk.site }).await.unwrap();
    let id = people::contact::begin(&mut write, head.sex, head.age < 18, vec!["bed".to_owned()]).await.unwrap();
    let mut stream = write.load(id).await.unwrap();
    let noted = Noted { sex: head.sex, age: Some(head.age), alone: head.alone, group: head.group.to_owned(), ..Noted::default() };
    write.append(&mut stream, [ContactFact::Noted(noted).fact()]).await.unwrap();
    write.commit().await.unwrap();
    id.to_string()
}

/// A truck: two boys alone, two families, women and men.
fn truck() -> Vec<Head> {
    let one = |sex, age| Head { sex, age, ..Head::default() };
    let kin = |sex, age, group| Head { group, ..one(sex, age) };
    let mut all = vec![Head { alone: true, ..one(1, 13) }, Head { alone: true, ..one(1, 15) }];
    all.extend([kin(1, 40, "A"), kin(2, 36, "A"), kin(2, 8, "A"), kin(1, 5, "A"), kin(2, 24, "B"), kin(1, 3, "B"), kin(2, 1, "B")]);
    all.extend((0..11).map(|n| one(2, 20 + n)));
    all.extend((0..20).map(|n| one(1, 20 + n)));
    all
}

/// What is ticked on the plan as it is shown.
fn ticked(plan: &Value) -> Vec<String> {
    let rows = plan.pointer("/rows").and_then(Value::as_array).unwrap();
    rows.iter()
        .filter(|row| row["bed"].is_string() && row["against"] == json!([]))
        .map(|row| format!("{}:{}", text(row, "/guest"), text(row, "/bed")))
        .collect()
}

fn row<'a>(plan: &'a Value, guest: &str) -> &'a Value {
    plan.pointer("/rows").and_then(Value::as_array).unwrap().iter().find(|row| row["guest"] == guest).unwrap_or_else(|| panic!("{guest} is not in {plan}"))
}

#[tokio::test]
async fn a_truck_of_forty_goes_to_bed() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        for (name, kind, beds) in
            [("F1", "family", "4"), ("F2", "family", "3"), ("W1", "women", "12"), ("H1", "men", "12"), ("H2", "men", "8"), ("U1", "unaccompanied_boys", "2")]
        {
            room(&manager, (name, kind, beds)).await;
        }
        let mut guests = Vec::new();
        for one in truck() {
            guests.push(head(&app, &clerk, one).await);
        }
        let plan = clerk.get("/beds/plan").await.data(200);
        assert_eq!((number(&plan, "/waiting"), number(&plan, "/proposed")), (40, 40));
        let name = |guest: &str| text(row(&plan, guest), "/label").split('-').next().unwrap().to_owned();
        assert_eq!((name(&guests[0]), name(&guests[1])), ("U1".to_owned(), "U1".to_owned()));
        assert!(
            guests[2..6].iter().all(|guest| name(guest) == "F1") && guests[6..9].iter().all(|guest| name(guest) == "F2"),
            "families whole, in the room that they fill"
        );
        assert_eq!(row(&plan, &guests[2])["reasons"], json!(["place-reason-together", "place-reason-family"]));
        let alone = clerk.get("/beds/plan?group=B").await.data(200);
        assert_eq!(number(&alone, "/waiting"), 3);

        let page = clerk.get_html("/beds/plan").await.is(200);
        assert!(page.bytes.len() < 30_000, "{} bytes for forty people", page.bytes.len());
        assert!(page.text().contains("tout le groupe ensemble") && page.text().contains("pour les enfants seuls"));

        // One bed is gone before the button is pressed.
        let gone = text(row(&plan, &guests[9]), "/bed");
        let quick = contact(&clerk).await;
        post(&clerk, &format!("/stays/admit/{quick}"), json!({"bed": gone})).await;
        let give = ticked(&plan);
        let fields: Vec<(&str, &str)> = give.iter().map(|value| ("give", value.as_str())).collect();
        let told = clerk.post_form("/beds/plan", &fields).await.is(200).text();
        assert!(told.contains("39 lits sont donnés") && told.contains("Une personne n’a pas encore son lit"), "{told}");
        let board = clerk.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/present"), number(&board, "/occupancy/free")), (40, 1));
        let left = clerk.get("/beds/plan").await.data(200);
        assert_eq!((number(&left, "/waiting"), ticked(&left).len()), (1, 1));
        // A page that was open since: who has got another bed keeps it, and nobody is named whom one may not see.
        let last = text(row(&left, &guests[9]), "/bed");
        let stale = json!({"give": [format!("{}:{last}", guests[0])]});
        assert_eq!(clerk.post_json("/beds/plan", stale).await.is(409).problems(), ["board-plan-has-bed"]);
        let far = app.open_site("Transit d’Arlit", "ARL");
        let stranger = person(&app.as_user_at(far, Role::Clerk).await, json!({"given": "Kadidia", "family": "Sow", "sex": "2", "birth": "1990"})).await;
        let told = clerk.post_form("/beds/plan", &[("give", &format!("{stranger}:{last}"))]).await.is(200).text();
        assert!(told.contains("n’est plus ici") && !told.contains("Sow"), "{told}");
        let done = clerk.post_json("/beds/plan", json!({"give": ticked(&left)})).await.data(201);
        assert_eq!((number(&done, "/given"), done["refused"].clone()), (1, json!([])));
        assert_eq!(clerk.post_json("/beds/plan", json!({"give": ticked(&left)})).await.data(201)["given"], 1, "who has this bed already keeps it");
        assert!(clerk.get_html("/beds/plan").await.is(200).text().contains("Personne n’attend de lit"));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_hundred_fit_on_light_pages() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        for n in 1..10 {
            room(&manager, (&format!("H{n}"), "men", "10")).await;
        }
        room(&manager, ("W1", "women", "100")).await;
        for _ in 0..100 {
            head(&app, &clerk, Head { sex: 1, age: 30, ..Head::default() }).await;
        }
        let board = app.as_user(Role::Clerk).await.get_html("/beds").await.is(200);
        assert!(board.bytes.len() < 30_000, "{} bytes", board.bytes.len());
        let first = clerk.get("/beds/plan").await.data(200);
        assert_eq!((number(&first, "/waiting"), number(&first, "/proposed"), text(&first, "/next")), (100, 90, "/beds/plan?page=2".to_owned()));
        let more = text(&clerk.get("/beds").await.data(200), "/next");
        assert_eq!(text(&clerk.get(&more).await.data(200), "/rooms/0/name"), "W1", "a building too large for one page goes on on the next");
        let second = clerk.get("/beds/plan?page=2").await.data(200);
        assert_eq!(second["rows"].as_array().map(Vec::len), Some(40));
        for (page, locale) in ["/beds/plan", "/beds/plan?page=2"].into_iter().zip([Locale::Ar, Locale::Fr]) {
            let size = app.as_user(Role::Clerk).await.speaking(locale).get_html(page).await.is(200).bytes.len();
            assert!(size < 30_000, "{page}: {size} bytes");
        }
    })
    .await;
}

#[tokio::test]
async fn a_rule_is_set_aside_for_a_reason_or_not_at_all() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, family) = room(&manager, ("F1", "family", "2")).await;
        let (_, mixed) = room(&manager, ("M1", "mixed_day", "3")).await;
        let man = person(&clerk, json!({"given": "Ibrahim", "family": "Oumarou", "sex": "1", "birth": "1985"})).await;
        // A mild rule is said beside the proposal, and not ticked.
        let value = |guest: &str, bed: &str| format!("{guest}:{bed}:despite");
        assert_eq!(clerk.post_json("/beds/plan", json!({"give": [value(&man, &family[0])]})).await.is(422).problems(), ["stay-reason-needed"]);
        assert_eq!(clerk.post_json("/beds/plan", json!({"give": []})).await.is(422).problems(), ["board-plan-nobody"]);
        assert_eq!(
            clerk.post_json("/beds/plan", json!({"give": [format!("{man}:{}", family[0])]})).await.is(409).problems(),
            ["place-misfit-family", "stay-reason-needed"]
        );
        post(&clerk, "/beds/plan", json!({"give": [value(&man, &family[0])], "reason": "no other bed"})).await;
        let despite = all!(&mut app.ledger().read().await.unwrap(), (String,), "select bed_id from stay where bed_id is not null order by bed_id").unwrap();
        assert_eq!(despite, [(family[0].clone(),)]);

        // Who sleeps there counts: a woman does not get the other bed of the room without a reason.
        let woman = person(&clerk, json!({"given": "Awa", "family": "Bah", "sex": "2", "birth": "1990"})).await;
        assert_eq!(
            clerk.post_json(&format!("/stays/admit/{woman}"), json!({"bed": family[1]})).await.is(422).problems(),
            ["place-misfit-family", "place-misfit-sexes", "stay-reason-needed"]
        );
        // A child alone and an adult who is a stranger never share a room, whatever the reason.
        let child = head(&app, &clerk, Head { sex: 1, age: 12, alone: true, ..Head::default() }).await;
        post(&clerk, &format!("/stays/admit/{child}"), json!({"bed": mixed[0], "reason": "no room for children yet"})).await;
        assert_eq!(
            clerk.post_json(&format!("/stays/admit/{woman}"), json!({"bed": mixed[1], "reason": "tired"})).await.is(409).problems(),
            ["place-misfit-child-there"]
        );
        assert_eq!(
            clerk.post_json("/beds/plan", json!({"give": [value(&woman, &mixed[1])], "reason": "tired"})).await.is(409).problems(),
            ["place-misfit-child-there"]
        );
        let offer = clerk.get(&format!("/stays/admit/{woman}")).await.data(200).to_string();
        assert!(!offer.contains("M1-2"), "what is forbidden is not even offered: {offer}");
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn a_room_closes_with_people_in_it() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (id, beds) = room(&manager, ("H1", "men", "3")).await;
        let (_, others) = room(&manager, ("H2", "men", "2")).await;
        let man = person(&clerk, json!({"given": "Ibrahim", "family": "Oumarou", "sex": "1", "birth": "1985"})).await;
        post(&clerk, &format!("/stays/admit/{man}"), json!({"bed": beds[0]})).await;
        let close = format!("/places/{id}/close");
        assert_eq!(manager.post_json(&close, json!({"until": "2026-03-01"})).await.is(422).problems(), ["place-reason-missing", "place-day-past"]);
        let _ = clerk.post_json(&close, json!({"reason": "roof"})).await.is(403);
        let _ = manager.post_form(&close, &[("reason", "toiture"), ("until", "2026-03-09")]).await.is(303);
        let page = manager.get(&format!("/places/{id}")).await.data(200);
        assert_eq!((text(&page, "/closed"), text(&page, "/closed_until")), ("toiture".to_owned(), "2026-03-09".to_owned()));
        assert_eq!((text(&page, "/stranded/0/name"), text(&page, "/stranded/0/path")), ("Ibrahim Oumarou".to_owned(), format!("/stays/{man}/move")));
        assert!(manager.get_html(&format!("/places/{id}")).await.is(200).text().contains("Une personne y dort encore"));
        assert!(manager.get_html("/places").await.is(200).text().contains("réouverture prévue"));

        let next = contact(&clerk).await;
        assert_eq!(
            clerk.post_json(&format!("/stays/admit/{next}"), json!({"bed": beds[1], "reason": "please"})).await.is(409).problems(),
            ["stay-room-closed"]
        );
        let plan = clerk.get("/beds/plan").await.data(200);
        assert!(text(row(&plan, &next), "/label").starts_with("H2"), "a closed room gets nobody");
        let board = clerk.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/blocked"), number(&board, "/occupancy/free"), number(&board, "/occupancy/present")), (3, 2, 1));

        post(&manager, &format!("/stays/{man}/move"), json!({"bed": others[0]})).await;
        assert_eq!(manager.get(&format!("/places/{id}")).await.data(200)["stranded"], json!([]));
        post(&manager, &format!("/places/{id}/open"), json!({})).await;
        post(&clerk, &format!("/stays/admit/{next}"), json!({"bed": beds[1]})).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn who_slept_in_a_bed() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("H1", "men", "2")).await;
        let man = person(&clerk, json!({"given": "Ibrahim", "family": "Oumarou", "sex": "1", "birth": "1985"})).await;
        post(&clerk, &format!("/stays/admit/{man}"), json!({"bed": beds[0]})).await;
        app.advance_ms(26 * 3_600_000);
        let clerk = app.as_user(Role::Clerk).await;
        post(&clerk, &format!("/stays/{man}/move"), json!({"bed": beds[1]})).await;
        let next = contact(&clerk).await;
        post(&clerk, &format!("/stays/admit/{next}"), json!({"bed": beds[0]})).await;
        let history = format!("/beds/{}/history", beds[0]);
        let seen = clerk.get(&history).await.data(200);
        assert_eq!((number(&seen, "/times"), number(&seen, "/nights"), seen["rows"].as_array().map(Vec::len)), (2, 3, Some(2)));
        assert_eq!(text(&seen, "/rows/1/name"), "Ibrahim Oumarou");
        assert!(seen.pointer("/rows/1/until").is_some_and(Value::is_string) && seen.pointer("/rows/0/until").is_some_and(Value::is_null));
        let looks = || async { all!(&mut app.ledger().read().await.unwrap(), (i64,), "select count(*) from look where act = 'board'").unwrap()[0].0 };
        let before = looks().await;
        assert!(clerk.get_html(&history).await.is(200).text().contains("Ibrahim Oumarou"));
        assert_eq!(looks().await, before + 1, "names are shown and the look is kept");
        for role in [Role::Guard, Role::Authority, Role::Monitoring] {
            let other = app.as_user(role).await;
            assert_eq!(other.get(&history).await.data(200)["rows"], Value::Null, "{role:?}");
            let page = other.get_html(&history).await.is(200).text();
            assert!(!page.contains("Oumarou") && page.contains("donné 2 fois"), "{role:?}");
            let _ = other.get("/beds/plan").await.is(403);
            let _ = other.get("/beds/apart").await.is(403);
            let _ = other.post_json("/beds/capacity", json!({"water": "1"})).await.is(403);
        }
        let far = app.open_site("Transit d’Arlit", "ARL");
        let _ = app.as_user_at(far, Role::Clerk).await.get(&history).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn two_are_kept_apart_and_nobody_reads_why() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, one) = room(&manager, ("H1", "men", "2")).await;
        let (_, two) = room(&manager, ("H2", "men", "2")).await;
        let ibrahim = person(&clerk, json!({"given": "Ibrahim", "family": "Oumarou", "sex": "1", "birth": "1985"})).await;
        let salif = person(&clerk, json!({"given": "Salif", "family": "Traore", "sex": "1", "birth": "1986"})).await;
        post(&clerk, &format!("/stays/admit/{ibrahim}"), json!({"bed": one[0]})).await;
        let code = text(&clerk.get("/beds/plan").await.data(200), "/rows/0/code");
        let form = |other: &str| json!({"one": "h1-1", "other": other, "category": "threat"});
        assert_eq!(manager.post_json("/beds/apart", form("H2-1")).await.is(422).problems(), ["apart-unknown"]);
        assert_eq!(manager.post_json("/beds/apart", form("H1-1")).await.is(422).problems(), ["apart-same"]);
        let flag = text(&manager.post_json("/beds/apart", form(&code)).await.data(201), "/id");

        assert_eq!(
            clerk.post_json(&format!("/stays/admit/{salif}"), json!({"bed": one[1]})).await.is(422).problems(),
            ["place-misfit-another-room", "stay-reason-needed"]
        );
        let plan = clerk.get("/beds/plan").await.data(200);
        assert_eq!(text(row(&plan, &salif), "/label"), "H2-1");
        for path in ["/beds", "/beds/plan", &format!("/stays/admit/{salif}"), &format!("/people/{salif}")] {
            let page = clerk.get_html(path).await.is(200).text();
            assert!(!page.contains("threat") && !page.contains("menace") && !page.contains("/beds/apart"), "{path}");
        }
        assert_eq!(text(&manager.get("/beds/apart").await.data(200), "/pairs/0/category"), "threat");
        let colleague = app.as_user(Role::CentreManager).await;
        assert_eq!(text(&colleague.get("/beds/apart").await.data(200), "/pairs/0/category"), "", "why is for whoever set it");

        // Nothing of the pair or of why lies open in the database.
        let conn = &mut app.ledger().read().await.unwrap();
        let facts = all!(&mut *conn, (Vec<u8>,), "select body from fact where kind in ('apart/set', 'apart/reasoned') order by seq").unwrap();
        let rows = all!(conn, (Vec<u8>,), "select sealed from apart order by apart_id").unwrap();
        for bytes in facts.iter().chain(&rows).map(|row| String::from_utf8_lossy(&row.0).into_owned()) {
            assert!(!bytes.contains("threat") && !bytes.contains(&ibrahim) && !bytes.contains(&salif));
        }

        // Together all the same, for a reason: the manager is told.
        post(&clerk, &format!("/stays/admit/{salif}"), json!({"bed": one[1], "reason": "the other room is wet"})).await;
        let page = manager.get_html("/beds/apart").await.is(200).text();
        assert!(page.contains("dans la même chambre en ce moment") && page.contains("Salif Traore"), "{page}");
        let _ = manager.post_form(&format!("/beds/apart/{flag}/end"), &[]).await.is(303);
        assert_eq!(manager.post_json(&format!("/beds/apart/{flag}/end"), json!({})).await.is(409).problems(), ["apart-ended-already"]);
        assert_eq!(manager.get("/beds/apart").await.data(200)["pairs"], json!([]));
        post(&clerk, &format!("/stays/{salif}/move"), json!({"bed": two[0]})).await;
        post(&clerk, &format!("/stays/{salif}/move"), json!({"bed": one[1]})).await;
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn what_a_bed_must_be_like() {
    each_app(rooms, |app| async move {
        let (manager, clerk, nurse) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await, app.as_user(Role::Health).await);
        room(&manager, ("H1", "men", "2")).await;
        let (_, ward) = room(&manager, ("I1", "medical_isolation", "1")).await;
        let list = manager.get("/places").await.data(200);
        let flat = json!({"building": text(&list, "/buildings/0/id"), "name": "H2", "kind": "men", "beds": "1", "accessible": "yes"});
        post(&manager, "/places", flat).await;
        let man = person(&clerk, json!({"given": "Ibrahim", "family": "Oumarou", "sex": "1", "birth": "1950"})).await;
        let needs = format!("/stays/{man}/needs");
        let proposed = |plan: &Value| (text(row(plan, &man), "/label"), row(plan, &man)["reasons"].clone());
        assert_eq!(proposed(&clerk.get("/beds/plan").await.data(200)), ("H1-1".to_owned(), json!(["place-reason-men"])));
        let _ = clerk.post_form(&needs, &[("access", "yes")]).await.is(303);
        assert_eq!(proposed(&clerk.get("/beds/plan").await.data(200)), ("H2-1".to_owned(), json!(["place-reason-men", "place-reason-accessible"])));
        assert!(clerk.get_html(&format!("/people/{man}")).await.is(200).text().contains("Donner une chambre sans marche."));
        post(&clerk, &needs, json!({"isolation": "yes"})).await;
        assert_eq!(text(&clerk.get("/beds/plan").await.data(200), "/rows/0/label"), "H1-1", "isolation is for a nurse to ask");
        post(&nurse, &needs, json!({"isolation": "yes"})).await;
        assert_eq!(proposed(&clerk.get("/beds/plan").await.data(200)), ("I1-1".to_owned(), json!(["place-reason-isolation"])));
        post(&clerk, &needs, json!({"access": ""})).await;
        post(&clerk, &format!("/stays/admit/{man}"), json!({"bed": ward[0]})).await;
        let _ = app.as_user(Role::Guard).await.get(&needs).await.is(403);
        for locale in Locale::ALL {
            let _ = app.as_user(Role::Health).await.speaking(locale).get_html(&needs).await.is(200);
        }
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn who_is_expected_tonight() {
    each_app(rooms, |app| async move {
        let (manager, reception) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Reception).await);
        room(&manager, ("H1", "men", "30")).await;
        let form = |day: &str| json!({"day": day, "origin": "Assamaka", "women": "5", "men": "20", "children": "3", "pregnant": "1", "hold": "yes"});
        let today = text(&reception.post_json("/arrivals/planned", form("2026-03-02")).await.data(201), "/id");
        let later = text(&reception.post_json("/arrivals/planned", form("2026-03-05")).await.data(201), "/id");
        assert_eq!(
            reception.post_json("/arrivals/planned", json!({"day": "2026-03-02"})).await.is(422).problems(),
            ["planned-origin-missing", "planned-nobody"]
        );
        let board = reception.get("/beds").await.data(200);
        assert_eq!((number(&board, "/occupancy/expected"), number(&board, "/occupancy/held"), number(&board, "/occupancy/free")), (28, 28, 30));
        assert!(reception.get_html("/beds").await.is(200).text().contains("attendus ce soir"));
        let site = reception.site;
        let day = |text: &str| text.parse().unwrap();
        let due = crate::planned::list_today(&mut app.ledger().read().await.unwrap(), site, day("2026-03-02"), 10).await.unwrap();
        assert_eq!(due.iter().map(|row| (row.id.to_string(), row.people())).collect::<Vec<_>>(), [(today.clone(), 28)]);
        let nurse = app.as_user(Role::Health).await;
        assert_eq!(nurse.get("/arrivals/planned").await.data(200)["may_record"], json!(false));
        let _ = nurse.post_json("/arrivals/planned", form("2026-03-02")).await.is(403);
        let _ = app.as_user(Role::Guard).await.get("/arrivals/planned").await.is(403);

        let one = |rest: &str| format!("/arrivals/planned/{today}{rest}");
        post(&reception, &one(""), json!({"day": "2026-03-02", "origin": "Assamaka", "men": "12"})).await;
        assert_eq!(number(&reception.get(&one("")).await.data(200), "/people"), 12);
        assert_eq!(number(&reception.get("/beds").await.data(200), "/occupancy/held"), 0);
        let _ = reception.post_form(&one("/arrived"), &[("men", "11")]).await.is(303);
        assert_eq!(number(&reception.get(&one("")).await.data(200), "/came"), 11);
        assert_eq!(reception.post_json(&one("/cancel"), json!({"reason": "rain"})).await.is(409).problems(), ["planned-over"]);
        assert_eq!(number(&reception.get("/beds").await.data(200), "/occupancy/expected"), 0);
        assert!(reception.post_form(&format!("/arrivals/planned/{later}/cancel"), &[]).await.is(422).text().contains("Dites pourquoi"));
        let _ = reception.post_form(&format!("/arrivals/planned/{later}/cancel"), &[("reason", "piste coupée")]).await.is(303);
        for locale in Locale::ALL {
            let speaking = app.as_user(Role::Clerk).await.speaking(locale);
            for path in ["/arrivals/planned".to_owned(), one(""), format!("/arrivals/planned/{later}")] {
                assert!(speaking.get_html(&path).await.is(200).text().contains("Assamaka"), "{path}");
            }
        }
        let far = app.open_site("Transit d’Arlit", "ARL");
        let _ = app.as_user_at(far, Role::Clerk).await.get(&one("")).await.is(404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn what_the_house_takes() {
    each_app(rooms, |app| async move {
        let (manager, clerk) = (app.as_user(Role::CentreManager).await, app.as_user(Role::Clerk).await);
        let (_, beds) = room(&manager, ("M1", "women", "100")).await;
        let page = clerk.get("/beds/capacity").await.data(200);
        assert_eq!((number(&page, "/capacity/people"), text(&page, "/capacity/binding")), (100, "beds".to_owned()));
        assert_eq!(manager.post_json("/beds/capacity", json!({"water": "much"})).await.is(422).problems(), ["capacity-number"]);
        let figures = [
            ("toilets_women", "1"),
            ("toilets_men", "3"),
            ("showers_women", "4"),
            ("showers_men", "4"),
            ("water", "2600"),
            ("total", "6000"),
            ("covered", "490,5"),
        ];
        let _ = manager.post_form("/beds/capacity", &figures).await.is(303);
        for bed in beds.iter().take(21) {
            let guest: StreamId = head(&app, &clerk, Head { sex: 2, age: 30, ..Head::default() }).await.parse().unwrap();
            post(&clerk, &format!("/stays/admit/{guest}"), json!({"bed": bed})).await;
        }
        let page = clerk.get("/beds/capacity").await.data(200);
        assert_eq!((number(&page, "/people"), number(&page, "/women"), number(&page, "/needs/toilets_women")), (21, 21, 2));
        assert_eq!((number(&page, "/capacity/people"), text(&page, "/capacity/binding")), (20, "toilets_women".to_owned()));
        assert!(clerk.get_html("/beds").await.is(200).text().contains("Toilettes des femmes"), "the board says what binds");
        let waiver = json!({"standard": "toilets", "reason": "first week", "approver": "WASH cluster", "until": "2026-03-09"});
        let id = text(&manager.post_json("/beds/capacity/waivers", waiver).await.data(201), "/id");
        let page = manager.get("/beds/capacity").await.data(200);
        assert_eq!((number(&page, "/capacity/people"), number(&page, "/with_waivers/people")), (20, 50));
        let authority = app.as_user(Role::Authority).await;
        assert_eq!(number(&authority.get("/beds/capacity").await.data(200), "/capacity/people"), 20);
        assert!(!authority.get_html("/beds/capacity").await.is(200).text().contains("<form class"), "figures are the manager's to type");
        let _ = manager.post_form(&format!("/beds/capacity/waivers/{id}/end"), &[]).await.is(303);
        assert_eq!(manager.post_json(&format!("/beds/capacity/waivers/{id}/end"), json!({})).await.is(409).problems(), ["capacity-waiver-ended"]);
        assert_eq!(manager.get("/beds/capacity").await.data(200)["with_waivers"], Value::Null);
        for locale in Locale::ALL {
            let speaking = app.as_user(Role::CentreManager).await.speaking(locale);
            for path in ["/beds", "/beds/capacity", "/beds/apart", "/beds/plan"] {
                let page = speaking.get_html(path).await.is(200);
                assert!(page.bytes.len() < 30_000, "{path}: {} bytes", page.bytes.len());
            }
        }
        assert_eq!(crate::capacity::figures(&mut app.ledger().read().await.unwrap(), clerk.site).await.unwrap().toilets_women, Some(1));
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn the_plan_and_the_board_are_read_by_index() {
    let app = TestApp::start(ledger::Engine::Sqlite, rooms()).await;
    let mut conn = app.ledger().read().await.unwrap();
    let cases = [
        (
            "select s.guest_id from stay as s join bed as b on b.bed_id = s.bed_id where s.site_id = 'a' and s.departed_at is null order by s.admitted_at, s.stay_id limit 5",
            "stay_in",
        ),
        (
            "select s.guest_id from bed as b join stay as s on s.bed_id = b.bed_id and s.departed_at is null where b.room_id = 'a' order by s.admitted_at, s.stay_id limit 5",
            "bed_room",
        ),
        ("select m.person_id from household_member as m where m.person_id = 'a' and m.until_at is null", "household_member_person"),
        (
            "select planned_id from planned where site_id = 'a' and state = 'expected' and day >= '2026' and day <= '2027' order by day, planned_id limit 5",
            "planned_site",
        ),
        ("select apart_id from apart as a where a.site_id = 'a' and not a.ended order by a.since_at, a.apart_id limit 5", "apart_live"),
        ("select h.guest_id from bed_history as h where h.bed_id = 'a' order by h.from_at desc limit 5", "bed_history_bed"),
        (
            "select h.guest_id from bed as b left join bed_history as h on h.bed_id = b.bed_id and h.until_at is null and not h.conflict where b.site_id = 'a'",
            "bed_one_guest",
        ),
        ("select r.room_id from room as r join bed as b on b.room_id = r.room_id where r.site_id = 'a' and r.sort_key = 'f2' and b.number = 3", "room_site"),
    ];
    for (sql, index) in cases {
        let plan: Vec<(i64, i64, i64, String)> = conn.select(format!("explain query plan {sql}"), &[]).await.unwrap();
        let plan: Vec<String> = plan.into_iter().map(|row| row.3).collect();
        assert!(plan.iter().any(|step| step.contains(index)) && !plan.iter().any(|step| step.starts_with("SCAN")), "{sql}: {plan:?}");
    }
}
