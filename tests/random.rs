//! A short run, with fixed seeds, of the random driver in `fuzz/`: one instance lives through a history of calls with random
//! options on related documents, and each answer is that of a fresh instance. `make fuzz` runs it for long.

#[path = "../fuzz/driver/mod.rs"]
#[expect(clippy::all, clippy::pedantic, reason = "the drivers are of another crate, which has lints of its own")]
mod driver;

use driver::history::{minimised, run, to_json};

#[test]
fn answers_do_not_depend_on_what_came_before() {
    let library = driver::library();
    for seed in 1..=4 {
        if let Some(failure) = run(&library, seed, 600, true).into_iter().next() {
            let steps = to_json(&minimised(&failure.steps));
            panic!("seed {seed}, step {}: {}\n{steps}", failure.step, failure.words);
        }
    }
}
