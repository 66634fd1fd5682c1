use std::sync::Arc;

use ledger::{FactKind as _, Id, NewFact};
use proptest::prelude::*;

use super::facts::{Done, Handed, Handover, Noted, Notes, Post, ShiftFact, Ticked};
use super::form::NoteForm;
use super::rules::{self, Now, Pending};
use crate::tests::{NewFactOf, keys, refused, stream, twice};

fn handed() -> NewFact {
    ShiftFact::Handed(Handed { post: Post::Desk, heads: 3, open: Vec::new(), notes: Vec::new() }).fact()
}

fn handover(more: Vec<(u128, NewFact)>) -> Handover {
    Handover::fold(&stream(std::iter::once((1, handed())).chain(more).collect())).unwrap()
}

#[test]
fn two_people_change_a_shift() {
    let take = |handover: &Handover, by: u128, read: &str| rules::take_over(handover, Id::from_number(by), read);
    let open = handover(Vec::new());
    assert_eq!(keys(take(&open, 1, "yes")), refused("", "shift-own"));
    assert_eq!(keys(take(&open, 2, "")), refused("read", "shift-read-first"));
    let taken = handover(vec![(2, take(&open, 2, "yes").ok().unwrap())]);
    assert_eq!(taken.taken.map(|(_, by)| by), Some(Id::from_number(2)));
    assert_eq!(keys(take(&taken, 3, "yes")), refused("", "shift-taken-already"));
    let replaced = handover(vec![(1, rules::replaced())]);
    assert_eq!(keys(take(&replaced, 2, "yes")), refused("", "shift-replaced"));
    assert!(handover(vec![(1, ShiftFact::Taken(Done {}).fact())]).taken.is_none(), "nobody takes over from themselves, whatever a ledger says");
}

#[test]
fn nobody_hands_over_past_a_handover_that_waits() {
    let pending = |by: u128| Some(Pending { id: Id::from_number(9), by: Id::from_number(by) });
    let now = || Now { post: Post::Gate, heads: 1, open: Vec::new(), notes: Vec::new() };
    let hand = |pending| rules::hand_over(pending, Id::from_number(1), now());
    assert_eq!(hand(None).ok().map(|(_, old)| old), Some(None));
    assert_eq!(hand(pending(1)).ok().map(|(_, old)| old), Some(Some(Id::from_number(9))), "one's own is replaced");
    assert_eq!(keys(hand(pending(2))), refused("", "shift-pending-other"));
}

#[test]
fn what_a_note_must_say() {
    let note = |classes: &[&'static str], form: NoteForm| keys(rules::note(Id::from_number(1), (Post::Desk, classes), &form));
    let form = |class: &str, text: &str, code: &str| NoteForm { class: class.to_owned(), text: text.to_owned(), code: code.to_owned(), ..NoteForm::default() };
    let all = &["general", "safety", "person"];
    assert_eq!(note(all, form("general", "the tap drips", "")), []);
    assert_eq!(note(all, form("", "", "")), [refused("class", "shift-class-missing"), refused("text", "shift-text-missing")].concat());
    assert_eq!(note(&["safety"], form("general", "x", "")), refused("class", "shift-class-missing"));
    assert_eq!(note(all, form("person", "x", " ")), refused("code", "shift-code-missing"));
    assert_eq!(note(all, form("safety", &"x".repeat(1001), "")), refused("text", "shift-too-long"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_order_of_arrival_does_not_matter((written, received) in twice(any_fact())) {
        let handover = |stream| Handover::fold(stream).map(|h| (h.at, h.by, h.taken, h.replaced, h.handed.heads));
        let notes = |stream| Notes::fold(stream).0.into_iter().map(|(id, note)| (id, note.at, note.by, note.ticked, note.noted.text)).collect::<Vec<_>>();
        prop_assert_eq!(handover(&written), handover(&received));
        prop_assert_eq!(notes(&written), notes(&received));
        if let Some(handover) = Handover::fold(&written) {
            prop_assert!(handover.taken.is_none_or(|(_, by)| by != handover.by));
            prop_assert!(handover.taken.is_none() || !handover.replaced, "what was taken over is not replaced, and the other way round");
        }
    }
}

fn any_fact() -> impl Strategy<Value = NewFactOf> {
    (0..5_u8, 1..3_u128).prop_map(|(what, id)| {
        let note = Id::from_number(id);
        NewFactOf(Arc::new(move || match what {
            0 => handed(),
            1 => ShiftFact::Taken(Done {}).fact(),
            2 => ShiftFact::Replaced(Done {}).fact(),
            3 => ShiftFact::Noted(Noted { note, post: Post::Gate, class: "safety".to_owned(), text: format!("note {id}"), from: None }).fact(),
            _ => ShiftFact::Ticked(Ticked { note }).fact(),
        }))
    })
}
