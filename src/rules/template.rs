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
        let (mut line, mut rest) = (0, template);
        loop {
            let words = match line {
                0 => &mut self.message,
                1 => &mut self.help,
                2 => &mut self.related_message,
                _ => &mut self.expected.text,
            };
            let end = rest.bytes().position(|byte| matches!(byte, b'{' | b'\n')).unwrap_or(rest.len());
            words.say(rest.get(..end).unwrap_or_default());
            let Some([mark, slot, ..]) = rest.as_bytes().get(end..) else { break };
            if *mark == b'\n' {
                (line, rest) = (line + 1, rest.get(end + 1..).unwrap_or_default());
                continue;
            }
            match slot {
                b'0' => words.code(first),
                b'1' => words.code(second),
                b'=' => words.say(first),
                b'n' => words.name(case, token),
                b'f' => words.found(case, token),
                b'v' => words.code(case.string()),
                b'j' => words.say(kind_name(case.doc.kind(token))),
                b'k' => words.code(case.doc.name(token)),
                b'c' => words.code(&case.called()),
                b'r' => words.code(case.event.and_then(Event::vocabulary).map_or("", |found| found.id)),
                b'p' => words.prose(case.fault.node),
                b'a' => words.codes(list, "and"),
                _ => words.codes(list, "or"),
            };
            let close = rest.bytes().skip(end).position(|byte| byte == b'}').unwrap_or_default();
            rest = rest.get(end + close + 1..).unwrap_or_default();
        }
        if line == 3 {
            self.expected.ends.push(self.expected.text.0.len());
        }
    }
}
