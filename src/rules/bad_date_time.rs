use super::{Case, Finding, Fixable, Page};
use crate::formats;
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "A timestamp is not an RFC 3339 date-time.",
    why: "Consumers sort and compare events by it, which fails if they cannot parse it.",
    example: include_str!("../../tests/cases/bad-date-time/example.json"),
    fixable: Fixable::Sometimes,
    source: "the vocabulary: `format` date-time; RFC 3339, section 5.6",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let value = case.string();
    finding.message.name(case, case.token());
    if let Err(why) = formats::date_time(value.as_bytes()) {
        finding.message.say(" ").say(why);
    }
    finding.expect("date-time");
    say_instant(case, finding, &value);
}

/// Offers a date-time for a text that most likely means one. Never safe, since only the sender knows.
pub(super) fn say_instant(case: &Case, finding: &mut Finding, value: &str) {
    let (right, what) = match (formats::from_epoch(value), rewritten(value)) {
        (Some((right, unit)), _) => (right, unit),
        (None, Some((right, true))) => (right, "without a UTC offset it is ambiguous; in UTC it is"),
        (None, Some((right, false))) => (right, "as a date-time it is"),
        (None, None) => {
            finding.help.say("expected a date-time like `2026-03-14T09:26:53Z` or `2026-03-14T11:26:53.5+02:00`");
            return;
        }
    };
    finding.help.say(what).say(" ").code(&right);
    finding.offer_string(case, false, case.token(), &right);
}

/// The time in RFC 3339, if only a separator, the colon in the offset or the offset is wrong. True if the offset is missing,
/// so that UTC is a guess.
fn rewritten(value: &str) -> Option<(String, bool)> {
    let mut right = String::with_capacity(value.len());
    // The name of a zone after its offset is redundant.
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
