//! A filter whose choices come from the backend: it cannot be used until they have come.

use super::handle::Handle;
use crate::domain::failure::ApiError;
use crate::reactive::{Derived, State};
use crate::ui::element::live;
use crate::ui::select::select;
use leptos::prelude::*;
use std::borrow::Cow;
use web_sys::AbortSignal;

/// What can be chosen; a `Copy` handle.
pub(super) struct Choices<T>(State<Came<T>>);

#[derive(Clone)]
enum Came<T> {
    NotYet,
    Failed,
    All(Vec<T>),
}

impl<T> Clone for Choices<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Choices<T> {}

impl<T: Clone + Send + Sync + 'static> Choices<T> {
    pub(super) fn new() -> Self {
        Self(State::new(Came::NotYet))
    }

    /// They are asked for again, if they have not come.
    pub(super) fn wait(self) {
        if self.failed() {
            self.0.set(Came::NotYet);
        }
    }

    pub(super) fn failed(self) -> bool {
        self.0.with_untracked(|came| matches!(came, Came::Failed))
    }

    /// The answer has come; `failed` gets the reason if there are none.
    pub(super) fn came(
        self,
        answer: Result<Vec<T>, ApiError>,
        abort: &AbortSignal,
        failed: State<Option<ApiError>>,
    ) {
        match answer {
            Ok(all) => {
                self.0.try_set(Came::All(all));
            }
            Err(error) if !abort.aborted() => {
                self.0.try_set(Came::Failed);
                failed.try_set(Some(error));
            }
            Err(_) => {}
        }
    }

    /// The drop-down list, with its label and the words of the option that stands for no filter.
    /// `place` is what is chosen now.
    pub(super) fn select(
        self,
        picker: Handle,
        [label, none]: [&'static str; 2],
        words: fn(&T) -> String,
        place: impl Fn(&[T]) -> Option<usize> + Copy + Send + Sync + 'static,
        choose: impl Fn(Option<&T>) + Copy + Send + Sync + 'static,
    ) -> AnyView {
        live(move || {
            let all = match self.0.get() {
                Came::NotYet => return waiting(label, "Loading…"),
                Came::Failed => return waiting(label, "Not available"),
                Came::All(all) => all,
            };
            let mut options: Vec<Cow<'static, str>> = vec![none.into()];
            options.extend(all.iter().map(|one| Cow::from(words(one))));
            let known = all.clone();
            let place = Derived::new(move || place(&known).map_or(0, |at| at + 1));
            let choose = Callback::new(move |at: usize| {
                choose(at.checked_sub(1).and_then(|at| all.get(at)));
            });
            select(label, options, place, picker.locked, choose).view()
        })
    }
}

/// In the place of the drop-down list.
fn waiting(label: &'static str, words: &'static str) -> AnyView {
    let locked = Derived::new(|| true);
    select(label, vec![words.into()], Derived::new(|| 0), locked, Callback::new(|_| {})).view()
}
