//! The live page's server: the same numbers as the command line, its description, its limits, and what it does with those who
//! mean no good.

mod program;
mod server;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use program::Place;
use serde_json::{Value, json};
use server::Server;

/// A plan as the page asks for it.
fn plan(draws: u64) -> Value {
    json!({
        "scenarios": [{ "name": "mine", "set": {
            "plan.size": { "ramp": { "2024": 0, "2028": 40 } },
            "plan.mix": { "volunteer": 0, "mbo": 0.75, "hbo": 0.25 },
            "levers.absence.all": { "ramp": { "2024": 0, "2028": -0.01 } },
            "title": { "nl": "Mijn <plan>", "en": "My <plan>" },
        } }],
        "draws": draws,
        "seed": 7,
    })
}

/// The same, where the official forecast has errors.
fn plan_with_errors(draws: u64) -> Value {
    let mut plan = plan(draws);
    plan["scenarios"][0]["set"]["forecast_error"] = json!({ "trend": 0.004, "noise": 0.02 });
    plan
}

/// Holds every number that the server `found` to be that of the command line in the folder `out`. Returns how many they are.
#[track_caller]
fn same_numbers(found: &Value, place: &Place, out: &str) -> usize {
    let mut checked = 0;
    for (table, name) in [("level", "summary.csv"), ("effect", "effects.csv")] {
        let there = place.table(&format!("{out}/{name}"));
        let column = |c: &str| there.header.iter().position(|h| h == c).unwrap();
        for row in found["rows"].as_array().unwrap().iter().filter(|r| r["table"] == table) {
            let text = |k: &str| row[k].as_str().unwrap_or_default().to_string();
            let key =
                [text("scenario"), text("measure"), text("scope"), text("key"), row["year"].to_string(), text("unit")];
            let other = there.rows.iter().find(|r| r[..6] == key).unwrap_or_else(|| panic!("no row {key:?}"));
            for c in ["mean", "sd", "p05", "p10", "p25", "p50", "p75", "p90", "p95"] {
                let (here, there) = (row[c].as_f64(), other[column(c)].parse::<f64>().ok());
                assert_eq!(here, there, "{key:?} {c}");
                checked += 1;
            }
        }
    }
    checked
}

#[test]
fn a_run_gives_the_numbers_of_the_command_line_and_so_does_its_file() {
    let place = Place::small();
    let server = Server::start(&place);
    let begun = server.run(&plan_with_errors(1_024));
    assert!(begun["draws"].as_u64().unwrap() >= 16 && begun["stage"] == "first", "{begun}");
    let id = begun["id"].as_str().unwrap();
    server.finished(id, "");
    let found = server.get(&format!("/api/v1/runs/{id}?measure=*&scope=*")).json();
    assert_eq!((&found["stage"], &found["draws"], &found["rounds"]), (&json!("done"), &json!(1_024), &json!(2)));

    let file = server.get(&format!("/api/v1/runs/{id}/files/mine.toml"));
    assert_eq!(file.heads["content-disposition"], "attachment; filename=\"mine.toml\"");
    std::fs::write(place.path("mine.toml"), &file.body).unwrap();
    place.good(&["run", "mine.toml", "--draws", "1024", "--seed", "7", "--out", "out"]);
    assert!(same_numbers(&found, &place, "out") > 10_000);
    // The page's parts are those of the report.
    let report = server.get(&format!("/api/v1/runs/{id}/files/report.html?lang=en"));
    let of_command_line = place.read("out/report.html");
    let main = |html: &str| html.split("data-page=\"en\"").nth(1).unwrap().split("</main>").next().unwrap().to_string();
    assert_eq!(main(&String::from_utf8(report.body).unwrap()), main(&of_command_line));
    let book = server.get(&format!("/api/v1/runs/{id}/files/results.xlsx"));
    assert!(book.body.starts_with(b"PK"), "a workbook is a zip");
    assert_eq!(server.get(&format!("/api/v1/runs/{id}/files/other.toml")).status, 404);
}

