//! A receiver of calls, as bare as a socket: it can also lie, hang and talk without end.

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

/// A request, as it came.
pub struct Request {
    pub head: String,
    pub body: String,
}

impl Request {
    /// The value of a header.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).expect("a header").1
    }
}

/// Listens until the test ends.
pub struct Receiver {
    pub port: u16,
    requests: mpsc::UnboundedReceiver<Request>,
}

impl Receiver {
    /// One that answers each request with these bytes, and hangs where there are none.
    pub async fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, requests) = mpsc::unbounded_channel();
        let answer = answer.into();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(receive(stream, answer.clone(), tell.clone()));
            }
        });
        Self { port, requests }
    }

    /// The request that came next.
    pub async fn next(&mut self) -> Request {
        self.requests.recv().await.expect("a request")
    }

    /// Whether nobody came.
    pub fn is_untouched(&mut self) -> bool {
        self.requests.try_recv().is_err()
    }
}

async fn receive(mut stream: TcpStream, answer: Vec<u8>, tell: mpsc::UnboundedSender<Request>) {
    let mut read = Vec::new();
    let request = loop {
        if stream.read_buf(&mut read).await.unwrap_or(0) == 0 {
            return;
        }
        if let Some(request) = whole(&String::from_utf8_lossy(&read)) {
            break request;
        }
    };
    let _ = tell.send(request);
    if answer.is_empty() {
        std::future::pending::<()>().await;
    }
    let _ = stream.write_all(&answer).await;
}

fn whole(text: &str) -> Option<Request> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let request = Request { head: head.to_owned(), body: body.to_owned() };
    let length: usize = request.header("content-length").parse().unwrap();
    (body.len() == length).then_some(request)
}
