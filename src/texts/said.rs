//! A text that is told later, when it is known in which language: both languages, with what fills their places.

use std::borrow::Cow;
use std::path::Display;

use super::fill;
use crate::ids::Lang;

/// A text in both languages, its places filled in. Made from a table of texts: `ProblemText::Share.with(&[("what", &key)])`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    nl: String,
    en: String,
}

impl Said {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }

    /// The English text: what logs hold.
    pub fn en(&self) -> &str {
        &self.en
    }

    /// Words that are the same in both languages because they are not ours: a remark of a data set, code, numbers.
    pub fn verbatim(words: impl Into<String>) -> Self {
        let en = words.into();
        Self { nl: en.clone(), en }
    }

    /// A text that is not translated yet.
    pub fn english_only(text: impl Into<String>) -> Self {
        Self::verbatim(text)
    }

    /// Several texts with `between` between them.
    pub fn join(parts: &[Self], between: impl Filling) -> Self {
        let of = |lang| parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join(&between.word(lang));
        Self { nl: of(Lang::Nl), en: of(Lang::En) }
    }

    /// Both templates with the same values.
    pub(super) fn filled(nl: &str, en: &str, values: &[(&str, &dyn Filling)]) -> Self {
        debug_assert!(all_given(en, values), "a place is left empty or a value not used: {en}");
        let of = |template: &str, lang| {
            let words: Vec<(&str, Cow<str>)> = values.iter().map(|(name, value)| (*name, value.word(lang))).collect();
            let words: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, &**word)).collect();
            fill(template, &words)
        };
        Self { nl: of(nl, Lang::Nl), en: of(en, Lang::En) }
    }
}

/// Whether every place of `template` has a value, and every value a place.
fn all_given(template: &str, values: &[(&str, &dyn Filling)]) -> bool {
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let places: Vec<&str> = template.split('{').skip(1).filter_map(|s| s.split('}').next()).filter(is_name).collect();
    places.iter().all(|place| values.iter().any(|(name, _)| name == place))
        && values.iter().all(|(name, _)| places.contains(name))
}

/// What can fill a place of a text.
pub trait Filling {
    /// Its words in `lang`.
    fn word(&self, lang: Lang) -> Cow<'_, str>;
}

impl Filling for Said {
    fn word(&self, lang: Lang) -> Cow<'_, str> {
        self.get(lang).into()
    }
}

impl<T: Filling + ?Sized> Filling for &T {
    fn word(&self, lang: Lang) -> Cow<'_, str> {
        (**self).word(lang)
    }
}

impl Filling for str {
    fn word(&self, _: Lang) -> Cow<'_, str> {
        self.into()
    }
}

impl Filling for String {
    fn word(&self, _: Lang) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl Filling for Cow<'_, str> {
    fn word(&self, _: Lang) -> Cow<'_, str> {
        (**self).into()
    }
}

/// Paths and numbers as input files hold them: with a decimal point, in both languages.
macro_rules! as_shown {
    ($($Shown:ty),+) => {
        $(impl Filling for $Shown {
            fn word(&self, _: Lang) -> Cow<'_, str> {
                self.to_string().into()
            }
        })+
    };
}
as_shown!(Display<'_>, f64, i32, i64, u32, u64, usize);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::{ProblemText, Thing};

    #[test]
    fn places_are_filled_in_the_language_of_the_text() {
        let said = ProblemText::NoSuch.with(&[("what", &Thing::Branch), ("name", &"{what}")]);
        assert_eq!(said.get(Lang::En), "There is no branch called `{what}`.");
        assert_eq!(said.get(Lang::Nl), "Er is geen branche met de naam `{what}`.");
        let shown = Said::join(&[said.clone(), Said::verbatim("x")], "; ");
        assert!(shown.get(Lang::Nl).ends_with("`.; x") && shown.get(Lang::En).starts_with("There"));
    }

    #[test]
    fn numbers_are_those_of_the_file() {
        let said = ProblemText::PercentMeant.with(&[("value", &12.5), ("share", &0.125)]);
        assert_eq!(said.get(Lang::Nl), "als u 12.5 procent bedoelt, schrijf dan 0.125");
    }

    #[test]
    #[should_panic(expected = "a place is left empty")]
    fn a_place_that_is_forgotten_is_found() {
        let _ = ProblemText::NoSuch.with(&[("what", &"x")]);
    }
}
