//! The contract of a room: everything the program derives (router, menu, access matrix, API document, projections,
//! texts) is read from its descriptor.

use axum::handler::Handler;
use axum::routing::MethodRouter;
use futures::future::BoxFuture;
use ledger::{Compartment, Conn, Day, Fact, Instant, Projector, Stream, StreamId, UserId, Write};
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

use access::Duty;

use crate::{App, Cx, Result};

/// What a route demands of whoever calls it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Nothing: the door, the public page.
    Nobody,
    /// A password given, the second factor not yet.
    HalfSigned,
    /// A duty held at the present site. What record it may be done to is decided in the handler.
    Duty(Duty),
}

/// Method of a route.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// Shows.
    Get,
    /// Does.
    Post,
}

/// A schema and the schemas it refers to.
#[derive(Clone)]
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) schema: RefOr<Schema>,
    pub(crate) others: Vec<(String, RefOr<Schema>)>,
}

impl Shape {
    fn of<T: ToSchema>() -> Self {
        let mut others = Vec::new();
        T::schemas(&mut others);
        Self { name: T::name().into_owned(), schema: T::schema(), others }
    }
}

/// One route: method, path, need, handler and the shapes of what goes in and comes out.
pub struct Route {
    /// Method.
    pub verb: Verb,
    /// Path with `{parameters}`.
    pub path: &'static str,
    /// What it demands.
    pub need: Need,
    /// Compartment of a person's file that it opens, if any. To read it is recorded as a look; to write it leaves a fact.
    pub opens: Option<Compartment>,
    /// What it does, in one sentence, for the API document.
    pub says: &'static str,
    pub(crate) handler: MethodRouter<App>,
    pub(crate) input: Option<Shape>,
    pub(crate) query: Option<Shape>,
    pub(crate) output: Option<Shape>,
    /// Whether it answers only a file (PDF, image), never JSON.
    pub(crate) file: bool,
}

impl Route {
    /// A route that shows something.
    pub fn get<H: Handler<T, App>, T: 'static>(path: &'static str, need: Need, handler: H) -> Self {
        Self::new(Verb::Get, path, need, axum::routing::get(handler))
    }

    /// A route that does something.
    pub fn post<H: Handler<T, App>, T: 'static>(path: &'static str, need: Need, handler: H) -> Self {
        Self::new(Verb::Post, path, need, axum::routing::post(handler))
    }

    fn new(verb: Verb, path: &'static str, need: Need, handler: MethodRouter<App>) -> Self {
        Self { verb, path, need, opens: None, says: "", handler, input: None, query: None, output: None, file: false }
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn says(mut self, says: &'static str) -> Self {
        self.says = says;
        self
    }
    /// Shape of the body it takes, as a form or as JSON.
    #[must_use]
    pub fn takes<T: ToSchema>(mut self) -> Self {
        self.input = Some(Shape::of::<T>());
        self
    }
    /// Shape of its query.
    #[must_use]
    pub fn asks<T: ToSchema>(mut self) -> Self {
        self.query = Some(Shape::of::<T>());
        self
    }
    /// Shape of the JSON it answers.
    #[must_use]
    pub fn gives<T: ToSchema>(mut self) -> Self {
        self.output = Some(Shape::of::<T>());
        self
    }
    /// It opens a part of a person's file.
    #[must_use]
    pub fn opens(mut self, compartment: Compartment) -> Self {
        self.opens = Some(compartment);
        self
    }
    /// It answers a file.
    #[must_use]
    pub fn file(mut self) -> Self {
        self.file = true;
        self
    }
}

