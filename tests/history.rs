//! An answer depends on the input and the options of its call, and on no call before it. One session answers a series of
//! calls, each with options of its own; each answer is held to that of a new session which takes no short way.
//! `PROPTEST_CASES` asks for another number of series. `random.rs` does the same by the driver in `fuzz/`; here are the
//! series that show what was once wrong, or could be without anyone noticing.

use cdevents_wasm::model::event::{Outcome, VocabularyFrom};
use cdevents_wasm::model::plan::{Family, VOCABULARIES, vocabulary};
use cdevents_wasm::model::rule::Severity;
use cdevents_wasm::protocol::{self, ANY_VOCABULARY, CLEAN, NULL, flag, header};
use cdevents_wasm::session::{Answer, Call, Session};
use mutants::{Random, examples_of_all, mutant};
use options::Asked;
use serde_json::{Value, json};

mod mutants;
mod options;

/// One input with the options it is asked about with.
#[derive(Clone, Debug)]
struct Question {
    bytes: Vec<u8>,
    asked: Asked,
    /// The input is a JavaScript string.
    string: bool,
}

impl Question {
    fn of(event: &Value, asked: &Asked) -> Self {
        Question { bytes: event.to_string().into_bytes(), asked: asked.clone(), string: true }
    }
}

fn parse(line: &str) -> Asked {
    Asked::parse(line).expect("options")
}

/// An event of a report, its strings as text.
#[derive(Debug, PartialEq)]
struct Event {
    pointer: String,
    outcome: u32,
    vocabulary: u32,
    from: u32,
    custom: u32,
    envelope: u32,
    /// Type, subject, predicate, version, id, source, time, subject id.
    strings: [Option<String>; 8],
}

/// A report with all that is in it.
#[derive(Debug, PartialEq)]
struct Report {
    outcome: u32,
    omitted: [u32; 3],
    batch: bool,
    events: Vec<Event>,
    findings: Vec<String>,
}

/// The call for a question, with its input in the session. As the package does, severities are set before the input.
fn call(session: &mut Session, question: &Question, flags: u32) -> Call {
    let Question { bytes, asked, string } = question;
    let mut flags = flags;
    if !asked.levels.is_empty() {
        let mut levels = Vec::new();
        for &(code, severity) in &asked.levels {
            levels.extend(code.to_le_bytes());
            levels.push(match severity {
                None => 0,
                Some(Severity::Note) => 1,
                Some(Severity::Warning) => 2,
                Some(Severity::Error) => 3,
            });
        }
        session.reserve(levels.len()).expect("memory")[..levels.len()].copy_from_slice(&levels);
        session.set_levels(levels.len() as u32);
        flags |= flag::LEVELS;
    }
    flags |= if asked.strict { flag::STRICT } else { 0 };
    flags |= if *string { flag::FROM_STRING } else { 0 };
    flags |= if *string && bytes.is_ascii() { flag::IN_PLACE } else { 0 };
    // The package shows the engine a little more than the limit, so that it knows that the limit was passed.
    let length = bytes.len().min(asked.limits.bytes as usize + 4);
    session.reserve(length).expect("memory")[..length].copy_from_slice(&bytes[..length]);
    Call {
        length: length as u32,
        vocabulary: asked.release.map_or(ANY_VOCABULARY, |index| index as u32),
        bytes: asked.limits.bytes,
        depth: asked.limits.depth,
        batch: asked.limits.batch,
        flags,
    }
}

fn is_valid(session: &mut Session, question: &Question) -> bool {
    let call = call(session, question, 0);
    session.is_valid(&call)
}

/// The report, and whether it came in short form.
fn report(session: &mut Session, question: &Question, flags: u32) -> (Report, bool) {
    let call = call(session, question, flags);
    let answer = session.report(&call, question.asked.most as u32);
    let short = answer.header()[header::EVENTS] == CLEAN;
    (if short { short_form(answer, question, call.flags) } else { whole(answer) }, short)
}