#[test]
fn a_calibration_of_the_data_set_is_chosen_by_its_name() {
    let place = Place::small();
    std::fs::write(
        place.path("tiny/calibration-known.csv"),
        "branch_id,lambda,tau,base_shortage,lambda_observed,quality,vintage,official_scenario\n\
         care,0.06,0.008,420,,assumption,2024-01,made up\nwelfare,0.09,-0.006,35,,assumption,2024-01,made up\n",
    )
    .unwrap();
    let server = Server::start(&place);
    let mut ask = plan(512);
    let usual = server.finished(server.run(&ask)["id"].as_str().unwrap(), "?measure=*&scope=*");
    ask["scenarios"][0]["set"]["calibration"] = json!("known");
    let id = server.run(&ask)["id"].as_str().unwrap().to_string();
    let found = server.finished(&id, "?measure=*&scope=*");
    assert_eq!(found["stage"], "done");
    let file = server.get(&format!("/api/v1/runs/{id}/files/mine.toml"));
    std::fs::write(place.path("mine.toml"), &file.body).unwrap();
    place.good(&["run", "mine.toml", "--draws", "512", "--seed", "7", "--out", "out"]);
    assert!(same_numbers(&found, &place, "out") > 10_000);
    assert!(found["rows"] != usual["rows"], "the calibration changes nothing");
    // The page says that the file holds more than its fields show.
    let checked = server.ask("POST", "/api/v1/validate", &json!({ "scenarios": ask["scenarios"] }).to_string()).json();
    assert_eq!(checked["scenarios"][0]["fields"]["own"], json!(["calibration"]), "{checked}");

    ask["scenarios"][0]["set"]["calibration"] = json!("knwon");
    let refused = server.ask("POST", "/api/v1/runs", &ask.to_string());
    assert_eq!((refused.status, refused.code()), (422, "invalid".to_string()));
    let problem = refused.json()["problems"][0].clone();
    assert_eq!((&problem["scenario"], &problem["key"]), (&json!("mine"), &json!("calibration")));
    assert!(problem["help"].as_str().unwrap().contains("known"), "{problem}");
}

#[test]
fn the_first_answer_is_of_the_first_draws_of_the_rounds() {
    let place = Place::small();
    let server = Server::start(&place);
    let begun = server.run(&plan_with_errors(512));
    let (id, draws) = (begun["id"].as_str().unwrap(), begun["draws"].as_u64().unwrap() as usize);
    let first = server.get(&format!("/api/v1/runs/{id}")).json();
    if first["stage"] != "first" {
        // The round was quicker than the question: what it began with is gone.
        return;
    }
    let file = server.get(&format!("/api/v1/runs/{id}/files/mine.toml"));
    std::fs::write(place.path("mine.toml"), file.body).unwrap();
    place.good(&["run", "mine.toml", "--draws", "512", "--seed", "7", "--keep-draws", "--out", "out"]);
    let kept = place.table("out/draws.csv");
    for row in first["rows"].as_array().unwrap().iter().filter(|r| r["table"] == "level" && r["key"] == "smal") {
        let name = ["scenario", "measure", "scope", "key"].map(|k| row[k].as_str().unwrap());
        let name = format!("{}|{}|{}", name.join("|"), row["year"], row["unit"].as_str().unwrap());
        let Some(column) = kept.header.iter().position(|h| *h == name) else { continue };
        let mut values: Vec<f64> = kept.rows[..draws].iter().map(|r| r[column].parse().unwrap()).collect();
        values.sort_by(f64::total_cmp);
        let mean = values.iter().sum::<f64>() / draws as f64;
        assert!((row["mean"].as_f64().unwrap() - mean).abs() <= 1e-6 * mean.abs().max(1.0), "{name}");
        let p10 = values[(0.1 * draws as f64).ceil() as usize - 1];
        assert!((row["p10"].as_f64().unwrap() - p10).abs() <= 1e-6 * p10.abs().max(1.0), "{name}");
    }
}

