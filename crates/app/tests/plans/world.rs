//! A comune with two doors that receive, three operators, three visitors, and two nodes over one database.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use access::{Ctx, StaffMember};
use app::{App, Key, Random};
use chrono::TimeDelta;
use domain::{OfficeId, VisitId};
use plans::{Broken, Draws};
use testkit::{Database, Town, Visitor};

use crate::{
    histories::{History, histories},
    invariants,
    ledger::Ledger,
    messages::{Act, Answer, Message},
    plan::{Ask, Job, Sent, Step},
    screens::Screen,
};

/// After how long without a word a visitor is given up.
pub const SILENCE: TimeDelta = TimeDelta::minutes(15);

/// As many rows of a log as no plan writes.
const WHOLE_LOG: u64 = 10_000;

const OPERATORS: [&str; 3] = ["anna", "dino", "carla"];
const VISITORS: usize = 3;

/// Everything there is.
pub struct World {
    pub town: Town,
    pub doors: [OfficeId; 2],
    pub nodes: [App; 2],
    pub ledger: Ledger,
    pub screens: Vec<Screen>,
    visitors: Vec<Visitor>,
    operators: Vec<Arc<StaffMember>>,
    held_up: VecDeque<(usize, Message)>,
    random: Random,
    messages: usize,
}

