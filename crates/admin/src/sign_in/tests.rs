use ledger::Instant;

use super::rules::{FREE, FREE_OF_ADDRESS, Step, browser, counted, in_fours, next_path, recovery_of, spend, step, wait_s};

fn at(seconds: i64) -> Instant {
    Instant::from_millis(seconds * 1000)
}

#[test]
fn waiting_doubles_from_two_seconds_to_fifteen_minutes() {
    let cases = [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (13, 512), (14, 900), (40, 900), (i64::MAX, 900)];
    for (failures, wanted) in cases {
        assert_eq!(wait_s(failures, FREE, at(100), at(100)), wanted, "after {failures}");
    }
    assert_eq!(wait_s(5, FREE, at(100), at(101)), 1);
    assert_eq!(wait_s(5, FREE, at(100), at(102)), 0, "whoever waited as told may try");
    assert_eq!(wait_s(5, FREE, at(100), Instant::from_millis(101_999)), 1, "rounded up");
    assert_eq!(wait_s(20, FREE_OF_ADDRESS, at(100), at(100)), 0, "many desks behind one address");
}

#[test]
fn tries_are_counted_and_forgotten() {
    let cases = [(None, 1), (Some((4, at(0))), 5), (Some((9, at(0))), 10), (Some((9, at(-3600))), 1)];
    for (before, wanted) in cases {
        assert_eq!(counted(before, at(0)), wanted, "{before:?}");
    }
    assert_eq!(counted(Some((i64::MAX, at(0))), at(1)), i64::MAX);
}

#[test]
fn what_the_door_asks_for() {
    let cases = [
        ((false, false, false), Step::Through),
        ((false, false, true), Step::Enrol),
        ((false, true, false), Step::Factor),
        ((false, true, true), Step::Factor),
        ((true, false, false), Step::Password),
        ((true, false, true), Step::Password),
        ((true, true, true), Step::Password),
    ];
    for ((must_change, enrolled, needs), wanted) in cases {
        assert_eq!(step(must_change, enrolled, needs), wanted);
    }
    assert_eq!(Step::Factor.place("/people"), "/sign-in/factor?next=/people");
    assert_eq!(Step::Enrol.place("/"), "/sign-in/enrol");
    assert_eq!(Step::Through.place("/people"), "/people");
}

#[test]
fn nobody_is_sent_elsewhere() {
    let cases = [
        ("/people", "/people"),
        ("/people/0190-a.b_c", "/people/0190-a.b_c"),
        ("", "/"),
        ("people", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/people?q=name", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("/sign-in/factor", "/"),
        ("/sign-out", "/"),
        ("/setup", "/"),
        ("/account/password", "/"),
        ("/account", "/account"),
    ];
    for (next, wanted) in cases {
        assert_eq!(next_path(next), wanted, "{next}");
    }
}

#[test]
fn a_recovery_code_is_used_once() {
    assert_eq!(recovery_of(" ABCD-efgh 2345 "), "abcdefgh2345");
    assert_eq!(spend("a b c", "b").as_deref(), Some("a c"));
    assert_eq!(spend("a", "a").as_deref(), Some(""));
    assert_eq!(spend("a c", "b"), None);
    assert_eq!(spend("", ""), None);
    assert_eq!(in_fours("abcdefghij", "-"), "abcd-efgh-ij");
}

#[test]
fn browsers_are_told_apart() {
    let cases = [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
        ("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36", "Chrome · Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1", "Safari · iPhone"),
        ("curl/8.5", ""),
    ];
    for (agent, wanted) in cases {
        assert_eq!(browser(agent), wanted, "{agent}");
    }
}
