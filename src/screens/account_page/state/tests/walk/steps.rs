//! The steps that a walk can take, and which are likely where.

use super::world::World;
use crate::domain::account::{Level, Scope};
use crate::domain::draft::Edit;
use crate::domain::failure::ErrorKind;
use crate::domain::merge::Part;
use crate::gateway::model::{Deed, TAKEN};
use crate::screens::account_page::state::Confirmed;
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Strategy, Union};

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Edit(Edit),
    /// The line of the summary.
    Undo(usize),
    Choose(Part, bool),
    OpenPicker,
    Pick(&'static [&'static str]),
    ClosePicker,
    StartFromAll,
    StartFromNone,
    Save,
    /// And what is answered where leaving is asked about: `true` is "Leave".
    Ask(Confirmed, bool),
    Cancel,
    Confirm,
    SecretSaved,
    Done(bool),
    Retry,
    /// Goes away, and comes back to the account.
    Leave(bool),
    HidePage,
    /// What becomes of the call that is under way.
    Answer(Fate),
    /// The gateway sends the call once more.
    AskedAgain,
    /// An answer that was on its way arrives.
    Deliver,
    /// An earlier answer comes once more.
    Double(usize),
    /// A call that the page has given up reaches the backend.
    Arrive(usize),
    Somebody(Deed),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    Answer,
    /// The backend has done it, and its answer is on its way.
    Act,
    /// Done, and the answer is lost.
    LoseAnswer(ErrorKind),
    /// Never arrives.
    LoseCall(ErrorKind),
    /// The page gives up; the call is on its way all the same.
    GiveUp(ErrorKind),
    /// Something on the way refuses it.
    Refuse(ErrorKind),
}

/// Everything that the user can do somewhere.
fn edits() -> Vec<Step> {
    let typed = [
        Edit::Name("B".into()),
        Edit::Name("Fleet".into()),
        Edit::Name(String::new()),
        Edit::Name(TAKEN.into()),
        Edit::ContactEmail("o@b.no".into()),
        Edit::ContactEmail("f@b.no".into()),
        Edit::ContactEmail("x".into()),
        Edit::Scope(Scope::DataSets),
        Edit::Scope(Scope::Workspace),
        Edit::Level(Level::Admin),
        Edit::Level(Level::Reader),
        Edit::TakeOut("1".into()),
        Edit::TakeOut("2".into()),
    ];
    let undone = (0..3).map(Step::Undo);
    let chosen = Part::ALL.map(|part| [true, false].map(|mine| Step::Choose(part, mine)));
    typed.map(Step::Edit).into_iter().chain(undone).chain(chosen.into_iter().flatten()).collect()
}

fn acts() -> Vec<Step> {
    vec![
        Step::Save,
        Step::OpenPicker,
        Step::Pick(&["1", "2"]),
        Step::Pick(&["2", "3"]),
        Step::Pick(&[]),
        Step::ClosePicker,
        Step::StartFromAll,
        Step::StartFromNone,
        Step::Ask(Confirmed::Regenerate, true),
        Step::Ask(Confirmed::Regenerate, false),
        Step::Ask(Confirmed::Remove, true),
        Step::Cancel,
        Step::Confirm,
        Step::SecretSaved,
        Step::Done(true),
        Step::Done(false),
        Step::Retry,
    ]
}

fn fates() -> Vec<Step> {
    let lost = [ErrorKind::Unreachable, ErrorKind::TimedOut, ErrorKind::Server(502)];
    let fates = [Fate::Answer, Fate::Answer, Fate::Answer, Fate::Act, Fate::Act]
        .into_iter()
        .chain(lost.map(Fate::LoseAnswer))
        .chain([Fate::LoseAnswer(ErrorKind::Unreadable(200))])
        .chain(lost.map(Fate::LoseCall))
        .chain([Fate::GiveUp(ErrorKind::TimedOut), Fate::GiveUp(ErrorKind::Unreachable)])
        .chain([ErrorKind::SignedOut, ErrorKind::TooMany(None), ErrorKind::NotFound].map(Fate::Refuse));
    fates.map(Step::Answer).chain([Step::AskedAgain]).collect()
}

fn deeds() -> Vec<Step> {
    let deeds = [
        Deed::Rename,
        Deed::ChangeEmail,
        Deed::ChangeAccess,
        Deed::Regenerate,
        Deed::RenameDataSet,
        Deed::DeleteDataSet,
    ];
    deeds.map(Step::Somebody).to_vec()
}

fn rare() -> Vec<Step> {
    vec![
        Step::Leave(true),
        Step::Leave(false),
        Step::HidePage,
        Step::Somebody(Deed::Remove),
        Step::Answer(Fate::Refuse(ErrorKind::Forbidden)),
    ]
}

/// What is likely to happen now; what the page does not offer is tried too.
pub fn likely(world: &World) -> BoxedStrategy<Step> {
    let (edits, acts) = (edits(), acts());
    let offered = |steps: &[Step]| -> Vec<Step> {
        steps.iter().filter(|step| world.offers(step)).cloned().collect()
    };
    let under_way = if world.calls.is_empty() { Vec::new() } else { fates() };
    let on_its_way = world.calls.iter().any(|call| call.reply.is_some());
    let weighted = [
        (6, offered(&edits)),
        (9, offered(&acts)),
        (1, [edits, acts].concat()),
        (14, under_way),
        (14, if on_its_way { vec![Step::Deliver] } else { Vec::new() }),
        (2, (0..world.answered.len()).map(Step::Double).collect()),
        (3, (0..world.forgotten.len()).map(Step::Arrive).collect()),
        (3, deeds()),
        (1, rare()),
    ];
    let possible = weighted.into_iter().filter(|(_, steps)| !steps.is_empty());
    Union::new_weighted(possible.map(|(weight, steps)| (weight, select(steps).boxed())).collect())
        .boxed()
}