fn cut(units: &[u16], [start, length]: [u32; 2]) -> Option<String> {
    (start != NULL).then(|| String::from_utf16(&units[start as usize..(start + length) as usize]).expect("UTF-16"))
}

/// What the package makes of the short form, without a word of the whole report.
fn short_form(answer: &Answer, question: &Question, flags: u32) -> Report {
    let words = answer.header();
    let kind = words[header::FINDINGS];
    let (vocabulary, index) = (kind >> 16, (kind & 0xFFFF) as usize);
    let event = &VOCABULARIES[vocabulary as usize].events[index];
    let input = String::from_utf8_lossy(&question.bytes);
    let text: &str = if flags & flag::IN_PLACE == 0 { &answer.wire().text } else { &input };
    let units: Vec<u16> = text.encode_utf16().collect();
    let (places, _) = words[header::IDENTITY..].as_chunks::<2>();
    let place = |index: usize| cut(&units, places[index]);
    let word = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
    let from = if question.asked.release.is_none() { VocabularyFrom::Event } else { VocabularyFrom::Option };
    let valid = protocol::number(&protocol::OUTCOMES, Outcome::Valid);
    let event = Event {
        pointer: String::new(),
        outcome: valid,
        vocabulary,
        from: protocol::number(&protocol::VOCABULARY_FROM, from),
        custom: 0,
        envelope: 0,
        strings: [
            Some(event.name()),
            word(event.subject()),
            word(event.predicate()),
            word(event.version()),
            place(0),
            place(1),
            place(2),
            place(3),
        ],
    };
    assert_eq!((words[header::OUTCOME], words[header::OMITTED]), (valid, 0));
    Report { outcome: valid, omitted: [0; 3], batch: false, events: vec![event], findings: Vec::new() }
}

fn whole(answer: &Answer) -> Report {
    let words = answer.header();
    let [number, events, findings, sum] =
        [header::OUTCOME, header::EVENTS, header::FINDINGS, header::OMITTED].map(|place| words[place]);
    let omitted = [0, 1, 2].map(|severity| words[header::OMITTED_BY_SEVERITY + severity]);
    assert_eq!(omitted.iter().sum::<u32>(), sum);
    let wire = answer.wire();
    let units: Vec<u16> = wire.text.encode_utf16().collect();
    let (rows, _) = wire.table[..23 * events as usize].as_chunks::<23>();
    let events: Vec<Event> = rows
        .iter()
        .map(|row| Event {
            pointer: cut(&units, [row[0], row[1]]).expect("a pointer"),
            outcome: row[2],
            vocabulary: row[3],
            from: row[4],
            custom: row[5],
            envelope: row[6],
            strings: [7, 9, 11, 13, 15, 17, 19, 21].map(|at| cut(&units, [row[at], row[at + 1]])),
        })
        .collect();
    let (outcome, _) = protocol::OUTCOMES[number as usize];
    let report = wire.read(outcome, events.len(), findings as usize, omitted);
    let findings = report.diagnostics.iter().map(|found| {
        let fix = found.fix.as_ref().map(|fix| (&fix.title, fix.safe, &fix.edits));
        let said = (&found.code, found.severity, &found.message, &found.help, &found.pointer, found.range);
        format!("{said:?} {:?} {:?} {} {fix:?}", found.related, found.expected, found.several)
    });
    let findings = findings.collect();
    Report { outcome: number, omitted, batch: words[header::BATCH] != 0, events, findings }
}

/// What was compared.
#[derive(Default)]
struct Tally {
    calls: usize,
    valid: usize,
    short: usize,
}

