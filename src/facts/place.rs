//! Where in its record an event says what a finding of a history is about.

use super::{Reading, Readings};
use crate::json::push_name;
use crate::lifecycle::Place;
use crate::model::cloudevents;
use crate::model::draft;
use crate::model::occurrence::{Occurrence, Part};
use crate::model::plan::{EventType, Family, Node, Role, Shape, VOCABULARIES};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The JSON Pointer to a place of an event, in its record.
pub fn pointer(event: &Occurrence, place: Place, readings: &mut Readings) -> String {
    let mut text = String::from(event.part(Part::Pointer));
    for name in path(event, place, readings).unwrap_or_default() {
        text.push('/');
        push_name(&mut text, &name);
    }
    if let Place::Link(index) = place {
        text.push('/');
        crate::json::push_number(&mut text, u32::from(index));
    }
    text
}

fn path(event: &Occurrence, place: Place, readings: &mut Readings) -> Option<Vec<String>> {
    let vocabulary = usize::from(event.vocabulary);
    let rows = VOCABULARIES.get(vocabulary)?;
    let Some(event_type) = event.event_type else {
        // Only the attributes of an envelope are where they always are.
        let name = match place {
            Place::Part(Part::Id) => cloudevents::ID,
            Place::Time => cloudevents::TIME,
            _ => return None,
        };
        return event.cloud.then(|| Vec::from([name.to_owned()]));
    };
    let event_type = rows.events.get(usize::from(event_type))?;
    let role = match place {
        Place::Time => Role::Time,
        Place::Link(_) => Role::Links,
        Place::Part(Part::Id) => Role::Id,
        Place::Part(Part::Source) => Role::Source,
        Place::Part(Part::Type) => Role::Type,
        Place::Part(Part::Chain) => Role::ChainId,
        Place::Part(Part::SubjectId) if rows.family == Family::Draft && event_type.subject() == draft::TASK_RUN => {
            Role::TaskRunId
        }
        Place::Part(Part::SubjectId) => Role::SubjectId,
        Place::Part(part) => return of_part(event, part, readings, vocabulary, event_type),
    };
    let root = if event.cloud { rows.cloudevents.unwrap_or(event_type.root()) } else { event_type.root() };
    of_role(root, role)
}

/// The path to the value with a role below a node.
pub fn of_role(root: Node, role: Role) -> Option<Vec<String>> {
    let mut path = Vec::new();
    find(root, role, &mut path).then_some(path)
}

fn of_part(
    event: &Occurrence,
    part: Part,
    readings: &mut Readings,
    vocabulary: usize,
    event_type: &'static EventType,
) -> Option<Vec<String>> {
    let Reading { parent, parts, .. } = readings.of(vocabulary, event_type)?;
    let places = match part {
        Part::ParentId | Part::ParentSource => parent,
        _ => &parts.iter().find(|(known, _)| *known == part)?.1,
    };
    places.get(usize::from(event.cloud)).or_else(|| places.first()).cloned()
}

/// Whether a value with the role is below a node. Its path is then in `path`.
fn find(node: Node, role: Role, path: &mut Vec<String>) -> bool {
    if node.role() == role {
        return true;
    }
    let Shape::Object(object) = node.shape() else { return false };
    object.fields().iter().any(|field| {
        path.push(field.name().to_owned());
        let found = find(field.node, role, path);
        if !found {
            path.pop();
        }
        found
    })
}
