//! The invariants that hold after every step.

use super::calls::Sent;
use super::world::World;
use crate::domain::draft::Draft;
use crate::domain::failure::ErrorKind;
use crate::domain::merge::Part;
use crate::domain::unsaved::Unsaved;
use crate::screens::account_page::state::{ChangedBy, Effect, Notice, Open, Page, Task};

pub fn check(before: &World, after: &World) {
    one_write_at_a_time(after);
    what_waits_is_under_way(after);
    what_was_typed_is_there(after);
    what_would_be_lost_is_asked_about(after);
    what_can_be_saved_can_be_saved(after);
    what_is_called_saved_is_saved(after);
    the_secret_stays(after);
    a_lost_secret_is_told(after);
    nobody_is_blamed_who_did_nothing(before, after);
    what_is_called_gone_is_gone(after);
    what_ends_is_told(before, after);
    a_refused_user_changes_nothing(after);
}

fn one_write_at_a_time(world: &World) {
    let writes = world.calls.iter().filter(|call| call.sent.is_write()).count();
    assert!(writes <= 1, "two writes are under way");
}

/// A page that waits has a call under way; otherwise it would wait for ever.
fn what_waits_is_under_way(world: &World) {
    let waits = match &world.page {
        Page::Loading(_) => true,
        Page::Open(open) => {
            matches!(open.task, Task::Saving(_) | Task::Writing(..) | Task::FetchingStart)
        }
        _ => false,
    };
    assert!(!waits || !world.calls.is_empty(), "the page waits for nothing");
}

fn what_was_typed_is_there(world: &World) {
    let mine = &world.user.mine;
    match &world.page {
        Page::Open(open) => is_in(&open.draft, mine, "the form"),
        Page::Credentials(shown) => {
            let behind = shown.draft.clone();
            let behind = behind.unwrap_or_else(|| Draft::from(&shown.issued.account));
            is_in(&behind, mine, "the form behind the credentials");
        }
        Page::Gone(..) if world.user.has_removed => {}
        Page::Gone(typed, _) => {
            assert_eq!(*typed, world.user.wishes(), "what was typed is not told");
        }
        Page::Loading(_) | Page::Failed(..) => {}
    }
}

fn is_in(form: &Draft, mine: &Draft, place: &str) {
    for part in Part::ALL {
        let label = part.label();
        assert!(part.is_same(form, mine), "{label}: {place} has {form:?}, and {mine:?} was typed");
    }
}

fn what_would_be_lost_is_asked_about(world: &World) {
    let unsaved = world.page.unsaved();
    let shown_or_typed = world.page.open().is_some() || world.page.credentials().is_some();
    if shown_or_typed && !world.user.wishes().is_empty() {
        assert!(unsaved.is_some(), "what was typed can be left without a question");
    }
    if world.user.secret.is_some() {
        assert_eq!(unsaved, Some(Unsaved::Secret), "a secret can be left without a question");
    }
    let Some(open) = world.page.open() else { return };
    if let Some(call) = world.calls.iter().find(|call| call.sent.is_write()) {
        // Nothing in their answers is lost with the page.
        let loses_nothing = matches!(call.sent, Sent::Remove(_) | Sent::Block(..));
        assert!(loses_nothing || unsaved.is_some(), "a write can be left without a question");
    }
    if open.task == Task::Editing {
        let lost = !world.user.lost.is_empty();
        let is_at_stake = lost || !world.user.wishes().is_empty();
        assert_eq!(unsaved.is_some(), is_at_stake, "asked about nothing, or not asked");
    }
}

fn what_can_be_saved_can_be_saved(world: &World) {
    let Some(open) = world.page.open() else { return };
    let is_wish = !world.user.wishes().is_empty() && world.user.mine.check().is_ok();
    if is_wish && open.task == Task::Editing && !open.denied {
        assert!(open.can_save(), "what was changed cannot be saved");
    }
    assert!(
        open.can_save() || open.not_ready().is_some() || !is_wish || open.is_busy(),
        "Save is disabled, and nothing says why"
    );
}

