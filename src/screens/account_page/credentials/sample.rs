//! "Generate sample Python code": the script that makes the first calls with an account, and the
//! same in other languages. What is not looked at is not loaded.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::platform::host::Samples;
use crate::reactive::{Derived, State, call, effect, spawn};
use crate::screens::account_page::credentials::languages::{LANGUAGES, Language};
use crate::screens::account_page::credentials::render::{SecretAtHand, render, wipe};
use crate::ui::button::{Look, button};
use crate::ui::copy::copy_button;
use crate::ui::element::{El, ElRef, empty, live, live_text, tag};
use crate::ui::notice::{Tone, notice};
use crate::ui::readout::{is_selected_whole, select};
use js_sys::Uint8Array;
use leptos::prelude::*;
use samples::file_name;
use send_wrapper::SendWrapper;

/// The way to a new secret, where the account has one that is not at hand.
#[derive(Clone, Copy)]
pub struct Regenerate {
    pub locked: Derived<bool>,
    pub act: Callback<()>,
}

/// A script as it is shown.
struct Script {
    samples: Samples,
    language: usize,
    has_secret: bool,
    text: Uint8Array,
}

impl Drop for Script {
    fn drop(&mut self) {
        wipe(&self.text);
    }
}

#[derive(Clone, Copy)]
struct SampleCode {
    ctx: Context,
    account: State<ServiceAccount>,
    language: State<usize>,
    /// The user wants the secret, which is at hand, in the script.
    with_secret: State<bool>,
    script: State<Option<SendWrapper<Script>>>,
    /// The script that is being copied has the secret inside.
    copying_secret: State<bool>,
    /// There has been a script: its place and its controls stay.
    was_asked: State<bool>,
    /// Why the last one could not be loaded.
    failed: State<Option<String>>,
    is_loading: State<bool>,
    /// The secret, where it is at hand.
    secret: Option<SecretAtHand>,
}

/// The section of an account's page or of its credentials. A `secret` that is at hand can be
/// put into the script; otherwise `regenerate` offers a new one.
pub fn view(
    ctx: Context,
    account: ServiceAccount,
    secret: Option<SecretAtHand>,
    regenerate: Option<Regenerate>,
) -> El {
    let code = SampleCode {
        ctx,
        account: State::new(account),
        language: State::new(0),
        with_secret: State::new(false),
        script: State::new(None),
        copying_secret: State::new(false),
        was_asked: State::new(false),
        failed: State::new(None),
        is_loading: State::new(false),
        secret,
    };
    let generate = button(Look::Plain, "Generate").on_click(move || code.load());
    let trouble = live(move || match code.failed.get() {
        Some(why) => {
            let text = ["The sample could not be loaded. ", &why].concat();
            notice(Tone::Error, tag("p", "").child(text)).view()
        }
        None => empty(),
    });
    // The region is there before its words: only what changes is read out.
    let words = move || if code.is_loading.get() { "Loading the sample…" } else { "" }.to_owned();
    let loading = tag("p", "hint sample-state").attr("role", "status").child(live_text(words));
    let shown = live(move || if code.was_asked.get() { code.shown(regenerate) } else { empty() });
    tag("section", "sample").attr("aria-labelledby", "sample-title").child((
        tag("h3", "").attr("id", "sample-title").child("Generate sample Python code"),
        tag("p", "hint")
            .child("A script that gets a token and makes the first calls with this account, in Python, curl or C#."),
        generate,
        loading,
        trouble,
        shown,
    ))
}

impl SampleCode {
    /// Writes the script in the language that is chosen, and shows it.
    fn load(self) {
        let language = self.language.get_untracked();
        let has_secret = self.with_secret.get_untracked();
        let secret = self.secret.filter(|_| has_secret);
        let Language { form, templates, .. } = LANGUAGES[language];
        spawn(async move {
            let Some(account) = self.account.try_get_untracked() else { return };
            let by_hand = account.access.level.is_none();
            let templates = if by_hand { templates } else { &templates[..1] };
            self.is_loading.set(true);
            let script =
                render(self.ctx, &account, form, templates, secret).await.map(|(samples, text)| {
                    SendWrapper::new(Script { samples, language, has_secret, text })
                });
            let is_wanted = self.language.try_get_untracked() == Some(language)
                && self.with_secret.try_get_untracked() == Some(has_secret);
            if !is_wanted {
                return;
            }
            self.is_loading.set(false);
            self.failed.set(script.as_ref().err().cloned());
            if script.is_ok() {
                // Set once: what follows it would be built anew, and lose the focus.
                if !self.was_asked.get_untracked() {
                    self.was_asked.set(true);
                }
                self.ctx.announcer.say("The sample is shown.");
            }
            self.script.set(script.ok());
        });
    }

