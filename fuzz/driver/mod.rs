//! Shared by the fuzz targets and `tests/random.rs`.
#![allow(dead_code)]

pub mod documents;
pub mod engine;
pub mod fixes;
pub mod history;
pub mod http;
pub mod json;
pub mod random;
pub mod related;

use std::path::Path;

/// The folder of this repository.
pub fn root() -> &'static Path {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    if folder.join("schemas").is_dir() { folder } else { folder.parent().expect("the repository") }
}

/// The library of this repository.
pub fn library() -> documents::Library {
    documents::Library::read(root())
}