impl World {
    pub async fn new(db: &Database, slug: &str, seed: u64) -> Self {
        let town = Town::with(db, slug, |settings| settings.silence = SILENCE).await;
        let draws = Mutex::new(Draws(seed));
        let random: Random =
            Arc::new(move |bytes| draws.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes));
        let mut operators = vec![];
        for name in OPERATORS {
            operators.push(town.member(name).await);
        }
        Self {
            doors: [town.office, town.other],
            nodes: [town.node(Arc::clone(&random)), town.node(Arc::clone(&random))],
            ledger: Ledger::default(),
            screens: vec![],
            visitors: (0..VISITORS).map(|_| town.visitor()).collect(),
            operators,
            held_up: VecDeque::new(),
            random,
            messages: 0,
            town,
        }
    }

    pub async fn carry_out(&mut self, steps: &[Step]) -> Result<(), Broken> {
        for (index, step) in steps.iter().enumerate() {
            let taken = self.take(*step).await;
            taken.map_err(|broken| format!("at step {} ({step:?}): {broken}", index + 1))?;
        }
        invariants::quiet(self).await.map_err(|broken| format!("at the end: {broken}"))
    }

    async fn take(&mut self, step: Step) -> Result<(), Broken> {
        match step {
            Step::Ask { what, node, sent } => self.send(what, node, sent).await,
            Step::Race { one, other } => self.race(one, other).await,
            Step::Arrive => match self.held_up.pop_front() {
                Some((node, message)) => {
                    let answer = message.carry_out(&self.nodes[node]).await?;
                    self.ledger.hear(&message, &answer)
                }
                None => Ok(()),
            },
            Step::Lobby { visitor, node } => {
                let ctx = self.town.by(&self.visitors[visitor % VISITORS]);
                self.screens.extend(Screen::lobby(&self.nodes[node % 2], node % 2, ctx).await?);
                Ok(())
            }
            Step::Console { operator, door, node } => {
                let (ctx, office) = (self.staff(operator), self.doors[door % 2]);
                self.screens.extend(Screen::console(&self.nodes[node % 2], node % 2, ctx, office).await);
                Ok(())
            }
            Step::Lose { nth } => {
                if let Some(nth) = nth.checked_rem(self.screens.len()) {
                    self.screens.remove(nth);
                }
                Ok(())
            }
            Step::Clock { seconds } => self.set_clock(seconds).await,
            Step::Kill { node } => self.kill(node % 2).await,
            Step::Job { job, node } => run(job, &self.nodes[node % 2]).await,
            Step::Quiet => invariants::quiet(self).await,
        }
    }

    async fn send(&mut self, what: Ask, node: usize, sent: Sent) -> Result<(), Broken> {
        let Some(message) = self.message(what) else { return Ok(()) };
        let (first, other) = (&self.nodes[node % 2], &self.nodes[1 - node % 2]);
        let answers = match sent {
            Sent::Late => {
                self.held_up.push_back((node % 2, message));
                return Ok(());
            }
            Sent::Once => vec![message.carry_out(first).await?],
            Sent::Again => vec![message.carry_out(first).await?, message.carry_out(other).await?],
            Sent::Doubled => {
                let (one, two) = tokio::join!(message.carry_out(first), message.carry_out(other));
                vec![one?, two?]
            }
            Sent::Cut { after } => {
                message.carry_out_partly(first, after).await?;
                vec![message.carry_out(other).await?]
            }
        };
        for answer in &answers {
            self.ledger.hear(&message, answer)?;
        }
        let gists: Vec<_> = answers.iter().map(Answer::gist).collect();
        if gists.windows(2).all(|pair| pair[0] == pair[1]) {
            return Ok(());
        }
        Err(format!("one message had two answers: {answers:?}"))
    }

    async fn race(&mut self, one: Ask, other: Ask) -> Result<(), Broken> {
        let (Some(one), Some(other)) = (self.message(one), self.message(other)) else { return Ok(()) };
        let [a, b] = &self.nodes;
        let answers = tokio::join!(one.carry_out(a), other.carry_out(b));
        self.ledger.hear(&one, &answers.0?)?;
        self.ledger.hear(&other, &answers.1?)
    }

    /// The clock of the machine, which both nodes share. Within the half minute after it moved on, each node notes whose
    /// sockets are open, as the job does.
    async fn set_clock(&mut self, seconds: i64) -> Result<(), Broken> {
        self.town.clock.advance(seconds);
        if seconds > 0 && self.screens.iter().any(Screen::is_lobby) {
            for node in &self.nodes {
                run(Job::Contacts, node).await?;
            }
        }
        Ok(())
    }

    async fn kill(&mut self, node: usize) -> Result<(), Broken> {
        let app = self.town.node(Arc::clone(&self.random));
        self.nodes[node] = app.clone();
        for screen in std::mem::take(&mut self.screens) {
            let kept = if screen.node == node { screen.reconnect(&app).await? } else { Some(screen) };
            self.screens.extend(kept);
        }
        Ok(())
    }

    /// What is asked, with the people and the visits that its numbers stand for. `None` where there is no such visit.
    fn message(&mut self, what: Ask) -> Option<Message> {
        let (ctx, act) = match what {
            Ask::Knock { visitor, door } => (self.visitor(visitor), Act::Knock(self.doors[door % 2])),
            Ask::Look { visitor } => (self.visitor(visitor), Act::Look),
            Ask::Enter { visitor } => (self.visitor(visitor), Act::Enter),
            Ask::Leave { visitor } => (self.visitor(visitor), Act::Leave),
            Ask::CallNext { operator, door } => (self.staff(operator), Act::CallNext(self.doors[door % 2])),
            Ask::Admit { operator, nth } => (self.staff(operator), Act::Admit(self.nth(nth)?)),
            Ask::Hold { operator, nth } => (self.staff(operator), Act::Hold(self.nth(nth)?)),
            Ask::Transfer { operator, nth, door } => {
                (self.staff(operator), Act::Transfer(self.nth(nth)?, self.doors[door % 2]))
            }
            Ask::Decline { operator, nth } => (self.staff(operator), Act::Decline(self.nth(nth)?)),
            Ask::End { operator, nth } => (self.staff(operator), Act::End(self.nth(nth)?)),
            Ask::SetDoor { operator, door, sign } => {
                (self.staff(operator), Act::SetDoor(self.doors[door % 2], sign))
            }
            Ask::Confirm { operator, nth } => {
                let visit = self.nth(nth)?;
                (self.staff(operator), Act::Confirm(self.doors[nth % 2], visit))
            }
        };
        self.messages += 1;
        let key = Key::parse(&format!("piano-{}", self.messages))?;
        Some(Message { ctx, act, key })
    }

    fn visitor(&self, number: usize) -> Ctx {
        self.town.by(&self.visitors[number % VISITORS])
    }

    fn staff(&self, number: usize) -> Ctx {
        let staff = Arc::clone(&self.operators[number % OPERATORS.len()]);
        Ctx { staff: Some(staff), ..self.town.anonymous() }
    }

    /// One of the last three who knocked: most of the others have gone.
    fn nth(&self, number: usize) -> Option<VisitId> {
        let last = self.ledger.guests.len().min(3);
        let guests = self.ledger.guests.keys().rev();
        guests.take(last).nth(number.checked_rem(last)?).copied()
    }

    /// What the database's log says of each visit.
    pub async fn histories(&self) -> Result<BTreeMap<VisitId, History>, Broken> {
        let tx = self.town.app.store().begin_read(&self.town.anonymous()).await.map_err(fault)?;
        let [here, there] = self.doors;
        let here = tx.list_logged(here, 0, WHOLE_LOG).await.map_err(fault)?;
        let there = tx.list_logged(there, 0, WHOLE_LOG).await.map_err(fault)?;
        histories([here, there])
    }
}

async fn run(job: Job, app: &App) -> Result<(), Broken> {
    let done = match job {
        Job::Deadlines => app.meet_deadlines().await,
        Job::Contacts => app.note_contacts().await,
        Job::RollUp => app.roll_up().await,
        Job::Reconcile => app.hub().reconcile().await,
    };
    done.map_err(|error| format!("the job failed: {error:?}"))
}

/// A fault of the database breaks any plan.
pub fn fault(error: impl std::fmt::Debug) -> Broken {
    format!("{error:?}")
}
