//! Random streams: right and broken values in every form, and logs.

use serde_json::Value;

/// Xorshift, the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

const STRINGS: [&str; 8] = ["", "a", "b\"c", "\\", "{[", "]}", "é \u{1F600}\n", ", \u{1e}"];

fn random_value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 4 } else { 6 }) {
        0 => Value::Null,
        1 => (i64::from(random.below(2000) as u16) - 1000).into(),
        2 => (f64::from(random.below(100) as u16) / 8.0).into(),
        3 => random.one(&STRINGS).into(),
        _ => random_container(random, depth),
    }
}

/// A random object or array.
pub fn random_container(random: &mut Random, depth: usize) -> Value {
    let count = random.below(4);
    if random.below(3) == 0 {
        return (0..count).map(|_| random_value(random, depth - 1)).collect();
    }
    (0..count).map(|at| (format!("{at}{}", random.one(&STRINGS)), random_value(random, depth - 1))).collect()
}

/// Pieces that make and break streams.
const PIECES: [&str; 36] = [
    "\n",
    "\n",
    "\n",
    "\r\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\"a\"",
    "\"a\":1",
    "{\"a\":1}",
    "{\"a\":[1,",
    "[1,2]",
    "[{\"a\":1},{\"b\":2}]",
    " ",
    "\t",
    "\r",
    "x",
    "true",
    "-1",
    "\x1e",
    "\u{feff}",
    "é",
    "\n{",
    "\n[",
    "\n]",
    "\n}",
    ",\n",
    "\n  {",
    "INFO ",
    "\"\\\"",
    "{\"a\":\n",
];

/// A stream of a few records, most of them valid, with mistakes.
pub fn random_stream(random: &mut Random, pieces: usize) -> Vec<u8> {
    let mut stream = Vec::new();
    if random.below(10) == 0 {
        stream.extend_from_slice("\u{feff}".as_bytes());
    }
    if random.below(4) == 0 {
        stream.extend_from_slice(random.one(&["[", "[\n", " [\n  "]).as_bytes());
    }
    for _ in 0..=random.below(pieces) {
        if random.below(2) == 0 {
            stream.extend_from_slice(random.one(&PIECES).as_bytes());
            continue;
        }
        let value = random_container(random, 3);
        let mut text = if random.below(2) == 0 { value.to_string() } else { format!("{value:#}") };
        if random.below(4) == 0 {
            text = format!("  {}\n", text.replace('\n', "\n  "));
        }
        let mut bytes = text.into_bytes();
        if random.below(4) == 0 && !bytes.is_empty() {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes.truncate(at),
                1 => drop(bytes.remove(at)),
                _ => bytes[at] = random.one(b"{}[]\",:\\\n x"),
            }
        }
        stream.extend(bytes);
        stream.extend_from_slice(random.one(&["\n", "\n", "\n", ",\n", ",", ""]).as_bytes());
    }
    stream
}

const LOG_PIECES: [&str; 24] = [
    "\n",
    "\n",
    "\r\n",
    "Context Attributes,\n",
    "Context Attributes,\r\n",
    "Context Attr",
    "  id: 1\n",
    "  type: t\n",
    "\tx:\n",
    "  a b\n",
    "Extensions,\n",
    "Data,\n",
    "Data (binary),\n",
    "Data",
    "  {\n",
    "  \"a\": [\n",
    "  1\n",
    "]\n",
    "}",
    "{\"ce_type\":\"t\",\"a\":1}",
    "INFO ",
    "{",
    "\"b\":{",
    "\"",
];

/// Some lines of a log, with events or parts of them.
pub fn random_log(random: &mut Random) -> Vec<u8> {
    let mut log = String::new();
    for _ in 0..2 + random.below(12) {
        match random.below(8) {
            0 => log.push_str(&random_container(random, 3).to_string()),
            1 => log.push_str(&serde_json::to_string_pretty(&random_container(random, 3)).expect("JSON")),
            _ => log.push_str(random.one(&LOG_PIECES)),
        }
    }
    log.into_bytes()
}
