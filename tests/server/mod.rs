//! `schakel serve` as a black box, spoken to over plain sockets: what a browser's own checks would hide can be sent too.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::Place;

/// A server that runs until it is dropped.
pub struct Server {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub host: String,
    /// The token.
    pub token: String,
}

/// An answer.
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Heads, names in small letters.
    pub heads: BTreeMap<String, String>,
    /// Body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The code of a refusal.
    #[track_caller]
    pub fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap().to_string()
    }
}

impl Server {
    /// Serves the small job of `place` on a free port.
    pub fn start(place: &Place) -> Self {
        Self::with(place, &["--scenario", "reference.toml"])
    }

    /// Serves with these options.
    pub fn with(place: &Place, options: &[&str]) -> Self {
        let mut command = place.command(&[&["serve", "--port", "0", "--lang", "en"], options].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let address = said.trim().rsplit(' ').next().unwrap();
        let (site, token) = address.split_once("/?token=").unwrap_or_else(|| panic!("no address in {said:?}"));
        Self { child, host: site.trim_start_matches("http://").to_string(), token: token.to_string() }
    }

    /// A connection that gives up after half a minute.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream
    }

    /// The cookie that carries the token.
    pub fn cookie(&self) -> String {
        format!("schakel-{}={}", self.host.rsplit(':').next().unwrap(), self.token)
    }

    /// Sends `text` as it is, and reads all of the answer.
    pub fn raw(&self, text: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        // A server that refuses early may close while we still send.
        let _ = stream.write_all(text);
        answer(&mut stream)
    }

    /// A request with these heads beside `Host`.
    pub fn with_heads(&self, method: &str, path: &str, heads: &[(&str, &str)], body: &str) -> Answer {
        let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.host);
        for (name, value) in heads {
            text += &[name, ": ", value, "\r\n"].concat();
        }
        if !body.is_empty() {
            text += &["Content-Length: ", &body.len().to_string(), "\r\n"].concat();
        }
        self.raw(format!("{text}\r\n{body}").as_bytes()).expect("an answer")
    }

    /// A request of our own page.
    pub fn ask(&self, method: &str, path: &str, body: &str) -> Answer {
        let (cookie, origin) = (self.cookie(), format!("http://{}", self.host));
        let heads = [("Cookie", cookie.as_str()), ("Origin", &origin), ("Content-Type", "application/json")];
        self.with_heads(method, path, &heads, body)
    }

    /// What is at `path`.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// Starts a run.
    #[track_caller]
    pub fn run(&self, body: &Value) -> Value {
        let answer = self.ask("POST", "/api/v1/runs", &body.to_string());
        assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
        answer.json()
    }

    /// Asks after a run until it is over, and returns what it found.
    #[track_caller]
    pub fn finished(&self, id: &str, query: &str) -> Value {
        let start = Instant::now();
        loop {
            let found = self.get(&format!("/api/v1/runs/{id}{query}")).json();
            if !matches!(found["stage"].as_str(), Some("first" | "rounds")) {
                return found;
            }
            assert!(start.elapsed() < Duration::from_mins(5), "it takes too long: {found}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Sends it a signal (`TERM`, `INT`) and returns its exit code, and how long it took.
    pub fn signal(mut self, name: &str) -> (Option<i32>, Duration) {
        let start = Instant::now();
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        (self.child.wait().unwrap().code(), start.elapsed())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads an answer to its end; `None` if the server closed without one.
pub fn answer(stream: &mut TcpStream) -> Option<Answer> {
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    let end = all.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let heads: BTreeMap<String, String> =
        lines.filter_map(|l| l.split_once(": ")).map(|(k, v)| (k.to_lowercase(), v.to_string())).collect();
    let mut body = all[end + 4..].to_vec();
    if heads.get("transfer-encoding").is_some_and(|t| t == "chunked") {
        body = unchunked(&body);
    }
    Some(Answer { status, heads, body })
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(end) = rest.windows(2).position(|w| w == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap_or("0"), 16).unwrap_or(0);
        if size == 0 || rest.len() < end + 2 + size {
            break;
        }
        out.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = &rest[(end + 4 + size).min(rest.len())..];
    }
    out
}
