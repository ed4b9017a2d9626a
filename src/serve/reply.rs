//! Answers: their bodies, and the heads that every one of them has.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use serde::Serialize;

/// An answer.
pub type Reply = Response<Content>;

/// Nothing from elsewhere, no script or style but the page's own files, and no place in another page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Heads of every answer.
const HEADS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// What an answer holds.
pub enum Content {
    /// All at once.
    Whole(Option<Bytes>),
    /// Piece by piece, as things happen.
    Events(Pin<Box<dyn Events>>),
}

/// Pieces of an answer that come as things happen; dropped when the reader goes away.
pub trait Events: Send {
    /// The next piece; `None` at the end.
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Option<Bytes>>;
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Events(events) => {
                events.as_mut().poll_next(cx).map(|piece| piece.map(|bytes| Ok(Frame::data(bytes))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        match self {
            Self::Whole(bytes) => hyper::body::SizeHint::with_exact(bytes.as_ref().map_or(0, Bytes::len) as u64),
            Self::Events(_) => hyper::body::SizeHint::default(),
        }
    }
}

/// A stream of pieces made one after the other: `next` makes a piece and what the one after it is made from.
pub struct Unfolded<S, F, N> {
    next: N,
    at_hand: Option<Pin<Box<F>>>,
    state: std::marker::PhantomData<fn() -> S>,
}

impl<S, F, N> Unfolded<S, F, N>
where
    F: Future<Output = Option<(Bytes, S)>> + Send,
    N: Fn(S) -> F + Send,
{
    /// The stream that begins with `state`.
    pub fn new(state: S, next: N) -> Self {
        let at_hand = Some(Box::pin(next(state)));
        Self { next, at_hand, state: std::marker::PhantomData }
    }
}

impl<S, F, N> Events for Unfolded<S, F, N>
where
    F: Future<Output = Option<(Bytes, S)>> + Send,
    N: Fn(S) -> F + Send + Unpin,
{
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Option<Bytes>> {
        let this = self.get_mut();
        let Some(future) = &mut this.at_hand else { return Poll::Ready(None) };
        match future.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => {
                this.at_hand = None;
                Poll::Ready(None)
            }
            Poll::Ready(Some((piece, state))) => {
                this.at_hand = Some(Box::pin((this.next)(state)));
                Poll::Ready(Some(piece))
            }
        }
    }
}

/// An answer with `content` of the media type `kind`.
pub fn with(status: StatusCode, kind: &'static str, content: Content) -> Reply {
    let mut reply = Response::new(content);
    *reply.status_mut() = status;
    let heads = reply.headers_mut();
    heads.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in HEADS {
        heads.insert(name, HeaderValue::from_static(value));
    }
    reply
}

/// Bytes of the media type `kind`.
pub fn bytes(kind: &'static str, content: impl Into<Bytes>) -> Reply {
    with(StatusCode::OK, kind, Content::Whole(Some(content.into())))
}

/// A file to be saved as `name`, which holds nothing but letters, digits, `.`, `-` and `_`.
pub fn file(kind: &'static str, name: &str, content: impl Into<Bytes>) -> Reply {
    let mut reply = bytes(kind, content);
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        reply.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    reply
}

/// JSON.
pub fn json(status: StatusCode, value: &impl Serialize) -> Reply {
    match serde_json::to_vec(value) {
        Ok(text) => with(status, "application/json", Content::Whole(Some(text.into()))),
        Err(e) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "failed", &format!("the answer cannot be written: {e}")),
    }
}

/// A refusal: a stable code for programs and a sentence for people.
pub fn refuse(status: StatusCode, code: &str, said: &str) -> Reply {
    let text = serde_json::json!({ "error": { "code": code, "message": said } }).to_string();
    let mut reply = with(status, "application/json", Content::Whole(Some(text.into())));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        reply.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    reply
}
