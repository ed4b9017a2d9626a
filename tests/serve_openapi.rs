//! The description of the server's interface and its answers say the same: every address of the description is asked, every
//! answer is held against its schema, and every status that comes is one that is described.

mod program;
mod server;

use std::collections::BTreeSet;

use program::Place;
use serde_json::{Value, json};
use server::{Answer, Server};

/// What is wrong with `value` by `schema`, as far as the description uses JSON Schema.
fn faults(root: &Value, schema: &Value, value: &Value, place: &str, out: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let found = root.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("no {reference}"));
        return faults(root, found, value, place, out);
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().map(|k| k.as_str().unwrap()).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &&str| match *kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the test knows no type {other}"),
    };
    if !kinds.is_empty() && !kinds.iter().any(is) {
        out.push(format!("{place}: {value} is no {kinds:?}"));
        return;
    }
    if let Some(known) = schema["enum"].as_array().filter(|known| !known.contains(value)) {
        out.push(format!("{place}: {value} is none of {known:?}"));
    }
    if let Some(entries) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !entries.contains_key(name) {
                out.push(format!("{place}: lacks {name}"));
            }
        }
        for (name, entry) in entries {
            match (&schema["properties"][name], &schema["additionalProperties"]) {
                (Value::Null, Value::Bool(false)) => out.push(format!("{place}: {name} is not described")),
                (Value::Null, rest @ Value::Object(_)) => faults(root, rest, entry, &format!("{place}.{name}"), out),
                (Value::Null, _) => {}
                (described, _) => faults(root, described, entry, &format!("{place}.{name}"), out),
            }
        }
    }
    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(root, &schema["items"], item, &format!("{place}[{i}]"), out);
    }
}

/// Holds an answer against what is described of `method` at `path`.
#[track_caller]
fn hold(description: &Value, asked: &mut BTreeSet<String>, method: &str, path: &str, answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{method} {path}: {}", String::from_utf8_lossy(&answer.body));
    let operation = &description["paths"][path][method.to_lowercase()];
    assert!(operation.is_object(), "{method} {path} is not described");
    asked.insert(format!("{method} {path}"));
    let response = &operation["responses"][status.to_string()];
    assert!(response.is_object(), "{method} {path}: {status} is not described");
    let kind = answer.heads["content-type"].split(';').next().unwrap();
    let schema = &response["content"][kind]["schema"];
    assert!(schema.is_object(), "{method} {path}: {kind} is not described");
    if kind == "application/json" {
        let mut found = Vec::new();
        faults(description, schema, &answer.json(), "answer", &mut found);
        assert!(found.is_empty(), "{method} {path}: {}", found.join("\n"));
    }
}

#[test]
fn answers_are_as_described() {
    let place = Place::small();
    let server = Server::start(&place);
    let description = server.get("/api/v1/openapi.json").json();
    let mut asked = BTreeSet::new();
    let mut get = |path: &str, real: &str, status: u16| {
        hold(&description, &mut asked, "GET", path, &server.get(&format!("/api/v1{real}")), status);
    };
    get("/openapi.json", "/openapi.json", 200);
    get("/scenarios", "/scenarios", 200);
    let run = json!({ "scenarios": [
        { "name": "a", "set": { "plan.size": { "ramp": { "2024": 0, "2028": 20 } }, "plan.split": "population" } },
        { "name": "b", "toml": "extends = \"lever\"\n" },
    ], "draws": 512 });
    let id = server.run(&run)["id"].as_str().unwrap().to_string();
    get("/runs/{id}", &format!("/runs/{id}?measure=*&scope=*"), 200);
    get("/runs/{id}/events", &format!("/runs/{id}/events"), 200);
    let done = server.finished(&id, "");
    assert_eq!(done["stage"], "done");
    get("/runs/{id}", &format!("/runs/{id}?measure=*&scope=*"), 200);
    get("/runs/{id}", &format!("/runs/{id}?year=soon"), 400);
    get("/runs/{id}", "/runs/none", 404);
    get("/runs/{id}/compare", &format!("/runs/{id}/compare"), 200);
    get("/runs/{id}/compare", "/runs/none/compare", 404);
    get("/runs/{id}/events", "/runs/none/events", 404);
    for (name, status) in [("a.toml", 200), ("report.html", 200), ("results.xlsx", 200), ("none", 404)] {
        get("/runs/{id}/files/{name}", &format!("/runs/{id}/files/{name}"), status);
    }
    let mut post = |path: &str, body: &str, status: u16| {
        hold(&description, &mut asked, "POST", path, &server.ask("POST", &format!("/api/v1{path}"), body), status);
    };
    let wrong = json!({ "scenarios": [{ "name": "a", "set": { "plan.sise": 1 } }] }).to_string();
    post("/validate", &run.to_string(), 200);
    post("/validate", &wrong, 200);
    post("/validate", "{", 400);
    post("/validate", &" ".repeat(300_000), 413);
    post("/runs", &run.to_string(), 201);
    post("/runs", &wrong, 422);
    post("/runs", "{", 400);
    let alone = server.run(&json!({ "scenarios": [], "draws": 512 }))["id"].as_str().unwrap().to_string();
    let one = server.get(&format!("/api/v1/runs/{alone}/compare"));
    hold(&description, &mut asked, "GET", "/runs/{id}/compare", &one, 409);
    let gone = server.ask("DELETE", &format!("/api/v1/runs/{alone}"), "");
    hold(&description, &mut asked, "DELETE", "/runs/{id}", &gone, 200);
    let stranger = server.with_heads("GET", "/api/v1/scenarios", &[], "");
    hold(&description, &mut asked, "GET", "/scenarios", &stranger, 403);

    let described: BTreeSet<String> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(move |m| (path, m)))
        .filter(|(_, method)| *method != "parameters")
        .map(|(path, method)| format!("{} {path}", method.to_uppercase()))
        .collect();
    assert_eq!(asked, described, "every address of the description is asked");
}

#[test]
fn a_schema_refuses_what_it_does_not_describe() {
    let schema = json!({ "type": "object", "required": ["a"], "additionalProperties": false, "properties": {
        "a": { "type": ["integer", "null"] }, "b": { "type": "array", "items": { "enum": [1, 2] } } } });
    for (value, count) in [
        (json!({ "a": 1, "b": [1, 2] }), 0),
        (json!({ "a": null }), 0),
        (json!({ "a": "x" }), 1),
        (json!({ "b": [3], "c": 1 }), 3),
        (json!([]), 1),
    ] {
        let mut found = Vec::new();
        faults(&schema, &schema, &value, "", &mut found);
        assert_eq!(found.len(), count, "{value}: {found:?}");
    }
}
