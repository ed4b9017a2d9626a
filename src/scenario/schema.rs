//! JSON Schema (draft-07) of scenario files, from the registry of keys: editors complete and check with it.

use serde_json::{Map, Value, json};

use super::dists::{FORMS, POOLS, WEIGHT};
use super::keys::{KEYS, Key, Kind, is_placeholder};
use super::world;
use crate::dataset::Dataset;
use crate::ids::{Function, Support};

/// The schema. With a data set, its branches, programmes, regions and parameters are offered as keys; other names stay
/// allowed, so that the same schema serves scenarios on other data.
pub fn schema(dataset: Option<&Dataset>) -> Value {
    let mut root = table();
    let mut definitions = Map::new();
    definitions.insert("ramp".to_string(), ramp());
    definitions.insert("dist".to_string(), dist());
    for key in KEYS {
        let segments: Vec<&str> = key.path.split('.').collect();
        let mut schema = described(key, dataset);
        if segments.iter().any(|s| is_placeholder(s)) {
            // Many names share it.
            definitions.insert(key.path.to_string(), schema);
            schema = json!({ "$ref": format!("#/definitions/{}", key.path) });
        }
        insert(&mut root, &segments, schema, dataset);
    }
    root["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    root["title"] = json!("Schakel scenario");
    root["definitions"] = Value::Object(definitions);
    root
}

fn table() -> Value {
    json!({ "type": "object", "properties": {}, "additionalProperties": false })
}

/// Puts `schema` at the end of a path of tables.
fn insert(node: &mut Value, path: &[&str], schema: Value, dataset: Option<&Dataset>) {
    let Some((first, rest)) = path.split_first() else { return };
    // Moves, correlations and the programmes of a plan are lists of tables.
    let node = if node["type"] == "array" { &mut node["items"] } else { node };
    if is_placeholder(first) {
        for name in names(first, dataset) {
            node["properties"][name] = schema.clone();
        }
        node["additionalProperties"] = schema;
    } else if rest.is_empty() {
        node["properties"][*first] = schema;
    } else {
        let child = &mut node["properties"][*first];
        if child.is_null() {
            let list = |required| json!({ "type": "array", "items": remarkable(table(), required) });
            *child = match *first {
                "moved" => list(&["from", "to", "share"]),
                "correlations" => list(&["between", "rank"]),
                "programmes" => list(&["share"]),
                _ => table(),
            };
        }
        insert(child, rest, schema, dataset);
    }
}

/// The names a placeholder stands for.
fn names<'a>(placeholder: &str, dataset: Option<&'a Dataset>) -> Vec<&'a str> {
    let Some(d) = dataset else {
        return match placeholder {
            "BRANCH" => vec!["all"],
            "KEY" => swept(),
            _ => Vec::new(),
        };
    };
    match placeholder {
        "BRANCH" => ["all"].into_iter().chain(d.branches.iter().map(|b| b.id.as_str())).collect(),
        "NAME" => Vec::new(),
        "KEY" => swept(),
        "PROGRAMME" => d.programmes.iter().map(|p| p.id.as_str()).collect(),
        _ => {
            let has_key = |name: &str| name.starts_with("evidence:") || super::is_of_job(name);
            d.parameters.iter().map(|p| p.name.as_str()).filter(|name| !has_key(name)).collect()
        }
    }
}

/// The keys of files that a sweep is offered; names may be added to them.
fn swept() -> Vec<&'static str> {
    let is_swept = |path: &&str| {
        (path.starts_with("plan.") && !path.starts_with("plan.programmes.")) || ["evidence", "experts"].contains(path)
    };
    let others = [
        "plan.programmes",
        "levers.absence.all",
        "levers.hours.all",
        "levers.productivity.all",
        "levers.inflow.all",
        "levers.exits.all",
    ];
    KEYS.iter().map(|key| key.path).filter(is_swept).chain(others).collect()
}

