//! New events: every example of every vocabulary comes out again from what is left when all that can be filled in is taken
//! out, and what is given is never changed.

use cdevents_wasm::compose::{Constructed, Order, UnknownType, construct};
use cdevents_wasm::json::{Limits, read};
use cdevents_wasm::model::plan::{Family, Shape, VOCABULARIES};
use cdevents_wasm::session::Session;
use cdevents_wasm::{Options, Scratch, is_valid, report, validate};
use mutants::{Random, examples_of_all};
use serde_json::{Map, Value, json};

mod mutants;

const ID: &str = "new-id";
const NOW: &str = "2026-03-14T09:26:53Z";

fn order(release: Option<usize>) -> Order<'static> {
    Order { release, id: ID, now: NOW, enveloped: false }
}

fn built(name: &str, given: &str, order: &Order) -> Result<Constructed, UnknownType> {
    let doc = read(given.as_bytes(), &Limits::default(), false, Vec::new());
    assert!(doc.sound(), "{given}");
    construct(name, &doc, 0, order)
}

fn built_value(name: &str, given: &Value, order: &Order) -> Value {
    let built = built(name, &given.to_string(), order).unwrap_or_else(|_| panic!("{name} is a type"));
    serde_json::from_str(&built.json).expect("JSON")
}

fn release(id: &str) -> Option<usize> {
    VOCABULARIES.iter().position(|vocabulary| vocabulary.id == id)
}

/// Without what is filled in, and with what must then be there instead of it.
fn with_holes(vocabulary: usize, example: &Value) -> (Value, Value) {
    let (mut given, mut wanted) = (example.clone(), example.clone());
    let (own, all) = match given.get("context") {
        Some(_) => (given["context"].as_object_mut(), wanted["context"].as_object_mut()),
        None => (given.as_object_mut(), wanted.as_object_mut()),
    };
    let (own, all) = (own.expect("an object"), all.expect("an object"));
    for name in ["id", "type", "version", "specversion", "timestamp", "time"] {
        own.remove(name);
    }
    let time = if all.contains_key("specversion") && !all.contains_key("timestamp") { "time" } else { "timestamp" };
    all.insert("id".into(), ID.into());
    all.insert(time.into(), NOW.into());
    let is_over = all["type"].as_str().is_some_and(|name| name.ends_with(".Finished"));
    if all.get("pipelineRunStatus") == Some(&json!("Running")) && !is_over {
        own.remove("pipelineRunStatus");
    }
    if let Some(subject) = given.get_mut("subject").and_then(Value::as_object_mut) {
        if demands_subject_type(vocabulary, type_of(example)) {
            subject.remove("type");
        }
        if subject.get("content") == Some(&json!({})) {
            subject.remove("content");
        }
    }
    (given, wanted)
}

/// Whether the schema of a type requires the type of the subject: in some events of old releases it is optional, and in custom
/// events it is any text.
fn demands_subject_type(vocabulary: usize, name: &str) -> bool {
    let Some(event) = VOCABULARIES[vocabulary].event(name) else { return false };
    let Shape::Object(root) = event.root().shape() else { return false };
    let subject = root.fields().iter().find(|field| field.name() == "subject").map(|field| field.node.shape());
    let Some(Shape::Object(subject)) = subject else { return false };
    subject.fields().iter().position(|field| field.name() == "type").is_some_and(|at| subject.required >> at & 1 == 1)
}

fn type_of(example: &Value) -> &str {
    let holder = example.get("context").unwrap_or(example);
    holder["type"].as_str().expect("a type")
}

#[test]
fn every_example_comes_out_of_what_is_left_of_it() {
    let mut count = 0;
    for (vocabulary, example) in examples_of_all() {
        let cloud = example.get("specversion").is_some();
        if cloud && VOCABULARIES[vocabulary].family == Family::Draft {
            continue;
        }
        let release = Some(vocabulary);
        let (given, wanted) = with_holes(vocabulary, &example);
        let event = built_value(type_of(&example), &given, &order(release));
        assert_eq!(event, wanted, "of {given}");
        let text = event.to_string();
        assert!(is_valid(text.as_bytes(), &Options::default(), &mut Scratch::default()), "{text}");
        // And in an envelope.
        let order = Order { enveloped: true, ..order(release) };
        let envelope = built_value(type_of(&example), &given, &order);
        assert_eq!(envelope["specversion"], "1.0");
        assert_eq!(envelope["id"], ID);
        if wanted.get("context").is_some() {
            assert_eq!(envelope["data"], wanted);
        }
        assert!(is_valid(envelope.to_string().as_bytes(), &Options::default(), &mut Scratch::default()), "{envelope}");
        count += 1;
    }
    assert!(count > 300, "{count} examples");
}

