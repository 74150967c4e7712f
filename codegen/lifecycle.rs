//! `schemas/lifecycle.json` to rows.

use crate::load::Schemas;
use crate::sampling::read;
use serde_json::Value;
use std::fmt::Write as _;

/// The members that a row can have, in the order of [`cdevents_wasm::model::parts::Part`].
const PARTS: [&str; 8] = ["name", "url", "outcome", "environment", "service", "artifact", "change", "incident"];

/// `src/model/kinds/rows.rs`.
pub fn generate(schemas: &Schemas) -> String {
    let lifecycle = read("lifecycle.json");
    let names = read("descriptions.json");
    let kinds = lifecycle["kinds"].as_object().expect("kinds");
    let lives: Vec<(&String, &Value)> =
        lifecycle["lives"].as_object().expect("lives").iter().filter(|(name, _)| *name != "about").collect();
    let mut rows = format!(
        "//! Generated from schemas/ by `{}`: edits here are lost.\n\n\
         use super::super::parts::LinkKind;\nuse super::{{Kind, Life, Part, Phase}};\n\n/// Sorted by subject.\npub static KINDS: &[Kind] = &[\n",
        crate::COMMAND
    );
    let mut sorted: Vec<&String> = kinds.keys().collect();
    sorted.sort();
    for subject in &sorted {
        let kind = &kinds[*subject];
        knows_its_members(subject, kind);
        let life = kind.get("life").map_or("None".to_owned(), |life| {
            let index = lives.iter().position(|(name, _)| Some(name.as_str()) == life.as_str());
            let known = index.unwrap_or_else(|| panic!("{subject}: there is no life {life}"));
            life_fits(schemas, subject, lives[known].1);
            format!("Some(&LIVES[{known}])")
        });
        let parent = kind.get("parent").map_or("None".to_owned(), |parent| {
            let of = parent["kind"].as_str().expect("a kind");
            let index = sorted.iter().position(|known| *known == of).expect("a known kind");
            format!("Some(({index}, {}))", parent["path"])
        });
        let part = |name: &str| kind.get(name).map(|path| format!("(Part::{}, {path})", camel(name)));
        let member = |which: &str| {
            let name = kind.get(which).map(|name| camel(name.as_str().expect("a member")));
            name.map_or("None".to_owned(), |name| format!("Some(Part::{name})"))
        };
        let parts: Vec<String> = PARTS.iter().filter_map(|name| part(name)).collect();
        writeln!(
            rows,
            "Kind {{ subject: {subject:?}, run: {}, noun: {:?}, life: {life}, level: {}, parent: {parent}, each: {}, named: {}, parts: &[{}] }},",
            kind["run"],
            names["subjects"].get(subject.as_str()).and_then(Value::as_str).unwrap_or(subject),
            kind["level"],
            member("each"),
            member("named"),
            parts.join(", ")
        )
        .expect("text");
    }
    rows.push_str("];\n\nstatic LIVES: &[Life] = &[\n");
    for (_, life) in &lives {
        let phases: Vec<String> = life["predicates"]
            .as_object()
            .expect("predicates")
            .iter()
            .map(|(word, phase)| format!("({word:?}, Phase::{})", camel(phase.as_str().expect("a phase"))))
            .collect();
        let is = |name: &str| life.get(name) == Some(&Value::Bool(true));
        writeln!(
            rows,
            "Life {{ phases: &[{}], strict: {}, begins: {}, ends: {} }},",
            phases.join(", "),
            is("strict"),
            is("begins"),
            is("ends")
        )
        .expect("text");
    }
    rows.push_str("];\n\n");
    let words: Vec<String> = PARTS.iter().map(|name| format!("(Part::{}, {name:?})", camel(name))).collect();
    writeln!(
        rows,
        "/// What parts are called in the run model.\npub static PART_NAMES: &[(Part, &str)] = &[{}];\n",
        words.join(", ")
    )
    .expect("text");
    let outcomes = lifecycle["outcomes"].as_object().expect("outcomes");
    let pairs: Vec<String> = outcomes.iter().map(|(word, means)| format!("({word:?}, {means})")).collect();
    writeln!(
        rows,
        "/// What the words for how something ended mean, in small letters.\npub static OUTCOMES: &[(&str, &str)] = &[{}];\n",
        pairs.join(", ")
    )
    .expect("text");
    links(schemas, &lifecycle["links"], &mut rows);
    rows
}

/// Which member tells the kinds of links apart, what they mean, and where a link names an event.
fn links(schemas: &Schemas, kinds: &Value, rows: &mut String) {
    let links = &schemas.semantics["links"];
    let kinds = kinds.as_object().expect("kinds of links").iter();
    let kinds: Vec<String> =
        kinds.map(|(word, kind)| format!("({word:?}, LinkKind::{})", camel(kind.as_str().expect("a kind")))).collect();
    let targets: Vec<String> = links["contextIds"]
        .as_array()
        .expect("paths")
        .iter()
        .map(|path| {
            let (object, member) = path.as_str().expect("a path").split_once('.').expect("two steps");
            format!("[{object:?}, {member:?}]")
        })
        .collect();
    write!(
        rows,
        "/// The member that tells the kinds of links apart.\npub const LINK_TAG: &str = {};\n\n\
         /// Its values.\npub static LINK_KINDS: &[(&str, LinkKind)] = &[{}];\n\n\
         /// Where a link names another event.\npub static LINK_TARGETS: &[[&str; 2]] = &[{}];\n",
        links["discriminator"],
        kinds.join(", "),
        targets.join(", ")
    )
    .expect("text");
}

fn camel(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

fn knows_its_members(subject: &str, kind: &Value) {
    for name in kind.as_object().expect("a kind").keys() {
        let known = ["run", "life", "level", "parent", "each", "named"].contains(&name.as_str())
            || PARTS.contains(&name.as_str());
        assert!(known, "{subject}: unknown member {name}");
    }
}

/// Every predicate that some vocabulary has for the subject is in its life.
fn life_fits(schemas: &Schemas, subject: &str, life: &Value) {
    let newest = schemas.vocabularies.iter().filter(|vocabulary| vocabulary.status != "superseded");
    for event in newest.flat_map(|vocabulary| &vocabulary.events) {
        if let Some((of, predicate)) = event.key.rsplit_once('.')
            && of == subject
        {
            assert!(life["predicates"].get(predicate).is_some(), "{subject}: {predicate} is not in its life");
        }
    }
}
