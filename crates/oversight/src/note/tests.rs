use ledger::{Day, FactKind as _, Id};
use proptest::prelude::*;
use web::Upload;

use super::facts::{Class, Fit, NoteFact, Notes, Seen, Verdict, Written};
use super::rules::{self, FILE_BYTES_MAX, MEGABYTE};
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn written(note: u128, text: &str, reason: &str) -> Written {
    Written { note: Id::from_number(note), text: text.to_owned(), reason: reason.to_owned(), file: None }
}

fn upload(bytes: &[u8]) -> Upload {
    // What the sender calls it says nothing.
    Upload { media: "image/png".to_owned(), bytes: bytes.to_vec() }
}

#[test]
fn a_note_is_written_in_a_class_that_one_reads() {
    let own = [Class::Health, Class::General];
    let write =
        |class: &str, text: &str| rules::write(Id::from_number(1), (class, text, None), &own).map(|(class, written)| NoteFact::of(class, written).fact());
    assert_eq!(keys(write("protection", "x")), refused("class", "note-class-not-yours"));
    assert_eq!(keys(write("", " ")), [refused("class", "note-class-not-yours"), refused("text", "note-text-missing")].concat());
    assert_eq!(keys(write("health", &"x".repeat(4001))), refused("text", "note-too-long"));
    let fact = write("health", " Fièvre depuis deux jours ").ok().unwrap();
    assert_eq!((fact.kind.as_str(), fact.compartment), ("note/health", ledger::Compartment::Health));
    for class in Class::ALL {
        assert_eq!(NoteFact::of(class, written(1, "x", "")).fact().compartment, class.compartment(), "a note is sealed with its class");
    }
}

#[test]
fn what_stands_beside_a_note_is_known_by_its_content() {
    let write = |text: &str, bytes: &[u8]| rules::write(Id::from_number(1), ("general", text, Some(&upload(bytes))), &[Class::General]);
    let (pdf, large) = (b"%PDF-1.7 ".to_vec(), [b"%PDF".to_vec(), vec![0; FILE_BYTES_MAX]].concat());
    for (bytes, media) in [(pdf.as_slice(), "application/pdf"), (b"\xff\xd8\xff\xe0".as_slice(), "image/jpeg"), (b"\x89PNG".as_slice(), "image/png")] {
        let (_, written) = write("carte d’identité", bytes).ok().unwrap();
        let file = written.file.unwrap();
        assert_eq!((file.media.as_str(), file.bytes, file.name.as_str()), (media, u64::try_from(bytes.len()).unwrap(), ""));
    }
    for bytes in [b"<html>".as_slice(), b"OggS....", b"PK\x03\x04", b""] {
        assert_eq!(keys(write("x", bytes)), refused("file", "note-file-kind"));
    }
    assert_eq!(keys(write("x", &large)), refused("file", "note-file-large"));
    assert_eq!(keys(write(" ", &pdf)), [refused("text", "note-text-missing"), refused("file", "note-file-again")].concat());
    let said = format!("{} ", FILE_BYTES_MAX / MEGABYTE);
    for text in super::ROOM.texts {
        let hint = text.lines().find(|line| line.starts_with("note-file-hint")).unwrap();
        assert!(hint.contains(&said), "the limit that is said is the one that holds: {hint}");
    }
}

#[test]
fn a_note_is_corrected_by_its_author_and_nothing_is_lost() {
    let first = (4, NoteFact::of(Class::Protection, written(1, "Elle va à Niamey", "")).fact());
    let note = Notes::fold(&stream(vec![first])).all.remove(0);
    let correct = |text: &str, reason: &str, by: u128| rules::correct(&note, (text, reason), Id::from_number(by));
    assert_eq!(keys(correct("x", "y", 5)), refused("", "note-not-yours"));
    assert_eq!(keys(correct("Elle va à Niamey", "", 4)), [refused("text", "note-same"), refused("reason", "note-reason-missing")].concat());
    let facts = vec![
        (4, NoteFact::of(Class::Protection, written(1, "Elle va à Niamey", "")).fact()),
        (4, correct("Elle va à Zinder", "mal compris", 4).ok().unwrap()),
        // The same note in another class is not a correction.
        (4, NoteFact::of(Class::General, written(1, "secret", "")).fact()),
    ];
    let note = Notes::fold(&stream(facts)).all.remove(0);
    assert_eq!((note.now().text.as_str(), note.class), ("Elle va à Zinder", Class::Protection));
    assert_eq!(note.earlier().map(|version| version.text.as_str()).collect::<Vec<_>>(), ["Elle va à Niamey"]);
}

#[test]
fn a_verdict_that_waits_names_its_day() {
    let today = Day::new(2026, 3, 2).unwrap();
    let fit = |verdict: &str, until: &str| rules::fit((verdict, until), today);
    assert_eq!(keys(fit("maybe", "")), refused("verdict", "note-verdict-missing"));
    for until in ["", "2026-03-02", "2026-03-01", "2031-01-01", "soon"] {
        assert_eq!(keys(fit("not_until", until)), refused("until", "note-until-missing"), "{until}");
    }
    assert!(fit("not_until", "2026-03-20").is_ok() && fit("escort", "").is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        prop_assert_eq!(Notes::fold(&written), Notes::fold(&received));
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..7_usize, 1..4_u128, "[a-c]{1}").prop_map(|(kind, note, text)| {
        NewFactOf::new(move || match kind {
            5 => NoteFact::Seen(Seen {}).fact(),
            6 => NoteFact::Fit(Fit { verdict: Verdict::Escort, until: None }).fact(),
            class => NoteFact::of(Class::ALL[class], written(note, &text, "")).fact(),
        })
    })
}
