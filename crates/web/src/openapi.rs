//! The OpenAPI 3.1 document, derived from the routes.

use access::Duty;
use serde_json::{Map, Value, json};

use crate::Need;
use crate::room::{Room, Route, Shape, Verb};

/// The document for a set of rooms.
#[must_use]
pub fn document(rooms: &[Room]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut schemas: Map<String, Value> = Map::new();
    for room in rooms {
        for route in (room.routes)() {
            for shape in [&route.input, &route.output, &route.query].into_iter().flatten() {
                put(&mut schemas, room.name, &shape.name, &shape.schema);
                shape.others.iter().for_each(|(name, schema)| put(&mut schemas, room.name, name, schema));
            }
            let item = paths.entry(route.path.to_owned()).or_insert_with(|| json!({}));
            if let Some(item) = item.as_object_mut() {
                let verb = if route.verb == Verb::Get { "get" } else { "post" };
                item.insert(verb.to_owned(), operation(room.name, &route));
            }
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Relais", "version": env!("CARGO_PKG_VERSION"), "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": scopes()}}},
    })
}

fn scopes() -> String {
    format!("Made by `relais token`. Scopes: {}.", Duty::ALL.iter().map(|d| d.name()).collect::<Vec<_>>().join(", "))
}

const SCHEMAS: &str = "#/components/schemas/";

/// Adds a schema under a name that begins with its room's, and mends the references in it.
fn put<S: serde::Serialize>(schemas: &mut Map<String, Value>, room: &str, name: &str, schema: &S) {
    let Ok(mut value) = serde_json::to_value(schema) else { return };
    prefix(&mut value, room);
    schemas.insert(format!("{room}.{name}"), value);
}

fn prefix(value: &mut Value, room: &str) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields.iter_mut() {
                match (key.as_str(), field.as_str().and_then(|text| text.strip_prefix(SCHEMAS)).map(|name| format!("{SCHEMAS}{room}.{name}"))) {
                    ("$ref", Some(mended)) => *field = Value::String(mended),
                    _ => prefix(field, room),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| prefix(item, room)),
        _ => {}
    }
}

fn refers(room: &str, shape: &Shape) -> Value {
    json!({"$ref": format!("{SCHEMAS}{room}.{}", shape.name)})
}

fn operation(room: &str, route: &Route) -> Value {
    let mut parameters: Vec<Value> = route
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{').and_then(|p| p.strip_suffix('}')))
        .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}))
        .collect();
    if let Some(query) = &route.query {
        parameters.extend(query_parameters(query));
    }
    let scope = match route.need {
        Need::Duty(duty) => Some(duty.name()),
        Need::Nobody | Need::HalfSigned => None,
    };
    let content = match (&route.output, route.file) {
        (Some(shape), _) => json!({"application/json": {"schema": refers(room, shape)}}),
        (None, true) => json!({"application/octet-stream": {}}),
        (None, false) => json!({"application/json": {}}),
    };
    let problem = json!({"description": "refused, with a sentence", "content": {"application/json": {}}});
    let mut responses = json!({
        "400": problem, "401": problem, "403": problem, "404": problem, "409": problem, "413": problem, "422": problem, "429": problem,
        "303": {"description": "go to the place in `Location`"},
    });
    if let Some(map) = responses.as_object_mut() {
        map.insert("200".to_owned(), json!({"description": "shown", "content": content}));
        if route.verb == Verb::Post {
            map.insert("201".to_owned(), json!({"description": "done", "content": content}));
        }
    }
    let mut out = json!({"tags": [room], "summary": route.says, "parameters": parameters, "responses": responses});
    if let Some(map) = out.as_object_mut() {
        if let Some(scope) = scope {
            map.insert("security".to_owned(), json!([{"token": []}]));
            map.insert("x-scope".to_owned(), json!(scope));
        }
        if let Some(input) = &route.input {
            map.insert("requestBody".to_owned(), json!({"required": true, "content": {"application/json": {"schema": refers(room, input)}, "application/x-www-form-urlencoded": {"schema": refers(room, input)}}}));
        }
    }
    out
}

fn query_parameters(shape: &Shape) -> Vec<Value> {
    let schema = serde_json::to_value(&shape.schema).unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    fields.into_iter().map(|(name, schema)| json!({"name": name, "in": "query", "schema": schema})).collect()
}
