//! The page itself: its fields and the places for answers, in one language. What moves is done by the modules in `page`.

use std::fmt::Write as _;

use serde_json::json;

use super::app::{App, MOST_SCENARIOS};
use crate::ids::{Function, Lang};
use crate::report::markup::escape;
use crate::report::view::one_line;
use crate::texts::{PageText, ServeText as T, fill};

/// Files of the page, by name.
pub const ASSETS: [(&str, &str, &str); 11] = [
    ("icon.svg", "image/svg+xml", include_str!("page/icon.svg")),
    ("chart.css", "text/css; charset=utf-8", crate::report::chart::CSS),
    ("report.css", "text/css; charset=utf-8", include_str!("../report/page.css")),
    ("live.css", "text/css; charset=utf-8", include_str!("page/live.css")),
    ("app.js", "text/javascript; charset=utf-8", include_str!("page/app.js")),
    ("state.js", "text/javascript; charset=utf-8", include_str!("page/state.js")),
    ("form.js", "text/javascript; charset=utf-8", include_str!("page/form.js")),
    ("answer.js", "text/javascript; charset=utf-8", include_str!("page/answer.js")),
    ("morph.js", "text/javascript; charset=utf-8", include_str!("page/morph.js")),
    ("figures.js", "text/javascript; charset=utf-8", include_str!("../report/figures.js")),
    ("files.js", "text/javascript; charset=utf-8", include_str!("page/files.js")),
];

/// A slider with the number beside it.
struct Slider<'a> {
    id: &'a str,
    /// What it sets: a key of a scenario file, or a place in the mix.
    key: String,
    label: &'a str,
    unit: T,
    /// Least, most, step.
    range: (f64, f64, f64),
    /// What a number here is in the file.
    factor: f64,
}

