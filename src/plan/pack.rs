//! The rows of objects as the module holds them, made of the generated ones while it is compiled: without addresses, and
//! what is alike side by side, so that they compress.

use super::rows::{KINS, LEAVES};
use super::{Fields, Name, Node, Object, Role};

/// Objects whose fields have the same names.
pub(super) struct Kin {
    /// The names, in the schema's order.
    pub names: &'static [Name],
    /// The objects.
    pub objects: &'static [Row],
}

/// One object as it is written down; [`Demands`] says what the rest means.
pub(super) struct Row {
    /// What the value of each field must be.
    pub nodes: &'static [Node],
    pub required: u32,
    pub wished: u32,
    pub closed: bool,
    pub any_of: u8,
    pub role: Role,
    pub advice: u8,
}

/// What an object demands beside its fields.
#[derive(Clone, Copy)]
pub struct Demands {
    /// A bit for each field that must be there (required).
    pub required: u32,
    /// A bit for each field that the text asks for and the schema does not require.
    pub wished: u32,
    /// No other members (additionalProperties false).
    pub closed: bool,
    /// Its place among the choices, from 1; 0: none.
    pub(super) any_of: u8,
    pub(super) role: Role,
    pub(super) advice: u8,
    kin: u8,
}

/// Where the fields of objects with the same names stand: `first` is the first such object, and its fields' nodes begin
/// at `nodes`; those of the next one follow.
#[derive(Clone, Copy)]
struct Place {
    first: u16,
    count: u16,
    names: u16,
    nodes: u16,
}

/// How many objects, names and nodes there are.
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
    places: [Place; KINS.len()],
    demands: [Demands; COUNTS[0]],
    names: [Name; COUNTS[1]],
    nodes: [Node; COUNTS[2]],
}

static PACKED: Packed = {
    let nothing = Demands { required: 0, wished: 0, closed: false, any_of: 0, role: Role::Plain, advice: 0, kin: 0 };
    let mut packed = Packed {
        places: [Place { first: 0, count: 0, names: 0, nodes: 0 }; KINS.len()],
        demands: [nothing; COUNTS[0]],
        names: [Name(0); COUNTS[1]],
        nodes: [Node(0); COUNTS[2]],
    };
    let (mut object, mut name, mut node, mut kin) = (0, 0, 0, 0);
    while kin < KINS.len() {
        let Kin { names, objects } = &KINS[kin];
        packed.places[kin] =
            Place { first: object as u16, count: names.len() as u16, names: name as u16, nodes: node as u16 };
        let mut at = 0;
        while at < names.len() {
            packed.names[name] = names[at];
            (name, at) = (name + 1, at + 1);
        }
        let mut index = 0;
        while index < objects.len() {
            let Row { nodes, required, wished, closed, any_of, role, advice } = objects[index];
            packed.demands[object] = Demands { required, wished, closed, any_of, role, advice, kin: kin as u8 };
            let mut at = 0;
            while at < names.len() {
                packed.nodes[node] = nodes[at];
                (node, at) = (node + 1, at + 1);
            }
            (object, index) = (object + 1, index + 1);
        }
        kin += 1;
    }
    packed
};

/// The object that a node is which is no leaf.
pub(super) const fn object(node: Node) -> Object {
    Object(node.0 - LEAVES.len() as u16)
}

/// What an object demands.
#[inline(always)]
pub(super) fn demands(object: Object) -> &'static Demands {
    &PACKED.demands[object.0 as usize]
}

/// The fields of an object.
#[inline(never)]
pub(super) fn fields(object: Object) -> Fields {
    let Place { first, count, names, nodes } = PACKED.places[usize::from(demands(object).kin)];
    let (count, names) = (usize::from(count), usize::from(names));
    let nodes = usize::from(nodes) + usize::from(object.0 - first) * count;
    Fields {
        names: PACKED.names.get(names..names + count).unwrap_or_default(),
        nodes: PACKED.nodes.get(nodes..nodes + count).unwrap_or_default(),
    }
}
