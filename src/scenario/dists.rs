//! Distributions as scenario files write them: one table from names and arguments to [`Dist`].

use std::ops::Range;

use super::reader::{Reader, fields};
use super::tree::{Entry, Node, Value};
use crate::dataset::{Parameter, bounds};
use crate::dist::{
    Beta, Discrete, Dist, DistError, Expert, Experts, Gamma, LogNormal, Metalog, Normal, Pert, Pooling, SplitNormal,
    StudentT, Triangular, TruncatedNormal, Uniform,
};
use crate::texts::{Said, Thing, ValueProblem as P};

/// One way of writing a distribution.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its name in files.
    pub name: &'static str,
    /// Arguments that must be given.
    pub required: &'static [&'static str],
    /// Arguments that may be left out.
    pub optional: &'static [&'static str],
}

const fn form(name: &'static str, required: &'static [&'static str], optional: &'static [&'static str]) -> Form {
    Form { name, required, optional }
}

/// All ways. A name that stands twice has two sets of arguments.
pub const FORMS: &[Form] = &[
    form("uniform", &["min", "max"], &[]),
    form("triangular", &["min", "mode", "max"], &[]),
    form("pert", &["min", "mode", "max"], &[]),
    form("normal", &["mean", "sd"], &[]),
    form("normal", &["p5", "p50", "p95"], &[]),
    form("split_normal", &["p5", "p50", "p95"], &[]),
    form("lognormal", &["median", "p95"], &[]),
    form("beta", &["alpha", "beta"], &["min", "max"]),
    form("gamma", &["shape", "scale"], &[]),
    form("truncated_normal", &["mean", "sd", "min", "max"], &[]),
    form("metalog", &["p10", "p50", "p90"], &["min", "max"]),
    form("student_t", &["location", "scale", "df"], &["min", "max"]),
    form("discrete", &["values", "weights"], &[]),
];

/// Pools of experts: their names in files.
pub const POOLS: [(&str, Pooling); 2] = [("linear_pool", Pooling::Linear), ("logarithmic_pool", Pooling::Logarithmic)];

/// Key of an expert's weight.
pub const WEIGHT: &str = "weight";

/// Arguments read from a file: lists for `discrete`, single numbers (lists of one) for the others.
struct Arguments(Vec<(&'static str, Vec<f64>)>);

impl Arguments {
    fn list(&self, name: &str) -> Option<&[f64]> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, values)| values.as_slice())
    }

    fn get(&self, name: &str) -> Option<f64> {
        self.list(name).and_then(|values| values.first().copied())
    }
}

/// Reads a number or a distribution.
pub(super) fn read(reader: &mut Reader, node: &Node, what: &str) -> Option<Dist> {
    match &node.value {
        Value::Whole(_) | Value::Real(_) => return reader.number(node, what).map(Dist::Fixed),
        Value::Table(_) => {}
        _ => {
            reader.wrong_type(node, what, Thing::NumberOrDist);
            return None;
        }
    }
    let entries: Vec<&Entry> = fields(node).collect();
    let [entry] = entries[..] else {
        reader.problem_help(&node.span, P::One.with(&[("what", &what)]), P::OneHelp);
        return None;
    };
    let names = FORMS.iter().map(|f| f.name).chain(POOLS.map(|p| p.0)).chain(["value"]);
    if !reader.known(&entry.key, &entry.key_span, Thing::Distribution, names) {
        return None;
    }
    if let Some((_, pooling)) = POOLS.iter().find(|p| p.0 == entry.key) {
        return experts(reader, entry, *pooling, what);
    }
    let arguments = arguments(reader, entry)?;
    match build(&entry.key, &arguments)? {
        Ok(dist) => Some(dist),
        Err(rule) => {
            reader.problem(&entry.node.span, P::Refused.with(&[("what", &what), ("why", &rule.said())]));
            None
        }
    }
}

/// A pool: a table of experts by name, each with a distribution and perhaps a weight.
fn experts(reader: &mut Reader, entry: &Entry, pooling: Pooling, what: &str) -> Option<Dist> {
    let given = reader.table(&entry.node, &entry.key)?;
    let mut experts = Vec::new();
    for expert in &given {
        let name = &expert.key;
        let fine = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(fine) || name == super::layer::POOLED {
            let name = name.escape_debug().to_string();
            let rule = P::ExpertName.with(&[("pooled", &super::layer::POOLED), ("name", &name)]);
            reader.problem(&expert.key_span, rule);
            continue;
        }
        let here = format!("{what}, {name}");
        if reader.table(&expert.node, &here).is_none() {
            continue;
        }
        if let Some(remark) = expert.node.entries().iter().find(|e| e.key == "why" || e.key == "source") {
            let rule = P::ExpertRemark.with(&[("key", &remark.key)]);
            reader.problem(&remark.key_span, rule);
            continue;
        }
        let is_weight = |e: &&Entry| e.key == WEIGHT;
        let weight = match expert.node.entries().iter().find(is_weight) {
            Some(entry) => reader.number(&entry.node, WEIGHT),
            None => Some(1.0),
        };
        let rest: Vec<Entry> = expert.node.entries().iter().filter(|e| !is_weight(e)).cloned().collect();
        // `value` holds a plain number: an expert who is certain.
        let rest = match rest.as_slice() {
            [one] if one.key == "value" => one.node.clone(),
            _ => Node { span: expert.node.span.clone(), value: Value::Table(rest) },
        };
        if let Some((weight, dist)) = weight.zip(read(reader, &rest, &here)) {
            experts.push(Expert { name: name.clone(), weight, dist });
        }
    }
    // With a problem, what is sound is not all.
    if experts.len() < given.len() {
        return None;
    }
    match Experts::new(pooling, experts) {
        Ok(pool) => Some(pool.into()),
        Err(rule) => {
            reader.problem(&entry.node.span, P::Refused.with(&[("what", &what), ("why", &rule.said())]));
            None
        }
    }
}

fn arguments(reader: &mut Reader, entry: &Entry) -> Option<Arguments> {
    let forms: Vec<&Form> = FORMS.iter().filter(|f| f.name == entry.key).collect();
    let given = reader.table(&entry.node, &entry.key)?;
    let allowed = |form: &Form| form.required.iter().chain(form.optional).copied().collect::<Vec<_>>();
    let mut all: Vec<&'static str> = forms.iter().flat_map(|f| allowed(f)).collect();
    all.dedup();
    let mut read = Vec::new();
    let mut sound = true;
    for argument in &given {
        let Some(name) = all.iter().find(|name| **name == argument.key) else {
            reader.unknown(argument, Thing::InKey.with(&[("key", &entry.key)]), &all);
            sound = false;
            continue;
        };
        let values = match &argument.node.value {
            Value::List(list) if entry.key == "discrete" => {
                let read: Vec<f64> = list.iter().filter_map(|item| reader.number(item, name)).collect();
                (read.len() == list.len()).then_some(read)
            }
            _ if entry.key == "discrete" => {
                reader.wrong_type(&argument.node, name, Thing::NumberList);
                None
            }
            _ => reader.number(&argument.node, name).map(|value| vec![value]),
        };
        match values {
            Some(values) => read.push((*name, values)),
            None => sound = false,
        }
    }
    let has = |name: &&str| given.iter().any(|e| e.key == **name);
    let complete =
        forms.iter().any(|f| f.required.iter().all(&has) && given.iter().all(|e| allowed(f).contains(&e.key.as_str())));
    if sound && !complete {
        let ways: Vec<Said> = forms.iter().map(|f| Said::verbatim(f.required.join(", "))).collect();
        let ways = Said::join(&ways, P::Or);
        let rule = P::Needs.with(&[("name", &entry.key), ("arguments", &ways)]);
        reader.problem(&entry.node.span, rule);
    }
    (sound && complete).then_some(Arguments(read))
}

/// Makes the distribution; the error is the inequality that its arguments violate. `None`: an argument is missing,
/// which has been reported.
fn build(name: &str, given: &Arguments) -> Option<Result<Dist, DistError>> {
    let get = |argument| given.get(argument);
    let or = |argument, default| given.get(argument).unwrap_or(default);
    Some(match name {
        "uniform" => Uniform::new(get("min")?, get("max")?).map(Dist::from),
        "triangular" => Triangular::new(get("min")?, get("mode")?, get("max")?).map(Dist::from),
        "pert" => Pert::new(get("min")?, get("mode")?, get("max")?).map(Dist::from),
        "normal" => match (get("mean"), get("sd")) {
            (Some(mean), Some(sd)) => Normal::new(mean, sd),
            _ => Normal::from_quantiles(get("p5")?, get("p50")?, get("p95")?),
        }
        .map(Dist::from),
        "split_normal" => SplitNormal::new(get("p5")?, get("p50")?, get("p95")?).map(Dist::from),
        "lognormal" => LogNormal::new(get("median")?, get("p95")?).map(Dist::from),
        "beta" => Beta::new(get("alpha")?, get("beta")?, or("min", 0.0), or("max", 1.0)).map(Dist::from),
        "gamma" => Gamma::new(get("shape")?, get("scale")?).map(Dist::from),
        "truncated_normal" => TruncatedNormal::new(get("mean")?, get("sd")?, get("min")?, get("max")?).map(Dist::from),
        "metalog" => Metalog::new(get("p10")?, get("p50")?, get("p90")?, get("min"), get("max")).map(Dist::from),
        "student_t" => StudentT::new(get("location")?, get("scale")?, get("df")?)
            .and_then(|whole| whole.cut(get("min"), get("max")))
            .map(Dist::from),
        "discrete" => Discrete::new(given.list("values")?.to_vec(), given.list("weights")?.to_vec()).map(Dist::from),
        _ => return None,
    })
}

/// A distribution as a scenario file writes it: the inverse of reading it.
pub fn write(dist: &Dist) -> String {
    let list = |values: &[f64]| values.iter().map(|v| format!("{v:?}")).collect::<Vec<_>>().join(", ");
    match dist {
        Dist::Fixed(value) => format!("{value:?}"),
        Dist::Discrete(d) => {
            format!("{{ discrete = {{ values = [{}], weights = [{}] }} }}", list(d.values()), list(d.weights()))
        }
        Dist::Experts(pool) => {
            let expert = |e: &Expert| {
                let dist = match &e.dist {
                    Dist::Fixed(value) => format!("value = {value:?}"),
                    other => {
                        let text = write(other);
                        text.trim_start_matches("{ ").trim_end_matches(" }").to_string() + " }"
                    }
                };
                format!("{} = {{ {WEIGHT} = {:?}, {dist} }}", e.name, e.weight)
            };
            let experts: Vec<String> = pool.experts().iter().map(expert).collect();
            format!("{{ {} = {{ {} }} }}", dist.name(), experts.join(", "))
        }
        _ => {
            let arguments: Vec<String> = dist.arguments().iter().map(|(name, v)| format!("{name} = {v:?}")).collect();
            format!("{{ {} = {{ {} }} }}", dist.name(), arguments.join(", "))
        }
    }
}

/// Whether a scenario may give the parameter `entry.key` the distribution `dist`; problems if not.
pub(super) fn allowed(reader: &mut Reader, entry: &Entry, dist: Option<&Dist>) -> bool {
    let name = entry.key.as_str();
    if name.starts_with("evidence:") {
        reader.problem_help(&entry.key_span, P::NotHere.with(&[("name", &name)]), P::UseEvidence);
        return false;
    }
    if super::is_of_job(name) && !reader.resolved {
        let key = if name.starts_with("structure:") { name.replacen(':', ".", 1) } else { "forecast_error".to_owned() };
        let help = P::UseKey.with(&[("key", &key)]);
        reader.problem_help(&entry.key_span, P::NotHere.with(&[("name", &name)]), help);
        return false;
    }
    let Some(d) = reader.dataset else { return true };
    if !known_parameter(reader, name, &entry.key_span) {
        return false;
    }
    let Some(index) = d.parameter(name) else { return false };
    let Some(dist) = dist else { return false };
    let parameter = &d.parameters[index];
    let ((low, high), (data_low, data_high)) = (reach(dist), parameter.dist.support());
    let (least, most) = limits(parameter);
    if data_low >= 0.0 && low < 0.0 {
        let low = format!("{low:.4}");
        let rule = P::Negative.with(&[("name", &name), ("unit", &parameter.unit), ("low", &low)]);
        if dist.support().0.is_infinite() {
            reader.problem_help(&entry.node.span, rule, P::NegativeHelp);
        } else {
            reader.problem(&entry.node.span, rule);
        }
        return false;
    }
    if high > 1.0 && is_share(parameter) {
        let high = format!("{high:.4}");
        let rule = P::ShareAbove.with(&[("name", &name), ("unit", &parameter.unit), ("high", &high)]);
        reader.problem(&entry.node.span, rule);
        return false;
    }
    if low < least || high > most {
        let rule = P::Outside.with(&[
            ("name", &name),
            ("unit", &parameter.unit),
            ("least", &least),
            ("most", &most),
            ("low", &format!("{low:.4}")),
            ("high", &format!("{high:.4}")),
        ]);
        reader.problem(&entry.node.span, rule);
        return false;
    }
    if let Dist::Discrete(_) = parameter.dist {
        let values = match dist {
            Dist::Experts(pool) => pool.discrete().cloned().map_or_else(|| dist.clone(), Dist::Discrete),
            _ => dist.clone(),
        };
        let whole = match &values {
            Dist::Discrete(d) => d.values().iter().all(|v| v.fract() == 0.0),
            Dist::Fixed(value) => value.fract() == 0.0,
            _ => false,
        };
        // More than the data set foresees would reach further back than the model remembers.
        if !whole || high > data_high {
            let rule =
                P::Whole.with(&[("name", &name), ("unit", &parameter.unit), ("low", &data_low), ("high", &data_high)]);
            reader.problem_help(&entry.node.span, rule, P::WholeHelp);
            return false;
        }
    }
    true
}

/// Whether a parameter is a share of something, and can't be above 1.
fn is_share(parameter: &Parameter) -> bool {
    parameter.unit.starts_with("share") && parameter.dist.support().1 <= 1.0
}

/// The smallest and the largest value that a scenario may give a parameter: 0 or more if the data set has it so, at most 1
/// if it is a share, and within the bounds of the model.
pub fn limits(parameter: &Parameter) -> (f64, f64) {
    let (least, most) = bounds(&parameter.name);
    let least = if parameter.dist.support().0 >= 0.0 { least.max(0.0) } else { least };
    (least, if is_share(parameter) { most.min(1.0) } else { most })
}

/// Whether the data set has a parameter `name`; a problem if not. All are known while there is no data set.
pub(super) fn known_parameter(reader: &mut Reader, name: &str, span: &Range<usize>) -> bool {
    let Some(d) = reader.dataset else { return true };
    // The quantity alone, when that is right, narrows the choice.
    let quantity = format!("{}:", name.split(':').next().unwrap_or(""));
    let all: Vec<&str> = d.parameters.iter().map(|p| p.name.as_str()).collect();
    let like: Vec<&str> = all.iter().copied().filter(|p| p.starts_with(&quantity)).collect();
    reader.known(name, span, Thing::Parameter, if like.is_empty() { all } else { like })
}

/// The values a distribution takes in practice: an infinite tail counts up to a chance of one in a thousand million.
pub(super) fn reach(dist: &Dist) -> (f64, f64) {
    const NEVER: f64 = 1e-9;
    let (low, high) = dist.support();
    let low = if low.is_finite() { low } else { dist.quantile(NEVER) };
    (low, if high.is_finite() { high } else { dist.quantile(1.0 - NEVER) })
}
