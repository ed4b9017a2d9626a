//! Which address answers what.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, StatusCode, Uri};
use serde::de::DeserializeOwned;
use serde_json::json;

use super::api::{self, Compared, Filter, Found, State};
use super::app::{App, Ask, Denied, Fault, Told};
use super::compared::compared;
use super::document::{self, ASSETS};
use super::guard::query;
use super::reply::{self, Reply, refuse};
use super::run::Run;
use super::shown::{self, Look};
use super::{events, files};
use crate::ids::Lang;
use crate::texts::RequestProblem;

/// Bytes of a body.
pub const MOST_BYTES: usize = 256 * 1024;
/// A body must be there within this time.
const BODY_WITHIN: Duration = Duration::from_secs(10);

/// The answer to a request, or the refusal.
type Answer = Result<Reply, Box<Reply>>;

fn no(status: StatusCode, code: &str, said: &str) -> Answer {
    Err(Box::new(refuse(status, code, said)))
}

/// Answers a request.
pub async fn answer(app: Arc<App>, lang: Lang, request: Request<Incoming>) -> Reply {
    route(app, lang, request).await.unwrap_or_else(|refusal| *refusal)
}

async fn route(app: Arc<App>, lang: Lang, request: Request<Incoming>) -> Answer {
    let (uri, method) = (request.uri().clone(), request.method().clone());
    let path = uri.path();
    app.guard.host(request.headers(), &uri)?;
    if method == Method::GET
        && path == "/"
        && let Some(cookie) = app.guard.admits(&uri)
    {
        return Ok(admitted(cookie, &uri));
    }
    app.guard.token_of(request.headers())?;
    app.guard.origin(&method, request.headers())?;
    let parts: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
    let get = method == Method::GET || method == Method::HEAD;
    match (parts.as_slice(), get) {
        ([""], true) => {
            let lang = lang_of(&uri).unwrap_or(lang);
            Ok(reply::bytes("text/html; charset=utf-8", document::page(&app, lang)))
        }
        (["assets", name], true) => match ASSETS.iter().find(|asset| asset.0 == *name) {
            Some((_, kind, content)) => Ok(reply::bytes(kind, *content)),
            None => no(StatusCode::NOT_FOUND, "not_found", "there is no such file"),
        },
        (["page", "runs"], false) if method == Method::POST => {
            let look = look(&uri, lang)?;
            let run = start(&app, look.lang, body(request).await?).await?;
            blocking(move || {
                let _hurry = app.live.hurry();
                let shown = run.shown();
                reply::json(StatusCode::CREATED, &shown::answer(&app, &run, &shown, &look, true))
            })
            .await
        }
        (["page", "runs", id], true) => {
            let (run, look) = (find(&app, id)?, look(&uri, lang)?);
            blocking(move || {
                let shown = run.shown();
                reply::json(StatusCode::OK, &shown::answer(&app, &run, &shown, &look, false))
            })
            .await
        }
        (["page", "runs", id, "effect-tree"], true) => {
            let (run, look) = (find(&app, id)?, look(&uri, lang)?);
            super::tree::answer(app, run, look).await
        }
        (["api", "v1", rest @ ..], _) => api(app, lang, rest, request).await,
        _ => no(StatusCode::NOT_FOUND, "not_found", "there is nothing at this address"),
    }
}

