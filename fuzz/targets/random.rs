//! Runs histories of random calls, one seed after the other: `random --seconds N [--seed S] [--folder F]`, or
//! `random --seed S --only` for one seed. The first wrong answer ends the run: it is printed with seed and step, minimised,
//! and written into the folder for `random --replay FILE`. With `--go-on` it counts all wrong answers by kind.

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
    let go_on = option("--go-on").is_some();
    let time = Duration::from_secs(number("--seconds").unwrap_or(600));
    let library = driver::library();
    let begin = Instant::now();
    let (mut taken, mut last) = (0, first);
    let mut kinds = BTreeMap::<String, usize>::new();
    let mut failed = 0;
    println!("seeds from {first} on");
    for seed in first.. {
        if (only && seed > first) || (!only && begin.elapsed() >= time) || (failed > 0 && !go_on) {
            break;
        }
        last = seed;
        let failures = run(&library, seed, steps(seed), go_on);
        taken += failures.last().filter(|_| !go_on).map_or(steps(seed), |failure| failure.step + 1);
        for failure in failures {
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
                let path = format!("{folder}/random-seed-{seed}-{}.json", failure.step);
                std::fs::write(&path, text + "\n").expect("a file");
                println!("    written to {path}");
            }
        }
    }
    println!("{taken} steps, seeds {first} to {last}, {failed} differences of {} kinds", kinds.len());
    for (kind, count) in &kinds {
        println!("    {count} × {kind}");
    }
    std::process::exit(i32::from(failed > 0));
}
