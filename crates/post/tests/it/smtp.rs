//! A mail server from `PyPI`.

use std::process::Stdio;

use domain::{Fault, Mail};
use post::{Letter, Mailer as _, SmtpMailer};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    net::TcpListener,
    process::{Child, ChildStdout, Command},
};

use crate::{at, id};

/// Runs while this lives.
struct Server {
    port: u16,
    lines: Lines<BufReader<ChildStdout>>,
    _child: Child,
}

impl Server {
    async fn start() -> Self {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let python = format!("{root}/.venv/bin/python");
        assert!(
            std::path::Path::new(&python).exists(),
            "no virtual environment: run `make .venv/.requirements.txt`"
        );
        let mut child = Command::new(python)
            .arg(format!("{root}/tests/post/smtp.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("python");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next_line().await.unwrap().expect("its port").parse().unwrap();
        Self { port, lines, _child: child }
    }

    async fn next(&mut self) -> Value {
        serde_json::from_str(&self.lines.next_line().await.unwrap().expect("a letter")).unwrap()
    }

    fn mailer(&self) -> SmtpMailer {
        mailer(self.port)
    }
}

fn mailer(port: u16) -> SmtpMailer {
    SmtpMailer::new(&format!("smtp://127.0.0.1:{port}"), "Comune di Prova <avvisi@prova.example>").unwrap()
}

fn mail(to: &str, calendar: Option<&str>) -> Mail {
    Mail {
        to: to.to_owned(),
        subject: "Perché no? \u{1f44b}".to_owned(),
        text: "Città\n.\nfine\n".to_owned(),
        calendar: calendar.map(str::to_owned),
    }
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let mut server = Server::start().await;
    let mailer = server.mailer();
    mailer.greet().await.expect("a server that answers");
    let mail =
        mail("anagrafe@comune.example", Some("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"));
    mailer.send(Letter { id: id(), at: at(), mail: &mail }).await.expect("a letter that is taken");
    let got = server.next().await;
    assert_eq!(got["from"], "avvisi@prova.example");
    assert_eq!(got["to"], serde_json::json!(["anagrafe@comune.example"]));
    let data = got["data"].as_str().unwrap();
    for expected in [
        format!("Message-ID: <{}@prova.example>\r\n", id()),
        "Auto-Submitted: auto-generated\r\n".to_owned(),
        "Content-Type: text/plain; charset=utf-8\r\n".to_owned(),
        "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n".to_owned(),
        "filename=\"appuntamento.ics\"".to_owned(),
    ] {
        assert!(data.contains(&expected), "{expected} in {data}");
    }
}

#[tokio::test]
async fn what_the_server_says_is_what_we_know() {
    let server = Server::start().await;
    let mailer = server.mailer();
    for (to, fault) in [
        ("refused@comune.example", Fault::Answered(550)),
        ("later@comune.example", Fault::Answered(451)),
        ("a@b.example\r\nBcc: c@d.example", Fault::BadAddress),
        ("a@b.example\r\nRCPT TO:<c@d.example>", Fault::BadAddress),
    ] {
        let mail = mail(to, None);
        let sent = mailer.send(Letter { id: id(), at: at(), mail: &mail }).await;
        assert_eq!(sent, Err(fault), "{to:?}");
    }
    // A refusal leaves the server as it was.
    let good = mail("anagrafe@comune.example", None);
    assert_eq!(mailer.send(Letter { id: id(), at: at(), mail: &good }).await, Ok(()));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let port = TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap().port();
    let mail = mail("anagrafe@comune.example", None);
    let sent = mailer(port).send(Letter { id: id(), at: at(), mail: &mail }).await;
    assert_eq!(sent, Err(Fault::Unreachable));
    assert!(mailer(port).greet().await.is_err());
}
