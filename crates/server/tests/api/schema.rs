//! Whether a value has the shape that a schema of the document describes: the part of JSON Schema 2020-12 that the
//! document uses. Anything else in a schema is refused, so that nothing is passed over.

use serde_json::Value;

/// What a reference points to.
pub fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => {
            let pointer = reference.strip_prefix('#').expect("references are local");
            let target = document
                .pointer(pointer)
                .unwrap_or_else(|| panic!("{reference} is missing"));
            resolve(document, target)
        }
        None => schema,
    }
}

/// What is wrong with `value`; `Ok` where it fits, and has nothing that is not described.
pub fn check(document: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    check_rules(document, schema, value)?;
    let mut declared = Vec::new();
    if !declare(document, schema, &mut declared) {
        return Ok(());
    }
    let undeclared = |name: &&String| !declared.contains(&name.as_str());
    match value.as_object().and_then(|parts| parts.keys().find(undeclared)) {
        Some(name) => Err(format!("'{name}' is not described")),
        None => Ok(()),
    }
}

/// Collects the properties that a schema speaks of; `false` where it leaves that open.
fn declare<'a>(document: &'a Value, schema: &'a Value, declared: &mut Vec<&'a str>) -> bool {
    let schema = resolve(document, schema);
    let properties = schema.get("properties").and_then(Value::as_object);
    declared.extend(properties.into_iter().flatten().map(|(name, _)| name.as_str()));
    let parts = schema.get("allOf").and_then(Value::as_array);
    let mut in_parts = false;
    for part in parts.into_iter().flatten() {
        in_parts |= declare(document, part, declared);
    }
    properties.is_some() || in_parts
}

fn check_rules(document: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let schema = resolve(document, schema);
    let Some(parts) = schema.as_object() else {
        return Err(format!("not a schema: {schema}"));
    };
    for (keyword, rule) in parts {
        match keyword.as_str() {
            "description" | "example" | "examples" | "format" | "default" | "title" => {}
            "type" => check_type(rule, value)?,
            "enum" => {
                if !rule.as_array().unwrap().contains(value) {
                    return Err(format!("{value} is none of {rule}"));
                }
            }
            "minimum" => {
                if value
                    .as_f64()
                    .is_some_and(|number| number < rule.as_f64().unwrap())
                {
                    return Err(format!("{value} is below {rule}"));
                }
            }
            "required" => {
                for name in rule.as_array().unwrap() {
                    if value.get(name.as_str().unwrap()).is_none() {
                        return Err(format!("{name} is missing in {value}"));
                    }
                }
            }
            "properties" => {
                for (name, part) in rule.as_object().unwrap() {
                    if let Some(inner) = value.get(name) {
                        check(document, part, inner).map_err(|error| format!("{name}: {error}"))?;
                    }
                }
            }
            "additionalProperties" => {}
            "items" => {
                for inner in value.as_array().into_iter().flatten() {
                    check(document, rule, inner)?;
                }
            }
            "allOf" => {
                for part in rule.as_array().unwrap() {
                    check_rules(document, part, value)?;
                }
            }
            "oneOf" => {
                let tried: Vec<_> = rule
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|part| check(document, part, value))
                    .collect();
                if tried.iter().filter(|one| one.is_ok()).count() != 1 {
                    return Err(format!("{value} is not one of: {tried:?}"));
                }
            }
            other => return Err(format!("'{other}' is not understood")),
        }
    }
    Ok(())
}

fn check_type(rule: &Value, value: &Value) -> Result<(), String> {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    };
    let fits = match rule {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(format!("{value} is not {rule}"))
    }
}
