//! Server-sent events: how far a run is, as it goes on. When the reader goes away, so does the listener.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use hyper::{StatusCode, header};

use super::api::State;
use super::reply::{self, Content, Reply, Unfolded};
use super::run::{Listener, Run};

/// A sign of life is sent after this long without news, so that a broken connection shows.
const QUIET_FOR: Duration = Duration::from_secs(10);

/// The events of `run`: one at once, then one each time there is more to show, until it is over.
pub fn of(run: Arc<Run>) -> Reply {
    let next = |listener: Option<Listener>| async move {
        let mut listener = listener?;
        let Some(shown) = listener.news(QUIET_FOR).await else {
            return Some((Bytes::from_static(b": still here\n\n"), Some(listener)));
        };
        let state = State::of(listener.run(), &shown);
        let text = serde_json::to_string(&state).unwrap_or_default();
        let over = listener.run().is_over();
        let piece = Bytes::from(format!("event: state\ndata: {text}\n\n"));
        Some((piece, (!over).then_some(listener)))
    };
    let events = Unfolded::new(Some(Listener::new(run)), next);
    let mut reply = reply::with(StatusCode::OK, "text/event-stream", Content::Events(Box::pin(events)));
    // A reverse proxy must not hold events back.
    reply.headers_mut().insert("x-accel-buffering", header::HeaderValue::from_static("no"));
    reply
}
