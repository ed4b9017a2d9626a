//! Results seen by a reader: which years, scenarios and figures to show, and the words for them.

use crate::analysis::finding::Finding;
use crate::ids::Lang;
use crate::report::numbers::{self, Kind, NONE};
use crate::report::verdict::{self, Precision};
use crate::run::results::Results;
use crate::scenario::Leaning;
use crate::scenario::facts::BranchFacts;
use crate::stats::Summary;
use crate::texts::{Text, fill};

/// Results together with the reader's language.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What was found.
    pub results: &'a Results,
    /// Answers to questions about its scenarios.
    pub findings: &'a [Finding],
    /// The reader's language.
    pub lang: Lang,
}

/// Which figure stands for the middle of the draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Centre {
    /// The median: what a level most likely is.
    Median,
    /// The mean: what the Monte Carlo error belongs to, and what adds up.
    Mean,
}

impl<'a> View<'a> {
    /// Results without answers to further questions.
    pub fn new(results: &'a Results, lang: Lang) -> Self {
        Self { results, findings: &[], lang }
    }

    /// A text in the reader's language.
    pub fn text(self, text: Text) -> String {
        text.get(self.lang).to_string()
    }

    /// A text in the reader's language with its places filled in.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        fill(text.get(self.lang), values)
    }

    /// An identifier that is unique on a page with both languages.
    pub fn id(self, name: &str) -> String {
        format!("{}-{name}", self.lang.code())
    }

    /// Scenarios besides the reference that are no evidence profile of another nor a point of a sweep, in job order.
    pub fn scenarios(self) -> Vec<usize> {
        let all = self.results.scenarios.iter().enumerate().skip(1);
        all.filter(|(_, s)| s.profile_of.is_none() && s.point.is_none()).map(|(i, _)| i).collect()
    }

    /// Title of a scenario; its name if it has none. On one line, without control characters.
    pub fn title(self, scenario: usize) -> String {
        let s = &self.results.scenarios[scenario];
        let title = one_line(s.title.get(self.lang));
        if title.is_empty() { one_line(&s.name) } else { title }
    }

    /// The scenario under each evidence profile of the job, from cautious to hopeful, with the profile's name.
    pub fn profiles(self, scenario: usize) -> Vec<(usize, String)> {
        let all = &self.results.scenarios;
        let profile = |suffix: &str| {
            all.iter().position(|s| s.profile_of == Some(scenario) && s.name.rsplit('@').next() == Some(suffix))
        };
        let both = profile("controlled").is_some() && profile("business_cases").is_some();
        if both && matches!(all[scenario].evidence, Leaning::Controlled | Leaning::BusinessCases) {
            // The scenario itself is one of the two ends.
            let cautious =
                if all[scenario].evidence == Leaning::Controlled { Some(scenario) } else { profile("controlled") };
            let hopeful = if all[scenario].evidence == Leaning::BusinessCases {
                Some(scenario)
            } else {
                profile("business_cases")
            };
            let named = |i: Option<usize>, text: Text| i.map(|i| (i, self.text(text)));
            return [named(cautious, Text::ProfileControlled), named(hopeful, Text::ProfileBusinessCases)]
                .into_iter()
                .flatten()
                .collect();
        }
        let own = match all[scenario].evidence {
            Leaning::Controlled => Text::ProfileControlled,
            Leaning::Between => Text::ProfileBetween,
            Leaning::BusinessCases => Text::ProfileBusinessCases,
            Leaning::Blend => Text::ProfileBlend,
        };
        let cautious = profile("controlled").map(|i| (i, self.text(Text::ProfileControlled)));
        let hopeful = profile("business_cases").map(|i| (i, self.text(Text::ProfileBusinessCases)));
        cautious.into_iter().chain([(scenario, self.text(own))]).chain(hopeful).collect()
    }

    /// The last year with a total shortage of the scenario; its horizon if there is none.
    pub fn last_year(self, scenario: usize) -> i32 {
        self.shortage_years(scenario).last().copied().unwrap_or(self.results.scenarios[scenario].horizon)
    }

    /// Years with a total shortage of the scenario, ascending.
    pub fn shortage_years(self, scenario: usize) -> Vec<i32> {
        let rows = self.results.summary.iter().filter(|r| {
            let (s, measure, scope, key, _, unit) = r.id.parts();
            (s, measure, scope, key, unit) == (scenario, "shortage", "total", "smal", "persons")
        });
        rows.map(|r| r.id.year).collect()
    }

    /// Years a table shows: 1, 5 and 10 years after the base year, and the last.
    pub fn milestones(self, scenario: usize) -> Vec<i32> {
        let (base, last) = (self.results.dataset.base_year, self.last_year(scenario));
        let mut years: Vec<i32> = [base + 1, base + 5, base + 10].into_iter().filter(|&y| y < last).collect();
        years.push(last);
        years
    }

    /// Shortage in persons: of the smal total, or of a branch.
    pub fn shortage(self, scenario: usize, branch: Option<&str>, year: i32) -> Option<&'a Summary> {
        let (scope, key) = branch.map_or(("total", "smal"), |b| ("branch", b));
        self.results.level(scenario, "shortage", scope, key, year, "persons")
    }

    /// Effect on the shortage in persons: of the smal total, or of a branch.
    pub fn effect(self, scenario: usize, branch: Option<&str>, year: i32) -> Option<&'a Summary> {
        let (scope, key) = branch.map_or(("total", "smal"), |b| ("branch", b));
        self.results.effect(scenario, "shortage", scope, key, year, "persons")
    }

    /// A level of the breed total, or of the smal total where there is no breed one.
    pub fn total(self, scenario: usize, measure: &str, year: i32, unit: &str) -> Option<&'a Summary> {
        let level = |key| self.results.level(scenario, measure, "total", key, year, unit);
        level("breed").or_else(|| level("smal"))
    }

    /// The official shortage in persons of the forecast that the model is tied to: of a branch, or of the smal total. `None`
    /// where it is unknown.
    pub fn official(self, branch: Option<&str>, year: i32) -> Option<f64> {
        let mut known = self.results.dataset.official.iter();
        known.find(|o| o.branch.as_deref() == branch && o.year == year).map(|o| o.persons)
    }

    /// The sentence on a scenario's effect in `year`.
    pub fn verdict(self, scenario: usize, year: i32) -> String {
        verdict::sentence(self.effect(scenario, None, year), self.precision(), year, self.lang)
    }

    /// How the simulation was run.
    pub fn precision(self) -> Precision {
        Precision { draws: self.results.draws, central: self.results.central }
    }

    /// Name of a branch with a capital; its identifier if the data set does not know it.
    pub fn branch_name(self, id: &str) -> String {
        let found = self.results.dataset.branch(id);
        capital(found.map_or(id, |b| b.name.get(self.lang)))
    }

    /// `, zonder kinderopvang`: what the smal total leaves out; empty if nothing.
    pub fn excluded(self) -> String {
        let out: Vec<&BranchFacts> = self.results.dataset.branches.iter().filter(|b| !b.in_smal).collect();
        if out.is_empty() {
            return String::new();
        }
        // What stands in brackets in a name explains it, and would be too long here.
        let short = |b: &&BranchFacts| one_line(b.name.get(self.lang).split(" (").next().unwrap_or_default());
        let names = out.iter().map(short).collect::<Vec<_>>().join(", ");
        if names.chars().count() > 40 {
            return self.fill(Text::ExcludedMany, &[("n", &out.len().to_string())]);
        }
        self.fill(Text::Excluded, &[("names", &names)])
    }

    /// Middle and 80 % interval of a figure as table cells; the interval is left out in a central run.
    pub fn cells(self, summary: Option<&Summary>, kind: Kind, centre: Centre) -> Vec<String> {
        let Some(s) = summary else { return vec![NONE.to_string(); if self.results.central { 1 } else { 2 }] };
        let middle = match centre {
            Centre::Median => s.p(50).or(s.mean),
            Centre::Mean => s.mean,
        };
        if self.results.central {
            let value = s.mean.or(middle).unwrap_or(f64::NAN);
            return vec![numbers::number(value, kind, numbers::step(kind, value, None), self.lang)];
        }
        let (low, high) = (s.p(10), s.p(90));
        let largest = [middle, low, high].into_iter().flatten().map(f64::abs).fold(0.0, f64::max);
        let step = |errors: &[Option<f64>]| numbers::step(kind, largest, numbers::half_width(errors.iter().copied()));
        let of_middle = match centre {
            Centre::Median if s.p(50).is_some() => s.mc_error_p(50),
            _ => s.mc_error,
        };
        let interval = match (low, high) {
            (Some(low), Some(high)) => {
                numbers::range(low, high, kind, step(&[s.mc_error_p(10), s.mc_error_p(90)]), self.lang)
            }
            _ => NONE.to_string(),
        };
        let middle = middle.map(|m| numbers::number(m, kind, step(&[of_middle]), self.lang));
        vec![middle.unwrap_or_else(|| NONE.to_string()), interval]
    }

    /// Heads of the columns of [`View::cells`].
    pub fn cell_heads(self, centre: Centre) -> Vec<String> {
        if self.results.central {
            return vec![self.text(Text::Value)];
        }
        let middle = match centre {
            Centre::Median => Text::Median,
            Centre::Mean => Text::Mean,
        };
        vec![self.text(middle), self.text(Text::Interval)]
    }
}

/// `text` with a capital first letter, on one line.
pub fn capital(text: &str) -> String {
    let text = one_line(text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// `text` on one line: runs of white space and control characters become one space, so that a title can neither break
/// a table nor steer a terminal.
pub fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
