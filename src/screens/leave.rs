//! The question before something unsaved is left, and a word where an answer takes long.

use crate::app::context::Context;
use crate::domain::unsaved::Unsaved;
use crate::reactive::{Derived, State, call, effect};
use crate::ui::button::{Look, button};
use crate::ui::dialog::{choices, dialog};
use crate::ui::element::{El, ElRef, fragment, live_text, tag};
use crate::ui::focus::watch_focus;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Watches the ways out and the focus, and gives the question, which stays in the document and is open
/// while it asks. Before this part of the program is there, nothing can be unsaved.
pub fn attend(ctx: Context, frame: ElRef, page: ElRef, was_used: bool) -> AnyView {
    watch_focus(frame, page, was_used);
    if let Some(host) = ctx.host() {
        ctx.leaving.watch(ctx.navigator, host);
    }
    let leaving = ctx.leaving;
    let open = Derived::new(move || leaving.is_asking());
    let unsaved = Derived::new(move || leaving.unsaved());
    // What would have been lost has been saved meanwhile: there is nothing left to ask.
    let before = State::new(None::<Unsaved>);
    effect(move || {
        let (is_open, now) = (open.get(), unsaved.get());
        if is_open && now.is_none() {
            match before.get_untracked() {
                Some(Unsaved::Saving) => leaving.go_on(),
                // The answer has come, and with it perhaps a secret, which the next page shows.
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
            button(Look::Plain, "Stay").on_click(move || call(stay, ())),
            button(Look::Danger, "Leave").on_click(move || leaving.go_on()),
        ),
    );
    fragment((dialog("leave", ctx.announcer, open, stay, content), slow(ctx)))
}

/// Says that an answer takes long: until it comes, or its time is over, nothing else tells it. It lies
/// above everything, also above a dialog.
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
        // What is shown last lies above. A dialog that has just been added opens in the next frame.
        ctx.announcer.dialogs_open();
        request_animation_frame(move || {
            let element: HtmlElement = element.unchecked_into();
            // One of the two fails where there is nothing to be done.
            let _ = element.hide_popover();
            if waits {
                let _ = element.show_popover();
            }
        });
    });
    tag("p", "slow").attr("popover", "manual").node_ref(element).child(WORDS)
}
