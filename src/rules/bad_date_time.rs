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
    finding.help.say("a date-time is like `2026-03-14T09:26:53Z` or `2026-03-14T11:26:53.5+02:00`");
    finding.expect("date-time");
    if let Some(right) = rewritten(&value) {
        finding.offer_string(case, false, case.token(), &right);
    }
}

/// The time in RFC 3339, if only a separator or the colon in the offset is wrong.
fn rewritten(value: &str) -> Option<String> {
    let mut right = String::with_capacity(value.len());
    for letter in value.trim_ascii().chars() {
        match letter {
            ' ' if right.contains('T') => {}
            ' ' => right.push('T'),
            _ => right.push(letter),
        }
    }
    let length = right.len();
    if length > 5 && right.is_ascii() && matches!(right.as_bytes()[length - 5], b'+' | b'-') {
        right.insert(length - 2, ':');
    }
    formats::date_time(right.as_bytes()).is_ok().then_some(right)
}
