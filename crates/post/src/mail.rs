//! Letters.

use domain::{DeliveryId, Fault, Instant, Mail};
use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

/// A letter with what makes it this one: a second copy has the same.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// Key. The `Message-ID` follows from it.
    pub id: DeliveryId,
    /// When it is sent.
    pub at: Instant,
    /// What is in it.
    pub mail: &'a Mail,
}

/// Who carries letters.
#[async_trait::async_trait]
pub trait Mailer: Send + Sync {
    /// Hands a letter over. May be called twice with the same one.
    async fn send(&self, letter: Letter<'_>) -> Result<(), Fault>;
}

/// Whether letters can be sent to this: one address (RFC 5321, 4.1.2), without a name and without a second line.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

/// Nobody answers a machine (RFC 3834, 5): neither out-of-office notices nor other machines.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The letter as it travels.
pub(crate) fn compose(from: &Mailbox, letter: Letter<'_>) -> Result<Message, Fault> {
    let Letter { id, at, mail } = letter;
    let to: Address = mail.to.parse().map_err(|_| Fault::BadAddress)?;
    let head = Message::builder()
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .date(at.into())
        .from(from.clone())
        .to(to.into())
        .header(AutoSubmitted)
        .subject(one_line(&mail.subject));
    let text = SinglePart::plain(mail.text.clone());
    let message = match &mail.calendar {
        None => head.singlepart(text),
        Some(calendar) => {
            let kind = format!("text/calendar; charset=utf-8; method={}", method(calendar));
            let kind = ContentType::parse(&kind).map_err(|_| Fault::BadAddress)?;
            let attached = Attachment::new("appuntamento.ics".to_owned()).body(calendar.clone(), kind);
            head.multipart(MultiPart::mixed().singlepart(text).singlepart(attached))
        }
    };
    message.map_err(|_| Fault::BadAddress)
}

/// A subject has one line, whatever was written into it.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a calendar asks of its reader (RFC 5546, 1.4).
fn method(calendar: &str) -> &'static str {
    let named = calendar.lines().find_map(|line| line.strip_prefix("METHOD:"));
    match named.map(str::trim) {
        Some("REQUEST") => "REQUEST",
        Some("CANCEL") => "CANCEL",
        _ => "PUBLISH",
    }
}

#[cfg(test)]
mod tests {
    use domain::{DeliveryId, Fault, Mail};
    use lettre::message::Mailbox;

    use super::{Letter, compose, is_address};

    fn composed(to: &str, subject: &str, calendar: Option<&str>) -> Result<String, Fault> {
        let from: Mailbox = "Comune di Prova <avvisi@prova.example>".parse().expect("an address");
        let mail = Mail {
            to: to.to_owned(),
            subject: subject.to_owned(),
            text: "Perché\n".to_owned(),
            calendar: calendar.map(str::to_owned),
        };
        let at = "2026-11-23T09:00:00Z".parse().expect("an instant");
        let id = DeliveryId::new(at, [7; 10]);
        let message = compose(&from, Letter { id, at, mail: &mail })?;
        let text = String::from_utf8(message.formatted()).expect("text");
        assert!(text.contains(&format!("Message-ID: <{id}@prova.example>\r\n")), "{text}");
        Ok(text)
    }

    #[test]
    fn nothing_can_be_added_to_the_head_of_a_letter() {
        for to in [
            "a@b.example\nBcc: c@d.example",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example, c@d.example",
            "A <a@b.example>",
            "a@b.example\0",
            "a b@c.example",
            "",
            "a@",
        ] {
            assert!(!is_address(to), "{to:?}");
            assert_eq!(composed(to, "s", None).err(), Some(Fault::BadAddress), "{to:?}");
        }
        let text = composed("a@b.example", "s\r\nBcc: c@d.example\r\n\r\nx", None).expect("a letter");
        let (head, _) = text.split_once("\r\n\r\n").expect("a head");
        assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
        assert!(head.contains("Subject: s Bcc: c@d.example x\r\n"), "{head}");
    }

    #[test]
    fn a_calendar_travels_with_its_method() {
        for (calendar, method) in [
            ("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n", "REQUEST"),
            ("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n", "CANCEL"),
            ("BEGIN:VCALENDAR\r\n", "PUBLISH"),
        ] {
            let text = composed("a@b.example", "s", Some(calendar)).expect("a letter");
            let kind = format!("Content-Type: text/calendar; charset=utf-8; method={method}");
            assert!(text.contains(&kind), "{text}");
        }
    }

    #[test]
    fn a_machine_says_that_it_is_one() {
        let text = composed("a@b.example", "s", None).expect("a letter");
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"), "{text}");
        assert!(text.contains("Date: Mon, 23 Nov 2026 09:00:00 +0000\r\n"), "{text}");
    }
}