/// What programs ask.
async fn api(app: Arc<App>, lang: Lang, parts: &[&str], request: Request<Incoming>) -> Answer {
    let (uri, method) = (request.uri().clone(), request.method().clone());
    let get = method == Method::GET || method == Method::HEAD;
    let lang = lang_of(&uri).unwrap_or(lang);
    match parts {
        ["openapi.json"] if get => Ok(reply::bytes("application/json", api::OPENAPI)),
        ["scenarios"] if get => {
            let named = app.library.scenarios().iter().map(|s| json!({ "name": s.name, "title": s.title }));
            Ok(reply::json(StatusCode::OK, &json!({ "scenarios": named.collect::<Vec<_>>() })))
        }
        ["validate"] if method == Method::POST => {
            let ask: Ask = body(request).await?;
            blocking(move || match app.check(&ask.scenarios) {
                Ok(checked) => {
                    let scenarios = api::valid(&app, &checked);
                    reply::json(StatusCode::OK, &json!({ "valid": true, "problems": [], "scenarios": scenarios }))
                }
                Err(faults) => {
                    let problems = told(&faults, lang);
                    reply::json(StatusCode::OK, &json!({ "valid": false, "problems": problems, "scenarios": [] }))
                }
            })
            .await
        }
        ["runs"] if method == Method::POST => {
            let run = start(&app, lang, body(request).await?).await?;
            let shown = run.shown();
            let mut answer = reply::json(StatusCode::CREATED, &State::of(&run, &shown));
            if let Ok(place) = HeaderValue::from_str(&format!("/api/v1/runs/{}", run.id)) {
                answer.headers_mut().insert(header::LOCATION, place);
            }
            Ok(answer)
        }
        ["runs", id] if method == Method::DELETE => {
            let run = find(&app, id)?;
            run.cancel();
            let shown = run.shown();
            Ok(reply::json(StatusCode::OK, &State::of(&run, &shown)))
        }
        ["runs", id] if get => {
            let (run, filter) = (find(&app, id)?, filter(&uri)?);
            blocking(move || {
                let shown = run.shown();
                reply::json(StatusCode::OK, &Found::of(&run, &shown, &filter))
            })
            .await
        }
        ["runs", id, "events"] if get => Ok(events::of(find(&app, id)?)),
        ["runs", id, "compare"] if get => {
            let run = find(&app, id)?;
            blocking(move || {
                let shown = run.shown();
                match compared(&run, &shown, "") {
                    Ok(Some(found)) => reply::json(StatusCode::OK, &Compared::of(&run, &shown, &found)),
                    Ok(None) => refuse(StatusCode::CONFLICT, "one_scenario", "there are no two scenarios to compare"),
                    Err(e) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "failed", &e.to_string()),
                }
            })
            .await
        }
        ["runs", id, "files", name] if get => {
            let (run, name) = (find(&app, id)?, (*name).to_string());
            match blocking(move || files::file(&run, &name, lang)).await {
                Ok(Some(file)) => Ok(file),
                Ok(None) => no(StatusCode::NOT_FOUND, "not_found", "there is no such file of this run"),
                Err(refusal) => Err(refusal),
            }
        }
        ["validate" | "runs"] | ["runs", _] | ["runs", _, "events" | "compare"] => {
            no(StatusCode::METHOD_NOT_ALLOWED, "wrong_method", "this address does not answer that method")
        }
        _ => no(StatusCode::NOT_FOUND, "not_found", "there is nothing at this address"),
    }
}

/// To the page, with the token in a cookie and no longer in the address.
fn admitted(cookie: HeaderValue, uri: &Uri) -> Reply {
    let place = lang_of(uri).map_or("/", |lang| if lang == Lang::Nl { "/?lang=nl" } else { "/?lang=en" });
    let mut reply = reply::with(StatusCode::SEE_OTHER, "text/plain", reply::Content::Whole(None));
    reply.headers_mut().insert(header::SET_COOKIE, cookie);
    reply.headers_mut().insert(header::LOCATION, HeaderValue::from_static(place));
    reply
}

