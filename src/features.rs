//! What a build leaves out: the same sources make the whole module and that of `cdevents-wasm/verdict`.

/// Whether this build explains: without the feature `report` it says yes or no, and advice and recovery are compiled out.
pub const EXPLAINS: bool = cfg!(feature = "report");

/// Whether this build remembers valid events: the small module saves those two kilobytes.
pub const REMEMBERS: bool = cfg!(feature = "report");
