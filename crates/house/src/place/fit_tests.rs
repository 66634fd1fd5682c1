//! Who may sleep beside whom, and beds for many at once.

use std::collections::BTreeSet;

use ledger::{Id, StreamId};
use proptest::prelude::*;

use super::{Apart, Fit, Near, PlanGuest, PlanRoom, Proposal, RoomKind, Side, Sleeper, Traits, fit, plan};
use RoomKind::{Family, MedicalIsolation, Men, MixedDay, MotherBaby, UnaccompaniedBoys, UnaccompaniedGirls, Women};

const YEAR: i64 = 2026;

fn who(sex: i64, born: i64, household: Option<bool>) -> Traits {
    Traits::new(sex, Some(born), "", household, YEAR)
}
fn alone(sex: i64, born: i64) -> Traits {
    Traits::new(sex, Some(born), "unaccompanied", Some(false), YEAR)
}
fn guest(id: u128, traits: Traits, group: &str) -> PlanGuest {
    PlanGuest { id: Id::from_number(id), traits, group: Some(group.to_owned()).filter(|g| !g.is_empty()), near: Near::default() }
}
fn room(id: u128, kind: RoomKind, beds: u128, sleepers: &[PlanGuest]) -> PlanRoom {
    PlanRoom {
        room: Id::from_number(id),
        building: Id::from_number(id / 10),
        kind,
        accessible: false,
        sleepers: sleepers.iter().map(PlanGuest::asleep).collect(),
        beds: (1..=beds).map(|n| Id::from_number(id * 100 + n)).collect(),
    }
}
fn weigh(kind: RoomKind, who: Traits, beside: &[Traits]) -> Fit {
    let sleepers: Vec<PlanGuest> = beside.iter().zip(900..).map(|(traits, id)| guest(id, *traits, "")).collect();
    fit(&room(1, kind, 1, &sleepers), &guest(1, who, ""), &Apart::default(), false)
}
fn keys(fit: &Fit) -> Vec<(&'static str, bool)> {
    fit.against.iter().map(|misfit| (misfit.key, misfit.firm)).collect()
}

/// Who, into which room, beside whom; the rules that it breaks, and whether each is firm.
type Case<'a> = (Traits, RoomKind, &'a [Traits], &'a [(&'a str, bool)]);

#[test]
fn who_sleeps_there_counts_and_not_the_door_alone() {
    let (man, woman) = (who(1, 1990, Some(false)), who(2, 1990, Some(false)));
    let (father, mother, small_boy) = (who(1, 1985, Some(true)), who(2, 1987, Some(true)), who(1, 2019, Some(true)));
    let (boy, girl) = (alone(1, 2012), alone(2, 2012));
    let unknown = Traits::default();
    let isolated = Traits { isolation: true, ..man };
    let mother_alone = Traits { nursing: true, ..alone(2, 2010) };
    let lame = Traits { access: true, ..man };
    let cases: &[Case<'_>] = &[
        (woman, Women, &[woman], &[]),
        // A reason once let a man sleep there.
        (woman, Women, &[man], &[("place-misfit-sexes", false)]),
        (woman, Women, &[small_boy], &[]),
        (man, MixedDay, &[woman], &[]),
        (father, Family, &[mother], &[]),
        (man, Family, &[mother], &[("place-misfit-family", false), ("place-misfit-sexes", false)]),
        (mother, Family, &[man], &[("place-misfit-sexes", false)]),
        (boy, UnaccompaniedBoys, &[boy], &[]),
        (boy, UnaccompaniedBoys, &[man], &[("place-misfit-adult-there", true)]),
        (boy, Men, &[], &[("place-misfit-alone", false)]),
        (boy, Men, &[man], &[("place-misfit-adult-there", true), ("place-misfit-alone", false)]),
        (man, Men, &[boy], &[("place-misfit-child-there", true)]),
        (unknown, Men, &[boy], &[("place-misfit-child-there", false)]),
        (boy, UnaccompaniedBoys, &[unknown], &[("place-misfit-age-there", false)]),
        // Who has come of age is no child alone any more, whatever the mark says.
        (alone(1, 2005), UnaccompaniedBoys, &[boy], &[("place-misfit-adult", true)]),
        (boy, UnaccompaniedBoys, &[alone(1, 2005)], &[("place-misfit-adult-there", true)]),
        (man, UnaccompaniedBoys, &[boy], &[("place-misfit-adult", true)]),
        (boy, UnaccompaniedGirls, &[girl], &[("place-misfit-girls", false), ("place-misfit-sexes", false)]),
        (isolated, MedicalIsolation, &[], &[]),
        (isolated, Men, &[], &[("place-misfit-must-isolate", false)]),
        (man, MedicalIsolation, &[], &[("place-misfit-isolation", false)]),
        (mother_alone, MotherBaby, &[], &[]),
        (mother_alone, MotherBaby, &[woman], &[("place-misfit-adult-there", true)]),
        (lame, Men, &[], &[("place-misfit-steps", false)]),
    ];
    for (who, kind, beside, expected) in cases {
        assert_eq!(keys(&weigh(*kind, *who, beside)), *expected, "{who:?} in {kind:?} beside {beside:?}");
    }
}