#[test]
fn problems_are_told_in_the_language_of_the_request() {
    let place = Place::small();
    let server = Server::start(&place);
    let scenarios = json!([
        { "name": "a", "toml": "extends = \"reference\"\n[plan]\nsise = 5\nmix = { mbo = 0.7, hbo = 0.5 }\n" },
        { "name": "b", "set": { "levers.absence.nowhere": 0.1, "plan.size": -5 } },
    ]);
    let asked = json!({ "scenarios": scenarios }).to_string();
    let problems = |lang: &str| {
        let said = server.ask("POST", &format!("/api/v1/validate{lang}"), &asked).json();
        said["problems"].as_array().unwrap().clone()
    };
    let (usual, english, dutch) = (problems(""), problems("?lang=en"), problems("?lang=nl"));
    assert_eq!(usual, english, "the server was started in English");
    assert!(dutch.len() == english.len() && dutch.len() >= 4, "{dutch:?}");
    for (nl, en) in dutch.iter().zip(&english) {
        for same in ["scenario", "line", "column", "key"] {
            assert_eq!(nl[same], en[same]);
        }
        assert_ne!(nl["rule"], en["rule"]);
    }
    let told = |rule: &str, help: &str| dutch.iter().any(|p| p["rule"] == rule && p["help"] == help);
    assert!(told("De sleutel `sise` betekent niets in [plan].", "bedoelde u `size`?"), "{dutch:?}");
    // A run that is refused says so in that language too, and so does what a name in a request breaks.
    let refused = server.ask("POST", "/api/v1/runs?lang=nl", &asked).json();
    assert_eq!(refused["problems"], json!(dutch));
    assert_eq!(refused["error"]["message"], "er is iets mis met de scenario’s");
    let twice = json!({ "scenarios": [{ "name": "a" }, { "name": "a" }] }).to_string();
    let said = server.ask("POST", "/api/v1/validate?lang=nl", &twice).json();
    assert_eq!(said["problems"][0]["rule"], "Twee scenario’s heten `a`.");
}

#[test]
fn problems_are_told_with_place_and_key() {
    let place = Place::small();
    let server = Server::start(&place);
    let check = |scenarios: Value| {
        let asked = json!({ "scenarios": scenarios }).to_string();
        let said = server.ask("POST", "/api/v1/validate", &asked).json();
        (said["valid"].as_bool().unwrap(), said["problems"].as_array().unwrap().clone(), said)
    };
    let (valid, problems, _) = check(json!([
        { "name": "a", "toml": "extends = \"reference\"\n[plan]\nsise = 5\nmix = { mbo = 0.7, hbo = 0.5 }\n" },
        { "name": "b", "set": { "levers.absence.nowhere": 0.1, "plan.size": -5 } },
    ]));
    assert!(!valid);
    let found = |scenario: &str, key: &str| {
        problems.iter().any(|p| p["scenario"] == scenario && p["key"].as_str().is_some_and(|k| k.starts_with(key)))
    };
    for (scenario, key) in [("a", "plan.sise"), ("a", "plan.mix"), ("b", "levers.absence.nowhere"), ("b", "plan.size")]
    {
        assert!(found(scenario, key), "{scenario} {key}: {problems:?}");
    }
    assert!(problems.iter().any(|p| p["line"] == 3 && p["help"].as_str().is_some_and(|h| h.contains("size"))));

    for (toml, rule) in [
        ("extends = \"/etc/passwd\"", "no scenario file"),
        ("extends = \"../../x.toml\"", "no scenario file"),
        ("extends = \"a\"", "circle"),
        ("extends = \"reference\"\n[sweep]\n", "sweep"),
        ("[[scenario]]\n", "one at a time"),
        ("title = \"a base of its own\"\n", ""),
        ("extends = \"reference\"\nplan.size = nan\n", ""),
        ("extends = \"reference\"\nhorizon = 99999999999\n", ""),
        ("extends = [", ""),
    ] {
        let (valid, problems, _) = check(json!([{ "name": "a", "toml": toml }]));
        let told = problems.iter().any(|p| p["rule"].as_str().unwrap().contains(rule));
        assert!(!valid && told, "{toml}: {problems:?}");
    }
    let deep = "[".repeat(50_000);
    assert!(!check(json!([{ "name": "a", "toml": format!("a = {deep}") }])).0);
    let many: Vec<Value> = (0..7).map(|i| json!({ "name": format!("a{i}") })).collect();
    assert!(!check(json!(many)).0);
    assert!(!check(json!([{ "name": "a" }, { "name": "a" }])).0);
    assert!(!check(json!([{ "name": "../a" }])).0);

    // What is in order comes back as files and fields; the shipped ones can be built on.
    let (valid, _, said) = check(json!([{ "name": "more", "toml": "extends = \"plan\" # mine\n" }]));
    assert!(valid, "{said}");
    let more = &said["scenarios"][0];
    assert_eq!(more["toml"], "extends = \"plan\" # mine\n");
    assert_eq!((&more["fields"]["size"], &more["fields"]["years"]), (&json!(40.0), &json!([2024, 2028])));
    assert_eq!(more["fields"]["mix"], json!([0.0, 0.5, 0.0, 0.5]));
}

