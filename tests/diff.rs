//! What changed between vocabularies.

use cdevents_wasm::compose::{Difference, DifferenceKind, diff};
use cdevents_wasm::model::plan::VOCABULARIES;

fn index(id: &str) -> usize {
    VOCABULARIES.iter().position(|known| known.id == id).expect("a vocabulary")
}

#[test]
fn show() {
    for (from, to, wanted) in [
        ("0.4.1", "0.5.0", "pipelinerun.finished"),
        ("0.4.1", "0.5.1", "testsuiterun.queued"),
        ("0.4.1", "0.5.1", "testcaserun.finished"),
        ("0.2.0", "0.3.0", "testcaserun.finished"),
        ("0.3.0", "0.4.0", "change.created"),
        ("0.4.0", "0.4.1", "change.created"),
        ("0.5.0", "0.5.1", ""),
        ("0.5.1", "0.6.0-draft", ""),
        ("draft", "0.1.0", "taskrun.started"),
        ("sig-v1", "0.1.0", "branch.created"),
        ("0.1.0", "0.1.1", ""),
        ("0.1.1", "0.1.2", "change.merged"),
        ("0.1.2", "0.2.0", "service.deployed"),
        ("draft", "sig-v1", "pipelinerun.finished"),
    ] {
        let found = diff(index(from), index(to), Some(wanted).filter(|w| !w.is_empty()));
        println!("== {from} {to} {wanted} {}", found.len());
        for d in found.iter().take(14) {
            println!(
                "{} {}.{} {} {} | {} -> {} | {}",
                if d.breaking { "!" } else { " " },
                d.subject,
                d.predicate,
                d.kind.word(),
                d.path.as_deref().unwrap_or("-"),
                d.before,
                d.after,
                d.message
            );
        }
    }
    for f in 1..12 {
        println!("{} {} {}", VOCABULARIES[f - 1].id, VOCABULARIES[f].id, diff(f - 1, f, None).len());
    }
}
