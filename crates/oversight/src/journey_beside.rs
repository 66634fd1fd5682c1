//! What stands beside the files on a screen: photographs and papers beside notes, and empty forms on paper.

use access::Role;
use axum::http::Method;
use serde_json::{Value, json};
use testing::http::{Client, Reply, each_app};

use crate::journey::{Centre, no, pages, post, rooms, sound, text, with};

/// A form with a file, as a browser without scripts sends it.
fn multipart(fields: &[(&str, &str)], file: (&str, &[u8])) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: image/png\r\n\r\n", file.0).into_bytes());
    body.extend(file.1);
    body.extend(b"\r\n--b--\r\n");
    body
}

/// A picture of such chunks.
fn picture(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let chunk = |(name, content): &(&[u8; 4], &[u8])| [&u32::try_from(content.len()).unwrap().to_be_bytes(), name.as_slice(), content, b"crc."].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.iter().flat_map(chunk).collect()].concat()
}

async fn send(client: &Client, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Reply {
    client.send(Method::POST, path, "text/html", Some(("multipart/form-data; boundary=b", multipart(fields, file)))).await
}

#[tokio::test]
async fn what_stands_beside_a_note_is_for_those_who_read_its_class() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        let (id, _) = centre.followed(("Kadiatou", "Barry"), "low").await;
        let path = format!("/people/{id}/notes");
        let (health, manager) = (centre.other(Role::Health), &centre.manager);
        let photo = picture(&[(b"IHDR", b"size"), (b"IDAT", b"radiographie"), (b"IEND", b"")]);
        // As the camera wrote it: it says where it was taken, which is not kept.
        let sent = picture(&[(b"IHDR", b"size"), (b"eXIf", b"13.51 N"), (b"IDAT", b"radiographie"), (b"tEXt", b"Awa"), (b"IEND", b"")]);
        let paper = b"%PDF-1.7 carte consulaire".to_vec();
        let form = health.get_html(&path).await.is(200).text();
        assert!(form.contains("enctype=\"multipart/form-data\"") && form.contains("10 Mo au plus"), "{form}");
        let _ = send(health, &path, &[("class", "health"), ("text", "Fracture du bras")], ("bras-kadiatou.png", &sent)).await.is(303);
        let _ = send(manager, &path, &[("class", "protection"), ("text", "Sa carte")], ("carte.png", &paper)).await.is(303);
        let plain = with(json!({"class": "general", "text": "Aime le jardin"}), json!({"file": ""}));
        let without = text(&post(manager, &path, plain).await, "/note");
        let file = |data: &Value, n: usize| (text(data, &format!("/notes/{n}/file/kind")), text(data, &format!("/notes/{n}/file/path")));
        let (kind, picture) = file(&health.get(&format!("{path}?class=health")).await.data(200), 0);
        assert_eq!(kind, "photo");
        let (kind, document) = file(&manager.get(&format!("{path}?class=protection")).await.data(200), 0);
        assert_eq!(kind, "document");
        assert!(manager.get_html(&path).await.is(200).text().contains(&document));

        // A picture is shown, a document is kept; neither bears a name that says anything.
        let shown = health.get_html(&picture).await.is(200);
        assert_eq!((shown.header("content-type"), shown.header("content-disposition")), ("image/png", "inline; filename=\"note.png\""));
        assert_eq!(shown.bytes, photo);
        let kept = manager.get_html(&document).await.is(200);
        assert_eq!((kept.header("content-type"), kept.header("content-disposition")), ("application/pdf", "attachment; filename=\"note.pdf\""));
        assert_eq!(kept.bytes, paper);
        let person = id.parse().unwrap();
        let looks = ledger::looks::of_person(&mut app.ledger().read().await.unwrap(), person, 200, 0).await.unwrap();
        let seen: Vec<_> = looks.iter().filter(|look| look.act == "note_file").map(|look| (look.author, look.compartment.clone())).collect();
        assert_eq!(seen, [(manager.user, "protection".to_owned()), (health.user, "health".to_owned())], "each look is recorded, with the part that was opened");

        // Who does not read the class, or not this file, or no files at all, gets nothing, and nothing is recorded.
        for (client, path, status) in [
            (manager, &picture, 404),
            (health, &document, 404),
            (&app.as_user(Role::CaseManager).await, &document, 404),
            (&centre.clerk, &document, 403),
            (centre.other(Role::Administrator), &document, 403),
            (manager, &format!("{path}/{without}/file"), 404),
        ] {
            assert_eq!(client.get(path).await.status, status, "{path}");
        }
        let after = ledger::looks::of_person(&mut app.ledger().read().await.unwrap(), person, 200, 0).await.unwrap();
        assert_eq!(after.iter().filter(|look| look.act == "note_file").count(), 2);

        // By its content, not by its name; and what was typed is kept.
        let fields = [("class", "protection"), ("text", "Une lettre de sa sœur")];
        let wrong = send(manager, &path, &fields, ("carte.png", b"<script>alert(1)</script>")).await.is(422).text();
        assert!(wrong.contains("Seuls une photo") && wrong.contains("Une lettre de sa sœur"), "{wrong}");
        let wrong = send(manager, &path, &fields, ("carte.png", &sent[..sent.len() - 5])).await.is(422).text();
        assert!(wrong.contains("Cette image est abîmée") && wrong.contains("Une lettre de sa sœur"), "{wrong}");
        let stranger = app.as_user(Role::CaseManager).await;
        assert_eq!(stranger.post_json(&path, json!({"class": "protection", "text": "x", "file": "x"})).await.status, 404, "not told what is wrong with it");
        let large = [b"%PDF".to_vec(), vec![b'x'; 10_000_000]].concat();
        let wrong = send(manager, &path, &fields, ("carte.pdf", &large)).await.is(422).text();
        assert!(wrong.contains("Ce fichier est trop lourd") && wrong.contains("Une lettre de sa sœur"));
        let wrong = send(manager, &path, &[("class", "protection"), ("text", " ")], ("carte.pdf", &paper)).await.is(422).text();
        assert!(wrong.contains("Choisissez de nouveau le fichier"), "{wrong}");
        assert_eq!(no(manager, &path, json!({"class": "protection", "text": "x", "file": "data:application/pdf;base64,AAAA"}), 422).await, ["note-file-kind"]);

        // Sealed on disk, and found again by the check of the ledger.
        let mut files = Vec::new();
        let mut folders = vec![app.place.path().join("attachments")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(std::fs::read(path).unwrap()) }
            }
        }
        assert_eq!(files.len(), 2);
        for word in [b"radiographie".as_slice(), b"consulaire", b"%PDF"] {
            assert!(files.iter().all(|file| !file.windows(word.len()).any(|part| part == word)), "a file beside a note is sealed");
        }
        pages(health, std::slice::from_ref(&path)).await;
        // What belongs to a file that is part of another is read there.
        let (into, _) = centre.registered(("Nafi", "Sow"), "given").await;
        let (old, _) = centre.registered(("Hawa", "Cisse"), "given").await;
        let there = format!("/people/{old}/notes");
        let _ = send(health, &there, &[("class", "health"), ("text", "Radio")], ("x.png", &photo)).await.is(303);
        centre.merge(&app, (&old, &into)).await;
        let (_, moved) = file(&health.get(&format!("/people/{into}/notes")).await.data(200), 0);
        assert_eq!(health.get(&moved).await.is(200).bytes, photo);
        assert_eq!(manager.get(&moved).await.status, 404);
        sound(&app).await;
    })
    .await;
}

