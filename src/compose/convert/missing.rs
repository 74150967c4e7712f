//! What a conversion could not supply, and what would.

use super::fill::root_of;
use super::{Draft, Form, Missing, SPELLINGS, What, called, path};
use crate::compose::tree::{Node, below};
use crate::json::joined;
use crate::model::names::{CONTEXT, SUBJECT};
use crate::model::plan::{Family, Node as Row, Role, Shape};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// The required members that the event lacks. `from`: what the input is.
pub fn missing(draft: &Draft, from: &What) -> Vec<Missing> {
    let mut found = Vec::new();
    let outer = if draft.form == Form::Cloud && draft.what.family() == Family::Release { "/data" } else { "" };
    look(&draft.event, root_of(draft), outer, "", &mut |owner, place, name, role| {
        let option = match role {
            Role::Time => "the option `now`",
            Role::Source => "the option `source`",
            _ => "",
        };
        let plain = SPELLINGS.iter().find(|(_, cloud)| *cloud == place).map_or(place, |(plain, _)| *plain);
        let origin = path::origin_of(plain, &draft.what, from.vocabulary);
        let member = origin.map(|origin| joined(&["add `", &origin, "` to the input"])).unwrap_or_default();
        let help = match (member.is_empty(), option.is_empty()) {
            (true, true) => joined(&["nothing in ", called(from.vocabulary), " says it: add it to the result"]),
            (true, false) => joined(&["pass ", option]),
            (false, true) => member,
            (false, false) => joined(&["pass ", option, ", or ", &member]),
        };
        found.push(Missing { pointer: owner.to_owned(), name, help });
    });
    found
}

/// Passes each required member that an event lacks to `work`: the pointer to its owner, its dotted path, name and role.
fn look(node: &Node, row: Row, pointer: &str, path: &str, work: &mut dyn FnMut(&str, &str, &'static str, Role)) {
    let Shape::Object(object) = row.shape() else { return };
    // The draft's name of the pipeline has two spellings as an attribute, so that no row requires one of them.
    let alias = object.fields().iter().find(|field| field.node.role() == Role::PipelineNameAlias);
    let unnamed = alias.is_some_and(|alias| node.member(alias.name()).is_none());
    for (index, field) in object.fields().iter().enumerate() {
        let name = field.name();
        let dot = if path.is_empty() { "" } else { "." };
        let place = joined(&[path, dot, name]);
        match node.member(name) {
            Some(node) => look(node, field.node, &below(pointer, name), &place, work),
            None if object.required >> index & 1 == 0 && !(unnamed && field.node.role() == Role::PipelineName) => {}
            // All that is in it is lacking too.
            None if matches!(name, CONTEXT | SUBJECT) => {
                look(&Node::object(), field.node, &below(pointer, name), &place, work);
            }
            None => work(pointer, &place, name, field.node.role()),
        }
    }
}
