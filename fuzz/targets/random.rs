//! Runs histories of random calls, one seed after the other: `random --seconds N [--seed S] [--folder F]`, or
//! `random --seed S --only` for one seed. Failures are printed with seed and step, minimised, and written
//! into the folder.

use driver::engine::Session;
use driver::history::{Failure, attempt, from_json, minimised, run, to_json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The length of a history. Most are short, some are long.
fn steps(seed: u64) -> usize {
    if seed.is_multiple_of(16) { 20_000 } else { 1_500 }
}

/// The kind of a failure, without what depends on the document.
fn kind(failure: &Failure) -> String {
    let words = failure.words.lines().map(|line| {
        let words: String = line.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        words.split(['"', '`']).step_by(2).collect::<String>().chars().take(60).collect::<String>()
    });
    words.take(2).collect()
}

fn option(name: &str) -> Option<String> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.next()?;
    Some(arguments.next().unwrap_or_default())
}

fn main() {
    let number = |name: &str| option(name).map(|text| text.parse::<u64>().expect("a number"));
    if let Some(path) = option("--replay") {
        let text = std::fs::read_to_string(path).expect("a file");
        let mut session = Session::new();
        for (index, step) in from_json(&serde_json::from_str(&text).expect("JSON")).iter().enumerate() {
            attempt(&mut session, step).unwrap_or_else(|words| panic!("step {index}: {words}"));
        }
        return;
    }
    let first = number("--seed").unwrap_or(1);
    let only = option("--only").is_some();
    let time = Duration::from_secs(number("--seconds").unwrap_or(600));
    let library = driver::library();
    let begin = Instant::now();
    let (mut taken, mut last) = (0, first);
    let mut kinds = BTreeMap::<String, usize>::new();
    let mut failed = 0;
    println!("seeds from {first} on");
    for seed in first.. {
        if (only && seed > first) || (!only && begin.elapsed() >= time) {
            break;
        }
        last = seed;
        taken += steps(seed);
        for failure in run(&library, seed, steps(seed), true) {
            failed += 1;
            let count = kinds.entry(kind(&failure)).or_default();
            *count += 1;
            if *count > 1 {
                continue;
            }
            let fewest = minimised(&failure.steps);
            println!("seed {seed}, step {}: {}", failure.step, failure.words);
            println!("    after {} of {} steps", fewest.len() - 1, failure.steps.len() - 1);
            println!("    {}", to_json(&fewest));
            if let Some(folder) = option("--folder") {
                std::fs::create_dir_all(&folder).expect("the folder");
                let text = serde_json::to_string_pretty(&to_json(&fewest)).expect("JSON");
                std::fs::write(format!("{folder}/seed-{seed}-{}.json", failure.step), text + "\n").expect("a file");
            }
        }
    }
    println!("{taken} steps, seeds {first} to {last}, {failed} differences of {} kinds", kinds.len());
    for (kind, count) in &kinds {
        println!("    {count} × {kind}");
    }
    std::process::exit(i32::from(failed > 0));
}
