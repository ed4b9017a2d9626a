//! Connections: how many, how long, and how they end. Everything else about HTTP is hyper's.

use std::future::{Future, poll_fn};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};

use super::app::App;
use super::routes;
use crate::error::{Error, Result};
use crate::ids::Lang;
use crate::texts::{Said, UsageText};

/// Connections at a time.
const MOST_CONNECTIONS: usize = 512;
/// The heads of a request must be there within this time; so long may a connection be idle, too.
const HEADS_WITHIN: Duration = Duration::from_secs(10);
/// Bytes of the heads of a request.
const MOST_HEADS: usize = 32 * 1024;
/// A connection lasts this long at most: whoever stops reading doesn't hold it for ever. Events go on in a new one.
const LASTS: Duration = Duration::from_mins(15);
/// When the server stops, connections get this long to end.
const FAREWELL: Duration = Duration::from_secs(3);
/// How often the flag that stops the server is looked at.
const GLANCE: Duration = Duration::from_millis(50);

const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n";

/// Answers on `listener` until `stop` is set, then lets what is under way end.
///
/// # Errors
/// If connections cannot be accepted at all.
pub async fn serve(app: Arc<App>, listener: TcpListener, lang: Lang, stop: &AtomicBool) -> Result<()> {
    let (stopping, stopped) = watch::channel(false);
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    while !stop.load(Ordering::Relaxed) {
        // Nobody for a while: time to look at the flag.
        let Ok(accepted) = tokio::time::timeout(GLANCE, listener.accept()).await else { continue };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(e) if is_passing(&e) => {
                tokio::time::sleep(GLANCE).await;
                continue;
            }
            Err(e) => return Err(Error::Run(Said::english_only(format!("cannot accept connections: {e}")))),
        };
        let Ok(place) = places.clone().try_acquire_owned() else {
            tokio::spawn(full(stream));
            continue;
        };
        let (app, stopped) = (app.clone(), stopped.clone());
        tokio::spawn(async move {
            connection(app, stream, lang, stopped).await;
            drop(place);
        });
    }
    drop(listener);
    app.runs.close();
    let _ = stopping.send(true);
    let all = places.acquire_many(MOST_CONNECTIONS as u32);
    // Those who have not left by then are left.
    let _ = tokio::time::timeout(FAREWELL, all).await;
    Ok(())
}

/// One connection, until it ends, has lasted long enough, or the server stops.
async fn connection(app: Arc<App>, stream: TcpStream, lang: Lang, mut stopped: watch::Receiver<bool>) {
    // Without it small answers wait for an acknowledgement.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let app = app.clone();
        async move { Ok::<_, std::convert::Infallible>(routes::answer(app, lang, request).await) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADS_WITHIN).max_buf_size(MOST_HEADS);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    let mut leaving = pin!(async { stopped.wait_for(|stop| *stop).await.is_ok() });
    let mut is_leaving = false;
    let ended = poll_fn(|cx| {
        if !is_leaving && leaving.as_mut().poll(cx).is_ready() {
            is_leaving = true;
            connection.as_mut().graceful_shutdown();
        }
        match connection.as_mut().poll(cx) {
            // A client that breaks off, or speaks no HTTP, is no trouble of ours.
            Poll::Ready(_) => Poll::Ready(()),
            Poll::Pending => Poll::Pending,
        }
    });
    let _ = tokio::time::timeout(LASTS, ended).await;
}

/// Sends away one too many.
async fn full(stream: TcpStream) {
    if tokio::time::timeout(GLANCE, stream.writable()).await.is_ok() {
        let _ = stream.try_write(FULL);
    }
}

/// Whether accepting may work again in a moment: a client that gave up, or too many open files.
fn is_passing(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as K;
    matches!(error.kind(), K::ConnectionAborted | K::ConnectionReset | K::Interrupted | K::WouldBlock)
        || matches!(error.raw_os_error(), Some(23 | 24))
}

/// Binds `address`.
///
/// # Errors
/// [`Error::Usage`] if it cannot be had.
pub async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|e| {
        Error::Usage(UsageText::CannotListen.with(&[("address", &address.to_string()), ("why", &e.to_string())]))
    })
}