impl Tally {
    /// Asks a session with a past and new ones, and holds the answers together.
    fn compare(&mut self, session: &mut Session, question: &Question, past: &[Question]) {
        let shown =
            |question: &Question| (question.asked.clone(), String::from_utf8_lossy(&question.bytes).into_owned());
        let context = || format!("{:#?}\nafter {:#?}", shown(question), past.iter().map(shown).collect::<Vec<_>>());
        let (right, _) = report(&mut Session::new(), question, flag::WHOLE);
        let (fresh, _) = report(&mut Session::new(), question, 0);
        assert_eq!(fresh, right, "a new session by the short way: {}", context());
        let (found, short) = report(session, question, 0);
        assert_eq!(found, right, "{}", context());
        let valid = right.outcome == protocol::number(&protocol::OUTCOMES, Outcome::Valid);
        assert_eq!(is_valid(&mut Session::new(), question), valid, "a new session: {}", context());
        assert_eq!(is_valid(session, question), valid, "{}", context());
        self.calls += 1;
        self.valid += usize::from(valid);
        self.short += usize::from(short);
    }
}

/// What strings in a series change to.
const STRINGS: [&str; 14] = [
    "",
    "x",
    "a longer one than it was before, and then some",
    "https://example.com/a?b=c",
    "http://[::1",
    "2026-11-24T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "00000000-0000-0000-0000-000000000001",
    "pkg:oci/a@1",
    "success",
    "é☃𝄞",
    "PATH",
    "0.5.1",
    "dev.cdevents.build.queued.0.2.0",
];

/// Every string of a value, to change it.
fn strings<'v>(value: &'v mut Value, found: &mut Vec<&'v mut Value>) {
    match value {
        Value::String(_) => found.push(value),
        Value::Array(items) => items.iter_mut().for_each(|item| strings(item, found)),
        Value::Object(members) => members.values_mut().for_each(|member| strings(member, found)),
        _ => {}
    }
}

/// Makes a mistake in an event, or gives it something that there is advice about.
fn spoil(event: &mut Value, random: &mut Random) {
    let part = *random.of(&["/context", "/subject", "/subject/content", ""]);
    let Some(members) = event.pointer_mut(part).and_then(Value::as_object_mut) else { return };
    let names: Vec<String> = members.keys().cloned().collect();
    let Some(name) = names.get(random.below(names.len())).cloned() else { return };
    match random.below(9) {
        0 => drop(members.remove(&name)),
        1 => drop(members.insert(name, "".into())),
        2 => drop(members.insert(name, 7.into())),
        3 => drop(members.insert(name, json!(null))),
        4 => drop(members.insert("unknown".to_owned(), "x".into())),
        5 => {
            if let Some(value) = members.remove(&name) {
                members.insert(format!("{name}s"), value);
            }
        }
        6 => drop(members.insert("chainId".to_owned(), "release-42".into())),
        7 => drop(members.insert("links".to_owned(), json!([{"linkType": "PATH", "from": {"contextId": "a"}}]))),
        _ => drop(members.insert("customData".to_owned(), json!({"a": [1, {"b": [[{}]]}]}))),
    }
}

