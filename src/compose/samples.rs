//! Deliveries as they happen: several at a time, each a scenario of steps, in the order in which their events arrive.
//!
//! Nothing is kept between calls. Deliveries begin at known intervals and take a limited time, so the events that arrive in
//! a stretch of time are found without those before it.

use super::convert::{What, counterpart};
use super::sample::{EPOCH, Kind, discriminated, make, newest, text_of};
use super::sampling::{FAULTS, LINK, SCENARIOS, Scene, find};
use super::tree::{Node, Value};
use super::words::{cut, parts, whole};
use crate::model::names::CONTEXT;
use crate::model::plan::{EventType, Role, Shape, VOCABULARIES};
use crate::model::rule;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Which deliveries.
#[derive(Clone, Copy, Debug)]
pub struct Deliveries<'o> {
    pub seed: u64,
    /// How many deliveries.
    pub runs: u64,
    /// The index of the vocabulary of their events. Events that it does not have are left out.
    pub vocabulary: usize,
    /// The name of the scenario.
    pub scenario: &'o str,
    /// The names of faults: each delivery has one of them, in turn.
    pub faults: &'o [&'o str],
}

/// An event of a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sampled {
    /// The JSON text of the event.
    pub json: String,
    /// What was done to the event, or to the one that it follows from, and the rule that must report it; no rule where
    /// nothing but the order is promised to differ.
    pub fault: Option<(&'static str, Option<&'static str>)>,
}

/// What is wrong with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Scenario,
    Fault,
}

/// Milliseconds between the beginnings of deliveries.
const GAP: u64 = 7 * 60_000;
/// Milliseconds of a stretch of time.
const STRETCH: u64 = 3 * GAP;
/// The most milliseconds by which a fault delays an event.
const DELAY: u64 = 20 * 60_000;
/// The milliseconds by which a fault makes a run slower: more than the window of a history.
const SLOW: u64 = 400_000;

/// The scenarios by name, in their order.
pub fn scenarios() -> impl Iterator<Item = &'static str> {
    super::sampling::names(SCENARIOS)
}

/// The faults by name, in their order.
pub fn faults() -> impl Iterator<Item = &'static str> {
    super::sampling::names(FAULTS)
}

struct Step {
    kind: Kind,
    /// In seconds.
    least: u64,
    most: u64,
    slot: &'static str,
    outcome: &'static str,
}

/// An event of a delivery before it is written.
#[derive(Clone, Copy)]
struct Planned {
    step: usize,
    /// Makes its id.
    number: u64,
    /// The number of the event before it.
    before: Option<u64>,
    time: u64,
    arrival: u64,
    fault: Option<&'static str>,
}

/// The events that arrive in a stretch of time, counted from 0, as they arrive. None: all have arrived before.
///
/// # Errors
/// If there is no such scenario, or no such fault.
pub fn samples(order: &Deliveries, stretch: u64) -> Result<Option<Vec<Sampled>>, Wrong> {
    let steps = steps(order).ok_or(Wrong::Scenario)?;
    let names: Option<Vec<&'static str>> =
        order.faults.iter().map(|name| faults().find(|fault| fault == name)).collect();
    let names = names.ok_or(Wrong::Fault)?;
    let longest = 1_000 * steps.iter().map(|step| step.most + 1).sum::<u64>() + DELAY;
    let (begin, end) = (stretch.saturating_mul(STRETCH), stretch.saturating_add(1).saturating_mul(STRETCH));
    if begin > order.runs.saturating_mul(GAP).saturating_add(longest) {
        return Ok(None);
    }
    let first = (begin.saturating_sub(longest) / GAP).saturating_sub(1);
    let mut found = Vec::new();
    for run in first..order.runs.min(end / GAP + 1) {
        let fault = names.get((run % names.len().max(1) as u64) as usize).copied();
        for planned in plan(order, &steps, run, fault) {
            let arrival = planned.arrival - EPOCH;
            if (begin..end).contains(&arrival) {
                found.push((run, planned));
            }
        }
    }
    let mut keys = Vec::with_capacity(found.len());
    for (index, (_, planned)) in (0..).zip(&found) {
        keys.push(u128::from(planned.arrival) << 64 | index);
    }
    crate::json::sort(&mut keys, true);
    let write = |key: u128| {
        let (run, planned) = found.get(key as u64 as usize)?;
        Some(write(order, &steps, *run, planned))
    };
    Ok(Some(keys.into_iter().filter_map(write).collect()))
}

