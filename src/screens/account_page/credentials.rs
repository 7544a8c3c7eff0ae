//! The credentials, shown once: after a creation or a regeneration, until the view is left.

use crate::platform::clock::{now, parse_time};
use crate::domain::expiry::Expiry;
use crate::app::leaving::{Unsaved, Way};
use crate::ui::copy::copy_button;
use crate::ui::element::{El, ElRef, as_kind, tag, live, live_text, empty, fragment};
use crate::ui::notice::{Tone, notice};
use crate::ui::readout::{is_selected_whole, readout, readout_frame, select};
use crate::domain::secret::Secret;
use crate::reactive::{State, effect};
use crate::app::context::Tab;
use crate::{credential_files, sample_code};
use leptos::prelude::*;

/// The view for what `tab.issued` holds now, which has a secret.
pub fn view(tab: Tab) -> AnyView {
    // The user has the secret somewhere else: nothing is lost by leaving.
    let kept = State::new(false);
    let guard = tab.guard;
    effect(move || guard.set((!kept.get()).then_some(Unsaved::Credentials)));
    on_cleanup(move || {
        guard.set(None);
        // Files with the secret in them go with it.
        tab.handed.try_set(Vec::new());
    });

    let facts = tab.issued.with_untracked(|issued| {
        issued.as_ref().map(|issued| (issued.account.clone(), issued.expires_on.clone()))
    });
    let Some((account, expires_on)) = facts else { return empty() };
    let title = ElRef::new();
    focus_when_there(title);
    let warning = tag("p", "").child(
        "This is the only time that the service account secret is shown. Copy it and store it \
         securely: once you leave this view, nobody can show it again.",
    );
    let copy_all = copy_button(
        tab,
        "credentials",
        "Copy all",
        move || everything(tab),
        move |copied| {
            if copied {
                kept.set(true);
            }
        },
    );
    let leave = move || {
        if guard.may_go(Way::Close) {
            tab.issued.set(None);
            tab.keep_focus();
        }
    };
    let done =
        tag("button", "button button-primary").attr("type", "button").on_click(leave).child("Done");
    let taken = Some(Callback::new(move |()| kept.set(true)));
    let sample = sample_code::view(tab, account.clone(), taken, None);
    let files = credential_files::view(tab, account.clone(), expires_on.as_deref(), taken);
    tag("div", "panel credentials")
        .on("keydown", move |event| {
            let event: web_sys::KeyboardEvent = as_kind(event);
            if event.key() == "Escape" {
                // The same key press would close the question again at once.
                event.prevent_default();
                leave();
            }
        })
        .child((
            tag("h2", "page-title")
                .attr("tabindex", "-1")
                .node_ref(title)
                .child(["Save the credentials of ", &account.name].concat()),
            notice(Tone::Warning, warning),
            secret_readout(tab, kept),
            readout(tab, "Service account ID", account.id),
            account.api_key.map(|key| readout(tab, "API key", key)),
            expires_on.and_then(|time| expiry_line(tab, &time)),
            tag("div", "actions").child((copy_all, done)),
            fragment((sample, files)),
        ))
        .view()
}

/// Moves the focus to a heading once it is in the document: it is what a screen reader says first
/// about a new view.
pub fn focus_when_there(title: ElRef) {
    effect(move || {
        if let Some(title) = title.get() {
            // A heading that cannot take the focus is read all the same.
            let _ = title.focus();
        }
    });
}

/// When a secret ends: date, time, zone, and in how many days.
pub fn expiry_line(tab: Tab, time: &str) -> Option<El> {
    let ends = parse_time(time)?;
    let expiry = Expiry::at(ends, now());
    let date = tab.date_and_time(ends);
    let line = if expiry == Expiry::Expired {
        ["The secret ended on ", &date, ". Calls with it fail with 401."].concat()
    } else {
        ["The secret expires on ", &date, ", ", &expiry.words(), "."].concat()
    };
    Some(tag("p", "expiry").child(line))
}

/// The secret, masked until shown. Its plain text is in the document only while it is shown, and
/// is marked so that session recorders leave it out.
fn secret_readout(tab: Tab, kept: State<bool>) -> El {
    const LABEL: &str = "Service account secret";
    let shown = State::new(false);
    let value = ElRef::new();
    let plain = ElRef::new();
    let text = live(move || {
        if !shown.get() {
            let dots = tag("span", "").attr("aria-hidden", "true").child("•".repeat(24));
            return fragment((dots, tag("span", "unseen").child("Hidden")));
        }
        tag("span", "").node_ref(plain).view()
    });
    // Straight from where it is kept: a text that Leptos holds would leave copies behind.
    effect(move || {
        if let Some(plain) = plain.get() {
            with_secret(tab, |secret| plain.set_text_content(Some(secret.expose())));
        }
    });
    let shown_value = tag("code", "readout-value rr-block ph-no-capture fs-exclude sentry-block")
        .unrecorded()
        .node_ref(value)
        .on("copy", move |_| {
            if shown.get_untracked() && is_selected_whole(value) {
                kept.set(true);
            }
        })
        .child(text);
    let toggle = tag("button", "button")
        .attr("type", "button")
        .on_click(move || shown.update(|shown| *shown = !*shown))
        .child(live_text(move || {
            if shown.get() { "Hide secret" } else { "Show secret" }.to_owned()
        }));
    let copy = copy_button(
        tab,
        LABEL,
        "Copy",
        move || with_secret(tab, |secret| (secret.expose().to_owned())),
        move |copied| {
            if copied {
                kept.set(true);
            } else {
                shown.set(true);
                request_animation_frame(move || select(value));
            }
        },
    );
    readout_frame(LABEL, (shown_value, toggle, copy))
}

fn with_secret<T>(tab: Tab, read: impl FnOnce(&Secret) -> T) -> Option<T> {
    tab.issued.with_untracked(|issued| issued.as_ref()?.secret.as_ref().map(read))
}

/// All that a client needs, a line each.
fn everything(tab: Tab) -> Option<String> {
    tab.issued.with_untracked(|issued| {
        let issued = issued.as_ref()?;
        let mut text = (String::with_capacity(1_024));
        for (label, value) in [
            ("Account name", Some(issued.account.name.as_str())),
            ("Service account ID", Some(issued.account.id.as_str())),
            ("Service account secret", issued.secret.as_ref().map(Secret::expose)),
            ("API key", issued.account.api_key.as_deref()),
            ("Endpoints base URL", Some(tab.config(|config| config.endpoints_base_url()).as_str())),
        ] {
            if let Some(value) = value {
                text.push_str(label);
                text.push_str(": ");
                text.push_str(value);
                text.push('\n');
            }
        }
        Some(text)
    })
}
