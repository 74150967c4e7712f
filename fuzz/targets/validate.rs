//! Fuzzes a document through every path to a verdict and a report. The input is eight bytes of options, then the document.
#![no_main]

use driver::engine::{DEFAULTS, Session, Settings, is_valid_by_walk};
use driver::history::{Call, Step, take};
use driver::random::Random;

fn settings(options: &[u8], document: &[u8]) -> Settings {
    let mut random = Random::from_bytes(options);
    let near = document.len() as u32;
    Settings {
        release: random.below(16).checked_sub(4),
        levels: Vec::new(),
        strict: random.below(2) == 1,
        most: *random.of(&[100, 1000, 0, 1, 3]),
        bytes: *random.of(&[DEFAULTS.bytes, DEFAULTS.bytes, near, near.saturating_sub(1), 20]),
        depth: *random.of(&[128, 64, 63, 4, 3, 2]),
        batch: *random.of(&[10_000, 0, 1, 2]),
        is_text: random.below(2) == 1 && std::str::from_utf8(document).is_ok(),
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((options, document)) = data.split_at_checked(8) else { return };
    let settings = settings(options, document);
    let calls = vec![Call::IsValid, Call::Report, Call::Report, Call::WholeReport];
    let step = Step { document: document.to_vec(), settings, calls };
    let mut session = Session::new();
    assert!(take(&mut session, &step).is_none(), "one verdict by every way");
    let Step { document, settings, .. } = step;
    let report = session.whole_report(&document, &settings);
    assert!(report.outcome == 0 || !report.findings.is_empty() || report.omitted != [0; 3], "it says why");
    if !settings.strict {
        let strict = Settings { strict: true, ..settings.clone() };
        assert!(report.outcome == 0 || !is_valid_by_walk(&document, &strict), "strict is no laxer");
    }
    if report.outcome == 0 {
        let text = document.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&document);
        let other = serde_json::from_slice::<serde_json::Value>(text).map_err(|error| error.to_string());
        // Limits of the other parser.
        let no_room = ["recursion limit", "out of range", "surrogate", "hex escape"];
        let is_json = match &other {
            Ok(value) => value.is_object() || value.is_array(),
            Err(words) => no_room.iter().any(|limit| words.contains(limit)),
        };
        assert!(is_json, "what is valid is JSON: {other:?}");
    }
});
