//! A case for each field of the API.
//!
//! In the documents `<OFFICE>`, `<VISIT>`, `<APPOINTMENT>`, `<TOKEN>`, `<ROOM>`, `<PERSON>`, `<CHANGE>`, `<REQUEST>`, `<SLUG>` and `<KEY>` stand for what is another comune's, or nobody's;
//! `<OWN_OFFICE>` and `<OWN_VISIT>` for what is the caller's.

/// Which root a field belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root {
    Query,
    Mutation,
    Subscription,
}

/// A field, and the operations that try it.
pub struct Case {
    pub root: Root,
    pub field: &'static str,
    pub documents: &'static [&'static str],
}

const fn query(field: &'static str, documents: &'static [&'static str]) -> Case {
    Case { root: Root::Query, field, documents }
}

const fn mutation(field: &'static str, documents: &'static [&'static str]) -> Case {
    Case { root: Root::Mutation, field, documents }
}

const fn subscription(field: &'static str, documents: &'static [&'static str]) -> Case {
    Case { root: Root::Subscription, field, documents }
}

pub const CASES: &[Case] = &[
    query(
        "tenant",
        &["{ tenant { id slug name offices { id slug name door { waiting staffed } figures { knocks } } } }"],
    ),
    query("office", &["{ office(slug: <SLUG>) { id name summary door { open waiting waitRange { highMin } } figures { knocks } } }"]),
    query("myVisit", &["{ myVisit { id state position waitRange { highMin } name notes messages { text author } office { id } } }"]),
    query(
        "queue",
        &[
            "{ queue(officeId: <OFFICE>) { version visits { id name reason notes messages { text author } } office { id } figures { knocks } } }",
        ],
    ),
    query("slots", &["{ slots(officeSlug: <SLUG>, days: 3) { days { date slots { startsAt } } next } }"]),
    query("appointment", &["{ appointment(token: <TOKEN>) { id name email office { id } } }"]),
    query("appointments", &["{ appointments(officeId: <OFFICE>) { id name email visitId } }"]),
    query("myRequests", &["{ myRequests { id name text phone email office { id } note takenBy } }"]),
    query(
        "requests",
        &["{ requests(officeId: <OFFICE>) { id name text phone email office { id } note takenBy } }"],
    ),
    query("officeAlerts", &["{ officeAlerts(officeId: <OFFICE>) { mail webhookKey faults { target } silent { way since } } }"]),
    query("management", &["{ management { office(id: <OFFICE>) { id name rooms { id } people { id } } } }"]),
    query("previewHours", &["{ previewHours(hours: { syntax: \"Mo 09:00-12:00\" }) { text } }"]),
    query("viewer", &["{ viewer { id name administers offices { id } currentVisit { id } } }"]),
    query(
        "callSetup",
        &[
            "{ callSetup(visitId: <VISIT>, side: CLERK) { offers iceServers { urls } } }",
            "{ callSetup(visitId: <VISIT>, side: VISITOR) { offers iceServers { urls } } }",
        ],
    ),
    query("relaysToTry", &["{ relaysToTry { urls username } }"]),
    mutation(
        "knock",
        &["mutation { knock(input: { officeId: <OFFICE>, name: \"Ada\", idempotencyKey: <KEY> }) { __typename
            ... on OfficeNotFound { officeId } ... on AlreadyWaiting { visit { id } } } }"],
    ),
    mutation("leave", &["mutation { leave(idempotencyKey: <KEY>) <MOVE> }"]),
    mutation("enterRoom", &["mutation { enterRoom(idempotencyKey: <KEY>) <MOVE> }"]),
    mutation("callNext", &["mutation { callNext(officeId: <OFFICE>, idempotencyKey: <KEY>) <MOVE> }"]),
    mutation("admit", &["mutation { admit(visitId: <VISIT>, idempotencyKey: <KEY>) <MOVE> }"]),
    mutation("decline", &["mutation { decline(visitId: <VISIT>, message: \"No\", idempotencyKey: <KEY>) <MOVE> }"]),
    mutation("hold", &["mutation { hold(visitId: <VISIT>, idempotencyKey: <KEY>) <MOVE> }"]),
    mutation(
        "transfer",
        &[
            "mutation { transfer(visitId: <VISIT>, toOfficeId: <OWN_OFFICE>, idempotencyKey: <KEY>) <MOVE> }",
            "mutation { transfer(visitId: <VISIT>, toOfficeId: <OFFICE>, note: \"Nota\", message: \"Ciao\", idempotencyKey: <KEY>) <MOVE> }",
            "mutation { transfer(visitId: <OWN_VISIT>, toOfficeId: <OFFICE>, idempotencyKey: <KEY>) <MOVE> }",
        ],
    ),
    mutation("endVisit", &["mutation { endVisit(visitId: <VISIT>, idempotencyKey: <KEY>) <MOVE> }"]),
    mutation(
        "sendMessage",
        &["mutation { sendMessage(visitId: <VISIT>, text: \"Ciao\", idempotencyKey: <KEY>) <MOVE> }"],
    ),
    mutation("writeToOffice", &["mutation { writeToOffice(text: \"Ciao\", idempotencyKey: <KEY>) <MOVE> }"]),
    mutation(
        "broadcast",
        &["mutation { broadcast(officeId: <OFFICE>, text: \"Ciao\", idempotencyKey: <KEY>) { __typename
            ... on BroadcastSent { visits } ... on BroadcastRefused { reason } } }"],
    ),
    mutation(
        "setNotes",
        &["mutation { setNotes(visitId: <VISIT>, notes: \"Nota\", idempotencyKey: <KEY>) <MOVE> }"],
    ),
    mutation(
        "setDoor",
        &["mutation { setDoor(officeId: <OFFICE>, input: { sign: CLOSED, turnAway: true }) { __typename
            ... on DoorSet { office { id } } } }"],
    ),
    mutation(
        "confirmAlert",
        &[
            "mutation { confirmAlert(officeId: <OFFICE>, visitIds: [<VISIT>]) }",
            "mutation { confirmAlert(officeId: <OWN_OFFICE>, visitIds: [<VISIT>]) }",
        ],
    ),
    mutation(
        "signal",
        &[
            "mutation { signal(visitId: <VISIT>, side: CLERK, payload: \"{}\") }",
            "mutation { signal(visitId: <VISIT>, side: VISITOR, payload: \"{}\") }",
        ],
    ),
    mutation(
        "book",
        &["mutation { book(input: { officeId: <OFFICE>, startsAt: \"2026-11-24T10:00:00Z\", name: \"Ada\",
            email: \"ada@example.it\", idempotencyKey: <KEY> }) { __typename ... on BookingRefused { reason }
            ... on Booked { token appointment { id } } } }"],
    ),
    mutation(
        "changeAppointment",
        &["mutation { changeAppointment(token: <TOKEN>, startsAt: \"2026-11-24T11:00:00Z\") <APPOINTMENT_OUTCOME> }"],
    ),
    mutation("cancelAppointment", &["mutation { cancelAppointment(token: <TOKEN>) <APPOINTMENT_OUTCOME> }"]),
    mutation("bookAgain", &["mutation { bookAgain(token: <TOKEN>) <APPOINTMENT_OUTCOME> }"]),
    mutation(
        "arrive",
        &["mutation { arrive(token: <TOKEN>) { __typename ... on AppointmentRefused { reason }
            ... on Arrived { visit { id } } } }"],
    ),
    mutation(
        "callOffAppointment",
        &["mutation { callOffAppointment(appointmentId: <APPOINTMENT>, message: \"No\") <APPOINTMENT_OUTCOME> }"],
    ),
    mutation(
        "missAppointment",
        &["mutation { missAppointment(appointmentId: <APPOINTMENT>) <APPOINTMENT_OUTCOME> }"],
    ),
    mutation(
        "leaveRequest",
        &["mutation { leaveRequest(input: { officeId: <OFFICE>, kind: CALL_BACK, phone: \"0583 35401\",
            leaveQueue: true, idempotencyKey: <KEY> }) { __typename ... on RequestLeft { request { id name } }
            ... on OfficeNotFound { officeId } } }"],
    ),
    mutation("withdrawRequest", &["mutation { withdrawRequest(id: <REQUEST>) <REQUESTED> }"]),
    mutation("takeRequest", &["mutation { takeRequest(id: <REQUEST>) <REQUESTED> }"]),
    mutation(
        "closeRequest",
        &["mutation { closeRequest(id: <REQUEST>, version: 1, verdict: ANSWERED, note: \"x\") <REQUESTED> }"],
    ),
    mutation("reopenRequest", &["mutation { reopenRequest(id: <REQUEST>, version: 1) <REQUESTED> }"]),
    mutation(
        "inviteRequester",
        &["mutation { inviteRequester(id: <REQUEST>) { __typename ... on RequesterInvited { path }
            ... on RequestRefused { reason request { id } } } }"],
    ),
    // What a comune sets up. Those without ids of others are given what is refused, so that nothing changes.
    mutation(
        "editTenant",
        &["mutation { editTenant(revision: 0, input: { languages: [IT], retentionH: 24 }) <MANAGE> }"],
    ),
    mutation("addOffice", &["mutation { addOffice(input: { kind: OFFICE, name: \"\", summary: \"\" }) <MANAGE> }"]),
    mutation("addOffices", &["mutation { addOffices(templates: [<SLUG>]) <MANAGE> }"]),
    mutation(
        "editOffice",
        &["mutation { editOffice(id: <OFFICE>, revision: 1, input: { kind: OFFICE, name: \"A\", summary: \"\" })
            <MANAGE> }"],
    ),
    mutation(
        "setHours",
        &["mutation { setHours(officeId: <OFFICE>, revision: 1, hours: { syntax: \"off\" }) <MANAGE> }"],
    ),
    mutation(
        "setReception",
        &[
            "mutation { setReception(officeId: <OFFICE>, revision: 1, input: { closing: TURN_AWAY, alertAfterS: 60,
                takesMessages: true }) <MANAGE> }",
            "mutation { setReception(officeId: <OWN_OFFICE>, revision: 1, input: { closing: TURN_AWAY,
                alertAfterS: 60, takesMessages: true, substituteId: <OFFICE> }) <MANAGE> }",
        ],
    ),
    mutation("archiveOffice", &["mutation { archiveOffice(id: <OFFICE>, revision: 1) <MANAGE> }"]),
    mutation("restoreOffice", &["mutation { restoreOffice(id: <OFFICE>, revision: 1) <MANAGE> }"]),
    mutation("orderOffices", &["mutation { orderOffices(ids: [<OFFICE>]) <MANAGE> }"]),
    mutation(
        "addRoom",
        &[
            "mutation { addRoom(officeId: <OFFICE>, input: { name: \"A\", provider: BUILTIN, capacity: 1 }) <MANAGE> }",
            "mutation { addRoom(officeId: <OWN_OFFICE>, input: { name: \"A\", provider: BUILTIN, capacity: 1,
                servedBy: [<PERSON>] }) <MANAGE> }",
        ],
    ),
    mutation(
        "editRoom",
        &["mutation { editRoom(id: <ROOM>, revision: 1, input: { name: \"A\", provider: BUILTIN, capacity: 1 })
            <MANAGE> }"],
    ),
    mutation("archiveRoom", &["mutation { archiveRoom(id: <ROOM>, revision: 1) <MANAGE> }"]),
    mutation("restoreRoom", &["mutation { restoreRoom(id: <ROOM>, revision: 1) <MANAGE> }"]),
    mutation(
        "orderRooms",
        &[
            "mutation { orderRooms(officeId: <OFFICE>, ids: [<ROOM>]) <MANAGE> }",
            "mutation { orderRooms(officeId: <OWN_OFFICE>, ids: [<ROOM>]) <MANAGE> }",
        ],
    ),
    mutation(
        "invite",
        &["mutation { invite(input: { name: \"Ada\", email: \"ada@comune.example\", administers: false,
            offices: [<OFFICE>] }) <MANAGE> }"],
    ),
    mutation(
        "editPerson",
        &["mutation { editPerson(id: <PERSON>, revision: 1, input: { name: \"Ada\", administers: true, offices: [] })
            <MANAGE> }"],
    ),
    mutation("removePerson", &["mutation { removePerson(id: <PERSON>, revision: 1) <MANAGE> }"]),
    mutation("undo", &["mutation { undo(changeId: <CHANGE>) <MANAGE> }"]),
    mutation(
        "acknowledge",
        &[
            "mutation { acknowledge(officeId: <OFFICE>, visitIds: [<VISIT>]) }",
            "mutation { acknowledge(officeId: <OWN_OFFICE>, visitIds: [<VISIT>]) }",
        ],
    ),
    mutation("tryAlert", &["mutation { tryAlert(officeId: <OFFICE>, way: MAIL) { ... on AlertTried { trials { target } } } }"]),
    subscription("appointments", &["subscription { appointments(officeId: <OFFICE>) { id name email } }"]),
    subscription(
        "doors",
        &["subscription { doors { id slug name door { waiting staffed } figures { knocks } } }"],
    ),
    subscription("myVisit", &["subscription { myVisit { id state name office { id } } }"]),
    subscription(
        "queue",
        &["subscription { queue(officeId: <OFFICE>) { version visits { id name } office { id } } }"],
    ),
    subscription(
        "requests",
        &["subscription { requests(officeId: <OFFICE>) { id name phone office { id } } }"],
    ),
    subscription(
        "call",
        &[
            "subscription { call(visitId: <VISIT>, side: CLERK) { kind payload } }",
            "subscription { call(visitId: <VISIT>, side: VISITOR) { kind payload } }",
        ],
    ),
];

/// What became of a step.
pub const MOVE: &str =
    "{ __typename ... on Moved { visit { id state name } } ... on Refused { reason visit { id state } } }";

/// What became of a change of an appointment.
pub const APPOINTMENT_OUTCOME: &str = "{ __typename ... on AppointmentChanged { appointment { id name } }
    ... on AppointmentRefused { reason } ... on InvalidInput { field } }";

/// What became of a step in a request.
pub const REQUESTED: &str = "{ __typename ... on RequestMoved { request { id name note } }
    ... on RequestRefused { reason request { id state } } }";

/// What became of a change.
pub const MANAGE: &str = "{ __typename ... on Managed { changeId management { offices { id } } }
    ... on ManageRefused { reason } ... on InvalidInput { field } ... on Stale { by } }";

/// Steps that need no id: who asks is all. As the holder of a visit of the comune's own they would rightly be taken.
pub const OF_THE_HOLDER: [&str; 3] = ["leave", "enterRoom", "writeToOffice"];
