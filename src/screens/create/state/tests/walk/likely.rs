//! Which steps are likely in which state.

use super::steps::{Deed, Step};
use super::world::World;
use crate::domain::account::{Level, Scope};
use crate::domain::draft::Edit;
use crate::gateway::model::TAKEN;
use crate::screens::create::state::Task;
use crate::screens::walks::Fate;
use std::sync::LazyLock;

static EDITS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let names = ["A", "B", "C", "A", "B", "C", "A", "B", "C", TAKEN, ""];
    let emails = ["a@b.no", "a@b.no", "a@b.no", "o@b.no", "o@b.no", "x"];
    names
        .map(|name| Edit::Name(name.into()))
        .into_iter()
        .chain(emails.map(|email| Edit::ContactEmail(email.into())))
        .chain([Scope::DataSets, Scope::Workspace].map(Edit::Scope))
        .chain([Level::Admin, Level::Reader].map(Edit::Level))
        .chain([Edit::TakeOut("1".into())])
        .map(Step::Edit)
        .collect()
});

static ACTS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    vec![
        // Often, because most faults begin here.
        Step::Submit,
        Step::Submit,
        Step::Submit,
        Step::Submit,
        Step::OpenPicker,
        Step::Pick(&["1", "2"]),
        Step::Pick(&[]),
        Step::ClosePicker,
        Step::File(true),
        Step::File(false),
        Step::Fill,
        Step::Cancel,
    ]
});

static FATES: LazyLock<Vec<Step>> =
    LazyLock::new(|| Fate::all().into_iter().map(Step::Answer).chain([Step::AskedAgain]).collect());

static DEEDS: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let deeds = [Deed::Take("A"), Deed::Take("B"), Deed::Remove, Deed::Rename];
    deeds.map(Step::Somebody).to_vec()
});

/// The likely steps now, and some that the form does not offer.
pub fn likely(world: &World) -> Vec<(u32, Vec<Step>)> {
    let offered = |steps: &[Step]| -> Vec<Step> {
        steps.iter().filter(|step| world.offers(step)).cloned().collect()
    };
    let is_over = world.form.task == Task::Created;
    let mut kinds = vec![
        (60, offered(&EDITS)),
        (90, offered(&ACTS)),
        (10, vec![Step::LeaveName, Step::LeaveEmail]),
        (8, EDITS.clone()),
        (8, ACTS.clone()),
        (15, (0..world.answered.len()).map(Step::Double).collect()),
        (30, (0..world.forgotten.len()).map(Step::Arrive).collect()),
        (20, DEEDS.clone()),
        (if is_over { 60 } else { 4 }, [true, false].map(Step::Leave).to_vec()),
    ];
    if !world.calls.is_empty() {
        kinds.push((140, FATES.clone()));
    }
    if world.calls.iter().any(|call| call.reply.is_some()) {
        kinds.push((60, vec![Step::Deliver]));
    }
    kinds
}
