"""What others read in our feeds: a calendar program, a holiday calendar and a validator that we did not write."""

import json
import unittest
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays
import icalendar
import jsonschema
from server import Server

ROME = ZoneInfo("Europe/Rome")
DAYS = 26 * 7
# The patron saint of the demonstration.
PATRON = (9, 21)

MORNING = (time(9), time(12, 30))
AFTERNOON = (time(15), time(17))
# What the demonstration says of the register office: Mo,We,Fr mornings; Tu,Th mornings and afternoons; PH off.
REGISTER_OFFICE = {0: [MORNING], 1: [MORNING, AFTERNOON], 2: [MORNING], 3: [MORNING, AFTERNOON], 4: [MORNING]}


def expected(first: date) -> list[tuple[datetime, datetime]]:
    """The stretches of the register office, by the rules as a person reads them."""
    italy = holidays.country_holidays("IT", years=range(first.year, first.year + 2))
    stretches = []
    for day in (first + timedelta(days=n) for n in range(DAYS)):
        if day in italy or (day.month, day.day) == PATRON:
            continue
        for start, end in REGISTER_OFFICE.get(day.weekday(), []):
            stretches.append((datetime.combine(day, start, ROME), datetime.combine(day, end, ROME)))
    return stretches


class Feeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(Server())
        cls.today = datetime.now(ROME).date()

    def fetch(self, path: str) -> bytes:
        status, _, body = self.server.get(path)
        self.assertEqual(status, 200, path)
        return body

    def document(self, path: str) -> dict:
        return json.loads(self.fetch(path))

    def calendar(self, path: str) -> icalendar.Calendar:
        calendars = icalendar.Calendar.from_ical(self.fetch(path), multiple=True)
        self.assertEqual(len(calendars), 1)
        calendar = calendars[0]
        for part in calendar.walk():
            self.assertEqual(part.errors, [], path)
        return calendar

    def events(self, path: str) -> list[icalendar.Event]:
        return list(self.calendar(path).walk("VEVENT"))

    def test_a_calendar_has_the_hours_that_a_person_reads_on_the_door(self) -> None:
        events = self.events("/uffici/anagrafe/orari.ics")
        told = [(event.decoded("DTSTART"), event.decoded("DTEND")) for event in events]
        self.assertEqual(told, expected(self.today))
        shown = {event.decoded("DTSTART").astimezone(ROME).time() for event in events}
        self.assertEqual(shown, {time(9), time(15)}, "the same on the wall in winter and in summer")

    def test_the_calendar_of_the_comune_is_that_of_all_its_doors(self) -> None:
        offices = self.document("/open-data/orari.json")["offices"]
        one_by_one = [event for office in offices for event in self.events(f"/uffici/{office['slug']}/orari.ics")]
        together = self.events("/orari.ics")
        self.assertEqual([event["UID"] for event in together], [event["UID"] for event in one_by_one])
        self.assertEqual(len({event["UID"] for event in together}), len(together), "every event has its own name")

    def test_a_calendar_can_be_subscribed_to(self) -> None:
        calendar = self.calendar("/orari.ics")
        for name in ("PRODID", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE"):
            self.assertIn(name, calendar)
        self.assertNotIn("METHOD", calendar)
        stamps = {event.decoded("DTSTAMP") for event in calendar.walk("VEVENT")}
        self.assertEqual(len(stamps), 1)
        for event in calendar.walk("VEVENT"):
            self.assertTrue(event["URL"].startswith(f"http://{self.server.host}/uffici/"))
            self.assertEqual(event["LOCATION"], event["URL"])
            self.assertIn(event["STATUS"], ("CONFIRMED", "TENTATIVE"))

    def test_lines_are_folded_as_the_format_wants(self) -> None:
        body = self.fetch("/orari.ics")
        self.assertEqual(body.count(b"\n"), body.count(b"\r\n"))
        lines = body.split(b"\r\n")
        self.assertLessEqual(max(map(len, lines)), 75)
        for line in lines:
            line.decode("utf-8")

    def test_a_subscriber_that_asks_again_moves_nothing(self) -> None:
        for path in ("/orari.ics", "/open-data/orari.json", "/open-data/orari.schema.json"):
            _, headers, _ = self.server.get(path)
            self.assertEqual(headers["access-control-allow-origin"], "*")
            status, _, body = self.server.get(path, **{"If-None-Match": headers["etag"]})
            self.assertEqual((status, body), (304, b""), path)

    def test_the_open_data_keep_their_schema(self) -> None:
        schema = self.document("/open-data/orari.schema.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(
            schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        for language in ("it", "en"):
            document = self.document(f"/open-data/orari.json?lang={language}")
            self.assertEqual([error.message for error in validator.iter_errors(document)], [])
            self.assertEqual(document["language"], language)
        broken = {**document, "offices": [{**document["offices"][0], "kind": "SHOP"}]}
        self.assertFalse(validator.is_valid(broken), "the schema refuses what is wrong")

    def test_the_open_data_and_the_calendars_say_the_same(self) -> None:
        document = self.document("/open-data/orari.json")
        self.assertEqual((document["from"], document["days"]), (self.today.isoformat(), DAYS))
        for office in document["offices"]:
            dates = [date.fromisoformat(day["date"]) for day in office["agenda"]]
            self.assertEqual(len(dates), DAYS)
            self.assertTrue(all(after - before == timedelta(days=1) for before, after in pairwise(dates)))
            told = [
                (datetime.fromisoformat(it["start"]), datetime.fromisoformat(it["end"]), it["byAppointment"])
                for day in office["agenda"]
                for it in day["stretches"]
            ]
            events = [
                (event.decoded("DTSTART"), event.decoded("DTEND"), event["STATUS"] == "TENTATIVE")
                for event in self.events(f"/uffici/{office['slug']}/orari.ics")
            ]
            self.assertEqual(told, events, office["slug"])

    def test_holidays_are_marked(self) -> None:
        italy = holidays.country_holidays("IT", years=range(self.today.year, self.today.year + 2))
        for day in self.document("/open-data/orari.json")["offices"][0]["agenda"]:
            when = date.fromisoformat(day["date"])
            self.assertEqual(day["holiday"], when in italy or (when.month, when.day) == PATRON, day["date"])


if __name__ == "__main__":
    unittest.main()