#[test]
fn scenarios_are_compared_draw_by_draw() {
    let place = Place::small();
    let server = Server::start(&place);
    let two = json!({ "scenarios": [
        { "name": "small", "set": { "plan.size": { "ramp": { "2024": 0, "2028": 20 } } } },
        { "name": "large", "set": { "plan.size": { "ramp": { "2024": 0, "2028": 40 } } } },
    ], "draws": 512 });
    let id = server.run(&two)["id"].as_str().unwrap().to_string();
    server.finished(&id, "");
    let said = server.get(&format!("/api/v1/runs/{id}/compare")).json();
    assert_eq!(said["names"], json!(["small", "large"]));
    let keys: Vec<&str> = said["differences"].as_array().unwrap().iter().map(|d| d["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["plan.size"]);
    let pair = said["pairs"].as_array().unwrap().last().unwrap();
    assert_eq!((&pair["basis"], &pair["a"], &pair["b"]), (&json!("paired"), &json!("small"), &json!("large")));
    // The mean of differences is the difference of means.
    let rows = server.get(&format!("/api/v1/runs/{id}?year={}", pair["year"])).json()["rows"].clone();
    let mean = |name: &str| {
        let is =
            |r: &&Value| r["scenario"] == name && r["table"] == "level" && r["key"] == "smal" && r["unit"] == "persons";
        rows.as_array().unwrap().iter().find(is).unwrap()["mean"].as_f64().unwrap()
    };
    let difference = mean("small") - mean("large");
    assert!((pair["mean"].as_f64().unwrap() - difference).abs() < 1e-4, "{pair} {difference}");

    let alone = server.run(&plan(512))["id"].as_str().unwrap().to_string();
    assert_eq!(server.get(&format!("/api/v1/runs/{alone}/compare")).code(), "one_scenario");
}

#[test]
fn who_may_not_ask_is_refused() {
    let place = Place::small();
    let server = Server::start(&place);
    let (cookie, origin) = (server.cookie(), format!("http://{}", server.host));
    let json = ("Content-Type", "application/json");
    let body = plan(512).to_string();

    // Without the token there is nothing, whatever it is.
    for path in ["/", "/assets/app.js", "/api/v1/openapi.json", "/api/v1/runs/x", "/nothing", "/?token=wrong"] {
        assert_eq!(server.with_heads("GET", path, &[], "").code(), "no_token", "{path}");
    }
    let open = server.with_heads("GET", &format!("/?token={}", server.token), &[], "");
    assert_eq!((open.status, open.heads["location"].as_str()), (303, "/"));
    let set = &open.heads["set-cookie"];
    assert!(set.starts_with(&cookie) && set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");

    let post = |heads: &[(&str, &str)]| server.with_heads("POST", "/api/v1/runs", heads, &body);
    let cookie = ("Cookie", cookie.as_str());
    assert_eq!(post(&[cookie, json]).code(), "wrong_origin");
    assert_eq!(post(&[cookie, json, ("Origin", "http://evil.example")]).code(), "wrong_origin");
    assert_eq!(post(&[cookie, json, ("Origin", "null")]).code(), "wrong_origin");
    let own = ("Origin", origin.as_str());
    assert_eq!(post(&[cookie, own, ("Content-Type", "text/plain")]).code(), "not_json");
    assert_eq!(post(&[cookie, own]).code(), "not_json");
    assert_eq!(server.with_heads("DELETE", "/api/v1/runs/x", &[cookie], "").code(), "wrong_origin");
    assert_eq!(server.with_heads("OPTIONS", "/api/v1/runs", &[cookie], "").code(), "wrong_origin");

    // Another name that points here.
    let get =
        format!("GET / HTTP/1.1\r\nHost: evil.example\r\nCookie: {}\r\nConnection: close\r\n\r\n", server.cookie());
    assert_eq!(server.raw(get.as_bytes()).unwrap().code(), "wrong_host");
    let get = format!("GET / HTTP/1.0\r\nCookie: {}\r\n\r\n", server.cookie());
    assert_eq!(server.raw(get.as_bytes()).unwrap().code(), "wrong_host");

    let page = server.get("/");
    assert_eq!(page.status, 200);
    assert!(page.heads["content-security-policy"].starts_with("default-src 'none'; script-src 'self'"));
    for (name, value) in
        [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"), ("cache-control", "no-store")]
    {
        assert_eq!(page.heads[name], value);
    }
    assert!(!page.heads.keys().any(|name| name.starts_with("access-control")), "no CORS");
    assert!(!String::from_utf8(page.body).unwrap().contains(&server.token), "the token stays in the cookie");
}

#[test]
fn hostile_input_is_refused_and_the_server_stays_up() {
    let place = Place::small();
    let server = Server::start(&place);
    let heads = format!(
        "Host: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nContent-Type: application/json\r\nConnection: close\r\n",
        server.host,
        server.cookie()
    );
    let send = |first: &str, more: &str, body: &[u8]| {
        server.raw(&[format!("{first} HTTP/1.1\r\n{heads}{more}\r\n").as_bytes(), body].concat())
    };
    let post = "POST /api/v1/runs";

    // Said to be huge; and huge without saying so.
    assert_eq!(send(post, "Content-Length: 99999999999\r\n", b"{").unwrap().code(), "too_large");
    let chunk = [b"10000\r\n".as_slice(), &vec![b' '; 0x10000], b"\r\n"].concat();
    assert_eq!(send(post, "Transfer-Encoding: chunked\r\n", &chunk.repeat(8)).unwrap().code(), "too_large");
    // Too deep, not JSON, not finite, not what is expected.
    let deep = format!("{{\"scenarios\":{}", "[".repeat(100_000));
    for body in [
        deep.as_str(),
        "",
        "null",
        "{",
        "[1]",
        "{\"scenarios\":1}",
        "{\"scenarios\":[{\"name\":\"a\",\"set\":{\"plan.size\":NaN}}]}",
        "{\"scenarios\":[{\"name\":\"a\",\"set\":{\"plan.size\":1e999}}]}",
        "{\"scenarios\":[],\"extra\":1}",
        "{\"scenarios\":[],\"seed\":-1}",
        "\u{0}\u{1}",
    ] {
        let length = format!("Content-Length: {}\r\n", body.len());
        assert_eq!(send(post, &length, body.as_bytes()).unwrap().code(), "bad_json", "{body:.60}");
    }
    for body in [
        json!({ "scenarios": [], "draws": 0 }),
        json!({ "scenarios": [], "draws": 20_481 }),
        json!({ "scenarios": [{ "name": "a", "set": { "plan.size": 1e300 } }] }),
        json!({ "scenarios": [{ "name": "a", "set": { "plan.size": "much" } }] }),
    ] {
        assert_eq!(server.ask("POST", "/api/v1/runs", &body.to_string()).status, 422, "{body}");
    }
    // Tricks with paths, and heads without end.
    for path in
        ["/assets/../../../etc/passwd", "/assets/%2e%2e/x", "//", "/api/v1/runs/../x", "/api/v2", "/assets/app.js/"]
    {
        assert_eq!(send(&format!("GET {path}"), "", b"").unwrap().status, 404, "{path}");
    }
    let long = format!("X: {}\r\n", "a".repeat(100_000));
    assert!(send("GET /", &long, b"").is_none_or(|a| (400..500).contains(&a.status)));
    for text in [
        "\r\n\r\n",
        "GET\r\n\r\n",
        "\u{0}\u{0}\u{0}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.1\r\nA\r\n\r\n",
    ] {
        assert!(server.raw(text.as_bytes()).is_none_or(|a| (400..500).contains(&a.status)), "{text:?}");
    }
    // Both lengths at once: what one hop takes for a body another would take for a request.
    let both = send(post, "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\nGET / HTTP/1.1\r\n\r\n");
    assert!(both.is_none_or(|a| (400..500).contains(&a.status)));
    // Those who break off.
    for _ in 0..50 {
        let mut stream = server.connect();
        stream.write_all(format!("{post} HTTP/1.1\r\n{heads}Content-Length: 100\r\n\r\n{{").as_bytes()).unwrap();
    }
    assert_eq!(server.get("/").status, 200);
    let id = server.run(&plan(512))["id"].as_str().unwrap().to_string();
    assert_eq!(server.finished(&id, "")["stage"], "done");
}

#[test]
fn slow_clients_are_sent_away_and_hold_nobody_up() {
    let place = Place::small();
    let server = Server::start(&place);
    let start = Instant::now();
    // Heads that come a letter at a time, or never; a body that never comes.
    let mut slow: Vec<_> = (0..40).map(|_| server.connect()).collect();
    for (i, stream) in slow.iter_mut().enumerate() {
        let text = match i % 3 {
            0 => String::new(),
            1 => "GET / HTTP/1.1\r\nHost: ".to_string(),
            _ => format!(
                "POST /api/v1/validate HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nContent-Type: \
                 application/json\r\nContent-Length: 10\r\n\r\n{{",
                server.host,
                server.cookie()
            ),
        };
        stream.write_all(text.as_bytes()).unwrap();
    }
    assert_eq!(server.get("/").status, 200);
    assert!(start.elapsed() < Duration::from_secs(9), "they hold nobody up");
    for (i, stream) in slow.iter_mut().enumerate() {
        let mut said = Vec::new();
        if i % 3 == 2 {
            let mut byte = [0_u8; 512];
            let n = stream.read(&mut byte).unwrap();
            said.extend_from_slice(&byte[..n]);
            assert!(String::from_utf8_lossy(&said).contains("408"), "{}", String::from_utf8_lossy(&said));
        } else {
            stream.read_to_end(&mut said).unwrap();
        }
    }
}

#[test]
fn a_run_is_followed_cancelled_and_left() {
    let place = Place::small();
    let server = Server::start(&place);
    let id = server.run(&plan(1_024))["id"].as_str().unwrap().to_string();
    // Events end when the run is over; the last says so.
    let events = server.get(&format!("/api/v1/runs/{id}/events"));
    assert_eq!(events.heads["content-type"], "text/event-stream");
    let text = String::from_utf8(events.body).unwrap();
    let states: Vec<Value> =
        text.lines().filter_map(|l| l.strip_prefix("data: ")).map(|l| serde_json::from_str(l).unwrap()).collect();
    let last = states.last().unwrap();
    assert_eq!((&last["stage"], &last["draws"], &last["id"]), (&json!("done"), &json!(1_024), &json!(id)), "{text}");
    assert!(states.windows(2).all(|w| w[0]["draws"].as_u64() <= w[1]["draws"].as_u64()), "{text}");

    let long = server.run(&plan(20_480))["id"].as_str().unwrap().to_string();
    let said = server.ask("DELETE", &format!("/api/v1/runs/{long}"), "").json();
    assert_eq!(said["stage"], "cancelled");
    assert_eq!(server.get(&format!("/api/v1/runs/{long}")).json()["stage"], "cancelled");
    assert_eq!(server.get(&format!("/api/v1/runs/{}", "0".repeat(32))).code(), "no_run");

    // Who listens and goes takes the run along.
    let left = server.run(&plan(20_480))["id"].as_str().unwrap().to_string();
    let mut stream = server.connect();
    let get = format!(
        "GET /api/v1/runs/{left}/events HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
        server.host,
        server.cookie()
    );
    stream.write_all(get.as_bytes()).unwrap();
    let mut some = [0_u8; 64];
    assert!(stream.read(&mut some).unwrap() > 0);
    drop(stream);
    std::thread::sleep(Duration::from_secs(14));
    let found = server.get(&format!("/api/v1/runs/{left}")).json();
    assert!(found["stage"] == "cancelled" || found["draws"] == 20_480, "{}", found["stage"]);
}

#[test]
fn a_signal_ends_it_in_good_order() {
    let place = Place::small();
    for name in ["TERM", "INT"] {
        let server = Server::start(&place);
        server.run(&plan(20_480));
        let mut listener = server.connect();
        let id = server.run(&plan(20_480))["id"].as_str().unwrap().to_string();
        let get = format!(
            "GET /api/v1/runs/{id}/events HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
            server.host,
            server.cookie()
        );
        listener.write_all(get.as_bytes()).unwrap();
        let mut some = [0_u8; 64];
        assert!(listener.read(&mut some).unwrap() > 0);
        let (code, took) = server.signal(name);
        assert_eq!(code, Some(0), "{name}");
        assert!(took < Duration::from_secs(20), "{name}: {took:?}");
        // The events were ended, not broken off.
        let mut rest = String::new();
        assert!(listener.read_to_string(&mut rest).is_ok() && rest.contains("cancelled"), "{name}: {rest}");
    }
}

#[test]
fn it_listens_beyond_this_computer_only_when_told_how_it_is_reached() {
    let place = Place::small();
    let said = place.run(&["serve", "--port", "0", "--scenario", "reference.toml", "--bind", "0.0.0.0"]);
    assert!(said.code == Some(2) && said.stderr.contains("--public-url"), "{}", said.stderr);
    let said = place.run(&["serve", "--port", "0", "--scenario", "reference.toml", "--public-url", "ftp://x"]);
    assert_eq!(said.code, Some(2), "{}", said.stderr);
    let said = place.run(&["serve", "--port", "0", "--scenario", "plan.toml"]);
    assert!(said.code == Some(2) && said.stderr.contains("not a reference"), "{}", said.stderr);
    let said = place.run(&["serve", "--port", "0", "--scenario", "nowhere.toml"]);
    assert_eq!(said.code, Some(2));
}

#[test]
fn user_text_is_escaped() {
    let place = Place::small();
    let server = Server::start(&place);
    let mut ask = plan(512);
    ask["scenarios"][0]["set"]["title"] =
        json!({ "nl": "<script>alert(1)</script>", "en": "<script>alert(1)</script>" });
    ask["scenarios"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "name": "other", "set": { "title": "</svg><img src=x onerror=alert(1)>" } }));
    let said = server.ask("POST", "/page/runs?lang=en", &ask.to_string());
    assert_eq!(said.status, 201);
    let parts = said.json()["parts"].clone();
    let html: String = parts.as_object().unwrap().values().map(|v| v.as_str().unwrap()).collect();
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script") && !html.contains("<img"), "{html:.200}");
}
