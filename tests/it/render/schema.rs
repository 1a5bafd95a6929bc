//! Checks a value against one of the repository's schemas: the keywords they use, nothing more.

use serde_json::Value;
use std::path::Path;

/// Panics with the place where the value differs from the schema.
pub(in super::super) fn check(file: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(file);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    node(&schema, &schema, value, "$");
}

fn node(root: &Value, schema: &Value, value: &Value, at: &str) {
    for (keyword, rule) in schema
        .as_object()
        .unwrap_or_else(|| panic!("{at}: the schema is no object"))
    {
        match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let pointer = rule.as_str().unwrap().trim_start_matches('#');
                node(root, root.pointer(pointer).unwrap(), value, at);
            }
            "type" => {
                let names: Vec<&str> = rule.as_array().map_or_else(
                    || vec![rule.as_str().unwrap()],
                    |list| list.iter().filter_map(Value::as_str).collect(),
                );
                assert!(
                    names.iter().any(|name| is(name, value)),
                    "{at}: {value} is not {rule}"
                );
            }
            "const" => assert_eq!(value, rule, "{at}"),
            "enum" => assert!(
                rule.as_array().unwrap().contains(value),
                "{at}: {value} is not among {rule}"
            ),
            "required" => {
                for name in rule.as_array().unwrap() {
                    assert!(
                        value.get(name.as_str().unwrap()).is_some(),
                        "{at}: {name} is missing"
                    );
                }
            }
            "properties" => {
                for (name, schema) in rule.as_object().unwrap() {
                    if let Some(found) = value.get(name) {
                        node(root, schema, found, &format!("{at}.{name}"));
                    }
                }
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                for (name, found) in value.as_object().into_iter().flatten() {
                    if known.is_none_or(|known| !known.contains_key(name)) {
                        node(root, rule, found, &format!("{at}.{name}"));
                    }
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    node(root, rule, item, &format!("{at}[{index}]"));
                }
            }
            "minItems" => assert!(
                value.as_array().unwrap().len() as u64 >= rule.as_u64().unwrap(),
                "{at}"
            ),
            "maxItems" => assert!(
                value.as_array().unwrap().len() as u64 <= rule.as_u64().unwrap(),
                "{at}"
            ),
            "minimum" => assert!(value.as_f64().unwrap() >= rule.as_f64().unwrap(), "{at}: {value}"),
            "maximum" => assert!(value.as_f64().unwrap() <= rule.as_f64().unwrap(), "{at}: {value}"),
            other => panic!("{at}: this test does not know the keyword {other}"),
        }
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        other => panic!("unknown type {other}"),
    }
}
