//! The invariants that hold after every step.

use super::world::World;
use crate::domain::draft::Draft;
use crate::domain::failure::ErrorKind;
use crate::domain::unsaved::Unsaved;
use crate::gateway::issued::Issued;
use crate::screens::create::state::{Effect, Task};

pub fn check(before: &World, after: &World) {
    one_write_at_a_time(after);
    what_waits_is_under_way(after);
    what_was_typed_is_there(after);
    what_would_be_lost_is_asked_about(after);
    there_is_never_a_second_account(after);
    what_may_exist_is_told(after);
    what_is_offered_to_be_opened_has_the_name(after);
    what_is_called_created_is_there(after);
    what_ends_is_told(before, after);
}

fn one_write_at_a_time(world: &World) {
    let writes = world.calls.iter().filter(|call| call.sent.is_write()).count();
    assert!(writes <= 1, "two writes are under way");
}

/// A form that waits has a call under way; otherwise it would wait for ever.
fn what_waits_is_under_way(world: &World) {
    let is_sent = world.calls.iter().any(|call| call.sent.is_write());
    assert_eq!(world.form.is_sending(), is_sent, "the form waits for nothing, or does not wait");
}

fn what_was_typed_is_there(world: &World) {
    assert_eq!(world.form.draft, world.user.mine, "the form is otherwise than it was typed");
}

fn what_would_be_lost_is_asked_about(world: &World) {
    let expected = match world.form.task {
        Task::Created => None,
        _ if world.form.is_sending() => Some(Unsaved::Answer),
        _ => (world.user.mine != Draft::default()).then_some(Unsaved::Changes),
    };
    assert_eq!(world.form.unsaved(), expected, "asked about nothing, or not asked");
}

fn there_is_never_a_second_account(world: &World) {
    assert!(!world.user.made_two, "the form has created two accounts");
}

/// If an account may exist whose creation was not confirmed, the form says so.
fn what_may_exist_is_told(world: &World) {
    if world.user.own.is_some() && world.form.task != Task::Created && !world.form.is_sending() {
        assert!(world.form.may_exist(), "the account is there, and nothing says that it may be");
    }
    let is_gone = |it: &Effect| matches!(it, Effect::Refused(ErrorKind::Missing));
    if world.effects.iter().any(is_gone) {
        assert!(!world.form.may_exist(), "the account is gone, and its key is kept for ever");
    }
}

fn what_is_offered_to_be_opened_has_the_name(world: &World) {
    if let Some(existing) = world.form.existing() {
        let typed = world.user.mine.name.trim();
        assert!(existing.name.eq_ignore_ascii_case(typed), "another account is offered");
    }
}

fn what_is_called_created_is_there(world: &World) {
    for effect in &world.effects {
        let Effect::Created(issued, was_changed) = effect else { continue };
        let Issued { account, secret, .. } = issued.as_ref();
        assert!(account.id.starts_with("account "), "the account has no id");
        let request = world.user.created.as_ref();
        let is_own = world.user.own.as_ref() == Some(&account.id) || world.user.is_touched;
        assert!(is_own, "an account is called created, and this form has not created it");
        let as_typed = world.user.mine.check().ok();
        assert!(
            request == as_typed.as_ref() || *was_changed,
            "the account is otherwise than it was typed, and nothing says so"
        );
        let is_told_lost = secret.is_none() || !*was_changed;
        assert!(is_told_lost, "an account that was created before comes with its secret");
    }
}

/// Every call that was sent ends with a message.
fn what_ends_is_told(before: &World, after: &World) {
    if before.form.is_sending() && after.form.task == Task::Editing && after.form.tried {
        assert!(after.form.refused.is_some(), "what was sent ends in silence");
    }
}
