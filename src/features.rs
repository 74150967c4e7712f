//! Compile-time switches: the same sources build the full module and that of `cdevents-wasm/verdict`.

/// Whether this build makes reports. Without the feature `report` it gives a verdict only, and advice and recovery are
/// compiled out.
pub const EXPLAINS: bool = cfg!(feature = "report");

/// Whether this build remembers valid events. The small module saves two kilobytes without it.
pub const REMEMBERS: bool = EXPLAINS;

/// Whether this build looks for what a misspelt type means. The module that builds and converts only finds out what an event
/// is: the other one validates it.
pub const SUGGESTS: bool =
    EXPLAINS && (JUDGES_HISTORIES || !(cfg!(target_arch = "wasm32") && cfg!(feature = "compose")));

/// Whether this build judges histories. Of the modules, only `streams.wasm` does.
pub const JUDGES_HISTORIES: bool = cfg!(feature = "streams");
