//! Histories: what the rules of histories find, in what order, whatever the order of arrival, the chunks and the machines.

mod cases;
mod faults;
mod hostile;
mod model;
mod order;
mod patterns;
mod random;
mod reducers;
#[path = "../style/mod.rs"]
mod style;
mod support;
mod witnesses;