#[test]
fn ones_own_people_are_no_strangers() {
    let aunt = guest(2, who(2, 1980, Some(true)), "h");
    let separated = guest(1, Traits::new(1, Some(2014), "separated", Some(true), YEAR), "h");
    let there = room(1, Family, 2, std::slice::from_ref(&aunt));
    let found = fit(&there, &separated, &Apart::default(), false);
    assert_eq!(keys(&found), [("place-misfit-alone", false)], "a reason may leave a child with an aunt; no reason leaves it with a stranger");
    let stranger = PlanGuest { group: Some("other".to_owned()), ..separated };
    assert!(fit(&there, &stranger, &Apart::default(), false).is_forbidden());
}

#[test]
fn a_room_says_what_speaks_for_it() {
    let reasons = |room: &PlanRoom, guest: &PlanGuest| fit(room, guest, &Apart::default(), false).reasons;
    let mother = guest(1, who(2, 1990, Some(true)), "h");
    let child = guest(2, who(1, 2019, Some(true)), "h");
    assert_eq!(reasons(&room(1, Family, 2, std::slice::from_ref(&child)), &mother), ["place-reason-family-there", "place-reason-family"]);
    let near = PlanGuest { near: Near { rooms: BTreeSet::from([Id::from_number(11)]), buildings: BTreeSet::from([Id::from_number(1)]) }, ..mother.clone() };
    assert_eq!(reasons(&room(12, Women, 1, &[]), &near), ["place-reason-family-near", "place-reason-women"]);
    let lame = guest(3, Traits { access: true, ..who(1, 1950, Some(false)) }, "");
    assert_eq!(reasons(&PlanRoom { accessible: true, ..room(1, Men, 1, &[]) }, &lame), ["place-reason-men", "place-reason-accessible"]);
    let nursing = guest(4, Traits { nursing: true, ..who(2, 1999, Some(true)) }, "");
    assert_eq!(reasons(&room(1, MotherBaby, 1, &[]), &nursing), ["place-reason-newborn"]);
    assert_eq!(reasons(&room(1, UnaccompaniedBoys, 1, &[]), &guest(5, alone(1, 2012), "")), ["place-reason-children"]);
    assert_eq!(reasons(&room(1, Men, 1, &[]), &guest(6, Traits::default(), "")), ["place-reason-sex-unasked"]);
    assert_eq!(reasons(&room(1, Family, 1, &[]), &guest(6, Traits::default(), "")), ["place-reason-free"]);
    assert!(reasons(&room(1, Men, 1, &[]), &mother).is_empty(), "what does not suit has no reasons");
    let small = PlanGuest { near: near.near, ..child };
    assert_eq!(keys(&fit(&room(31, Women, 1, &[]), &small, &Apart::default(), false)), [("place-misfit-parted", false)]);
}

#[test]
fn who_is_kept_apart_only_learns_that_another_room_is_better() {
    let (one, other, kin) = (guest(1, who(1, 1990, Some(false)), ""), guest(2, who(1, 1991, Some(true)), "h"), guest(3, who(1, 1992, Some(true)), "h"));
    let cases = [
        (Side::Guest(one.id), Side::Guest(other.id), true, false),
        (Side::Guest(other.id), Side::Guest(one.id), true, false),
        (Side::Guest(one.id), Side::Group("h".to_owned()), true, true),
        (Side::Group("x".to_owned()), Side::Group("h".to_owned()), false, false),
    ];
    for (a, b, with_other, with_kin) in cases {
        let apart = Apart(vec![(a, b)]);
        let against =
            |beside: &PlanGuest| keys(&fit(&room(1, Men, 1, std::slice::from_ref(beside)), &one, &apart, false)) == [("place-misfit-another-room", false)];
        assert_eq!((against(&other), against(&kin)), (with_other, with_kin));
    }
}

fn beds(proposals: &[Proposal]) -> Vec<Option<u128>> {
    proposals.iter().map(|proposal| proposal.bed.map(|bed| bed.number() / 100)).collect()
}