    /// The same, where nobody is to take the present one for what is on its way.
    fn load_instead(self) {
        self.script.set(None);
        self.load();
    }

    fn shown(self, regenerate: Option<Regenerate>) -> AnyView {
        let place = ElRef::new();
        effect(move || {
            let Some(place) = place.get() else { return };
            self.script.with(|script| match script {
                // Nothing of it can fail in a document that is there.
                Some(script) => {
                    let form = LANGUAGES[script.language].form;
                    let _ = script.samples.show(form, &script.text, &place);
                }
                None => place.set_text_content(None),
            });
        });
        let missing = move || self.script.with(Option::is_none).then(String::new);
        let copy = copy_button(
            self.ctx.announcer,
            "sample code",
            "Copy",
            move || {
                // Another may be shown by the time that this one is copied.
                self.copying_secret.set(self.has_secret());
                self.read(|script| script.text.to_vec()).and_then(as_text)
            },
            move |copied| {
                if !copied {
                    select(place);
                }
                self.took(copied && self.copying_secret.get_untracked());
            },
        );
        let download = button(Look::Plain, "Download").on_click(move || self.save());
        let asks = live_text(move || match self.with_secret.get() {
            true => String::new(),
            false => LANGUAGES[self.language.get()].asks.to_owned(),
        });
        let secret = tag("div", "").child((
            self.secret.map(|_| self.secret_choice()),
            tag("p", "hint").child(asks),
            regenerate.map(|ask| {
                tag("p", "hint").child((
                    "Is it lost? ",
                    button(Look::Link, "Regenerate the secret")
                        .on_click_unless(ask.locked, move || call(ask.act, ())),
                ))
            }),
        ));
        tag("div", "")
            .child((
                self.switch(),
                secret,
                tag("div", "").live_attr("hidden", missing).child((
                    tag("pre", "code unprinted rr-block rr-mask sentry-block sentry-mask ph-no-capture fs-exclude fs-mask highlight-block highlight-mask no-mouseflow")
                        .unrecorded()
                        .attr("tabindex", "0")
                        .attr("role", "region")
                        .attr("aria-label", "Sample code")
                        .on("copy", move |_| {
                            self.took(self.has_secret() && is_selected_whole(place))
                        })
                        .child(tag("code", "").node_ref(place)),
                    tag("div", "actions").child((copy, download)),
                )),
            ))
            .view()
    }

    fn switch(self) -> El {
        let choices: Vec<El> = (0..LANGUAGES.len())
            .map(|at| {
                let radio = tag("input", "")
                    .attr("type", "radio")
                    .attr("name", "language")
                    .live_flag("checked", move || self.language.get() == at)
                    .on("change", move |_| {
                        self.language.set(at);
                        self.load_instead();
                    });
                tag("label", "switch-choice")
                    .child((radio, tag("span", "").child(LANGUAGES[at].label)))
            })
            .collect();
        tag("fieldset", "switch").child((tag("legend", "unseen").child("Language"), choices))
    }

    fn secret_choice(self) -> El {
        let check = tag("input", "")
            .attr("type", "checkbox")
            .live_flag("checked", move || self.with_secret.get())
            .on("change", move |_| {
                self.with_secret.update(|with| *with = !*with);
                self.load_instead();
            });
        let words = "Put the secret into the script. It then runs at once, and whoever has the file can use the account.";
        tag("label", "choice").child((check, tag("span", "").child(words)))
    }

    fn read<T>(self, read: impl FnOnce(&Script) -> T) -> Option<T> {
        self.script.with_untracked(|script| script.as_ref().map(|script| read(script)))
    }

    fn save(self) {
        let saved = self.read(|script| {
            let Language { end, kind, .. } = LANGUAGES[script.language];
            let name =
                self.account.with_untracked(|account| file_name(&account.name, &account.id, end));
            let downloads = self.ctx.downloads();
            downloads.is_some_and(|it| it.save_bytes(&name, kind, &script.text).is_ok())
        });
        if saved == Some(false) {
            self.ctx.announcer.say("The sample could not be saved.");
        }
        self.took(saved == Some(true) && self.has_secret());
    }

    fn has_secret(self) -> bool {
        self.read(|script| script.has_secret) == Some(true)
    }

    /// Somebody may have a script with the secret now.
    fn took(self, with_secret: bool) {
        if let Some(secret) = self.secret.filter(|_| with_secret) {
            call(secret.on_secret_saved, ());
        }
    }
}

fn as_text(bytes: Vec<u8>) -> Option<String> {
    String::from_utf8(bytes).ok()
}