#[tokio::test]
async fn empty_forms_are_printed_in_three_languages() {
    each_app(rooms, |app| async move {
        let centre = Centre::of(&app).await;
        for path in ["/closures/blank", "/transfers/blank"] {
            let mut sizes = Vec::new();
            for lang in ["fr", "en", "ar", ""] {
                let paper = centre.manager.get(&format!("{path}?lang={lang}")).await.is(200);
                assert!(paper.bytes.starts_with(b"%PDF") && paper.header("content-type") == "application/pdf", "{path} {lang}");
                sizes.push(paper.bytes.len());
            }
            assert_ne!(sizes[0], sizes[2], "{path}");
            assert_eq!(centre.clerk.get(path).await.status, 403);
        }
        let (id, _) = centre.followed(("Aya", "Kouassi"), "low").await;
        for (page, blank) in [("closure", "/closures/blank?lang=ar"), ("transfer", "/transfers/blank?lang=ar")] {
            assert!(centre.manager.get_html(&format!("/people/{id}/{page}")).await.is(200).text().contains(blank));
        }
        assert!(centre.officer.get_html("/closures").await.is(200).text().contains("/closures/blank"));
        assert!(centre.manager.get_html("/transfers").await.is(200).text().contains("/transfers/blank"));
    })
    .await;
}