/// An event as senders send it: bare, in an envelope, as base64 in one, or in a batch.
fn wrapped(event: &Value, random: &mut Random) -> Value {
    let envelope = |data: &str, value: Value| {
        let mut envelope = json!({
            "specversion": "1.0",
            "id": event["context"]["id"],
            "source": event["context"]["source"],
            "type": event["context"]["type"],
            "datacontenttype": "application/json"
        });
        envelope[data] = value;
        envelope
    };
    if event["context"].is_null() {
        return event.clone();
    }
    match random.below(9) {
        0 => envelope("data", event.clone()),
        1 => json!([envelope("data", event.clone()), envelope("data", event.clone()), event]),
        2 => envelope("data_base64", base64(event.to_string().as_bytes()).into()),
        _ => event.clone(),
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = [0, 1, 2].map(|index| u32::from(chunk.get(index).copied().unwrap_or(0)));
        let word = word[0] << 16 | word[1] << 8 | word[2];
        for index in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * index) & 63) as usize];
            text.push(if index <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// A text of an event, in one of the formattings that there are.
fn written(event: &Value, random: &mut Random) -> Vec<u8> {
    let pretty = serde_json::to_string_pretty(event).expect("JSON");
    let text = match random.below(6) {
        0 => pretty,
        1 => pretty.replace('\n', "\r\n"),
        2 => pretty.replace('\n', "\r"),
        3 => format!("\u{feff}{event}"),
        _ => event.to_string(),
    };
    text.into_bytes()
}

/// The next event of a series: the same with other strings in it, or nearly so.
fn next(event: &Value, random: &mut Random) -> Value {
    let mut event = event.clone();
    let digits = 8 * random.below(4);
    let id = json!(format!("id-{}", random.below(1 << digits)));
    for place in ["/context/id", "/id", "/data/context/id"] {
        if let Some(value) = event.pointer_mut(place).filter(|_| random.below(2) == 0) {
            *value = id.clone();
        }
    }
    if random.below(4) == 0 {
        let mut found = Vec::new();
        strings(&mut event, &mut found);
        let index = random.below(found.len());
        if let Some(place) = found.into_iter().nth(index) {
            *place = (*random.of(&STRINGS)).into();
        }
    }
    event
}

#[test]
fn series_with_options() {
    let series = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
    let mut random = Random(20_261_129);
    let examples = examples_of_all();
    let mut tally = Tally::default();
    for _ in 0..series {
        let mut session = Session::new();
        let mut past: Vec<Question> = Vec::new();
        let mut pool = Vec::new();
        for _ in 0..=random.below(3) {
            let (vocabulary, mut event) = random.of(&examples).clone();
            for _ in 0..random.below(5).saturating_sub(2) {
                spoil(&mut event, &mut random);
            }
            pool.push((vocabulary, wrapped(&event, &mut random)));
        }
        let length = pool[0].1.to_string().len();
        let mut options = vec![Asked::default(); 2];
        for _ in 0..3 {
            let vocabulary = random.of(&pool).0;
            options.push(Asked::random(&mut |limit| random.below(limit), length, vocabulary));
        }
        let (mut asked, string) = (Asked::default(), random.below(2) == 0);
        for step in 0..12 {
            // In most series the first events are learnt.
            if step > 2 && random.below(3) == 0 || random.below(12) == 0 {
                asked = random.of(&options).clone();
            }
            let (_, event) = if step < 3 { &pool[0] } else { random.of(&pool) };
            let event = next(event, &mut random);
            let mut bytes = written(&event, &mut random);
            if random.below(10) == 0 {
                let other = random.of(&examples).1.to_string();
                bytes = mutant(&bytes, other.as_bytes(), &mut random);
            }
            let string = string && std::str::from_utf8(&bytes).is_ok();
            let question = Question { string, bytes, asked: asked.clone() };
            tally.compare(&mut session, &question, &past);
            past.push(question);
        }
    }
    let Tally { calls, valid, short } = tally;
    println!("{calls} calls, {valid} of them valid, {short} in short form");
    assert!(valid > calls / 5 && valid < calls * 4 / 5 && short > calls / 20, "{calls}, {valid}, {short}");
}

/// The event with a link in its context, if it has a context.
fn with_links(event: &Value) -> Value {
    let mut event = event.clone();
    if let Some(context) = event["context"].as_object_mut() {
        context.insert("links".to_owned(), json!([{"linkType": "PATH", "from": {"contextId": "a"}}]));
    }
    event
}

/// Each vocabulary after each other one, by the options that ask for one of them or for a severity: where the search for
/// the vocabulary begins is kept between calls.
#[test]
fn every_vocabulary_after_every_other_one() {
    let examples = examples_of_all();
    // One type as it is, and with links, which not all contexts have.
    let of = |index: usize| -> [Value; 2] {
        let (_, event) = examples.iter().find(|(vocabulary, _)| *vocabulary == index).expect("an event");
        [event.clone(), with_links(event)]
    };
    let mut tally = Tally::default();
    for before in 0..VOCABULARIES.len() {
        for after in 0..VOCABULARIES.len() {
            let [first_id, second_id] = [before, after].map(|index| VOCABULARIES[index].id);
            let ways = [
                String::new(),
                format!("release={first_id}"),
                format!("release={second_id}"),
                "rules=known-defect:error".to_owned(),
                "strict".to_owned(),
                format!("release={second_id} rules=known-defect:error,unknown-type:off"),
            ];
            let ways = ways.map(|line| parse(&line));
            for (first, second) in ways.iter().flat_map(|first| ways.iter().map(move |second| (first, second))) {
                let mut session = Session::new();
                let mut past = Vec::new();
                for event in &of(before) {
                    for _ in 0..2 {
                        past.push(Question::of(event, first));
                        report(&mut session, &past[past.len() - 1], 0);
                    }
                }
                for event in &of(after) {
                    let question = Question::of(event, second);
                    tally.compare(&mut session, &question, &past);
                    past.push(question);
                }
            }
        }
    }
    assert!(tally.valid > tally.calls / 3 && tally.short > tally.calls / 10, "{}, {}", tally.valid, tally.short);
}

/// The event without each member of its context in turn.
fn without_each(event: &Value) -> Vec<Value> {
    let members = event["context"].as_object().into_iter().flat_map(|context| context.keys());
    let without = |name: &String| {
        let mut event = event.clone();
        event["context"].as_object_mut().and_then(|context| context.remove(name));
        event
    };
    members.map(without).collect()
}

/// What one vocabulary asks of a context is not asked less of the next event because that of another came before.
#[test]
fn contexts_are_asked_for_what_is_their_own() {
    let examples = examples_of_all();
    let asked = Asked::default();
    let mut tally = Tally::default();
    for before in 0..VOCABULARIES.len() {
        let (_, first) = examples.iter().find(|(vocabulary, _)| *vocabulary == before).expect("an event");
        for after in 0..VOCABULARIES.len() {
            let of = examples.iter().filter(|(vocabulary, _)| *vocabulary == after);
            for event in of.step_by(7).flat_map(|(_, event)| without_each(event)) {
                let past = Question::of(first, &asked);
                let mut session = Session::new();
                for _ in 0..2 {
                    report(&mut session, &past, 0);
                }
                tally.compare(&mut session, &Question::of(&event, &asked), &[past]);
            }
        }
    }
    assert!(tally.calls > 4_000 && tally.valid > tally.calls / 20, "{}, {}", tally.calls, tally.valid);
}

/// An event like one about which there was nothing to say, but for one string: what is advised of that counts as much as
/// the caller says, though the event is valid otherwise.
#[test]
fn advice_counts_in_a_series_as_the_caller_says() {
    let advised = ["prose-uuid", "prose-purl", "prose-value", "prose-string", "link-kind", "unsafe-url"];
    let all = |level: &str| advised.map(|rule| format!("{rule}:{level}")).join(",");
    let ways = ["", "strict", &format!("rules={}", all("error")), &format!("strict rules={}", all("off"))].map(parse);
    let mut tally = Tally::default();
    let mut differing = 0;
    for (_, event) in examples_of_all().into_iter().step_by(5) {
        let mut copy = event.clone();
        let mut places = Vec::new();
        strings(&mut copy, &mut places);
        for index in 0..places.len() {
            let mut other = event.clone();
            let mut places = Vec::new();
            strings(&mut other, &mut places);
            if let Some(place) = places.into_iter().nth(index) {
                *place = "release-42".into();
            }
            let mut session = Session::new();
            let past = Question::of(&event, &Asked::default());
            for _ in 0..3 {
                report(&mut session, &past, 0);
            }
            let answers = ways.each_ref().map(|asked| {
                let question = Question::of(&other, asked);
                // First what asks for no report, since that may leave out what a report needs.
                let right = report(&mut Session::new(), &question, flag::WHOLE).0.outcome == 0;
                assert_eq!(is_valid(&mut session, &question), right, "{asked:?}\n{other}\nafter\n{event}");
                tally.compare(&mut session, &question, std::slice::from_ref(&past));
                right
            });
            differing += usize::from(answers[0] && !answers[2]);
        }
    }
    assert!(differing > 50, "{differing} events are valid, and not with the advice as errors");
}

/// A finding that a caller has made an error is one after calls that have not, and a note that is known is in every report.
#[test]
fn a_severity_counts_after_a_forced_release() {
    let (release, _) = vocabulary("0.4.0").expect("a release");
    let mut count = 0;
    for (_, event) in examples_of_all().into_iter().filter(|(index, _)| *index == release) {
        let event = with_links(&event);
        let ask = |line: &str| Question::of(&event, &parse(line));
        // Four types have no links.
        if !is_valid(&mut Session::new(), &ask("")) {
            continue;
        }
        count += 1;
        let mut session = Session::new();
        for _ in 0..2 {
            report(&mut session, &ask("release=0.4.0"), 0);
        }
        for line in ["rules=known-defect:error", "release=0.4.0 rules=known-defect:error"] {
            assert!(!is_valid(&mut session, &ask(line)), "{line}");
            let (found, _) = report(&mut session, &ask(line), 0);
            assert_eq!(protocol::OUTCOMES[found.outcome as usize].0, Outcome::Invalid, "{line}");
        }
        for line in ["", "release=0.4.0", "strict", "limits.depth=100"] {
            for round in 0..3 {
                let (found, _) = report(&mut session, &ask(line), 0);
                assert_eq!(found.findings.len(), 1, "the note is in report {round}: {line}");
            }
        }
    }
    assert!(count > 40, "{count}");
}

/// A text that grows past the limit on bytes while all else in it stays: after each length the next.
#[test]
fn a_series_that_grows_over_the_limit() {
    let released = |index: usize| VOCABULARIES[index].family == Family::Release;
    let (_, right) = examples_of_all().into_iter().rfind(|(index, _)| released(*index)).expect("an event");
    let mut wrong = right.clone();
    wrong["context"]["timestamp"] = "yesterday".into();
    let mut tally = Tally::default();
    for event in [right, wrong] {
        for place in ["/context/id", "/subject/id", "/context/source"] {
            let of_length = |more: usize| {
                let mut event = event.clone();
                *event.pointer_mut(place).expect("a member") = format!("/x{}", "y".repeat(more)).into();
                event
            };
            let asked = parse(&format!("limits.bytes={}", of_length(8).to_string().len()));
            let mut session = Session::new();
            let mut past = Vec::new();
            for more in (0..3).chain(0..16).chain([8, 3, 20]) {
                let question = Question::of(&of_length(more), &asked);
                tally.compare(&mut session, &question, &past);
                past.push(question);
            }
        }
    }
    assert!(tally.valid > 20 && tally.valid < tally.calls * 3 / 4, "{} of {}", tally.valid, tally.calls);
}

/// Every case on disk with its own options and with none, one after the other and back again, in one session.
#[test]
fn every_case_in_one_session() {
    let mut questions = Vec::new();
    for rule in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).expect("tests/cases") {
        for case in std::fs::read_dir(rule.expect("an entry").path()).expect("a folder") {
            let path = case.expect("an entry").path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let bytes = std::fs::read(&path).expect("a case");
            let line = std::fs::read_to_string(path.with_extension("options")).unwrap_or_default();
            for line in ["", &line] {
                let string = std::str::from_utf8(&bytes).is_ok();
                questions.push((path.clone(), Question { bytes: bytes.clone(), asked: parse(line), string }));
            }
        }
    }
    questions.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut session = Session::new();
    let mut tally = Tally::default();
    for (_, question) in questions.iter().chain(questions.iter().rev()) {
        for _ in 0..2 {
            tally.compare(&mut session, question, &[]);
        }
    }
    assert!(tally.calls > 2_000 && tally.short > 100, "{}, {}", tally.calls, tally.short);
}