/// The steps of the scenario that the vocabulary has events for. None: there is no such scenario.
fn steps(order: &Deliveries) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for line in parts(find(SCENARIOS, order.scenario)?, b',') {
        let mut words = parts(line, b' ');
        let event = words.next()?;
        let (event, slot) = cut(event, b':').unwrap_or((event, ""));
        let (least, most) = cut(words.next()?, b'-')?;
        let (subject, predicate) = cut(event, b'.')?;
        let what =
            What { vocabulary: newest(), subject: subject.to_owned(), predicate: predicate.to_owned(), custom: None };
        let (subject, predicate) = counterpart(&what, order.vocabulary)?;
        let same = |event: &&EventType| {
            event.subject().eq_ignore_ascii_case(&subject) && event.predicate().eq_ignore_ascii_case(&predicate)
        };
        if let Some(event) = VOCABULARIES.get(order.vocabulary)?.events.iter().find(same) {
            let kind = Kind::of(order.vocabulary, &event.name());
            let outcome = words.next().unwrap_or("success");
            steps.push(Step { kind, least: whole(least.as_bytes())?, most: whole(most.as_bytes())?, slot, outcome });
        }
    }
    Some(steps)
}

/// The events of a delivery with its fault.
fn plan(order: &Deliveries, steps: &[Step], run: u64, fault: Option<&'static str>) -> Vec<Planned> {
    let scene = Scene { seed: order.seed, run, event: 0, time: 0, kind: "", slot: "", outcome: "" };
    let mut time = EPOCH + run * GAP + scene.number("start") % GAP;
    let mut plan = Vec::with_capacity(steps.len() + 1);
    for (index, step) in steps.iter().enumerate() {
        let number = index as u64;
        let wait = Scene { event: number, ..scene }.own_number("wait");
        time += 1_000 * step.least + wait % (1_000 * (step.most - step.least) + 900);
        let before = number.checked_sub(1);
        plan.push(Planned { step: index, number, before, time, arrival: time, fault: None });
    }
    if let Some(fault) = fault {
        // A fault that the scenario has no event for is left out.
        let _ = spoil(&mut plan, steps, fault, scene.number("fault"));
    }
    plan
}

/// Makes a fault. None: there is no event for it.
fn spoil(plan: &mut Vec<Planned>, steps: &[Step], fault: &'static str, chance: u64) -> Option<()> {
    // A parent ends after its parts: the last finished subject is the run.
    let is = |planned: &Planned, kind: &str, predicate: &str| {
        let step = &steps[planned.step];
        step.kind.predicate == predicate && (kind.is_empty() || step.kind.subject == kind)
    };
    let last_of =
        |plan: &[Planned], kind: &str, predicate: &str| plan.iter().rposition(|event| is(event, kind, predicate));
    let kind_at = |plan: &[Planned], index: usize| steps[plan[index].step].kind.subject.as_str();
    let queued = plan.iter().position(|event| is(event, "", "queued"));
    let any = (chance % plan.len().max(1) as u64) as usize;
    let labelled = match fault {
        "missing" | "shared-id" => {
            // One of the tasks: what has a name of its own and is finished.
            let tasks: Vec<usize> = (0..plan.len())
                .filter(|&index| is(&plan[index], "", "finished") && !steps[plan[index].step].slot.is_empty())
                .filter(|&index| kind_at(plan, index) == kind_at(plan, first_task(plan, steps).unwrap_or(index)))
                .collect();
            let finished = *tasks.get((chance % tasks.len().max(1) as u64) as usize)?;
            let kind = kind_at(plan, queued?);
            let end = last_of(plan, kind, "finished").filter(|&end| end > finished)?;
            if fault == "missing" {
                plan.remove(finished);
                end - 1
            } else {
                let slot = steps[plan[finished].step].slot;
                let task = kind_at(plan, finished);
                let started =
                    plan.iter().position(|event| is(event, task, "started") && steps[event.step].slot == slot)?;
                plan[finished].number = plan[started].number;
                finished
            }
        }
        "late" => {
            let queued = queued.or_else(|| plan.iter().position(|event| is(event, "", "started")))?;
            let kind = kind_at(plan, queued);
            let started = plan.iter().position(|event| is(event, kind, "started"))?;
            let end = last_of(plan, kind, "finished")?;
            // A slow run: that it started is no longer open to doubt when it ends.
            for event in plan.iter_mut().skip(started + 1) {
                event.time += SLOW;
                event.arrival += SLOW;
            }
            plan[queued].arrival = plan[end].arrival + 360_000 + chance % 400_000;
            queued
        }
        "duplicate" => {
            let again = plan[any];
            plan.push(Planned { arrival: again.arrival + 1_000 + chance % 60_000, ..again });
            plan.len() - 1
        }
        "reordered" => {
            let first = any.min(plan.len().checked_sub(2)?);
            let (before, after) = (plan[first].arrival, plan[first + 1].arrival);
            (plan[first].arrival, plan[first + 1].arrival) = (after, before);
            first
        }
        "malformed" => any,
        "abort" => {
            let parts: Vec<usize> = (0..plan.len()).filter(|&index| is(&plan[index], "", "started")).collect();
            let last = *parts.get((chance % parts.len().max(1) as u64) as usize)?;
            plan.truncate(last + 1);
            last
        }
        _ => {
            let end = last_of(plan, kind_at(plan, queued?), "finished")?;
            plan[end].time = plan[queued?].time - 3_600_000;
            end
        }
    };
    plan[labelled].fault = Some(fault);
    Some(())
}

