//! Messages as data: most rules write theirs as one template each, and this reads them.

use super::Case;
use super::finding::{Finding, kind_name};
use crate::model::event::Event;

impl Finding {
    /// Writes the lines of a template: message, help, what the related location is, and what is expected. Each continues
    /// what is there, and lines may be empty or left out. A template says in braces what comes from the event:
    ///
    /// | in braces | is |
    /// |---|---|
    /// | `name` | the name of the value at fault, or its kind |
    /// | `found` | what is there: a scalar's value, or a container's kind |
    /// | `value` | the string there |
    /// | `json` | the JSON type of what is there, with its article |
    /// | `key` | the member's name there |
    /// | `called` | the field that is missing, as it is called where it would be |
    /// | `release` | the id of the event's vocabulary |
    /// | `prose` | where the advice at fault is written |
    #[inline(never)]
    pub fn say(&mut self, case: &Case, template: &str) {
        self.fill(case, template, "", "", &[]);
    }

    /// The same with a word, which is `{0}`, or `{=0}` without backticks.
    #[inline(never)]
    pub fn say_of(&mut self, case: &Case, template: &str, word: &str) {
        self.fill(case, template, word, "", &[]);
    }

    /// The same with a second word, which is `{1}`.
    #[inline(never)]
    pub fn say_both(&mut self, case: &Case, template: &str, first: &str, second: &str) {
        self.fill(case, template, first, second, &[]);
    }

    /// The same with a list: `{and}` or `{or}`, by the word that joins the last two.
    #[inline(never)]
    pub fn say_list(&mut self, case: &Case, template: &str, list: &[&str]) {
        self.fill(case, template, "", "", list);
    }

    #[inline(never)]
    fn fill(&mut self, case: &Case, template: &str, first: &str, second: &str, list: &[&str]) {
        let token = case.token();
        let bytes = template.as_bytes();
        let (mut line, mut start, mut at) = (0, 0, 0);
        loop {
            let next = bytes.get(at).copied();
            if !matches!(next, None | Some(b'{' | b'\n')) {
                at += 1;
                continue;
            }
            let words = match line {
                0 => &mut self.message,
                1 => &mut self.help,
                2 => &mut self.related_message,
                _ => &mut self.expected.text,
            };
            words.say(template.get(start..at).unwrap_or_default());
            at += 1;
            match next {
                None => break,
                Some(b'\n') => line += 1,
                _ => {
                    match bytes.get(at) {
                        Some(b'0') => words.code(first),
                        Some(b'1') => words.code(second),
                        Some(b'=') => words.say(first),
                        Some(b'n') => words.name(case, token),
                        Some(b'f') => words.found(case, token),
                        Some(b'v') => words.code(case.string()),
                        Some(b'j') => words.say(kind_name(case.doc.kind(token))),
                        Some(b'k') => words.code(case.doc.name(token)),
                        Some(b'c') => words.code(&case.called()),
                        Some(b'r') => words.code(case.event.and_then(Event::vocabulary).map_or("", |found| found.id)),
                        Some(b'p') => words.prose(case.fault.node),
                        Some(b'a') => words.codes(list, "and"),
                        _ => words.codes(list, "or"),
                    };
                    while at < bytes.len() && bytes[at] != b'}' {
                        at += 1;
                    }
                    at += 1;
                }
            }
            start = at;
        }
        if line == 3 {
            self.expected.ends.push(self.expected.text.0.len());
        }
    }
}
