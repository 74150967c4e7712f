//! Writes what is said of the faults of streams for JavaScript.

use cdevents_wasm::stream::{AROUND, PACKED};
use std::fmt::Write as _;

#[test]
fn framing_ts_is_what_the_engine_says() {
    let mut text = format!("// Generated from src/stream/words.rs by `{}`: edits here are lost.\n\n", crate::COMMAND);
    let lists = [
        (
            "AROUND",
            "Of records that the stream is wrong around, by the name of the fault: message and help.",
            &AROUND[..],
        ),
        ("PACKED", "The same of packed streams.", &PACKED[..]),
    ];
    for (name, what, faults) in lists {
        writeln!(text, "/** {what} */\nexport const {name}: Readonly<Record<string, readonly [message: string, help: string]>> = {{")
            .expect("text");
        for (fault, message, help) in faults {
            writeln!(text, "  '{fault}': ['{message}', '{help}'],").expect("text");
        }
        text.push_str("};\n\n");
    }
    crate::agree("pkg/src/generated/framing.ts", &text);
}