fn what_is_called_saved_is_saved(world: &World) {
    let Some(open) = world.page.open() else { return };
    let says = world.effects.contains(&Effect::Say("Saved.".to_owned()));
    let is_clean = open.task == Task::Editing && world.page.unsaved().is_none();
    let somebody = !world.user.others.is_empty();
    if (says || is_clean) && !somebody {
        let Ok(now) = world.backend.read(&world.id) else { return };
        let stored = Draft::from(&now.account);
        for part in Part::ALL {
            assert!(
                part.is_same(&open.draft, &stored),
                "{} is called saved, and the backend has {stored:?}",
                part.label()
            );
        }
    }
}

fn the_secret_stays(world: &World) {
    assert!(!world.user.made_two, "one wish made two secrets");
    let Some(secret) = &world.user.secret else { return };
    let shown = world.page.credentials().and_then(|shown| shown.issued.secret.as_ref());
    assert_eq!(shown.map(|it| it.expose()), Some(secret.as_str()), "the secret is gone");
}

fn a_lost_secret_is_told(world: &World) {
    let Some(open) = world.page.open() else { return };
    if world.user.needs_warning && open.task == Task::Editing {
        assert!(open.warning.is_some(), "the old secret has ended, and nothing says so");
    }
}

/// The user who is named has really changed the account.
fn nobody_is_blamed_who_did_nothing(before: &World, after: &World) {
    let (Some(open), was) = (after.page.open(), before.page.open()) else { return };
    let is_new = |blame: fn(&Open) -> Option<Vec<Part>>| {
        blame(open).filter(|parts| was.and_then(blame).as_ref() != Some(parts))
    };
    let others = &before.user.others;
    for parts in [is_new(blamed_above), is_new(blamed_in_dialog)].into_iter().flatten() {
        assert!(!others.is_empty(), "somebody is named, and nobody did anything");
        for part in parts {
            let is_theirs = others.iter().any(|(_, changed)| *changed == Some(part));
            assert!(is_theirs, "somebody is named for {}, and did not change it", part.label());
        }
    }
}

fn blamed_above(open: &Open) -> Option<Vec<Part>> {
    match open.notice.as_ref()? {
        Notice::Merged(ChangedBy { parts, .. }) => Some(parts.clone()),
        Notice::Conflict(conflict) => Some(conflict.parts.clone()),
        Notice::Refused(error, _) => (error.kind == ErrorKind::Changed).then(Vec::new),
    }
}

fn blamed_in_dialog(open: &Open) -> Option<Vec<Part>> {
    match &open.task {
        Task::Asking(_, question) => question.changed.as_ref().map(|by| by.parts.clone()),
        _ => None,
    }
}

fn what_is_called_gone_is_gone(world: &World) {
    if matches!(world.page, Page::Gone(..)) {
        assert!(world.backend.read(&world.id).is_err(), "a live account is called gone");
    }
}

/// Every call that was sent ends with a message.
fn what_ends_is_told(before: &World, after: &World) {
    let is_sent = |world: &World| {
        let task = world.page.open().map(|open| &open.task);
        matches!(task, Some(Task::Saving(_) | Task::Writing(..)))
    };
    // What stands above the form or in the dialog is read out where it appears.
    let shows = after.page.open().is_some_and(|open| match &open.task {
        Task::Asking(_, question) => question.error.is_some() || question.changed.is_some(),
        _ => open.notice.is_some(),
    });
    let tells = |it: &Effect| matches!(it, Effect::Say(_) | Effect::SecretRegenerated(_));
    if is_sent(before) && !is_sent(after) && after.page.open().is_some() {
        let is_left = after.effects.iter().any(|it| matches!(it, Effect::Load { .. }));
        let is_told = is_left || shows || after.effects.iter().any(tells);
        assert!(is_told, "what was sent ends in silence");
    }
}

fn a_refused_user_changes_nothing(world: &World) {
    if let Some(open) = world.page.open()
        && world.effects.contains(&Effect::Refused(ErrorKind::Forbidden))
    {
        assert!(open.denied && open.is_locked(), "who may not change anything still can");
    }
}
