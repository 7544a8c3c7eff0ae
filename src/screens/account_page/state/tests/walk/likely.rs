//! Which steps are likely in which state.

use super::steps::Step;
use super::world::World;
use crate::domain::account::{Level, Scope};
use crate::domain::draft::Edit;
use crate::domain::failure::ErrorKind;
use crate::domain::merge::Part;
use crate::gateway::model::{Deed, TAKEN};
use crate::screens::account_page::state::Confirmed;
use crate::screens::walks::Fate;
use std::sync::LazyLock;

/// All steps that the user can take in some state.
static EDITS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let names = ["B", "B", "C", "C", "Fleet", "Fleet", TAKEN, ""];
    let emails = ["o@b.no", "o@b.no", "f@b.no", "f@b.no", "x"];
    let scopes = [Scope::DataSets, Scope::DataSets, Scope::Workspace];
    let typed = names
        .map(|name| Edit::Name(name.into()))
        .into_iter()
        .chain(emails.map(|email| Edit::ContactEmail(email.into())))
        .chain(scopes.map(Edit::Scope))
        .chain([Level::Admin, Level::Reader].map(Edit::Level))
        .chain(["1", "2"].map(|id| Edit::TakeOut(id.into())));
    let undone = (0..3).map(Step::Undo);
    let chosen = Part::ALL.map(|part| [true, false].map(|mine| Step::Choose(part, mine)));
    typed.map(Step::Edit).chain(undone).chain(chosen.into_iter().flatten()).collect()
});

static ACTS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    vec![
        // Often, because most faults begin here.
        Step::Save,
        Step::Save,
        Step::Save,
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
        Step::Ask(Confirmed::Block, true),
        Step::Ask(Confirmed::Remove, true),
        Step::Cancel,
        Step::Confirm,
        Step::SecretSaved,
        Step::Done(true),
        Step::Done(false),
        Step::Retry,
    ]
});

static FATES: LazyLock<Vec<Step>> =
    LazyLock::new(|| Fate::all().into_iter().map(Step::Answer).chain([Step::AskedAgain]).collect());

static DEEDS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let deeds = [
        Deed::Rename,
        Deed::ChangeEmail,
        Deed::ChangeAccess,
        Deed::Regenerate,
        Deed::RenameDataSet,
        Deed::DeleteDataSet,
    ];
    deeds.map(Step::Somebody).to_vec()
});

static RARE: LazyLock<Vec<Step>> = LazyLock::new(|| {
    vec![
        Step::Leave(true),
        Step::Leave(false),
        Step::HidePage,
        Step::Somebody(Deed::Remove),
        Step::Answer(Fate::Refuse(ErrorKind::Forbidden)),
    ]
});

/// The likely steps now, and some that the page does not offer.
pub fn likely(world: &World) -> Vec<(u32, Vec<Step>)> {
    let offered = |steps: &[Step]| -> Vec<Step> {
        steps.iter().filter(|step| world.offers(step)).cloned().collect()
    };
    let on_its_way = world.calls.iter().any(|call| call.reply.is_some());
    let mut kinds = vec![
        (60, offered(&EDITS)),
        (90, offered(&ACTS)),
        (8, EDITS.clone()),
        (8, ACTS.clone()),
        (15, (0..world.answered.len()).map(Step::Double).collect()),
        (30, (0..world.forgotten.len()).map(Step::Arrive).collect()),
        (30, DEEDS.clone()),
        (8, RARE.clone()),
    ];
    if !world.calls.is_empty() {
        kinds.push((140, FATES.clone()));
    }
    if on_its_way {
        kinds.push((60, vec![Step::Deliver]));
    }
    kinds
}
