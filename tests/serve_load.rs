//! Fifty people move sliders at once: how long first answers take. A measurement, not a test, since it depends on the machine:
//! `cargo test --release --test serve_load -- --ignored --nocapture`.

mod program;
mod server;

use std::sync::Arc;
use std::time::{Duration, Instant};

use program::Place;
use serde_json::json;
use server::Server;

/// How long each moves a slider, and how often it moves.
const LASTS: Duration = Duration::from_secs(20);
const EVERY: Duration = Duration::from_secs(1);

#[test]
#[ignore = "a measurement"]
fn first_answers_of_one_and_of_fifty() {
    let place = Place::shipped();
    let server = Arc::new(Server::with(&place, &[]));
    for people in [1_usize, 50] {
        let hands: Vec<_> = (0..people)
            .map(|i| {
                let server = server.clone();
                std::thread::spawn(move || hand(&server, i))
            })
            .collect();
        let mut took: Vec<(f64, u64)> = hands.into_iter().flat_map(|hand| hand.join().unwrap()).collect();
        took.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |p: f64| took[((took.len() - 1) as f64 * p) as usize].0 * 1e3;
        let draws: Vec<u64> = took.iter().map(|t| t.1).collect();
        println!(
            "{people} at once: {} answers of {} to {} draws; median {:.0} ms, 95 % within {:.0} ms, longest {:.0} ms",
            took.len(),
            draws.iter().min().unwrap(),
            draws.iter().max().unwrap(),
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
}

/// One who moves the slider and leaves the last answer for the next, as the page does. Seconds and draws of each first answer.
fn hand(server: &Server, i: usize) -> Vec<(f64, u64)> {
    let start = Instant::now();
    let (mut took, mut last, mut step) = (Vec::new(), None::<String>, 0);
    while start.elapsed() < LASTS {
        let size = 1_000 + 37 * i + 500 * step;
        let set = json!({ "plan.size": { "ramp": { "2024": 0, "2030": size } } });
        let asked = Instant::now();
        let answer = server.ask(
            "POST",
            "/page/runs?lang=en",
            &json!({ "scenarios": [{ "name": "mine", "set": set }] }).to_string(),
        );
        let seconds = asked.elapsed().as_secs_f64();
        assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
        let answer = answer.json();
        took.push((seconds, answer["draws"].as_u64().unwrap()));
        if let Some(id) = last.replace(answer["id"].as_str().unwrap().to_string()) {
            server.ask("DELETE", &format!("/api/v1/runs/{id}"), "");
        }
        step += 1;
        std::thread::sleep(EVERY.saturating_sub(asked.elapsed()));
    }
    took
}