/// The required members of each type that only the caller knows are all that an empty order lacks.
#[test]
fn nothing_but_the_callers_members_is_missing() {
    for (index, vocabulary) in VOCABULARIES.iter().enumerate() {
        for event in vocabulary.events {
            let text = built(&event.name(), "{}", &order(Some(index))).expect("a type").json;
            let found = validate(text.as_bytes(), &Options::default(), Vec::new(), |found| report(found, 1_000)).0;
            for found in &found.diagnostics {
                let callers = found.rule.starts_with("prose-")
                    || ["missing-field", "unidentified-event", "known-defect"].contains(&found.rule);
                assert!(callers, "{} {}: {} at {}", vocabulary.id, event.name(), found.rule, found.pointer);
            }
        }
    }
}

/// A type without its version, or without its prefix too, is that of the newest released release that has it.
#[test]
fn short_types_mean_the_newest_release() {
    let newest = VOCABULARIES.iter().rposition(|vocabulary| vocabulary.released).expect("a release");
    let index = |name: &str, release| built(name, "{}", &order(release)).map(|built| built.vocabulary).ok();
    for event in VOCABULARIES[newest].events {
        let short = format!("{}.{}", event.subject(), event.predicate());
        for name in [short.clone(), format!("dev.cdevents.{short}")] {
            let built = built(&name, "{}", &order(None)).expect("a type");
            assert_eq!((built.vocabulary, built.name), (newest, event.name()), "{name}");
        }
    }
    assert_eq!(index("pipelinerun.finished", release("0.3.0")), release("0.3.0"));
    // Only old releases have these, some of them with any version.
    assert_eq!(index("dev.cdevents.testcase.started", None), release("0.2.0"));
    // No release that has event versions has this one.
    for name in ["dev.cdevents.pipelinerun.finished.9.9.9", "pipelinerun.failed", "finished", "", ".", "pipelinerun."] {
        assert_eq!(index(name, None), None, "{name}");
    }
    let meant = built("deployment.started", "{}", &order(None)).expect_err("no such type").suggestion;
    assert!(meant.is_some_and(|meant| meant.starts_with("dev.cdevents.service.deployed.")));
}

#[test]
fn what_is_given_stays_as_it_is() {
    let given = r#"{"data":{"__proto__":{"a":1},"constructor":null,"then":"\ud83d\ude00 \u0000","n":[1.0,-0,1e400,12345678901234567890.10]},"pipelineName":"p","pipelineRunId":7,"id":null,"extra":{}}"#;
    let built = built("CD.Pipeline.PipelineRun.Started", given, &order(None)).expect("a type").json;
    assert_eq!(
        built,
        concat!(
            r#"{"type":"CD.Pipeline.PipelineRun.Started","pipelineRunId":7,"pipelineName":"p","pipelineRunStatus":"Running","#,
            r#""id":null,"timestamp":"2026-03-14T09:26:53Z","data":{"__proto__":{"a":1},"constructor":null,"#,
            r#""then":"\ud83d\ude00 \u0000","n":[1.0,-0,1e400,12345678901234567890.10]},"extra":{}}"#
        )
    );
    // Whatever is given in place of an object.
    for (given, wanted) in [("7", "7"), ("[]", "[]"), ("null", "null")] {
        assert_eq!(self::built("pipelinerun.finished", given, &order(None)).expect("a type").json, wanted);
    }
    let context = built_value("pipelinerun.finished", &json!({ "context": 5, "subject": [] }), &order(None));
    assert_eq!(context, json!({ "context": 5, "subject": [] }));
}

