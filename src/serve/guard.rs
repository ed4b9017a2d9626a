//! Who may ask. Loopback is shared by everyone on the machine, and any web page can send requests to it: so a request must name
//! this server as its host, carry the token that was printed at the start, and, if it changes anything, come from our own page
//! or a program that says so.

use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, StatusCode, Uri};

use super::reply::{self, Reply};
use crate::error::{Error, Result};
use crate::texts::{Said, UsageText};

/// The token and the names under which the server is reached.
pub struct Guard {
    token: String,
    cookie: String,
    /// `HOST:PORT` as a browser sends it, and the origin of its pages.
    hosts: Vec<(String, String)>,
    /// Whether pages are reached over TLS only.
    secure: bool,
}

impl Guard {
    /// A guard with a new token for a server on `port`; `public` is the address at a reverse proxy, if there is one.
    ///
    /// # Errors
    /// [`Error::Usage`] if `public` is no address of a site; [`Error::Run`] without random numbers.
    pub fn new(address: std::net::SocketAddr, public: Option<&str>) -> Result<Self> {
        let port = address.port();
        let mut hosts: Vec<String> = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}")).into();
        if !address.ip().is_loopback() && !address.ip().is_unspecified() {
            hosts.push(address.to_string());
        }
        let mut hosts: Vec<(String, String)> =
            hosts.into_iter().map(|host| (host.clone(), format!("http://{host}"))).collect();
        if let Some(public) = public {
            hosts.push(site(public)?);
        }
        let secure = public.is_some_and(|p| p.starts_with("https://"));
        Ok(Self { token: random()?, cookie: format!("schakel-{port}"), hosts, secure })
    }

    /// The token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Refuses a request that names another host: a page elsewhere may have had its own name point here.
    ///
    /// # Errors
    /// The refusal.
    pub fn host(&self, heads: &HeaderMap, uri: &Uri) -> std::result::Result<(), Box<Reply>> {
        let mut named = heads.get_all(header::HOST).iter();
        let host = named.next().and_then(|h| h.to_str().ok());
        let is_ours = |host: &str| self.hosts.iter().any(|(known, _)| known.eq_ignore_ascii_case(host));
        let agrees = uri.authority().is_none_or(|a| is_ours(a.as_str()));
        if host.is_some_and(is_ours) && named.next().is_none() && agrees {
            return Ok(());
        }
        let said = "this server does not answer to that name; use the address it printed when it started";
        Err(Box::new(reply::refuse(StatusCode::MISDIRECTED_REQUEST, "wrong_host", said)))
    }

    /// The cookie to set, if the query of `uri` carries the token.
    pub fn admits(&self, uri: &Uri) -> Option<HeaderValue> {
        let given = query(uri, "token")?;
        if !self.is_token(given) {
            return None;
        }
        let secure = if self.secure { "; Secure" } else { "" };
        HeaderValue::from_str(&format!("{}={}; Path=/; HttpOnly; SameSite=Strict{secure}", self.cookie, self.token))
            .ok()
    }

    /// Refuses a request without the token.
    ///
    /// # Errors
    /// The refusal.
    pub fn token_of(&self, heads: &HeaderMap) -> std::result::Result<(), Box<Reply>> {
        let cookies = heads.get_all(header::COOKIE).iter().filter_map(|c| c.to_str().ok());
        let mut pairs = cookies.flat_map(|c| c.split(';')).filter_map(|pair| pair.trim().split_once('='));
        if pairs.any(|(name, value)| name == self.cookie && self.is_token(value)) {
            return Ok(());
        }
        let said = "open the address with its token, as it was printed when the server started";
        Err(Box::new(reply::refuse(StatusCode::FORBIDDEN, "no_token", said)))
    }

    /// Refuses a request that changes something unless it comes from our own origin, with JSON if it has a body.
    ///
    /// # Errors
    /// The refusal.
    pub fn origin(&self, method: &Method, heads: &HeaderMap) -> std::result::Result<(), Box<Reply>> {
        if method == Method::GET || method == Method::HEAD {
            return Ok(());
        }
        let origin = heads.get(header::ORIGIN).and_then(|o| o.to_str().ok());
        if !origin.is_some_and(|o| self.hosts.iter().any(|(_, known)| known.eq_ignore_ascii_case(o))) {
            let said = "the head `Origin` must name this server, for instance http://127.0.0.1:8765";
            return Err(Box::new(reply::refuse(StatusCode::FORBIDDEN, "wrong_origin", said)));
        }
        if method == Method::POST {
            let kind = heads.get(header::CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or_default();
            let kind = kind.split(';').next().unwrap_or_default().trim();
            if !kind.eq_ignore_ascii_case("application/json") {
                let said = "the body must be application/json";
                return Err(Box::new(reply::refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", said)));
            }
        }
        Ok(())
    }

    /// Whether `given` is the token. Hashes are compared in constant time.
    fn is_token(&self, given: &str) -> bool {
        blake3::hash(given.as_bytes()) == blake3::hash(self.token.as_bytes())
    }
}

/// The host and the origin of the site at `address`.
fn site(address: &str) -> Result<(String, String)> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.map(|r| r.trim_end_matches('/')).filter(|host| {
        let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        !host.is_empty() && host.chars().all(is_fit)
    });
    match host {
        Some(host) => Ok((host.to_string(), address.trim_end_matches('/').to_string())),
        None => Err(Error::Usage(UsageText::NoSite.with(&[("address", &address)]))),
    }
}

/// 128 random bits, in hexadecimal.
///
/// # Errors
/// [`Error::Run`] if the system has none.
pub fn random() -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|e| Error::Run(Said::english_only(format!("the system gives no random numbers: {e}"))))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// The value of `name` in the query of `uri`. Values here hold letters, digits, `-` and `_` only, so nothing is decoded.
pub fn query<'a>(uri: &'a Uri, name: &str) -> Option<&'a str> {
    let pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(public: Option<&str>) -> Guard {
        Guard::new("127.0.0.1:8765".parse().unwrap(), public).unwrap()
    }

    fn heads(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(*name, value.parse().unwrap());
        }
        map
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let (g, here) = (guard(Some("https://schakel.example.nl")), Uri::from_static("/"));
        for host in ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765", "schakel.example.nl"] {
            assert!(g.host(&heads(&[("host", host)]), &here).is_ok(), "{host}");
        }
        for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost:8765.evil.example", ""] {
            let refusal = g.host(&heads(&[("host", host)]), &here).unwrap_err();
            assert_eq!(refusal.status(), StatusCode::MISDIRECTED_REQUEST, "{host}");
        }
        assert!(g.host(&heads(&[]), &here).is_err());
        assert!(g.host(&heads(&[("host", "localhost:8765"), ("host", "evil")]), &here).is_err());
        assert!(g.host(&heads(&[("host", "localhost:8765")]), &Uri::from_static("http://evil.example/")).is_err());
    }

    #[test]
    fn the_token_opens_and_the_cookie_keeps_open() {
        let g = guard(None);
        let with = |token: &str| format!("/?lang=nl&token={token}").parse::<Uri>().unwrap();
        let cookie = g.admits(&with(g.token())).unwrap();
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && !cookie.contains("Secure"));
        assert!(g.admits(&with("0")).is_none() && g.admits(&Uri::from_static("/")).is_none());
        let pair = cookie.split(';').next().unwrap();
        assert!(g.token_of(&heads(&[("cookie", &format!("other=1; {pair}"))])).is_ok());
        for wrong in ["", "schakel-8765=", "schakel-8765=0", &pair.replace("8765", "8766")] {
            assert!(g.token_of(&heads(&[("cookie", wrong)])).is_err(), "{wrong}");
        }
        assert_eq!(g.token().len(), 32);
        assert_ne!(g.token(), guard(None).token());
        let behind = guard(Some("https://schakel.example.nl"));
        assert!(behind.admits(&with(behind.token())).unwrap().to_str().unwrap().ends_with("; Secure"));
    }

    #[test]
    fn changes_come_from_our_own_page_in_json() {
        let g = guard(None);
        let ours = ("origin", "http://127.0.0.1:8765");
        let json = ("content-type", "application/json; charset=utf-8");
        assert!(g.origin(&Method::POST, &heads(&[ours, json])).is_ok());
        assert!(g.origin(&Method::DELETE, &heads(&[ours])).is_ok());
        assert!(g.origin(&Method::GET, &heads(&[])).is_ok());
        for bad in [
            heads(&[json]),
            heads(&[("origin", "null"), json]),
            heads(&[("origin", "https://127.0.0.1:8765"), json]),
            heads(&[("origin", "http://evil.example"), json]),
            heads(&[ours]),
            heads(&[ours, ("content-type", "text/plain")]),
        ] {
            assert!(g.origin(&Method::POST, &bad).is_err(), "{bad:?}");
        }
        assert!(g.origin(&Method::DELETE, &heads(&[])).is_err());
    }

    #[test]
    fn an_address_at_a_proxy_is_that_of_a_site() {
        assert!(matches!(site("https://a.nl/"), Ok((host, origin)) if host == "a.nl" && origin == "https://a.nl"));
        for bad in ["a.nl", "ftp://a.nl", "https://", "https://a.nl/path", "https://a b"] {
            assert!(site(bad).is_err(), "{bad}");
        }
    }
}
