//! What goes into the interview and what comes out of it.

use crate::domain::answer::{Answer, QuestionId};
use crate::domain::checklist::Surface;
use crate::domain::drift::MenuPlace;
use crate::domain::text::{Date, Mark, SourceDate, Text};

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Chose by number, from 1; 0 alone means "none of these" where several may be given.
    Choose {
        /// The numbers, in the order given.
        numbers: Vec<usize>,
        /// The same for every other subject of this control that is still open.
        everywhere: bool,
    },
    /// Enter: keep what is shown.
    Keep,
    /// Back to the previous question.
    Back,
    /// Skip.
    Skip,
    /// Don't know.
    DontKnow,
    /// Why, and how to look.
    Help,
    /// The menu looks different here.
    MenuDiffers,
    /// Restore the answer last changed.
    Undo,
    /// List the sections.
    Sections,
    /// Save and quit.
    Quit,
    /// Let the program measure.
    Measure,
    /// The program measured: 0 to 4.
    Measured(u8),
    /// Something that was not understood.
    Unclear,
    /// The beginning of several choices.
    Ambiguous,
}

/// Something to write down before the next screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// An answer; none when it was taken back.
    Record {
        /// The question.
        question: QuestionId,
        /// Its answer from now on.
        answer: Option<Answer>,
    },
    /// Whether the subjects of a control differ, so that each is asked by itself.
    Apart {
        /// The control.
        control: String,
        /// Whether they differ.
        apart: bool,
    },
}

/// A short thing to say before the next screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is no answer yet that Enter could keep.
    NothingToKeep,
    /// This is the first question.
    FirstQuestion,
    /// Nothing was changed in this sitting.
    NothingToUndo,
    /// The answer last changed is as it was.
    Undone,
    /// This question has no menu path.
    NoMenu,
    /// Asked about many at once: nobody could say whose menu differs.
    MenuOfMany,
    /// Without an account there is nothing to ask about.
    NeedsAccounts,
    /// Only these numbers.
    OutOfRange {
        /// The lowest number.
        min: usize,
        /// The highest number.
        max: usize,
    },
    /// Only one number here.
    OnlyOne {
        /// The highest number.
        max: usize,
    },
    /// "None" cannot stand beside something else.
    NoneAlone,
    /// Several choices begin like this.
    Ambiguous,
    /// Not understood; these numbers are allowed.
    Unclear {
        /// The highest number.
        max: usize,
    },
    /// Not understood, where there must be an answer; these numbers are allowed.
    UnclearNeeded {
        /// The highest number.
        max: usize,
    },
    /// These platforms were to be asked about and are none of the accounts.
    NotNamed {
        /// What they are called.
        platforms: Vec<Text>,
    },
    /// Nothing here can be measured.
    NotMeasurable,
    /// Measured, and written down as this choice.
    MeasuredAs {
        /// 0 to 4.
        score: u8,
        /// The choice it was written down as.
        choice: Text,
    },
    /// Answers came from a vault.
    FromVault {
        /// How many questions need not be asked.
        count: usize,
        /// How many had another answer before.
        changed: usize,
        /// Accounts that several entries may be.
        unclear: Vec<Text>,
        /// Accounts that are not in it.
        missing: Vec<Text>,
    },
    /// The same answer was written down for this many more.
    AlsoAnswered {
        /// How many more.
        count: usize,
    },
    /// A list of the set-up changed: what these answers are about has left it, or nobody knows any more what it is.
    Orphans {
        /// How many answers were taken back.
        count: usize,
    },
    /// Only a section's number or Enter here.
    ChooseSection {
        /// The highest number.
        max: usize,
    },
    /// Every question was asked.
    AtTheEnd,
    /// Stored answers that the content no longer knows, wholly or in part.
    OldAnswersLeftOut {
        /// How many.
        count: usize,
    },
}

/// How an interview ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Everything was asked and the person went on to the result.
    Finished,
    /// The person quit; the answers are kept.
    Quit,
}

/// Where a setting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathHelp {
    /// The platform's name.
    pub platform: Text,
    /// Phone app or browser.
    pub surface: Surface,
    /// Menu labels as shown in Vietnamese; may be empty.
    pub vi: Vec<String>,
    /// Menu labels as shown in English; may be empty.
    pub en: Vec<String>,
    /// A direct link.
    pub url: Option<String>,
    /// The date its source bears.
    pub dated: Option<SourceDate>,
    /// When somebody looked.
    pub checked: Date,
    /// How sure it is.
    pub mark: Mark,
    /// The pack that added it; none for what is built in.
    pub pack: Option<String>,
}

/// Why a question is asked and how to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// Why.
    pub why: Text,
    /// How to look; may be empty.
    pub look: Text,
    /// Quirks of the platforms, with the platform's name; may be empty.
    pub notes: Vec<(Text, Text)>,
    /// Where the setting is.
    pub paths: Vec<PathHelp>,
    /// Whether "the menu differs" can be written down here.
    pub can_differ: bool,
    /// Whether an answer given now counts as looked up: there is something to look at, and it is about one thing only.
    pub counts_as_looking: bool,
}

/// What an event led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// To be on disk before the next screen.
    pub entries: Vec<Entry>,
    /// A menu is not where the content says: to be noted, but no answer waits for it.
    pub menu: Option<MenuPlace>,
    /// To be said before the next screen.
    pub notices: Vec<Notice>,
    /// To be shown; the question stays.
    pub help: Option<Help>,
    /// The front asks for a password, measures it and answers with [`Event::Measured`].
    pub measure: bool,
    /// Set once it is over.
    pub ended: Option<Ending>,
}