#[test]
fn who_has_the_fewest_rooms_comes_first() {
    let rooms = [room(1, Men, 2, &[]), room(2, UnaccompaniedBoys, 1, &[]), room(3, Family, 3, &[]), room(4, Family, 2, &[]), room(5, Women, 2, &[])];
    let guests = [
        guest(1, who(1, 1990, Some(false)), ""),
        guest(2, who(2, 1990, Some(true)), "big"),
        guest(3, alone(1, 2012), ""),
        guest(4, who(2, 1995, Some(true)), "pair"),
        guest(5, who(1, 1988, Some(true)), "big"),
        guest(6, who(2, 2020, Some(true)), "big"),
        guest(7, who(1, 2020, Some(true)), "pair"),
        guest(8, alone(1, 2013), ""),
    ];
    let found = plan(&guests, &rooms, &Apart::default(), false);
    assert_eq!(beds(&found), [Some(1), Some(3), Some(2), Some(4), Some(3), Some(3), Some(4), None]);
    assert_eq!(found[1].reasons, ["place-reason-together", "place-reason-family"]);
    assert_eq!(found[7].against, ["place-plan-none", "place-misfit-alone"], "beds are free, but none for a boy alone");
    let lonely = plan(&guests[..1], &rooms[3..4], &Apart::default(), false);
    assert_eq!((beds(&lonely), lonely[0].against.clone()), (vec![Some(4)], vec!["place-misfit-family"]), "a mild rule, said and not hidden");
    assert_eq!(plan(&guests[..1], &rooms[4..], &Apart::default(), false)[0].bed, None, "no man is proposed a bed among women");
    assert_eq!(plan(&guests[..1], &[], &Apart::default(), false)[0].against, ["place-plan-full"]);
}

#[test]
fn a_family_that_must_part_keeps_its_small_children_with_the_mother() {
    let rooms = [room(1, Men, 2, &[]), room(2, Women, 3, &[])];
    let guests = [
        guest(1, who(1, 1985, Some(true)), "h"),
        guest(2, who(2, 2021, Some(true)), "h"),
        guest(3, who(2, 1988, Some(true)), "h"),
        guest(4, who(1, 2019, Some(true)), "h"),
    ];
    assert_eq!(beds(&plan(&guests, &rooms, &Apart::default(), false)), [Some(1), Some(2), Some(2), Some(2)]);
}

#[test]
fn kept_apart_holds_within_one_plan() {
    let rooms = [room(1, Men, 2, &[]), room(2, Men, 2, &[])];
    let guests = [guest(1, who(1, 1985, Some(false)), ""), guest(2, who(1, 1986, Some(false)), "")];
    let apart = Apart(vec![(Side::Guest(guests[0].id), Side::Guest(guests[1].id))]);
    assert_eq!(beds(&plan(&guests, &rooms, &apart, false)), [Some(1), Some(2)]);
    assert_eq!(beds(&plan(&guests, &rooms[..1], &apart, false)), [Some(1), None]);
}

fn traits() -> impl Strategy<Value = (Traits, Option<u8>)> {
    let born = prop_oneof![Just(None), (1950_i64..2026).prop_map(Some)];
    let care = prop_oneof![5 => Just(""), 1 => Just("unaccompanied"), 1 => Just("separated")];
    let flags = (prop::bool::weighted(0.1), prop::bool::weighted(0.05), prop::bool::weighted(0.1));
    (0..3_i64, born, care, prop::option::of(0..4_u8), flags).prop_map(|(sex, born, care, group, (access, isolation, nursing))| {
        let household = if group.is_some() {
            Some(true)
        } else if sex == 0 {
            None
        } else {
            Some(false)
        };
        // Nobody of age is a child alone.
        let care = if born.is_some_and(|born| born <= YEAR - 18) { "" } else { care };
        (Traits { access, isolation, nursing, ..Traits::new(sex, born, care, household, YEAR) }, group)
    })
}

fn guests(from: u128, most: usize) -> impl Strategy<Value = Vec<PlanGuest>> {
    prop::collection::vec(traits(), 0..most).prop_map(move |all| {
        all.into_iter().zip(from..).map(|((traits, group), id)| guest(id, traits, &group.map(|g| format!("g{g}")).unwrap_or_default())).collect()
    })
}

fn house() -> impl Strategy<Value = Vec<PlanRoom>> {
    let one = (prop::sample::select(RoomKind::ALL.to_vec()), any::<bool>(), 0..5_u128, guests(0, 2));
    prop::collection::vec(one, 0..7).prop_map(|all| {
        all.into_iter()
            .zip(10_u128..)
            .map(|((kind, accessible, beds, mut sleepers), id)| {
                for (sleeper, n) in sleepers.iter_mut().zip(0_u128..) {
                    sleeper.id = Id::from_number(5_000 + id * 10 + n);
                }
                PlanRoom { accessible, ..room(id, kind, beds, &sleepers) }
            })
            .collect()
    })
}

/// Where those of a group sleep before anything is planned.
fn near(rooms: &[PlanRoom], group: &Option<String>) -> Near {
    let there: Vec<&PlanRoom> = rooms.iter().filter(|room| group.is_some() && room.sleepers.iter().any(|sleeper| sleeper.group == *group)).collect();
    Near { rooms: there.iter().map(|room| room.room).collect(), buildings: there.iter().map(|room| room.building).collect() }
}

