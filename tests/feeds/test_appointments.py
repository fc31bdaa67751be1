"""The calendars of an appointment, read by a calendar program that we did not write."""

import html
import re
import unittest
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import icalendar
from server import Server

SLUG = "sportello-digitale"


class Appointments(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Server())

    def page(self, path: str) -> str:
        status, _, body = self.server.get(path)
        self.assertEqual(status, 200, path)
        return body.decode()

    def book(self) -> tuple[str, datetime]:
        """Books a time as a browser would; answers the page of the appointment, and when it begins."""
        times = re.findall(r'href="([^"]+\?ora=[^"]+)"', self.page(f"/uffici/{SLUG}/appuntamento"))
        form = self.page(html.unescape(times[5]))
        field = {name: html.unescape(value) for name, value in re.findall(r'name="(key|ora)" value="([^"]+)"', form)}
        self.assertEqual(field.keys(), {"key", "ora"})
        typed = {**field, "name": "Maria; Bianchi, è", "email": "maria@example.it", "phone": "", "reason": ""}
        status, headers, _ = self.server.post(f"/uffici/{SLUG}/appuntamento", urlencode(typed))
        self.assertEqual(status, 303)
        return headers["location"], datetime.fromisoformat(field["ora"])

    def event(self, text: bytes) -> tuple[str, icalendar.Event]:
        calendar = icalendar.Calendar.from_ical(text)
        for part in calendar.walk():
            self.assertEqual(part.errors, [])
        (event,) = calendar.walk("VEVENT")
        return str(calendar["METHOD"]), event

    def test_what_is_downloaded_can_be_entered_and_is_struck_out_once_cancelled(self) -> None:
        page, start = self.book()
        status, headers, body = self.server.get(f"{page}/appuntamento.ics")
        self.assertEqual((status, headers["content-type"]), (200, "text/calendar; charset=utf-8"))
        method, event = self.event(body)
        self.assertEqual((method, str(event["STATUS"]), event["SEQUENCE"]), ("PUBLISH", "CONFIRMED", 0))
        self.assertEqual(event.decoded("DTSTART"), start.astimezone(UTC))
        self.assertEqual(event.decoded("DTEND") - event.decoded("DTSTART"), timedelta(minutes=15))
        self.assertTrue(str(event["URL"]).split("?")[0].endswith(page))
        self.assertNotIn("ATTENDEE", event)
        uid = str(event["UID"])
        self.assertEqual(self.server.post(f"{page}/annulla", "")[0], 303)
        method, event = self.event(self.server.get(f"{page}/appuntamento.ics")[2])
        self.assertEqual((method, str(event["STATUS"]), event["SEQUENCE"]), ("CANCEL", "CANCELLED", 1))
        self.assertEqual(str(event["UID"]), uid)


if __name__ == "__main__":
    unittest.main()
