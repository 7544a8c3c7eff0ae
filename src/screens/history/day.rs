//! What the account could reach on a day, and the way to use that access again.

use super::handle::Handle;
use super::state::{Account, History, Stage};
use crate::domain::account::{Access, Scope, ServiceAccount};
use crate::domain::changes::changes;
use crate::domain::draft::Draft;
use crate::domain::joined::Joined;
use crate::domain::ledger::reach::{Reach, Then};
use crate::domain::ledger::words::certain;
use crate::domain::route::Route;
use crate::platform::clock::{end_of_day, today};
use crate::reactive::{Derived, State};
use crate::screens::history::entries::names;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, empty, fragment, live, tag, value_of};
use leptos::prelude::*;

/// The answer for a day.
#[derive(Clone, PartialEq)]
enum Answer {
    NotAsked,
    NotComeYet,
    /// Not known, but the ledger is still being read.
    Reading,
    /// With the end of the day, in milliseconds since 1970.
    Then(Then, f64),
}

pub(super) fn view(history: Handle) -> El {
    let day = State::new(String::new());
    let answer = Derived::new(move || {
        let Some(end) = day.with(|day| end_of_day(day)) else { return Answer::NotAsked };
        if end_of_day(&today()).is_some_and(|today| end > today) {
            return Answer::NotComeYet;
        }
        history.state.with(|history| match history.at(end) {
            Then::NotKnown { .. } if *history.stage() == Stage::Running => Answer::Reading,
            then => Answer::Then(then, end),
        })
    });
    let field = tag("input", "field")
        .attr("id", "history-day")
        .attr("type", "date")
        .attr("max", today())
        .on("change", move |event| day.set(value_of(&event)));
    tag("section", "history-then").attr("aria-labelledby", "history-then-title").child((
        tag("h3", "").attr("id", "history-then-title").child("What could it reach on a day?"),
        tag("label", "label").attr("for", "history-day").child("Day"),
        field,
        tag("div", "history-answer")
            .attr("role", "status")
            .child(live(move || told(history, answer.get()))),
        live(move || match answer.get() {
            Answer::Then(Then::Reached(reach), _) => use_again(history, &reach),
            _ => empty(),
        }),
    ))
}

fn told(history: Handle, answer: Answer) -> AnyView {
    let settings = history.ctx.settings;
    let (then, end) = match answer {
        Answer::NotAsked => return empty(),
        Answer::NotComeYet => return line("This day has not come yet.".to_owned()),
        Answer::Reading => return line("The ledger is still being read.".to_owned()),
        Answer::Then(then, end) => (then, end),
    };
    let day = ["At the end of ", &settings.short_date(end), " "].joined();
    let time = |ms: Option<f64>| ms.map(|ms| settings.date_and_time(ms));
    match then {
        Then::NotYet => line(day + "the account had not been created."),
        Then::Removed => line(day + "the account had been removed."),
        Then::NotKnown { until, since } => {
            let words =
                "it is not certain what the account could reach: the ledger does not say enough. ";
            line([&day, words, &certain(time(until), time(since))].joined())
        }
        Then::Reached(reach) => {
            let access = settings.access_words(&access_of(&reach));
            let list = names(settings, "Data sets", &reach.data_sets);
            fragment((
                line([&day, "the account could reach: ", &access, "."].joined()),
                list.filter(|_| reach.scope == Scope::DataSets),
            ))
        }
    }
}

fn line(words: String) -> AnyView {
    tag("p", "").child(words).view()
}

fn access_of(reach: &Reach) -> Access {
    Access {
        scope: reach.scope.clone(),
        level: reach.level.clone(),
        data_set_count: Some(reach.data_sets.len() as u32),
        data_sets: None,
    }
}

/// The way to the account's form with this access, where it differs and the user may change it.
fn use_again(history: Handle, reach: &Reach) -> AnyView {
    let ctx = history.ctx;
    let draft = history.state.with(|history: &History| match history.account() {
        Account::Known(account) => wanted(account, reach),
        _ => None,
    });
    match draft {
        Some(None) => line("It can reach the same now.".to_owned()),
        Some(Some(draft)) if !ctx.role.is_reader() => {
            let id = history.id.get_untracked();
            let go_on = move || {
                let (id, draft) = (id.clone(), draft.clone());
                ctx.leaving.leave(move || {
                    ctx.template.set(Some((Some(id.clone()), draft, 0)));
                    ctx.navigator.go(&Route::Account(id));
                });
            };
            let hint = "It comes into the form of the account, where you can check and save it.";
            fragment((
                tag("p", "hint").child(hint),
                button(Look::PLAIN, "Use this access").on_click(go_on),
            ))
        }
        _ => empty(),
    }
}

/// The form with this access; the inner `None` if the account has it, the outer one if it cannot be asked for.
fn wanted(account: &ServiceAccount, reach: &Reach) -> Option<Option<Draft>> {
    let saved = Draft::from(account);
    if saved.lacks_data_sets || matches!(reach.scope, Scope::Other(_)) {
        return None;
    }
    let mut draft = Draft { scope: reach.scope.clone(), ..saved.clone() };
    match (&reach.scope, &reach.level) {
        (Scope::DataSets, _) => draft.chosen = reach.data_sets.clone(),
        (_, Some(level)) => draft.level = level.clone(),
        (_, None) => return None,
    }
    let is_same = changes(&saved, &draft).is_empty();
    Some((!is_same).then_some(draft))
}