fn lang_of(uri: &Uri) -> Option<Lang> {
    match query(uri, "lang")? {
        "nl" => Some(Lang::Nl),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// What the page wants to see.
fn look(uri: &Uri, lang: Lang) -> Result<Look, Box<Reply>> {
    let bad = |_| Box::new(refuse(StatusCode::BAD_REQUEST, "bad_query", "`scenario` is a number from 0"));
    let scenario = query(uri, "scenario").map_or(Ok(0), str::parse).map_err(bad)?;
    let region = query(uri, "region").filter(|code| !code.is_empty()).map(ToString::to_string);
    Ok(Look { lang: lang_of(uri).unwrap_or(lang), scenario, region })
}

/// Which rows are asked for: without a word on it, those of the total shortage.
fn filter(uri: &Uri) -> Result<Filter, Box<Reply>> {
    let text = |name: &str| query(uri, name).map(ToString::to_string);
    let bad = |_| Box::new(refuse(StatusCode::BAD_REQUEST, "bad_query", "`year` is a year"));
    let any = |given: Option<String>, usual: &str| match given.as_deref() {
        Some("*") => None,
        Some(_) => given,
        None => Some(usual.to_string()),
    };
    Ok(Filter {
        measure: any(text("measure"), "shortage"),
        scope: any(text("scope"), "total"),
        key: text("key"),
        year: query(uri, "year").map(str::parse).transpose().map_err(bad)?,
    })
}

fn find(app: &App, id: &str) -> Result<Arc<Run>, Box<Reply>> {
    let said = "there is no such run; it may have been forgotten: start it again";
    app.runs.get(id).ok_or_else(|| Box::new(refuse(StatusCode::NOT_FOUND, "no_run", said)))
}

/// Work that takes a while, in a thread of its own.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Box<Reply>> {
    let failed =
        |e: tokio::task::JoinError| Box::new(refuse(StatusCode::INTERNAL_SERVER_ERROR, "failed", &e.to_string()));
    tokio::task::spawn_blocking(work).await.map_err(failed)
}

async fn start(app: &Arc<App>, lang: Lang, ask: Ask) -> Result<Arc<Run>, Box<Reply>> {
    app.clone().start(ask).await.map_err(|denied| Box::new(denial(&denied, lang)))
}

fn denial(denied: &Denied, lang: Lang) -> Reply {
    match denied {
        Denied::Faults(faults) => faulty(faults, lang),
        Denied::Busy => refuse(StatusCode::SERVICE_UNAVAILABLE, "busy", RequestProblem::Busy.get(lang)),
        Denied::Failed(e) => refuse(StatusCode::INTERNAL_SERVER_ERROR, "failed", e),
    }
}

/// Faults in the language of the request.
fn told(faults: &[Fault], lang: Lang) -> Vec<Told<'_>> {
    faults.iter().map(|fault| fault.told(lang)).collect()
}

fn faulty(faults: &[Fault], lang: Lang) -> Reply {
    let message = RequestProblem::Problems.get(lang);
    let value = json!({ "error": { "code": "invalid", "message": message }, "problems": told(faults, lang) });
    reply::json(StatusCode::UNPROCESSABLE_ENTITY, &value)
}

/// The body of a request: JSON, not too large, and soon.
async fn body<T: DeserializeOwned>(request: Request<Incoming>) -> Result<T, Box<Reply>> {
    let refused = |status, code, said: &str| Box::new(refuse(status, code, said));
    let too_large = || {
        let said = format!("a body has at most {MOST_BYTES} bytes");
        refused(StatusCode::PAYLOAD_TOO_LARGE, "too_large", &said)
    };
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|l| l.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > MOST_BYTES as u64) {
        return Err(too_large());
    }
    let all = tokio::time::timeout(BODY_WITHIN, Limited::new(request.into_body(), MOST_BYTES).collect()).await;
    let bytes = match all {
        Err(_) => return Err(refused(StatusCode::REQUEST_TIMEOUT, "too_slow", "the body took too long")),
        Ok(Err(e)) if e.is::<LengthLimitError>() => return Err(too_large()),
        Ok(Err(_)) => return Err(refused(StatusCode::BAD_REQUEST, "bad_body", "the body broke off")),
        Ok(Ok(all)) => all.to_bytes(),
    };
    serde_json::from_slice(&bytes)
        .map_err(|e| refused(StatusCode::BAD_REQUEST, "bad_json", &format!("the body is not what is expected: {e}")))
}
