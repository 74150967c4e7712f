//! What the official files say against what we say. They are read from the folder that `CDEVENTS_CONFORMANCE` names:
//! `cdevents-spec/<release>/…`, `cloudevents/cloudevents.json`, `json-parsing/test_parsing/…`.

mod oracle;
mod parsing;
mod webhooks;

use std::path::PathBuf;

/// The folder of the official files.
fn folder() -> PathBuf {
    let name =
        std::env::var("CDEVENTS_CONFORMANCE").expect("CDEVENTS_CONFORMANCE names the folder of the official files");
    PathBuf::from(name)
}
