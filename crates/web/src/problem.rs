//! Problems: what is wrong with an input, beside the field it concerns.

use serde::{Deserialize, Serialize};

/// One thing that is wrong: the field, the message and its values.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Problem {
    /// Name of the field, empty when it concerns the whole.
    pub field: String,
    /// Message key.
    pub key: String,
    /// Values put into the message, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(String, String)>,
}

impl Problem {
    /// A problem of a field.
    #[must_use]
    pub fn new(field: &str, key: &str) -> Self {
        Self { field: field.to_owned(), key: key.to_owned(), values: Vec::new() }
    }
    /// With a value for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }
}

/// Everything that is wrong with an input.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, utoipa::ToSchema)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// One problem.
    #[must_use]
    pub fn one(field: &str, key: &str) -> Self {
        Self(vec![Problem::new(field, key)])
    }
    /// Adds one.
    pub fn add(&mut self, field: &str, key: &str) {
        self.0.push(Problem::new(field, key));
    }
    /// Adds one when something does not hold.
    pub fn unless(&mut self, holds: bool, field: &str, key: &str) {
        if !holds {
            self.add(field, key);
        }
    }
    /// Whether all is well.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// How many.
    #[must_use]
    pub fn len(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }
    /// The first problem of a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|p| p.field == field)
    }
    /// `Ok` when there is none.
    ///
    /// # Errors
    /// Itself.
    pub fn check<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}
