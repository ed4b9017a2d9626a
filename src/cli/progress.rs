//! Progress on stderr: a bar for people, a line of JSON a second for schedulers.

use std::fmt::Write;
use std::io::{IsTerminal, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::arguments::Progress;
use crate::ids::Lang;
use crate::run::precision::{LEAST_ROUNDS, Limit};
use crate::run::results::RowId;
use crate::run::{Done, Observer, Options};
use crate::sample::ROUND;
use crate::texts::{CommandText, fill};

/// Shows how far a job is.
pub struct Meter {
    shown: Shown,
    /// Draws done, those of an earlier run included.
    done: AtomicU64,
    /// Draws there will be; with a precision, as far as is known.
    total: AtomicU64,
    /// Draws of an earlier run.
    before: u64,
    /// The figure that a precision waits for.
    limit: Mutex<Option<serde_json::Value>>,
    start: Instant,
    lang: Lang,
}

enum Shown {
    Bar(ProgressBar),
    Json(Mutex<Instant>),
    Nothing,
}

impl Meter {
    /// A meter for the draws that `options` ask for, `before` of which are done.
    pub fn new(how: Progress, options: &Options, before: Option<&Done>, lang: Lang) -> Self {
        let asked = options.shard.rounds(options.rounds());
        // How many a precision takes shows after a few rounds.
        let least = if options.precision.is_empty() { u64::MAX } else { LEAST_ROUNDS * ROUND };
        let total = ((asked.end - asked.start) * ROUND).min(least);
        let before = before.map_or(0, |done| (done.rounds.end - done.rounds.start) * ROUND);
        let bar = || {
            let bar = ProgressBar::new(total).with_position(before);
            let template = format!(
                "{{bar:30}} {{human_pos}}/{{human_len}} {} · {{rate}} · {} {{eta}} {{msg}}",
                CommandText::Draws.get(lang),
                CommandText::TimeLeft.get(lang)
            );
            if let Ok(style) = ProgressStyle::with_template(&template) {
                let rate = |state: &ProgressState, out: &mut dyn Write| {
                    // Nobody reading progress is no reason to stop.
                    let _ = write!(out, "{:.0}/s", state.per_sec());
                };
                bar.set_style(style.with_key("rate", rate));
            }
            bar.enable_steady_tick(Duration::from_millis(100));
            bar.reset_eta();
            Shown::Bar(bar)
        };
        let shown = match how {
            Progress::Bar => bar(),
            Progress::Auto if std::io::stderr().is_terminal() => bar(),
            Progress::Json => Shown::Json(Mutex::new(Instant::now())),
            Progress::Auto | Progress::None => Shown::Nothing,
        };
        let (done, total) = (AtomicU64::new(before), AtomicU64::new(total));
        Self { shown, done, total, before, limit: Mutex::new(None), start: Instant::now(), lang }
    }

    /// Ends the display.
    pub fn finish(&self) {
        match &self.shown {
            Shown::Bar(bar) => bar.finish_and_clear(),
            Shown::Json(_) => self.line(self.done.load(Ordering::Relaxed)),
            Shown::Nothing => {}
        }
    }

    fn line(&self, done: u64) {
        let seconds = self.start.elapsed().as_secs_f64();
        let total = self.total.load(Ordering::Relaxed);
        let rate = if seconds > 0.0 { (done - self.before) as f64 / seconds } else { 0.0 };
        let left = if rate > 0.0 { Some((total.saturating_sub(done)) as f64 / rate) } else { None };
        let mut line = serde_json::json!({
            "draws": done, "total": total, "seconds": seconds, "draws_per_second": rate, "seconds_left": left
        });
        if let Ok(Some(limit)) = self.limit.lock().as_deref() {
            line["limit"] = limit.clone();
        }
        // Nobody reading progress is no reason to stop.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}

impl Observer for Meter {
    fn advanced(&self, draws: u64) {
        let done = self.done.fetch_add(draws, Ordering::Relaxed) + draws;
        match &self.shown {
            Shown::Bar(bar) => bar.set_position(done),
            Shown::Json(last) => {
                if let Ok(mut last) = last.try_lock()
                    && last.elapsed() >= Duration::from_secs(1)
                {
                    *last = Instant::now();
                    self.line(done);
                }
            }
            Shown::Nothing => {}
        }
    }

    fn limited(&self, limit: &Limit, of: &RowId, most: u64) {
        let total = limit.draws.min(most);
        self.total.store(total, Ordering::Relaxed);
        match &self.shown {
            Shown::Bar(bar) => {
                bar.set_length(total);
                let figure = format!("{} {} {}", of.measure, of.key, of.year);
                let (half, wanted) = (format!("{:.3}", limit.half_width), format!("{:.3}", limit.wanted));
                let values = [("figure", figure.as_str()), ("now", &short(&half)), ("wanted", &short(&wanted))];
                bar.set_message(fill(CommandText::Limiting.get(self.lang), &values));
            }
            Shown::Json(_) => {
                let figure = format!("{}/{}/{}/{}/{}", of.measure, of.scope, of.key, of.year, of.unit);
                if let Ok(mut shown) = self.limit.lock() {
                    *shown = Some(serde_json::json!({
                        "figure": figure, "half_width": limit.half_width, "wanted": limit.wanted
                    }));
                }
            }
            Shown::Nothing => {}
        }
    }
}

/// A positive number with three decimals, shortened to what a line of progress needs.
fn short(decimals: &str) -> String {
    match decimals.split_once('.') {
        Some((whole, _)) if whole.len() > 2 => whole.to_string(),
        _ => decimals.trim_end_matches('0').trim_end_matches('.').to_string(),
    }
}
