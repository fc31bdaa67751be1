//! As much of a browser as the server sees: cookies, `Host`, `Origin`, no redirect followed.

use std::{collections::BTreeMap, net::SocketAddr};

use reqwest::{Client, Method, RequestBuilder, header::HeaderMap};
use serde_json::{Value, json};

/// A browser at one host.
pub struct Browser {
    http: Client,
    pub address: SocketAddr,
    /// As in the address bar, with the port.
    pub host: String,
    pub cookies: BTreeMap<String, String>,
    /// What it sends with each request besides.
    pub extra: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header, with all its values; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let values: Vec<_> = self.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect();
        values.join(", ")
    }

    pub fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The code of the first error of the API.
    pub fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// What stands between two pieces of a text.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let begin = text.find(before).unwrap_or_else(|| panic!("no {before} in {text}")) + before.len();
    &text[begin..begin + text[begin..].find(after).unwrap()]
}

impl Browser {
    pub fn new(http: Client, address: SocketAddr, host: &str) -> Self {
        let host = format!("{host}:{}", address.port());
        Self { http, address, host, cookies: BTreeMap::new(), extra: vec![] }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("http://{}{path}", self.address));
        let request = request.header("host", &self.host);
        let request = self.extra.iter().fold(request, |request, (name, value)| request.header(*name, value));
        match self.cookie() {
            cookies if cookies.is_empty() => request,
            cookies => request.header("cookie", cookies),
        }
    }

    /// What it sends as `Cookie`.
    pub fn cookie(&self) -> String {
        let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// Sends a request, and keeps the cookies of the answer.
    pub async fn send(&mut self, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let answer = Answer { status, headers, body: response.bytes().await.unwrap().to_vec() };
        for cookie in answer.set_cookies() {
            let pair = cookie.split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if cookie.to_ascii_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form, as from a page of this host.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.form(path, fields).header("origin", self.origin())).await
    }

    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        let body = body.extend_pairs(fields).finish();
        let kind = "application/x-www-form-urlencoded";
        self.request(Method::POST, path).header("content-type", kind).body(body)
    }

    /// Sends an operation of the API.
    pub async fn ask(&mut self, query: &str) -> Answer {
        self.ask_body(&json!({ "query": query }).to_string()).await
    }

    /// Sends a body to the API.
    pub async fn ask_body(&mut self, body: &str) -> Answer {
        let request = self.request(Method::POST, "/graphql").header("origin", self.origin());
        self.send(request.header("content-type", "application/json").body(body.to_owned())).await
    }

    /// Opens the page of a door, and gives the key of its form.
    pub async fn open_door(&mut self, slug: &str) -> String {
        let page = self.get(&format!("/uffici/{slug}")).await;
        assert_eq!(page.status, 200);
        between(&page.text(), "name=\"key\" value=\"", "\"").to_owned()
    }

    /// Knocks by the form, as somebody who came by the door's page.
    pub async fn knock(&mut self, slug: &str, name: &str, reason: &str) -> Answer {
        let key = self.open_door(slug).await;
        let fields = [("key", key.as_str()), ("name", name), ("reason", reason)];
        self.post(&format!("/uffici/{slug}/bussa"), &fields).await
    }

    /// Goes to the provider, and comes back as whoever this is. Gives the callback's answer.
    pub async fn sign_in(&mut self, login: &str) -> Answer {
        let callback = self.vouched(login, "").await;
        self.get(&callback).await
    }

    /// Goes to the provider, and gives the path to which it sends the browser back. `wish`: more of `/accedi`'s query.
    pub async fn vouched(&mut self, login: &str, wish: &str) -> String {
        let begun = self.get(&format!("/accedi?login_hint={login}{wish}")).await;
        assert_eq!(begun.status, 303, "{}", begun.text());
        let vouched = self.http.get(begun.header("location")).send().await.unwrap();
        let back = vouched.headers()["location"].to_str().unwrap();
        let back = back.strip_prefix(&self.origin()).unwrap_or_else(|| panic!("sent back to {back}"));
        back.to_owned()
    }
}
