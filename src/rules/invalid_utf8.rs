use super::{Case, Finding, Fixable, Page};
use alloc::string::String;

pub static PAGE: Page = Page {
    what: "The bytes are not UTF-8, the only encoding that systems exchange JSON in.",
    why: "Parsers replace, reject or misread such bytes.",
    example: "",
    fixable: Fixable::Never,
    source: "RFC 8259, section 8.1",
};

#[cold]
pub fn render(case: &Case, finding: &mut Finding) {
    let Some(fault) = case.syntax() else { return };
    let byte = case.doc.bytes.get(fault.at as usize).copied().unwrap_or_default();
    let mut digits = String::new();
    for digit in [byte >> 4, byte & 15] {
        digits.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
    }
    finding.say_of(case, "invalid UTF-8: unexpected byte {0}", &digits);
    finding.say(
        case,
        match case.doc.bytes {
            [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => "\nthe text looks like UTF-16: save it as UTF-8",
            _ => "\nsave the text as UTF-8; the byte comes from another encoding or a truncated character",
        },
    );
}
