//! Whether the user may change accounts, as far as is known, and in which workspace.

use crate::domain::failure::ErrorKind;
use crate::gateway::calls::Gateway;
use crate::platform::abort::{Abort, abort_on_cleanup};
use crate::platform::window_event::on_window;
use crate::reactive::{State, spawn};
use gloo_timers::future::TimeoutFuture;

/// Tells a reader why there are no controls.
pub const READER_WHY: &str = "You can look at service accounts but not change them: that takes the administrator role in this workspace.";

/// Delays before reading the role again after a failure.
const ASKED_AGAIN_AFTER_MS: [u32; 3] = [5_000, 15_000, 60_000];

#[derive(Clone, Copy)]
pub struct Role {
    /// The role from the backend.
    reader: State<bool>,
    /// A change was refused, and none has succeeded since.
    refused: State<bool>,
    known: State<bool>,
    /// The workspace's name comes with the role.
    workspace: State<Option<String>>,
}

impl Role {
    pub fn new() -> Self {
        Self {
            reader: State::new(false),
            refused: State::new(false),
            known: State::new(false),
            workspace: State::new(None),
        }
    }

    /// The name of the workspace, once it is known.
    pub fn workspace(self) -> Option<String> {
        self.workspace.get()
    }

    /// Whether the user may only read.
    pub fn is_reader(self) -> bool {
        self.reader.get() || self.refused.get()
    }

    /// A change was refused with 403: hides the controls for changes, and reads the role again. If the
    /// role allows changes, only this call was refused, perhaps by a proxy.
    pub fn refused(self, kind: ErrorKind, gateway: Gateway, allowed: impl Fn() + 'static) {
        if kind != ErrorKind::Forbidden {
            return;
        }
        set_once(self.refused, true);
        let abort = Abort::new().signal();
        spawn(async move {
            let role = gateway.workspace(&abort).await;
            if role.is_ok_and(|workspace| workspace.role.is_some() && !workspace.is_reader()) {
                self.allowed();
                allowed();
            }
        });
    }

    /// A change succeeded: shows the controls again.
    pub fn allowed(self) {
        set_once(self.refused, false);
    }

    /// Reads the user's role. After a failure it tries again, a few times by itself and whenever
    /// the user comes back to the page. Until then, a 403 means that the user is a reader.
    pub fn read(self, gateway: Gateway) {
        let abort = abort_on_cleanup();
        let ask = move |gateway: Gateway| {
            let abort = abort.clone();
            async move {
                match gateway.workspace(&abort).await {
                    Ok(workspace) => {
                        self.known.try_set(true);
                        self.workspace.try_set(workspace.name.clone());
                        // For an administrator nothing is set: views are not rebuilt while the user
                        // types.
                        if workspace.is_reader() {
                            set_once(self.reader, true);
                        }
                        true
                    }
                    // If the session has ended, the role is read when the user comes back.
                    Err(error) => abort.aborted() || error.kind == ErrorKind::SignedOut,
                }
            }
        };
        let (first, again) = (ask.clone(), gateway.clone());
        spawn(async move {
            if first(gateway.clone()).await {
                return;
            }
            for wait in ASKED_AGAIN_AFTER_MS {
                TimeoutFuture::new(wait).await;
                if self.known.try_get_untracked() != Some(false) || first(gateway.clone()).await {
                    return;
                }
            }
        });
        let on_focus = move |_| {
            if self.known.try_get_untracked() == Some(false) {
                let asked = ask(again.clone());
                spawn(async move {
                    asked.await;
                });
            }
        };
        on_window("focus", Box::new(on_focus));
    }
}

/// Sets a value only if it differs, since every set rebuilds the views that use it.
fn set_once(state: State<bool>, value: bool) {
    if state.try_get_untracked() == Some(!value) {
        state.set(value);
    }
}