/// The page in `lang`.
pub fn page(app: &App, lang: Lang) -> String {
    let other = if lang == Lang::Nl { Lang::En } else { Lang::Nl };
    let facts = app.live.facts();
    let base = facts.base_year;
    let last = app.library.dataset.population.last_year();
    let say = |t: T| escape(t.get(lang));
    let year = |id: &str, label: T, low: i32| {
        format!(
            "<div class=\"field\"><label for=\"{id}\">{}</label><input type=\"number\" id=\"{id}\" min=\"{low}\" \
             max=\"{last}\" step=\"1\"></div>",
            say(label)
        )
    };
    let percent = |id, key: &str, label: T, range, unit| {
        let slider = Slider { id, key: key.into(), label: label.get(lang), unit, range, factor: 0.01 };
        slider.html(lang)
    };
    let size = Slider {
        id: "size",
        key: "plan.size".into(),
        label: T::Size.get(lang),
        unit: T::UnitFte,
        range: (0.0, 50_000.0, 250.0),
        factor: 1.0,
    };
    let functions = [T::Volunteer, T::Mbo, T::Ad, T::Hbo];
    let mix = Function::ALL.iter().zip(functions).map(|(f, label)| {
        let id = format!("mix-{}", f.id());
        let key = format!("mix.{}", f.id());
        let (range, unit) = ((0.0, 100.0, 1.0), T::Percent);
        Slider { id: &id, key, label: label.get(lang), unit, range, factor: 0.01 }.html(lang)
    });
    let levers = [
        percent("inflow", "levers.inflow.all", T::Inflow, (-50.0, 100.0, 1.0), T::PercentMore),
        percent("exits", "levers.exits.all", T::Exits, (-50.0, 50.0, 1.0), T::PercentMore),
        percent("absence", "levers.absence.all", T::Absence, (-5.0, 5.0, 0.1), T::PercentPoints),
        percent("hours", "levers.hours.all", T::Hours, (-10.0, 20.0, 0.5), T::PercentMore),
        percent("productivity", "levers.productivity.all", T::Productivity, (-10.0, 20.0, 0.5), T::Percent),
    ];
    let places = app.library.dataset.programmes.iter().map(|p| {
        let (id, label) = (format!("places-{}", p.id), one_line(p.name.get(lang)));
        let (key, unit) = (format!("levers.training_places.{}", p.id), T::UnitPersons);
        Slider { id: &id, key, label: &label, unit, range: (0.0, 10_000.0, 100.0), factor: 1.0 }.html(lang)
    });
    let regions = facts.regions.iter().map(|r| {
        let (id, name) = (escape(&r.id), escape(&one_line(&r.name)));
        format!("<label class=\"check\"><input type=\"checkbox\" data-region=\"{id}\"> {name}</label>\n")
    });
    let shipped =
        app.library.scenarios().iter().map(|s| {
            format!("<option value=\"{}\">{}</option>\n", escape(&s.name), escape(&one_line(s.title.get(lang))))
        });
    let choose = facts
        .regions
        .iter()
        .map(|r| format!("<option value=\"{}\">{}</option>\n", escape(&r.id), escape(&one_line(&r.name))));
    let places: String = places.collect();
    let values = [
        ("lang", lang.code().to_string()),
        ("other", other.code().to_string()),
        ("kicker", escape(PageText::Kicker.get(lang))),
        ("source", escape(&fill(T::Source.get(lang), &[("source", facts.attribution.get(lang))]))),
        ("texts", escape(&texts(app, lang))),
        ("size", size.html(lang)),
        ("mix", mix.collect()),
        ("from", year("from", T::From, base)),
        ("to", year("to", T::To, base + 1)),
        ("horizon", year("horizon", T::Horizon, base + 2)),
        ("levers", levers.concat()),
        ("places", places),
        ("regions", regions.collect()),
        ("shipped", shipped.collect()),
        ("choose", choose.collect()),
    ];
    let named: Vec<(String, String)> = T::ALL.iter().map(|t| (format!("{t:?}"), say(*t))).collect();
    let mut all: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    all.extend(named.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    fill(include_str!("page/page.html"), &all)
}

/// What the modules say and know.
fn texts(app: &App, lang: Lang) -> String {
    let said = [
        T::Waiting,
        T::StatusFirst,
        T::StatusRounds,
        T::StatusDone,
        T::StatusCancelled,
        T::StatusFailed,
        T::StatusError,
        T::Lost,
        T::Busy,
        T::Copied,
        T::NewName,
        T::CopyOf,
        T::OwnHelp,
        T::FaultAt,
        T::Faults,
        T::CompareWait,
    ];
    let texts: serde_json::Map<_, _> = said.iter().map(|t| (format!("{t:?}"), t.get(lang).into())).collect();
    let titles = app.library.scenarios().iter().map(|s| (s.name.clone(), one_line(s.title.get(lang)).into()));
    let titles: serde_json::Map<_, _> = titles.collect();
    let regions: Vec<&str> = app.live.facts().regions.iter().map(|r| r.id.as_str()).collect();
    let base = app.live.facts().base_year;
    json!({ "texts": texts, "shipped": titles, "regions": regions, "base": base, "most": MOST_SCENARIOS }).to_string()
}

impl Slider<'_> {
    fn html(&self, lang: Lang) -> String {
        let Self { id, factor, .. } = self;
        let (id, key, label, unit) = (escape(id), escape(&self.key), escape(self.label), escape(self.unit.get(lang)));
        let (min, max, step) = self.range;
        let mut html = String::new();
        // Writing to a String can't fail.
        let _ = write!(
            html,
            "<div class=\"field\" data-key=\"{key}\" data-factor=\"{factor}\">\n<label for=\"{id}\">{label}</label>\n\
             <input type=\"range\" min=\"{min}\" max=\"{max}\" step=\"{step}\" value=\"0\" aria-label=\"{label}\">\n\
             <span class=\"number\"><input type=\"number\" id=\"{id}\" min=\"{min}\" max=\"{max}\" step=\"any\" value=\"0\"> \
             <span class=\"unit\">{unit}</span></span>\n<p class=\"fault\" hidden></p></div>\n"
        );
        html
    }
}
