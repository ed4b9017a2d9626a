//! Progress on stderr: a bar for people, a line of JSON a second for schedulers.

use std::fmt::Write;
use std::io::{IsTerminal, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::arguments::Progress;
use crate::ids::Lang;
use crate::run::Observer;
use crate::texts::CommandText;

/// Shows how far a job is.
pub struct Meter {
    shown: Shown,
    done: AtomicU64,
    total: u64,
    start: Instant,
}

enum Shown {
    Bar(ProgressBar),
    Json(Mutex<Instant>),
    Nothing,
}

impl Meter {
    /// A meter for `total` draws.
    pub fn new(how: Progress, total: u64, lang: Lang) -> Self {
        let bar = || {
            let bar = ProgressBar::new(total);
            let template = format!(
                "{{bar:30}} {{human_pos}}/{{human_len}} {} · {{rate}} · {} {{eta}}",
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
            Shown::Bar(bar)
        };
        let shown = match how {
            Progress::Bar => bar(),
            Progress::Auto if std::io::stderr().is_terminal() => bar(),
            Progress::Json => Shown::Json(Mutex::new(Instant::now())),
            Progress::Auto | Progress::None => Shown::Nothing,
        };
        Self { shown, done: AtomicU64::new(0), total, start: Instant::now() }
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
        let rate = if seconds > 0.0 { done as f64 / seconds } else { 0.0 };
        let left = if rate > 0.0 { Some((self.total.saturating_sub(done)) as f64 / rate) } else { None };
        let line = serde_json::json!({
            "draws": done, "total": self.total, "seconds": seconds, "draws_per_second": rate, "seconds_left": left
        });
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
}
