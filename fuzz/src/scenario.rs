//! Scenario files: any text, checked against the small made-up data set.

use std::sync::{Arc, LazyLock};

use schakel::dataset::Dataset;
use schakel::error::Result;
use schakel::scenario::{Job, dists, keys, resolved};

use super::chance::fingerprint;
use super::check;
use super::parts::{self, MARK};

static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
    Arc::new(Dataset::load(&check::folder("tests/data/tiny")).unwrap_or_else(|e| panic!("the small data set: {e}")))
});

/// Names in the shipped files, and what stands for them in the small data set.
const STAND_INS: [(&str, &str); 11] = [
    ("value = \"nl\"", "value = \"tiny\""),
    ("value = 2035", "value = 2032"),
    ("2034 =", "2032 ="),
    ("2033 =", "2032 ="),
    ("nursing_homes", "care"),
    ("home_care", "welfare"),
    ("mental_health", "care"),
    ("verzorgende_ig", "carer_school"),
    ("verpleegkunde_mbo", "social_mbo_school"),
    ("verpleegkunde_hbo", "social_hbo_school"),
    ("zvw = 0.3\nwlz = 0.2", "zvw = 0.5"),
];

/// The shipped files, with names and years that the small data set has.
static SHIPPED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let adapt = |text: String| STAND_INS.iter().fold(text, |text, (name, other)| text.replace(name, other));
    check::texts("scenarios", &["toml"]).into_iter().map(|(name, text)| (name, adapt(text))).collect()
});

/// Loads the files of an input.
pub fn load(text: &str) -> Result<Job> {
    let mut files = parts::split(text, "mine.toml");
    // What an input extends, it need not hold.
    for stem in ["substitution", "reference"] {
        let wanted = files.iter().any(|(_, text)| text.lines().any(|l| l.starts_with("extends") && l.contains(stem)));
        let shipped = SHIPPED.iter().find(|(name, _)| name.strip_suffix(".toml") == Some(stem));
        if let Some((name, shipped)) = shipped.filter(|(name, _)| wanted && !files.iter().any(|f| f.0 == *name)) {
            files.push((name, shipped));
        }
    }
    Job::from_texts(&files, DATASET.clone())
}

/// Loads `input` as scenario files and checks the outcome; whether it was accepted. One accepted job in `closer` is run.
pub fn check(input: &[u8], closer: u64) -> bool {
    let fingerprint = fingerprint(input);
    match load(&String::from_utf8_lossy(input)) {
        Err(error) => {
            check::refusal(&error, fingerprint.is_multiple_of(8));
            false
        }
        Ok(job) => {
            if fingerprint.is_multiple_of(8) {
                resolved_is_the_same(&job);
            }
            if fingerprint.is_multiple_of(closer) {
                check::first_years(&job);
            }
            true
        }
    }
}

/// A job written out in full is read back as the same job.
fn resolved_is_the_same(job: &Job) {
    let text = resolved::write(job);
    let again = Job::from_texts(&[("resolved.toml", &text)], DATASET.clone());
    let again = again.unwrap_or_else(|e| panic!("resolved.toml is refused: {e}\n{text}"));
    assert_eq!(again.scenarios, job.scenarios, "resolved.toml means something else:\n{text}");
}

/// Names that a mutation may write: every key, every name they may hold.
pub fn words() -> Vec<String> {
    let mut words: Vec<String> = keys::KEYS.iter().flat_map(|k| k.path.split('.')).map(str::to_owned).collect();
    let dataset = &*DATASET;
    words.extend(dataset.branches.iter().map(|b| b.id.clone()));
    words.extend(dataset.regions.iter().map(|r| r.id.clone()));
    words.extend(dataset.programmes.iter().map(|p| p.id.clone()));
    words.extend(dataset.approaches.iter().map(|a| format!("\"{}\"", a.id)));
    words.extend(dataset.help_programmes.iter().map(|p| format!("\"{}\"", p.id)));
    words.extend(dataset.parameters.iter().map(|p| format!("\"{}\"", p.name)));
    words.extend(dists::FORMS.iter().flat_map(|f| [&[f.name], f.required, f.optional].concat()).map(str::to_owned));
    let more = "all why source value ramp scenario reference substitution mine controlled between business_cases \
                population shortage volunteer mbo ad hbo light moderate complex nl en tiny";
    words.extend(more.split_whitespace().map(str::to_owned));
    words.sort();
    words.dedup();
    words
}

/// The shipped scenarios, as inputs.
pub fn shipped() -> Vec<String> {
    SHIPPED.iter().map(|(name, text)| format!("{MARK}{name}\n{text}")).collect()
}

/// The shipped scenarios and the inputs kept for fuzzing.
pub fn seeds() -> Vec<String> {
    let kept = check::texts("fuzz/seeds/scenario", &["toml"]).into_iter().map(|(_, text)| text);
    shipped().into_iter().chain(kept).collect()
}
