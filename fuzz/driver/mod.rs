//! The drivers that the fuzz targets and `tests/random.rs` share.
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

/// What the drivers read of the repository, wherever they are built.
pub fn library() -> documents::Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = if folder.join("schemas").is_dir() { folder } else { folder.parent().expect("the repository") };
    documents::Library::read(root)
}
