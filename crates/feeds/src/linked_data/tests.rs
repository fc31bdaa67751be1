use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use domain::hours::HoursKind;
use serde_json::Value;

use super::{LINKED_DAYS, closing, home, office, weekday};
use crate::fixture::{Comune, ORIGIN, date};

/// The nodes of what one door says.
fn graph(comune: &Comune, from: &str) -> Vec<Value> {
    let text = office(&comune.publisher(from), comune.door());
    let document: Value = serde_json::from_str(&text).unwrap();
    document["@graph"].as_array().unwrap().clone()
}

type Interval = (NaiveDate, String, String);

/// What a reader of schema.org takes from these specifications for each day.
fn understood(specifications: &Value, from: NaiveDate) -> BTreeSet<Interval> {
    let of = |specification: &Value, name: &str| specification[name].as_str().unwrap().to_owned();
    let mut found = BTreeSet::new();
    for day in from.iter_days().take(LINKED_DAYS.into()) {
        for one in specifications.as_array().unwrap() {
            let valid = date(&of(one, "validFrom"))..=date(&of(one, "validThrough"));
            if valid.contains(&day) && of(one, "dayOfWeek") == weekday(day.weekday()) {
                found.insert((day, of(one, "opens"), of(one, "closes")));
            }
        }
    }
    found
}

#[test]
fn what_is_told_of_each_day_is_what_the_agenda_says() {
    for (syntax, from) in [
        ("Mo,We,Fr 09:00-12:30; Tu,Th 09:00-12:30,15:00-17:00; PH off", "2026-12-07"),
        ("Mo[1] 10:00-12:00; We 15:00-17:00 unknown; Sa 10:00-12:00; PH off", "2026-11-23"),
        ("week 1-53/2 Fr 17:00-18:30; Aug 10-21 off; PH off", "2027-07-26"),
        ("24/7", "2027-03-15"),
        ("Fr 22:00-02:00", "2026-10-12"),
        ("off", "2026-11-23"),
    ] {
        let comune = Comune::with_hours(syntax);
        let agenda = comune.hours.as_ref().unwrap().agenda(date(from), LINKED_DAYS);
        let told: BTreeSet<Interval> = agenda
            .iter()
            .flat_map(|day| day.stretches.iter().map(|stretch| (day.date, stretch)))
            .filter(|(_, stretch)| stretch.kind == HoursKind::Open)
            .map(|(day, stretch)| (day, stretch.start_time.to_string(), closing(stretch.end_time)))
            .collect();
        let office = &graph(&comune, from)[0];
        assert_eq!(understood(&office["openingHoursSpecification"], date(from)), told, "{syntax}");
    }
}

#[test]
fn holidays_in_the_window_are_closures_and_ordinary_free_days_are_not() {
    let comune = Comune::with_hours("Mo-Fr 09:00-12:00; PH off");
    let office = &graph(&comune, "2026-12-21")[0];
    let closures = office["specialOpeningHoursSpecification"].as_array().unwrap();
    let days: Vec<_> = closures.iter().map(|one| one["validFrom"].as_str().unwrap()).collect();
    // 26 December 2026 is a Saturday.
    assert_eq!(days, ["2026-12-25", "2027-01-01", "2027-01-06"]);
    assert!(closures.iter().all(|one| one["opens"] == "00:00" && one["closes"] == "00:00"));
}

#[test]
fn a_regular_week_is_told_once() {
    let comune = Comune::with_hours("Mo-Fr 09:00-12:00");
    let office = &graph(&comune, "2026-11-23")[0];
    assert_eq!(office["openingHoursSpecification"].as_array().unwrap().len(), 5);
    assert_eq!(office["specialOpeningHoursSpecification"].as_array().unwrap().len(), 0);
}

#[test]
fn a_service_leads_to_the_door_and_belongs_to_the_office() {
    let comune = Comune::with_hours("Mo 09:00-12:00");
    let graph = graph(&comune, "2026-11-23");
    let [office, service, city] = &graph[..] else { panic!("{graph:?}") };
    let page = format!("{ORIGIN}/uffici/anagrafe");
    assert_eq!((&office["@type"], &office["url"]), (&"GovernmentOffice".into(), &page.as_str().into()));
    assert_eq!(service["availableChannel"]["serviceUrl"], page);
    assert_eq!(service["serviceOperator"]["@id"], office["@id"]);
    assert_eq!(office["parentOrganization"]["@id"], city["@id"]);
    assert_eq!(city["url"], "https://www.comune.prova.lu.it");
}

#[test]
fn nothing_ends_the_element_that_it_stands_in() {
    let mut comune = Comune::with_hours("Mo 09:00-12:00");
    comune.office.name = "</script><script>alert(1)//<!--&".to_owned();
    let text = home(&comune.publisher("2026-11-23"), &[comune.door()]);
    assert!(!text.contains(['<', '>', '&']), "{text}");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["@graph"][0]["department"][0]["name"], comune.office.name);
}
