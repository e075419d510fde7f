//! A model that runs for one test, and a client that speaks just enough HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A macro in storage format with a plain body.
pub const MACRO: &str = "<p>Before</p><ac:structured-macro ac:name=\"postmortem-timeline\">\
    <ac:plain-text-body><![CDATA[{\"events\":[]}]]></ac:plain-text-body></ac:structured-macro><p>After</p>";

/// A running model.
pub struct Site {
    child: Child,
    port: u16,
    /// The cookie that requests carry.
    pub cookie: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status; 0 where the connection closed before.
    pub status: u16,
    /// The head.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// The message of an error.
    pub fn message(&self) -> String {
        self.json()["message"].as_str().unwrap_or_default().to_owned()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<String> {
        let pairs = self.head.lines().filter_map(|line| line.split_once(": "));
        pairs.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    }
}

impl Site {
    /// Starts a model in which anna is logged in.
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_confluence"));
        let mut child = command.args(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().split(['/', ':']).find_map(|part| part.parse().ok()).unwrap();
        let mut site = Self { child, port, cookie: String::new() };
        site.login("anna");
        site
    }

    /// Is somebody from now on.
    pub fn login(&mut self, user: &str) {
        let told = self.get(&format!("/model/login?user={user}")).json();
        self.cookie = format!("JSESSIONID={}", told["session"].as_str().unwrap());
    }

    /// Sends a request; the headers are lines without their ends.
    pub fn send(&self, method: &str, target: &str, headers: &[&str], body: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut head = format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", self.port);
        head.push_str(&format!("Cookie: {}\r\nContent-Length: {}\r\n", self.cookie, body.len()));
        for line in headers {
            head.push_str(&format!("{line}\r\n"));
        }
        stream.write_all(format!("{head}\r\n{body}").as_bytes()).unwrap();
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let whole = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = whole.split_once("\r\n\r\n").unwrap_or((&whole, ""));
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// Asks for something.
    pub fn get(&self, target: &str) -> Answer {
        self.send("GET", target, &[], "")
    }

    /// Tells the control path something.
    pub fn tell(&self, path: &str, value: &Value) -> Value {
        let answer = self.send("POST", &format!("/model/{path}"), &[], &value.to_string());
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }

    /// Adds a page.
    pub fn page(&self, body: &str) -> String {
        let told = self.tell("pages", &json!({"title": "Incident", "body": body}));
        told["id"].as_str().unwrap().to_owned()
    }

    /// Saves a page.
    pub fn save(&self, id: &str, number: u64, body: &str) -> Answer {
        let value = json!({"id": id, "type": "page", "title": "Incident", "version": {"number": number, "message": "m"},
            "body": {"storage": {"value": body, "representation": "storage"}}});
        self.put(id, &value.to_string())
    }

    /// Sends an update as it is.
    pub fn put(&self, id: &str, body: &str) -> Answer {
        let headers = ["Content-Type: application/json", "X-Atlassian-Token: no-check"];
        self.send("PUT", &format!("/rest/api/content/{id}"), &headers, body)
    }

    /// A page's body and number.
    pub fn read(&self, id: &str) -> (String, u64) {
        let value = self.get(&format!("/rest/api/content/{id}?expand=body.storage,version")).json();
        let body = value["body"]["storage"]["value"].as_str().unwrap_or_default().to_owned();
        (body, value["version"]["number"].as_u64().unwrap_or(0))
    }

    /// The rule by which the last request was refused.
    pub fn rule(&self) -> String {
        let log = self.get("/model/log").json();
        let last = log.as_array().unwrap().last().unwrap();
        last["rule"].as_str().unwrap_or_default().to_owned()
    }

    /// The process and the address, for a macro's own requests.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
