//! Asks before something is lost, on every way out: a link of the tab, back and forward, a link or
//! a navigation of the host, closing the browser tab.
//!
//! What would be lost is read from the screens' own states. Leaving takes a continuation, which runs
//! after "Leave". It changes no state: a page that is still there afterwards, for example after a
//! download, has lost nothing and asks again.
//!
//! The browser's Navigation API reports all of these except closing the browser tab. For
//! that, and for a form that the host sends, the browser itself asks (`beforeunload`): the tab could not
//! send the form again with all its fields.

use crate::app::navigator::Navigator;
use crate::app::permit::{Permit, Step};
use crate::domain::unsaved::Unsaved;
use crate::platform::download_probe::is_sent_as_file;
use crate::platform::host::Host;
use crate::platform::navigation::{self, navigate_to, traverse_to};
use crate::platform::window_event::on_window;
use crate::reactive::{Derived, State, at_cleanup, spawn};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{NavigateEvent, NavigationApiType};

/// A navigation that waits for the user's answer.
struct Exit {
    go_on: Box<dyn FnOnce()>,
    /// Called with true if the page may be left: the host waits for it.
    answer: Option<Box<dyn FnOnce(bool)>>,
}

/// A handle that is passed down by value.
#[derive(Clone, Copy)]
pub struct Leaving {
    /// What each screen or dialog that is shown would lose.
    sources: State<Vec<(u32, Derived<Option<Unsaved>>)>>,
    asked: State<Option<SendWrapper<Exit>>>,
    permit: State<Permit>,
}

impl Leaving {
    pub fn new() -> Self {
        Self {
            sources: State::new(Vec::new()),
            asked: State::new(None),
            permit: State::new(Permit::None),
        }
    }

    /// Asks before the value of `unsaved` is lost, until the calling owner is cleaned up.
    pub fn guard(self, unsaved: Derived<Option<Unsaved>>) {
        let id = self
            .sources
            .with_untracked(|sources| sources.last().map_or(0, |(id, _)| id.wrapping_add(1)));
        self.sources.update(|sources| sources.push((id, unsaved)));
        at_cleanup(move || {
            self.sources.try_update(|sources| sources.retain(|(of, _)| *of != id));
        });
    }

    /// What leaving would lose now.
    pub fn unsaved(self) -> Option<Unsaved> {
        self.sources.track();
        self.sources.with(|sources| sources.iter().filter_map(|(_, source)| source.get()).min())
    }

    /// The same, without subscribing.
    pub fn unsaved_now(self) -> Option<Unsaved> {
        let sources = self.sources.try_get_untracked()?;
        sources.iter().filter_map(|(_, source)| source.try_get_untracked().flatten()).min()
    }

    /// Calls `go_on` at once if nothing would be lost; otherwise asks first, and calls it after "Leave".
    pub fn leave(self, go_on: impl FnOnce() + 'static) {
        if self.unsaved_now().is_none() {
            return go_on();
        }
        self.ask(Exit { go_on: Box::new(go_on), answer: None });
    }

    /// Answers the host's question whether it may leave the page: `answer` is called with true if so.
    pub fn confirm(self, answer: impl FnOnce(bool) + 'static) {
        if self.unsaved_now().is_none() {
            return answer(true);
        }
        // If the host then leaves the page, the user is not asked a second time.
        let go_on = move || self.let_pass();
        self.ask(Exit { go_on: Box::new(go_on), answer: Some(Box::new(answer)) });
    }

    fn ask(self, exit: Exit) {
        // An earlier question is answered with Stay.
        self.stay();
        self.asked.try_set(Some(SendWrapper::new(exit)));
    }

    /// Whether the user is being asked.
    pub fn is_asking(self) -> bool {
        self.asked.with(Option::is_some)
    }

    pub fn stay(self) {
        if let Some(Exit { answer: Some(answer), .. }) = self.take() {
            answer(false);
        }
    }

