//! The credentials, shown once: after a creation or a regeneration, until the view is left.

use crate::browser::{date_and_time, now, parse_time};
use crate::expiry::Expiry;
use crate::guard::{AtStake, Way};
use crate::parts::copy::copy_button;
use crate::parts::notice::{Tone, notice};
use crate::parts::readout::{readout, select};
use crate::secret::Secret;
use crate::tab::Tab;
use leptos::html::{Code, H2, button, code, div, h2, p, span};
use leptos::prelude::*;
use zeroize::Zeroizing;

/// The view for what `tab.issued` holds now, which has a secret.
pub fn view(tab: Tab) -> AnyView {
    // The user has the secret somewhere else: nothing is lost by leaving.
    let kept = RwSignal::new(false);
    let guard = tab.guard;
    Effect::new(move |_| guard.set((!kept.get()).then_some(AtStake::Credentials)));
    on_cleanup(move || guard.set(None));

    let facts = tab.issued.with_untracked(|issued| {
        issued.as_ref().map(|issued| (issued.account.clone(), issued.expires_on.clone()))
    });
    let Some((account, expires_on)) = facts else { return ().into_any() };
    let title = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            // The heading is what a screen reader says first about the new view.
            let _ = title.focus();
        }
    });
    let done = move |_| {
        if guard.may_go(Way::Close) {
            tab.issued.set(None);
        }
    };
    div()
        .class("panel credentials")
        .child((
            h2().class("page-title")
                .tabindex("-1")
                .node_ref(title)
                .child(["Save the credentials of ", &account.name].concat()),
            notice(
                Tone::Warning,
                p().child(
                    "This is the only time that the service account secret is shown. Copy it and \
                     store it securely: once you leave this view, nobody can show it again.",
                )
                .into_any(),
            ),
            secret_readout(tab, kept),
            readout(tab, "Service account ID", account.id.clone()),
            account.api_key.clone().map(|key| readout(tab, "API key", key)),
            expires_on.and_then(|time| expiry_line(&time)),
            div().class("actions").child((
                copy_button(
                    tab,
                    "credentials",
                    "Copy all",
                    move || everything(tab),
                    move |copied| {
                        if copied {
                            kept.set(true);
                        }
                    },
                ),
                button()
                    .r#type("button")
                    .class("button button-primary")
                    .on(leptos::ev::click, done)
                    .child("Done"),
            )),
        ))
        .into_any()
}

/// When a secret ends: date, time, zone, and in how many days.
pub fn expiry_line(time: &str) -> Option<AnyView> {
    let ends = parse_time(time)?;
    let expiry = Expiry::at(ends, now());
    let verb = if expiry == Expiry::Expired { "The secret ended on " } else { "The secret expires on " };
    let mut line = [verb, &date_and_time(ends)].concat();
    if expiry == Expiry::Expired {
        line.push_str(". Calls with it fail with 401.");
    } else {
        line.push_str(&[", ", &expiry.words(), "."].concat());
    }
    Some(p().class("expiry").child(line).into_any())
}

/// The secret, masked until shown. Its plain text is in the document only while it is shown, and
/// is marked so that session recorders leave it out.
fn secret_readout(tab: Tab, kept: RwSignal<bool>) -> AnyView {
    const LABEL: &str = "Service account secret";
    let shown = RwSignal::new(false);
    let value = NodeRef::<Code>::new();
    let text = move || {
        if shown.get() {
            tab.issued.with(|issued| {
                let secret = issued.as_ref().and_then(|issued| issued.secret.as_ref())?;
                Some(secret.expose().to_owned().into_any())
            })
        } else {
            let dots = span().aria_hidden("true").child("•".repeat(24));
            Some((dots, span().class("unseen").child("Hidden")).into_any())
        }
    };
    let toggle = move |_| shown.update(|shown| *shown = !*shown);
    div()
        .class("readout")
        .role("group")
        .aria_label(LABEL)
        .child((
            div().class("label").child(LABEL),
            div().class("readout-row").child((
                code()
                    .class("readout-value rr-block ph-no-capture fs-exclude sentry-block")
                    .attr("data-dd-privacy", "hidden")
                    .attr("data-hj-suppress", "")
                    .attr("data-clarity-mask", "true")
                    .node_ref(value)
                    .on(leptos::ev::copy, move |_| kept.set(true))
                    .child(text),
                button()
                    .r#type("button")
                    .class("button")
                    .on(leptos::ev::click, toggle)
                    .child(move || if shown.get() { "Hide secret" } else { "Show secret" }),
                copy_button(
                    tab,
                    LABEL,
                    "Copy",
                    move || with_secret(tab, |secret| Zeroizing::new(secret.expose().to_owned())),
                    move |copied| {
                        if copied {
                            kept.set(true);
                        } else {
                            shown.set(true);
                            request_animation_frame(move || select(value));
                        }
                    },
                ),
            )),
        ))
        .into_any()
}

fn with_secret<T>(tab: Tab, read: impl FnOnce(&Secret) -> T) -> Option<T> {
    tab.issued.with_untracked(|issued| issued.as_ref()?.secret.as_ref().map(read))
}

/// All that a client needs, a line each.
fn everything(tab: Tab) -> Option<Zeroizing<String>> {
    tab.issued.with_untracked(|issued| {
        let issued = issued.as_ref()?;
        let mut text = Zeroizing::new(String::with_capacity(1_024));
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
