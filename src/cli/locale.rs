//! The language of the system.

use crate::ids::Lang;

/// Dutch if the system's messages are in Dutch, otherwise English.
pub fn system() -> Lang {
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    of(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default())
}

/// Language of a locale name such as `nl_NL.UTF-8`.
fn of(locale: &str) -> Lang {
    let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("nl") { Lang::Nl } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        for (name, lang) in [
            ("nl_NL.UTF-8", Lang::Nl),
            ("nl", Lang::Nl),
            ("nl-BE", Lang::Nl),
            ("C", Lang::En),
            ("", Lang::En),
            ("nlx", Lang::En),
        ] {
            assert_eq!(of(name), lang, "{name}");
        }
    }
}
