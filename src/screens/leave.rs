//! The question before unsaved changes are left, and the message when an answer takes long.

use crate::app::context::Context;
use crate::domain::unsaved::Unsaved;
use crate::platform::timer::next_frame;
use crate::reactive::{Derived, State, call, effect};
use crate::ui::button::{Look, button};
use crate::ui::dialog::{choices, dialog};
use crate::ui::element::{El, ElRef, fragment, live_text, tag};
use crate::ui::focus::watch_focus;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Watches navigations and the focus, and returns the dialog with the question. Nothing can be unsaved
/// before this part of the program is loaded.
pub fn attend(ctx: Context, frame: ElRef, page: ElRef, was_used: bool) -> AnyView {
    watch_focus(frame, page, was_used);
    if let Some(host) = ctx.host() {
        ctx.leaving.watch(ctx.navigator, host);
    }
    let leaving = ctx.leaving;
    let open = Derived::new(move || leaving.is_asking());
    let unsaved = Derived::new(move || leaving.unsaved());
    // Everything has been saved in the meantime: the question is not needed any more.
    let before = State::new(None::<Unsaved>);
    effect(move || {
        let (is_open, now) = (open.get(), unsaved.get());
        if is_open && now.is_none() {
            match before.get_untracked() {
                Some(Unsaved::Saving) => leaving.go_on(),
                // The answer has come, perhaps with a secret, which the next page shows.
                _ => leaving.stay(),
            }
        }
        before.set(now);
    });
    let said = move |read: fn(Unsaved) -> &'static str| {
        live_text(move || unsaved.get().map(read).unwrap_or_default().to_owned())
    };
    let stay = Callback::new(move |()| leaving.stay());
    let content = (
        tag("h2", "").attr("id", "leave-title").child(said(Unsaved::question)),
        tag("p", "").attr("id", "leave-text").child(said(Unsaved::consequence)),
        choices(
            button(Look::PLAIN, "Stay").on_click(move || call(stay, ())),
            button(Look::DANGER, "Leave").on_click(move || leaving.go_on()),
        ),
    );
    fragment((dialog("leave", ctx.announcer, open, stay, content), slow(ctx)))
}

/// Says that an answer takes long. Nothing else would tell the user until it comes or times out. It is a
/// popover, so that it is above everything, dialogs included.
fn slow(ctx: Context) -> El {
    const WORDS: &str = "Data Workbench is slow to answer. Still waiting…";
    let waits = Derived::new(move || ctx.slow.get() > 0);
    effect(move || {
        if waits.get() {
            ctx.announcer.say(WORDS);
        }
    });
    let element = ElRef::new();
    effect(move || {
        let (waits, Some(element)) = (waits.get(), element.get()) else { return };
        // The popover or dialog that was opened last is on top. So this runs again when a dialog opens, one
        // frame later, because the dialog opens in the next frame.
        ctx.announcer.dialogs_open();
        next_frame(move || {
            let element: HtmlElement = element.unchecked_into();
            // `hide_popover` fails if it is not shown.
            let _ = element.hide_popover();
            if waits {
                let _ = element.show_popover();
            }
        });
    });
    tag("p", "slow").attr("popover", "manual").node_ref(element).child(WORDS)
}
