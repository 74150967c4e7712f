use super::{Case, Finding, Fixable, Page};
use crate::formats;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A timestamp that is no RFC 3339 date-time.",
    why: "Consumers sort and compare by it; one that they cannot read makes the event unusable.",
    example: include_str!("../../tests/cases/bad-date-time/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `format` date-time; RFC 3339, section 5.6",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let value = case.string();
    finding.message.say("found ").found(case, case.token()).say(" as ").name(case, case.token());
    if let Err(why) = formats::date_time(value.as_bytes()) {
        finding.message.say(", ").say(why);
    }
    finding.expect("date-time");
    say_instant(case, finding, &value);
}

/// Says which instant a text stands for that is no date-time, and offers it. Always a guess: what wrote the text knows.
pub(super) fn say_instant(case: &Case, finding: &mut Finding, value: &str) {
    let (right, what) = match (formats::from_epoch(value), rewritten(value)) {
        (Some((right, unit)), _) => (right, unit),
        (None, Some((right, true))) => (right, "without a UTC offset it may be"),
        (None, Some((right, false))) => (right, "written as a date-time it is"),
        (None, None) => {
            finding.help.say("a date-time is like `2026-03-14T09:26:53Z` or `2026-03-14T11:26:53.5+02:00`");
            return;
        }
    };
    finding.help.say(what).say(" ").code(&right);
    finding.offer_string(case, false, case.token(), &right);
}

/// The same time as RFC 3339 writes it, where only a separator, the colon of the offset or the offset is amiss. True: it
/// says no offset, and UTC is a guess.
fn rewritten(value: &str) -> Option<(String, bool)> {
    let mut right = String::with_capacity(value.len());
    // The name of a zone behind its offset says nothing more.
    let value = value.trim_ascii();
    let zone = value.strip_suffix(" UTC").or_else(|| value.strip_suffix(" GMT"));
    for letter in zone.unwrap_or(value).chars() {
        match letter {
            ' ' if right.contains('T') => {}
            ' ' => right.push('T'),
            ',' => right.push('.'),
            _ => right.push(letter),
        }
    }
    let length = right.len();
    if length > 5 && right.is_ascii() && matches!(right.as_bytes()[length - 5], b'+' | b'-') {
        right.insert(length - 2, ':');
    }
    let sound = |text: &str| formats::date_time(text.as_bytes()).is_ok();
    if sound(&right) {
        return Some((right, false));
    }
    right.push('Z');
    sound(&right).then_some((right, zone.is_none()))
}
