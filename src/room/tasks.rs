//! What a person is told to do, ready for a page: put into words by whoever knows the report.

use super::sheet::Questions;
use crate::domain::answer::Answers;

/// A thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What it is called.
    pub heading: String,
    /// What it closes, how long it takes.
    pub intro: Vec<String>,
    /// Its steps, each with what else is to be known there.
    pub steps: Vec<(String, Vec<String>)>,
}

/// What somebody takes home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How it stands, with how much was asked.
    pub level: Vec<String>,
    /// At most three things.
    pub tasks: Vec<Task>,
}

/// Whoever turns answers into advice: the top of the house, which knows the model and the words.
pub trait Adviser: Send + Sync {
    /// What somebody can do about these rows; nothing for what is fine.
    fn station(&self, questions: &Questions, answers: &Answers, rows: &[usize]) -> Vec<Task>;
    /// The plan for everything that was answered; none where nothing was.
    fn plan(&self, questions: &Questions, answers: &Answers) -> Option<Plan>;
}
