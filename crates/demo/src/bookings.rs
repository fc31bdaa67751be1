//! Who has an appointment at a door of Pescaglia.

/// An invented appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booked {
    /// The slug of the door.
    pub office: &'static str,
    /// Which of the times that are free, from 0.
    pub nth: usize,
    /// Who comes.
    pub name: &'static str,
    /// Where they are written to.
    pub email: &'static str,
    /// Why they come.
    pub reason: &'static str,
}

/// Who has an appointment when the demonstration begins: at which door, on which of the free times, why.
pub const BOOKED: &[Booked] = &[
    Booked {
        office: "sportello-digitale",
        nth: 3,
        name: "Maria Bianchi",
        email: "maria.bianchi@example.it",
        reason: "Non riesco a entrare con lo SPID nel sito del Comune.",
    },
    Booked {
        office: "sportello-digitale",
        nth: 7,
        name: "Giorgio Neri",
        email: "giorgio.neri@example.it",
        reason: "Pagare la mensa con pagoPA.",
    },
    Booked {
        office: "sportello-digitale",
        nth: 110,
        name: "Lucia Verdi",
        email: "lucia.verdi@example.it",
        reason: "",
    },
    Booked {
        office: "segretario-comunale",
        nth: 1,
        name: "Studio tecnico Rossi",
        email: "studio.rossi@example.it",
        reason: "Contratto per la manutenzione delle fontane.",
    },
];
