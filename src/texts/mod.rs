//! Every word a person reads, in Dutch and English, side by side. A text without a translation does not compile.
//!
//! Texts hold places in braces, `{year}`, that [`fill`] fills in; a test checks that both languages have the same ones.

mod backtest;
mod batch;
mod break_even;
mod calibrate;
mod cases;
mod chart;
mod command;
mod compare;
mod discover;
mod effect_tree;
mod evidence;
mod failure;
mod figure;
mod form;
mod frontier;
mod information;
mod letter;
mod page;
mod parameter;
mod payers;
mod problem;
mod problem_between;
mod problem_calibrate;
mod problem_data;
mod problem_dist;
mod problem_form;
mod problem_part;
mod problem_programmes;
mod problem_question;
mod problem_read;
mod problem_request;
mod problem_scenario;
mod problem_sweep;
mod problem_value;
mod returns;
mod said;
mod seek;
mod sensitivity;
mod serve;
mod shared;
mod thing;
mod usage;
mod warning;
mod workbook;

pub use backtest::BackText;
pub use batch::BatchText;
pub use break_even::EvenText;
pub use calibrate::CalibrateText;
pub use cases::CasesText;
pub use chart::ChartText;
pub use command::CommandText;
pub use compare::CompareText;
pub use discover::DiscoverText;
pub use effect_tree::TreeText;
pub use evidence::EvidenceText;
pub use failure::FailureText;
pub use figure::FigureText;
pub use form::FormText;
pub use frontier::FrontierText;
pub use information::InformationText;
pub use letter::LetterText;
pub use page::PageText;
pub use parameter::ParameterText;
pub use payers::PayersText;
pub use problem::ProblemText;
pub use problem_between::DataProblem;
pub use problem_calibrate::CalibrateProblem;
pub use problem_data::TableProblem;
pub use problem_dist::DistProblem;
pub use problem_form::FormProblem;
pub use problem_part::PartProblem;
pub use problem_programmes::ProgrammeProblem;
pub use problem_question::QuestionProblem;
pub use problem_read::ReadProblem;
pub use problem_request::RequestProblem;
pub use problem_scenario::ScenarioProblem;
pub use problem_sweep::SweepProblem;
pub use problem_value::ValueProblem;
pub use returns::ReturnsText;
pub use said::{Filling, Said};
pub use seek::SeekText;
pub use sensitivity::SensitivityText;
pub use serve::ServeText;
pub use shared::Text;
pub use thing::Thing;
pub use usage::UsageText;
pub use warning::WarningText;
pub use workbook::WorkbookText;

/// A table of texts: an enum with `get(lang)`, each variant documented by its English text.
macro_rules! texts {
    ($(#[$doc:meta])* $Name:ident { $($variant:ident: $nl:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(
            clippy::doc_markdown,
            rustdoc::bare_urls,
            rustdoc::broken_intra_doc_links,
            rustdoc::invalid_html_tags,
            reason = "texts are no documentation, whatever names and brackets they hold"
        )]
        pub enum $Name {
            $(#[doc = $en] $variant,)+
        }

        impl $Name {
            /// All texts, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            #[cfg(test)]
            pub(super) fn pairs() -> Vec<(&'static str, &'static str)> {
                Self::ALL.iter().map(|t| (t.get($crate::ids::Lang::Nl), t.get($crate::ids::Lang::En))).collect()
            }

            /// The text in `lang`.
            pub const fn get(self, lang: $crate::ids::Lang) -> &'static str {
                match lang {
                    $crate::ids::Lang::Nl => match self { $(Self::$variant => $nl,)+ },
                    $crate::ids::Lang::En => match self { $(Self::$variant => $en,)+ },
                }
            }

            /// The text in both languages, with its places filled in.
            pub fn with(self, values: &[(&str, &dyn $crate::texts::Filling)]) -> $crate::texts::Said {
                use $crate::ids::Lang;
                $crate::texts::Said::filled(self.get(Lang::Nl), self.get(Lang::En), values)
            }
        }

        impl From<$Name> for $crate::texts::Said {
            fn from(text: $Name) -> Self {
                text.with(&[])
            }
        }

        impl $crate::texts::Filling for $Name {
            fn word(&self, lang: $crate::ids::Lang) -> std::borrow::Cow<'_, str> {
                self.get(lang).into()
            }
        }
    };
}
use texts;

/// `template` with every `{name}` replaced by its value. Values are not searched for places again.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + length];
        out.push_str(&rest[..open]);
        match values.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        // What else stands between braces is TOML that a text shows.
        let is_name = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let names = text.split('{').skip(1).filter_map(|s| s.split('}').next());
        let mut names: Vec<&str> = names.filter(is_name).collect();
        names.sort_unstable();
        // One language may need a name twice where the other says it once.
        names.dedup();
        names
    }

    #[test]
    fn both_languages_have_the_same_places_and_no_empty_text() {
        let tables = [
            Text::pairs(),
            PageText::pairs(),
            BackText::pairs(),
            ServeText::pairs(),
            BatchText::pairs(),
            CalibrateText::pairs(),
            CasesText::pairs(),
            ChartText::pairs(),
            CommandText::pairs(),
            CompareText::pairs(),
            DiscoverText::pairs(),
            ParameterText::pairs(),
            SensitivityText::pairs(),
            EvenText::pairs(),
            EvidenceText::pairs(),
            FigureText::pairs(),
            FormText::pairs(),
            FrontierText::pairs(),
            InformationText::pairs(),
            LetterText::pairs(),
            SeekText::pairs(),
            PayersText::pairs(),
            ProblemText::pairs(),
            Thing::pairs(),
            ReturnsText::pairs(),
            TreeText::pairs(),
            WarningText::pairs(),
            WorkbookText::pairs(),
        ];
        for (nl, en) in tables.into_iter().chain(problems()).flatten() {
            assert!(!nl.trim().is_empty() && !en.trim().is_empty());
            assert_eq!(places(nl), places(en), "{nl} / {en}");
        }
    }

    fn problems() -> [Vec<(&'static str, &'static str)>; 15] {
        [
            CalibrateProblem::pairs(),
            DataProblem::pairs(),
            DistProblem::pairs(),
            FailureText::pairs(),
            FormProblem::pairs(),
            PartProblem::pairs(),
            ProgrammeProblem::pairs(),
            QuestionProblem::pairs(),
            ReadProblem::pairs(),
            RequestProblem::pairs(),
            ScenarioProblem::pairs(),
            SweepProblem::pairs(),
            TableProblem::pairs(),
            ValueProblem::pairs(),
            UsageText::pairs(),
        ]
    }

    #[test]
    fn problems_are_told_in_two_languages() {
        // Where nothing but punctuation and options are around the places there is nothing to translate.
        let has_words = |text: &str| {
            let outside = text.split('{').map(|s| s.rsplit('}').next().unwrap_or("")).collect::<String>();
            outside.split_whitespace().any(|word| !word.starts_with("--") && word.contains(char::is_alphabetic))
        };
        for (nl, en) in problems().concat() {
            assert!(nl != en || !has_words(en), "{en} is not translated");
        }
    }

    #[test]
    fn values_are_filled_in_once() {
        assert_eq!(fill("{a} and {b} and {c}", &[("a", "{b}"), ("b", "2")]), "{b} and 2 and {c}");
        assert_eq!(fill("no end {a", &[("a", "1")]), "no end {a");
    }
}