/// Counts what waits somewhere.
pub type Count = for<'a> fn(&'a Cx) -> BoxFuture<'a, Result<i64>>;
/// Adds to the banner of a person or contact.
pub type AsideOf = for<'a> fn(&'a Cx, &'a mut Conn, StreamId) -> BoxFuture<'a, Result<Aside>>;
/// Says what waits for the reader, in the reader's measure.
pub type WaitsOf = for<'a> fn(&'a Cx, &'a mut Conn) -> BoxFuture<'a, Result<Vec<Wait>>>;
/// Moves what a room keeps from one file to another when both turn out to be one person; the rules of the room may refuse.
pub type MergedOf = for<'a> fn(&'a Cx, &'a mut Write, StreamId, StreamId) -> BoxFuture<'a, Result<()>>;
/// Loads what a room keeps in memory.
pub type Start = for<'a> fn(&'a App) -> BoxFuture<'a, ledger::Result<()>>;

/// An entry of the rail.
#[derive(Clone, Copy)]
pub struct Menu {
    /// Message key of its name.
    pub key: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// Who sees it.
    pub duty: Duty,
    /// Place in the rail, small first; from 100 on under "The centre".
    pub order: u16,
    /// How many things wait there.
    pub count: Option<Count>,
}

/// A line of a timeline: one fact in words.
#[derive(Clone, Debug, serde::Serialize, ToSchema)]
pub struct Line {
    /// When it was written.
    pub at: Instant,
    /// The day it happened, when that was said.
    pub happened_on: Option<Day>,
    /// Who wrote it.
    pub author: UserId,
    /// Part of the file; shown only to those who read it.
    pub compartment: Compartment,
    /// Message key.
    pub key: String,
    /// Values put into the message.
    pub values: Vec<(String, String)>,
}

impl Line {
    /// The line of a fact.
    #[must_use]
    pub fn of(fact: &Fact, key: &str) -> Self {
        Self { at: fact.instant(), happened_on: fact.happened_on, author: fact.author, compartment: fact.compartment, key: key.to_owned(), values: Vec::new() }
    }
    /// With a value for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }
}

/// What a room adds to the banner of a person: facts in words, and deeds.
#[derive(Default)]
pub struct Aside {
    /// Message key and value of each fact.
    pub facts: Vec<(&'static str, String)>,
    /// Message key and path of each deed.
    pub deeds: Vec<(&'static str, String)>,
    /// Instructions that everyone at the person's side must follow (message keys).
    pub says: Vec<&'static str>,
}

/// Something that waits for the reader: shown on their home page.
#[derive(Clone, Debug, serde::Serialize, ToSchema)]
pub struct Wait {
    /// Message key; the message takes `n`.
    pub key: &'static str,
    /// How many.
    pub count: i64,
    /// Where it is dealt with.
    pub path: String,
    /// Whether somebody may come to harm if it waits.
    pub urgent: bool,
}

/// A room: one feature, whole.
#[derive(Clone, Copy)]
pub struct Room {
    /// Its name: a singular noun.
    pub name: &'static str,
    /// Its routes.
    pub routes: fn() -> Vec<Route>,
    /// Its entry in the rail.
    pub menu: Option<Menu>,
    /// Where its pages stand when they are not below its own entry: beginnings of paths, and the entry of each.
    pub under: &'static [(&'static str, &'static str)],
    /// Its tables.
    pub projector: Option<Projector>,
    /// Kinds of facts with compartment and class.
    pub kinds: &'static [(&'static str, Compartment, ledger::Class)],
    /// Its words: French, English, Arabic.
    pub texts: [&'static str; 3],
    /// The lines it adds to a timeline.
    pub lines: Option<fn(&Stream) -> Vec<Line>>,
    /// What it adds to the banner of a person or contact, in the reader's measure.
    pub aside: Option<AsideOf>,
    /// What waits for the reader on their home page.
    pub waits: Option<WaitsOf>,
    /// What it does when the file in the first place is merged into that in the second.
    pub merged: Option<MergedOf>,
    /// What it loads into memory when the program starts.
    pub start: Option<Start>,
}

impl Room {
    /// A room without menu, tables, facts or memory.
    pub const EMPTY: Self = Self {
        name: "",
        routes: Vec::new,
        menu: None,
        under: &[],
        projector: None,
        kinds: &[],
        texts: ["", "", ""],
        lines: None,
        aside: None,
        waits: None,
        merged: None,
        start: None,
    };
}