/// Small scenarios: their tables are those of the file.
fn variants() -> Value {
    let table = |name: &str| (name.to_string(), json!({ "$ref": format!("#/properties/{name}") }));
    let tables: Map<String, Value> =
        ["evidence", "experts", "plan", "levers", "parameters", "correlations"].map(table).into_iter().collect();
    let one = object(&Value::Object(tables), &[]);
    json!({ "anyOf": [
        { "type": "array", "items": one, "minItems": 1 },
        { "type": "object", "additionalProperties": one, "minProperties": 1 },
    ] })
}

fn described(key: &Key, dataset: Option<&Dataset>) -> Value {
    let inner = match key.kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Words => {
            let language = json!({ "type": "string" });
            let both = json!({ "nl": language, "en": language });
            return with_meaning(json!({ "anyOf": [language, object(&both, &[])] }), key);
        }
        Kind::Calibration => {
            let known = [Dataset::OWN_TIE, Dataset::NO_TIE];
            let names: Vec<&str> = dataset.map_or_else(|| known.into(), |d| d.tie_names().collect());
            json!({ "anyOf": [{ "enum": names }, { "type": "string" }] })
        }
        Kind::Form => {
            let name = key.path.rsplit('.').next().unwrap_or_default();
            let forms = world::FORMS.iter().find(|f| f.0 == name).map_or(&[][..], |f| f.1);
            let share = json!({ "type": "number", "minimum": 0, "maximum": 1 });
            let weights: Map<String, Value> = forms.iter().map(|f| ((*f).to_string(), share.clone())).collect();
            json!({ "anyOf": [{ "enum": forms }, remarkable(object(&Value::Object(weights), &[]), &[])] })
        }
        Kind::ForecastError => {
            let sd = json!({ "type": "number", "minimum": 0, "maximum": 0.1 });
            let own = json!({ "trend": sd, "noise": sd });
            json!({ "anyOf": [{ "enum": ["none", "vintages"] }, remarkable(object(&own, &[]), &[])] })
        }
        Kind::Year => json!({ "type": "integer" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Pair => json!({
            "type": "array",
            "items": { "type": "string" },
            "minItems": 2, "maxItems": 2, "uniqueItems": true,
        }),
        // The values are those of the key that is swept, which a schema can't follow.
        Kind::Axis => json!({ "type": ["array", "object"], "minItems": 1, "minProperties": 1 }),
        Kind::Variants => variants(),
        Kind::Rank => json!({ "type": "number", "exclusiveMinimum": -1, "exclusiveMaximum": 1 }),
        Kind::Evidence => json!({ "anyOf": [
            { "enum": ["controlled", "between", "business_cases"] },
            { "$ref": "#/definitions/dist" },
        ] }),
        Kind::Ramp => json!({ "$ref": "#/definitions/ramp" }),
        Kind::Dist => {
            let cases = remarkable(object(&json!({ "cases": { "type": "string" } }), &[]), &["cases"]);
            json!({ "anyOf": [{ "$ref": "#/definitions/dist" }, pool(dataset), cases] })
        }
        Kind::Order => json!({
            "type": "array",
            "items": { "enum": Support::ALL.map(Support::id) },
            "minItems": 3, "maxItems": 3, "uniqueItems": true,
        }),
        Kind::Levels => json!({
            "type": "array",
            "items": { "enum": Support::ALL.map(Support::id) },
            "minItems": 1, "uniqueItems": true,
        }),
        Kind::Mix => {
            let shares: Map<String, Value> = Function::ALL
                .iter()
                .map(|f| (f.id().to_string(), sourced(&json!({ "$ref": "#/definitions/ramp" }))))
                .collect();
            remarkable(object(&Value::Object(shares), &[]), &[])
        }
        Kind::Payers => {
            let share = json!({ "type": "number", "minimum": 0, "maximum": 1 });
            let payers = dataset.map(|d| d.payers.as_slice()).unwrap_or_default();
            let offered: Map<String, Value> = payers.iter().map(|p| (p.clone(), share.clone())).collect();
            let text = json!({ "type": "string" });
            let mut shares = json!({ "type": "object", "properties": offered, "additionalProperties": share });
            shares["properties"]["why"] = text.clone();
            shares["properties"]["source"] = text;
            shares
        }
        Kind::Split => {
            let share = json!({ "type": "number", "minimum": 0, "maximum": 1 });
            let regions = dataset.map(|d| d.regions.as_slice()).unwrap_or_default();
            let offered: Map<String, Value> = regions.iter().map(|r| (r.id.clone(), share.clone())).collect();
            let given = json!({ "type": "object", "properties": offered, "additionalProperties": share });
            json!({ "anyOf": [
                { "enum": ["population", "shortage"] },
                remarkable(object(&json!({ "given": given }), &["given"]), &["given"]),
            ] })
        }
    };
    // The file to extend, the ends of a move, what a programme is and a pair of parameters carry no remarks of their own.
    let bare = matches!(
        key.path,
        "extends"
            | "sweep.KEY"
            | "sweep.together.NAME"
            | "levers.moved.from"
            | "levers.moved.to"
            | "plan.programmes.programme"
            | "plan.programmes.type"
            | "plan.programmes.name"
            | "plan.programmes.levels"
            | "correlations.between"
    );
    with_meaning(if bare { inner } else { sourced(&inner) }, key)
}

/// A pool of findings; other names stay allowed, as everywhere.
fn pool(dataset: Option<&Dataset>) -> Value {
    let mut offered: Vec<&str> = Vec::new();
    for link in dataset.iter().flat_map(|d| &d.links).filter(|l| l.estimate) {
        if !offered.contains(&link.pool.as_str()) {
            offered.push(&link.pool);
        }
    }
    let name = json!({ "anyOf": [{ "enum": offered }, { "type": "string" }] });
    remarkable(object(&json!({ "evidence": name }), &[]), &["evidence"])
}

fn with_meaning(mut schema: Value, key: &Key) -> Value {
    let unit = if key.unit.en.is_empty() { String::new() } else { format!("\nUnit: {}.", key.unit.en) };
    let text = format!("{}\n{}{unit}\nDefault: {}.", key.meaning.en, key.meaning.nl, key.default.en);
    schema["description"] = text.into();
    schema
}

/// `inner`, or a table with it as `value` and remarks beside it.
fn sourced(inner: &Value) -> Value {
    let around =
        object(&json!({ "value": inner, "why": { "type": "string" }, "source": { "type": "string" } }), &["value"]);
    json!({ "anyOf": [inner, around] })
}

fn object(properties: &Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// A table that may hold remarks among its own keys.
fn remarkable(mut table: Value, required: &[&str]) -> Value {
    for remark in ["why", "source"] {
        table["properties"][remark] = json!({ "type": "string" });
    }
    table["required"] = json!(required);
    table
}

fn ramp() -> Value {
    let points = json!({
        "type": "object",
        "patternProperties": { "^[0-9]{4}$": { "type": "number" } },
        "additionalProperties": false,
        "minProperties": 1,
    });
    json!({ "anyOf": [{ "type": "number" }, remarkable(object(&json!({ "ramp": points }), &[]), &["ramp"])] })
}

fn dist() -> Value {
    let mut ways = vec![json!({ "type": "number" })];
    for form in FORMS {
        let kind = if form.name == "discrete" {
            json!({ "type": "array", "items": { "type": "number" } })
        } else {
            json!({ "type": "number" })
        };
        let arguments: Map<String, Value> =
            form.required.iter().chain(form.optional).map(|name| ((*name).to_string(), kind.clone())).collect();
        let arguments = object(&Value::Object(arguments), form.required);
        let mut outer = Map::new();
        outer.insert(form.name.to_string(), arguments);
        ways.push(remarkable(object(&Value::Object(outer), &[]), &[form.name]));
    }
    // What an expert may give is what stands above; editors check the names.
    let mut expert: Map<String, Value> =
        FORMS.iter().map(|f| (f.name.to_string(), json!({ "type": "object" }))).collect();
    expert.insert("value".into(), json!({ "type": "number" }));
    expert.insert(WEIGHT.into(), json!({ "type": "number", "exclusiveMinimum": 0 }));
    let expert = object(&Value::Object(expert), &[]);
    for (name, _) in POOLS {
        let experts = json!({ "type": "object", "additionalProperties": expert, "minProperties": 2 });
        let pool = object(&json!({ name: experts }), &[]);
        ways.push(remarkable(pool, &[name]));
    }
    json!({ "anyOf": ways })
}