fn fits_whole(room: &PlanRoom, members: &[&PlanGuest], apart: &Apart) -> bool {
    let mut room = room.clone();
    room.beds.len() >= members.len()
        && members.iter().all(|guest| {
            let good = fit(&room, guest, apart, false).is_good();
            room.sleepers.push(guest.asleep());
            good
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_plan_keeps_the_rules(mut all in guests(1, 16), rooms in house(), pairs in prop::collection::vec((1..16_u128, 1..16_u128), 0..3)) {
        for guest in &mut all {
            guest.near = near(&rooms, &guest.group);
        }
        let apart = Apart(pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (Side::Guest(Id::from_number(a)), Side::Guest(Id::from_number(b)))).collect());
        let found = plan(&all, &rooms, &apart, false);
        prop_assert_eq!(&found, &plan(&all, &rooms, &apart, false), "the same house gives the same plan");
        prop_assert_eq!(found.iter().map(|p| p.guest).collect::<Vec<_>>(), all.iter().map(|g| g.id).collect::<Vec<StreamId>>(), "each guest once, in order");

        let mut taken = BTreeSet::new();
        for bed in found.iter().filter_map(|proposal| proposal.bed) {
            prop_assert!(taken.insert(bed), "no bed twice");
            prop_assert!(rooms.iter().any(|room| room.beds.contains(&bed)), "free beds only");
        }

        let room_of = |proposal: &Proposal| proposal.bed.and_then(|bed| rooms.iter().position(|room| room.beds.contains(&bed)));
        let mut full = rooms.clone();
        for (guest, proposal) in all.iter().zip(&found) {
            if let Some(at) = room_of(proposal) {
                full[at].sleepers.push(guest.asleep());
            }
        }
        for (guest, proposal) in all.iter().zip(&found) {
            let Some(at) = room_of(proposal) else {
                prop_assert!(!proposal.against.is_empty() && proposal.reasons.is_empty(), "who gets none is told");
                continue;
            };
            // Seen when everybody lies in their bed.
            let seen = fit(&full[at], guest, &apart, false);
            prop_assert!(!seen.is_forbidden(), "{:?} in {:?}: {:?}", guest, full[at], seen);
            prop_assert_eq!(seen.is_good(), proposal.against.is_empty(), "{:?} in {:?}: {:?}", guest, full[at], seen);
            prop_assert_eq!(proposal.reasons.is_empty(), !proposal.against.is_empty());
        }

        for group in ["g0", "g1", "g2", "g3"] {
            let mut members: Vec<(&PlanGuest, &Proposal)> =
                all.iter().zip(&found).filter(|(guest, _)| guest.group.as_deref() == Some(group) && !guest.traits.alone && !guest.traits.isolation).collect();
            members.sort_by_key(|(guest, _)| guest.traits.child());
            let places: BTreeSet<Option<usize>> = members.iter().map(|(_, proposal)| room_of(proposal)).collect();
            if members.len() < 2 || (places.len() == 1 && !places.contains(&None)) {
                continue;
            }
            let guests: Vec<&PlanGuest> = members.iter().map(|(guest, _)| *guest).collect();
            for (before, after) in rooms.iter().zip(&full).filter(|(before, after)| before.sleepers == after.sleepers) {
                prop_assert!(!fits_whole(before, &guests, &apart), "{:?} was parted though {:?} stayed empty", guests, after);
            }
        }
    }

    #[test]
    fn beside_whom_is_the_same_seen_from_both((one, _) in traits(), (other, _) in traits(), kind in prop::sample::select(RoomKind::ALL.to_vec())) {
        let firm = |who: Traits, there: Traits| weigh(kind, who, &[there]).against.iter().any(|m| ["place-misfit-adult-there", "place-misfit-child-there"].contains(&m.key) && m.firm);
        let apart = |a: Traits, b: Traits| a.alone && !a.adult() && b.adult();
        if apart(one, other) || apart(other, one) {
            prop_assert!(weigh(kind, one, &[other]).is_forbidden() && weigh(kind, other, &[one]).is_forbidden());
        } else {
            prop_assert!(!firm(one, other) && !firm(other, one));
        }
    }
}

#[test]
fn sleepers_of_the_same_id_are_oneself() {
    let me = guest(1, alone(1, 2012), "");
    let mut there = room(1, UnaccompaniedBoys, 1, std::slice::from_ref(&me));
    there.sleepers.push(Sleeper { guest: Id::from_number(2), traits: alone(1, 2011), group: None });
    assert!(fit(&there, &me, &Apart(vec![(Side::Guest(me.id), Side::Guest(me.id))]), false).is_good());
}
