//! The rows of objects as the module stores them, made from the generated rows at compile time: without pointers, and
//! with equal kinds of data side by side, so that they compress.

use super::rows::{KINS, LEAVES};
use super::{Fields, Kin, Name, Node, Object, Role, Row};

/// The requirements of an object besides its fields.
#[derive(Clone, Copy)]
pub struct Demands {
    /// A bit for each required field.
    pub required: u32,
    /// A bit for each field that the specification asks for but the schema does not require.
    pub wished: u32,
    /// No other members (additionalProperties false).
    pub closed: bool,
    /// Index among the choices, from 1; 0 for none.
    pub(super) any_of: u8,
    pub(super) role: Role,
    pub(super) advice: u8,
    kin: u8,
}

/// Where objects with the same field names begin among all objects, names and nodes. The nodes of the first field of
/// all these objects are adjacent, followed by those of the second.
#[derive(Clone, Copy)]
struct Start {
    object: u16,
    name: u16,
    node: u16,
}

/// The number of objects, names and nodes.
const COUNTS: [usize; 3] = {
    let (mut objects, mut names, mut nodes, mut kin) = (0, 0, 0, 0);
    while kin < KINS.len() {
        objects += KINS[kin].objects.len();
        names += KINS[kin].names.len();
        nodes += KINS[kin].names.len() * KINS[kin].objects.len();
        kin += 1;
    }
    [objects, names, nodes]
};

struct Packed {
    /// With a sentinel at the end.
    starts: [Start; KINS.len() + 1],
    demands: [Demands; COUNTS[0]],
    names: [Name; COUNTS[1]],
    nodes: [Node; COUNTS[2]],
}

static PACKED: Packed = {
    let nothing = Demands { required: 0, wished: 0, closed: false, any_of: 0, role: Role::Plain, advice: 0, kin: 0 };
    let mut packed = Packed {
        starts: [Start { object: 0, name: 0, node: 0 }; KINS.len() + 1],
        demands: [nothing; COUNTS[0]],
        names: [Name(0); COUNTS[1]],
        nodes: [Node(0); COUNTS[2]],
    };
    let (mut object, mut name, mut node, mut kin) = (0, 0, 0, 0);
    while kin < KINS.len() {
        let Kin { names, objects } = &KINS[kin];
        let mut at = 0;
        while at < names.len() {
            packed.names[name + at] = names[at];
            at += 1;
        }
        let mut index = 0;
        while index < objects.len() {
            let Row { nodes, required, wished, closed, any_of, role, advice } = objects[index];
            packed.demands[object + index] = Demands { required, wished, closed, any_of, role, advice, kin: kin as u8 };
            let mut at = 0;
            while at < names.len() {
                packed.nodes[node + at * objects.len() + index] = nodes[at];
                at += 1;
            }
            index += 1;
        }
        object += objects.len();
        name += names.len();
        node += names.len() * objects.len();
        kin += 1;
        packed.starts[kin] = Start { object: object as u16, name: name as u16, node: node as u16 };
    }
    packed
};

/// The object of a node that is not a leaf.
pub(super) const fn object(node: Node) -> Object {
    Object(node.0 - LEAVES.len() as u16)
}

#[inline(always)]
pub(super) fn demands(object: Object) -> &'static Demands {
    &PACKED.demands[object.0 as usize]
}

#[inline(never)]
pub(super) fn fields(object: Object) -> Fields {
    let kin = usize::from(demands(object).kin);
    let (start, end) = (PACKED.starts[kin], PACKED.starts[kin + 1]);
    Fields {
        names: PACKED.names.get(usize::from(start.name)..usize::from(end.name)).unwrap_or_default(),
        nodes: PACKED.nodes.get(usize::from(start.node + object.0 - start.object)..).unwrap_or_default(),
        step: usize::from(end.object - start.object),
    }
}