    pub fn go_on(self) {
        let Some(exit) = self.take() else { return };
        (exit.go_on)();
        if let Some(answer) = exit.answer {
            answer(true);
        }
    }

    fn take(self) -> Option<Exit> {
        self.asked.try_update(Option::take).flatten().map(SendWrapper::take)
    }

    /// Whether the user has allowed this step of a navigation. The permission is used up.
    pub fn allows(self, step: Step) -> bool {
        self.permit.try_update(|permit| permit.take(step)).unwrap_or(false)
    }

    /// Allows the next navigation: the user has answered "Leave" to it.
    fn let_pass(self) {
        self.allows(Step::Allow);
    }

    /// Watches for navigations that do not start from the tab's own links, until the calling owner is
    /// cleaned up.
    pub fn watch(self, navigator: Navigator, host: Host) {
        let before_unload = move |event: web_sys::Event| {
            if !self.allows(Step::Unload) && self.unsaved_now().is_some() {
                event.prevent_default();
            }
        };
        on_window("beforeunload", Box::new(before_unload));
        // If the page is still there, the permission was not used. It ends with the next press of a
        // key or of the pointer.
        let end = move |_| {
            self.allows(Step::Input);
        };
        on_window("pointerdown", Box::new(end));
        on_window("keydown", Box::new(end));
        let watched = host.clone();
        navigation::on_navigate(move |event| self.on_navigate(navigator, &watched, &event));
        at_cleanup(move || {
            // The element is removed from the document: nothing is left that could be lost.
            if let Some(Exit { answer: Some(answer), .. }) = self.take() {
                answer(true);
            }
        });
    }

    fn on_navigate(self, navigator: Navigator, host: &Host, event: &NavigateEvent) {
        // Another listener has already prevented this navigation.
        if !event.cancelable() || event.default_prevented() {
            return;
        }
        let to = event.destination();
        let step = if to.same_document() { Step::NavigateHere } else { Step::Navigate };
        if self.allows(step) {
            return;
        }
        let kind = event.navigation_type();
        let is_left_to_the_browser = event.download_request().is_some()
            || event.form_data().is_some()
            || kind == NavigationApiType::Reload;
        if is_left_to_the_browser {
            return;
        }
        if !to.url().starts_with("http") {
            // For example `mailto:`, which opens another program; the page stays.
            self.allows(Step::OpenProgram);
            return;
        }
        // A user who does not see the tab cannot be asked.
        if self.unsaved_now().is_none() || !host.is_seen() {
            return;
        }
        let is_traversal = kind == NavigationApiType::Traverse;
        if to.same_document() {
            // A change of the history by the host's own script is not stopped: the host asks first, with
            // `confirmLeave()`. A link to a fragment leaves the tab's page only if the tab's places are
            // in the fragment.
            let is_hosts = !(is_traversal || navigator.is_in_fragment() && event.user_initiated());
            let there = navigator.at(&to.url());
            let stays = match there {
                Some(_) => there == navigator.place_now(),
                // From one of the host's addresses to another.
                None => navigator.here().is_none(),
            };
            if is_hosts || stays {
                return;
            }
        }
        event.prevent_default();
        if is_traversal {
            return self.ask_about_traversal(to.key());
        }
        let url = to.url();
        let go_on = {
            let url = url.clone();
            move || {
                self.let_pass();
                navigate_to(&url);
            }
        };
        if to.same_document() {
            return self.leave(go_on);
        }
        spawn(async move {
            // A file that the browser saves does not leave the page.
            if is_sent_as_file(&url).await { go_on() } else { self.leave(go_on) }
        });
    }

    /// Asks before going back; without the Navigation API the entry's key is not known.
    pub fn ask_about_back(self) {
        self.leave(move || {
            self.let_pass();
            // If the browser refuses, the page stays.
            let _ = window().history().and_then(|history| history.back());
        });
    }

    /// Asks before going back or forward to the history entry with this key.
    pub fn ask_about_traversal(self, key: String) {
        self.leave(move || {
            self.let_pass();
            traverse_to(&key);
        });
    }
}
