//! What JavaScript can call. An instance holds the schemas of one `Validator`, and is dropped after a trap.

use crate::judge::{Asked, judge};
use crate::registered::{Problem, Schemas};
use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The schemas of one user.
#[wasm_bindgen]
#[derive(Default)]
pub struct OwnSchemas(Schemas);

#[wasm_bindgen]
impl OwnSchemas {
    /// Without schemas.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        OwnSchemas::default()
    }

    /// Adds a schema, which must be plain data without cycles. Answers undefined, or `{message, pointer}` if it cannot be used.
    pub fn add(&mut self, name: &str, schema: JsValue, formats: Option<bool>) -> JsValue {
        let added = serde_wasm_bindgen::from_value::<Value>(schema)
            .map_err(|error| Problem { message: error.to_string(), pointer: String::new() })
            .and_then(|schema| self.0.add(name, schema, formats));
        match added {
            Ok(()) => JsValue::UNDEFINED,
            Err(problem) => object(&problem),
        }
    }

    /// Judges the events at these pointers: see [`judge`].
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen takes no slices of strings")]
    pub fn judge(&self, text: &str, events: Vec<String>, most: u32, is_brief: bool) -> JsValue {
        object(&judge(&self.0, text.as_bytes(), &events, Asked { most: most as usize, is_brief }))
    }
}

fn object(value: &impl Serialize) -> JsValue {
    // Only the standard library's own errors are possible: none for these shapes.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