/// The first event of a task: what starts after the run and has a name of its own.
fn first_task(plan: &[Planned], steps: &[Step]) -> Option<usize> {
    plan.iter().position(|event| {
        let step = &steps[event.step];
        step.kind.predicate == "started" && !step.slot.is_empty()
    })
}

fn write(order: &Deliveries, steps: &[Step], run: u64, planned: &Planned) -> Sampled {
    let Step { kind, slot, outcome, .. } = &steps[planned.step];
    let scene =
        Scene { seed: order.seed, run, event: planned.number, time: planned.time, kind: &kind.subject, slot, outcome };
    let mut event = kind.event(&scene);
    if let Some(before) = planned.before {
        link(&mut event, kind, &Scene { event: before, ..scene }.uuid(true));
    }
    let reported = planned.fault.and_then(|fault| find(FAULTS, fault)).filter(|rule| !rule.is_empty());
    if let Some(rule) = rule::ALL.iter().find(|rule| Some(rule.name()) == reported)
        && let Ok(sample) = make(*rule, kind, &scene, &mut event)
    {
        return Sampled { json: sample.json, fault: planned.fault.map(|fault| (fault, reported)) };
    }
    Sampled { json: text_of(&event), fault: planned.fault.map(|fault| (fault, reported)) }
}

/// Links an event to the one before it, if its release has links.
fn link(event: &mut Node, kind: &Kind, before: &str) {
    let Shape::Object(root) = kind.root.shape() else { return };
    for field in root.fields().iter().filter(|field| field.name() == CONTEXT) {
        let Shape::Object(context) = field.node.shape() else { continue };
        for links in context.fields().iter().filter(|field| field.node.role() == Role::Links) {
            let Some(of) = discriminated(links.node) else { continue };
            let Some((word, row)) = of.branches.iter().find(|(word, _)| *word == LINK) else { continue };
            let Shape::Object(object) = row.shape() else { continue };
            let mut link = Node::object();
            link.set(of.tag, Node::string(word));
            for (index, end) in object.fields().iter().enumerate() {
                if let (Shape::Object(inner), true) = (end.node.shape(), object.required >> index & 1 != 0)
                    && let Some(first) = inner.fields().first()
                {
                    let mut target = Node::object();
                    target.set(first.name(), Node::string(before));
                    link.set(end.name(), target);
                }
            }
            if let Some(context) = event.member_mut(CONTEXT) {
                context.set(links.name(), Node::new(Value::Array(vec![link])));
            }
        }
    }
}
