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
    finding.say_of(case, "{name} {=0}\n\n\ndate-time", formats::date_time(value.as_bytes()).err().unwrap_or_default());
    say_instant(case, finding, value);
}

const REWRITTEN: &str = "as a date-time it is";

/// Offers a date-time for a text that most likely means one. Never safe, since only the sender knows.
pub(super) fn say_instant(case: &Case, finding: &mut Finding, value: &str) {
    let Some((right, what)) = formats::from_epoch(value).or_else(|| rewritten(value)) else {
        return finding
            .say(case, "\nexpected a date-time like `2026-03-14T09:26:53Z` or `2026-03-14T11:26:53.5+02:00`");
    };
    finding.say_both(case, "\n{=0} {1}", what, &right);
    finding.offer_string(case, false, case.token(), &right);
}

/// The time in RFC 3339, if only a separator, the colon in the offset or the offset is wrong, and what to say about it. If the
/// offset is missing, UTC is a guess.
#[inline(never)]
fn rewritten(value: &str) -> Option<(String, &'static str)> {
    let value = value.trim_ascii();
    // A year is first.
    value.bytes().next().filter(u8::is_ascii_digit)?;
    let mut right = String::with_capacity(value.len());
    // The name of a zone after its offset is redundant.
    let zone = value.strip_suffix(" UTC").or_else(|| value.strip_suffix(" GMT"));
    let mut has_separator = false;
    for byte in zone.unwrap_or(value).bytes() {
        let right_byte = match byte {
            b' ' if has_separator => continue,
            b' ' => b'T',
            b',' => b'.',
            // No date-time has it.
            0x80.. => return None,
            _ => byte,
        };
        has_separator |= right_byte == b'T';
        right.push(char::from(right_byte));
    }
    let length = right.len();
    if length > 5 && matches!(right.as_bytes()[length - 5], b'+' | b'-') {
        right.insert(length - 2, ':');
    }
    let sound = |text: &str| formats::date_time(text.as_bytes()).is_ok();
    if sound(&right) {
        return Some((right, REWRITTEN));
    }
    right.push('Z');
    let what = if zone.is_some() { REWRITTEN } else { "without a UTC offset it is ambiguous; in UTC it is" };
    sound(&right).then_some((right, what))
}