#[test]
fn envelopes_repeat_what_the_event_says() {
    let order = Order { enveloped: true, ..order(None) };
    let event = built_value(
        "pipelinerun.finished",
        &json!({ "context": { "source": "/ci" }, "subject": { "id": "r" } }),
        &order,
    );
    let attributes: Vec<&String> = event.as_object().expect("an object").keys().collect();
    assert_eq!(attributes, ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"]);
    assert_eq!([&event["source"], &event["subject"], &event["time"]], ["/ci", "r", NOW]);
    // Attributes are in lower case, and no lists.
    let given = json!({
        "pipelineRunId": "r", "pipelineName": "p", "pipelineRunErrors": ["one \"1\"", "two"], "data": { "A": ["b"] },
    });
    assert_eq!(
        built_value("CD.Pipeline.PipelineRun.Started", &given, &order),
        json!({
            "specversion": "1.0", "type": "CD.Pipeline.PipelineRun.Started", "pipelinerunid": "r", "pipelinename": "p",
            "pipelinerunstatus": "Running", "id": ID, "time": NOW, "pipelinerunerrors": "one \"1\"; two",
            "data": { "A": ["b"] },
        })
    );
    // What is no event has no envelope, and what is one already has no second.
    assert_eq!(built_value("pipelinerun.finished", &json!([1]), &order), json!([1]));
    let own = json!({ "source": "/ci", "taskrunid": "t" });
    let sdk = built_value("cd.taskrun.started.v1", &own, &order);
    assert_eq!(sdk, built_value("cd.taskrun.started.v1", &own, &Order { enveloped: false, ..order }));
}

/// The request of a host, answered: what is between the event and JavaScript.
fn ask(request: &Value, given: &str) -> Value {
    let mut session = Session::new();
    let input = format!("{request}\0{given}");
    session.reserve(input.len()).expect("memory")[..input.len()].copy_from_slice(input.as_bytes());
    serde_json::from_str(session.compose(input.len() as u32)).expect("JSON")
}

#[test]
fn requests_are_answered() {
    let ask_for = |more: Value, given: &str| {
        let mut request = json!({ "call": "construct", "type": "pipelinerun.finished", "id": ID, "now": NOW });
        for (name, value) in more.as_object().unwrap_or(&Map::new()) {
            request[name] = value.clone();
        }
        ask(&request, given)
    };
    let answer = ask_for(json!({ "release": "0.4.1", "envelope": "structured" }), "{}");
    assert_eq!(answer["type"], "dev.cdevents.pipelinerun.finished.0.2.0");
    let event: Value = serde_json::from_str(answer["json"].as_str().expect("a text")).expect("JSON");
    assert_eq!(
        [&event["data"]["context"]["version"], &event["data"]["subject"]["content"]],
        [&json!("0.4.1"), &json!({})]
    );
    assert_eq!(ask_for(json!({ "type": "nothing" }), "{}"), json!({ "unknown": { "suggestion": null } }));
    let near = ask_for(json!({ "type": "pipelinerun.finnished" }), "{}");
    assert_eq!(near, json!({ "unknown": { "suggestion": "dev.cdevents.pipelinerun.finished.0.3.0" } }));
    for given in ["", "{", "{} {}", "[[[[]]]]", "\u{7f}"] {
        assert_eq!(ask_for(json!({ "depth": 3 }), given), json!({ "unreadable": true }), "{given}");
    }
    assert!(ask_for(json!({ "release": "9.9.9" }), "{}")["error"].is_string());
    assert!(ask_for(json!({ "now": 5 }), "{}")["error"].is_string());
}

/// Nothing that is given makes it fail, and what it builds is JSON with all that was given in it.
#[test]
fn anything_can_be_given() {
    let mut random = Random(20_210_314);
    let examples = examples_of_all();
    for round in 0..5_000 {
        let (_, given) = random.of(&examples);
        let vocabulary = random.of(VOCABULARIES);
        let event = random.of(vocabulary.events);
        let wrapped = round % 2 == 0 && vocabulary.family == Family::Release;
        let order = Order { enveloped: wrapped, ..order(release(vocabulary.id)) };
        let built = built_value(&event.name(), given, &order);
        // A CloudEvent that is given has its envelope.
        let inside = wrapped && given.get("specversion").is_none();
        let whole = if inside { &built["data"] } else { &built };
        {
            for (name, value) in given.as_object().expect("an object") {
                match value {
                    Value::Object(members) => {
                        for (inner, value) in members {
                            assert_eq!(&whole[name][inner], value, "{name}.{inner} of {given} in {built}");
                        }
                    }
                    value => assert_eq!(&whole[name], value, "{name} of {given} in {built}"),
                }
            }
        }
    }
}
