//! "Generate sample Python code": the script that makes the first calls with an account, and the
//! same in other languages. Each is loaded when it is needed.

use super::state::{Effect, Event, Sample, Wish};
use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::platform::host::Samples;
use crate::reactive::{Derived, State, call, effect, spawn};
use crate::screens::account_page::credentials::languages::{Fact, Language};
use crate::screens::account_page::credentials::render::{SecretAtHand, render, wipe};
use crate::ui::button::{Look, button};
use crate::ui::copy::copy_button;
use crate::ui::element::{El, ElRef, empty, live, live_text, tag};
use crate::ui::masked::UNRECORDED_CODE;
use crate::ui::notice::{Tone, notice};
use crate::ui::readout::{is_selected_whole, select};
use crate::ui::select;
use js_sys::Uint8Array;
use leptos::prelude::*;
use samples::file_name;
use send_wrapper::SendWrapper;

/// Offers a new secret if the present one is not known.
#[derive(Clone, Copy)]
pub struct Regenerate {
    pub locked: Derived<bool>,
    pub act: Callback<()>,
}

/// A script as it is shown.
struct Script {
    samples: Samples,
    language: Language,
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
    state: State<Sample<SendWrapper<Script>>>,
    /// Empty until the program that has them is loaded.
    languages: State<Vec<Language>>,
    /// The script that is being copied has the secret inside.
    copying_secret: State<bool>,
    /// The secret, if it is still known.
    secret: Option<SecretAtHand>,
}

/// The section of an account's page or of its credentials. A known `secret` can be put
/// into the script; otherwise `regenerate` offers a new one.
pub fn view(
    ctx: Context,
    account: ServiceAccount,
    secret: Option<SecretAtHand>,
    regenerate: Option<Regenerate>,
) -> El {
    let code = SampleCode {
        ctx,
        account: State::new(account),
        state: State::new(Sample::default()),
        languages: State::new(Vec::new()),
        copying_secret: State::new(false),
        secret,
    };
    let generate = button(Look::PLAIN, "Generate").on_click(move || code.send(Event::Generate));
    let failure = code.state.derive(Sample::failure);
    let trouble = live(move || match failure.get() {
        Some(why) => {
            let text = ["The sample could not be loaded. ", &why].joined();
            notice(Tone::Error, tag("p", "").child(text)).view()
        }
        None => empty(),
    });
    let is_loading = code.state.derive(Sample::is_loading);
    // The region is there before its words: only what changes is read out.
    let words = move || if is_loading.get() { "Loading the sample…" } else { "" }.to_owned();
    let loading = tag("p", "hint").attr("role", "status").child(live_text(words));
    let has_choices = code.state.derive(Sample::has_choices);
    let shown = live(move || if has_choices.get() { code.shown(regenerate) } else { empty() });
    tag("section", "sample").attr("aria-labelledby", "sample-title").child((
        tag("h3", "").attr("id", "sample-title").child("Generate sample Python code"),
        tag("p", "hint")
            .child("A script that gets a token and makes the first calls with this account, in Python or another language or tool."),
        generate,
        loading,
        trouble,
        shown,
    ))
}

impl SampleCode {
    fn send(self, event: Event<SendWrapper<Script>>) {
        for effect in self.state.try_update(|sample| sample.apply(event)).unwrap_or_default() {
            match effect {
                Effect::Load { call, wish } => self.load(call, wish),
                Effect::SayShown => self.ctx.announcer.say("The sample is shown."),
            }
        }
    }

    fn load(self, call: u32, wish: Wish) {
        let Wish { language, with_secret } = wish;
        let secret = self.secret.filter(|_| with_secret);
        spawn(async move {
            let script = self.script(language, secret).await;
            let script = script.map(|(samples, language, text)| {
                SendWrapper::new(Script { samples, language, has_secret: with_secret, text })
            });
            self.send(Event::Loaded(call, script));
        });
    }

    async fn script(
        self,
        language: usize,
        secret: Option<SecretAtHand>,
    ) -> Result<(Samples, Language, Uint8Array), String> {
        let languages = Language::all(&self.ctx.samples().await?);
        self.languages.try_set(languages.clone());
        let account = self.account.try_get_untracked().ok_or_else(String::new)?;
        let language = languages.into_iter().nth(language).ok_or_else(String::new)?;
        let (samples, text) =
            render(self.ctx, &account, &language.fact(Fact::Form), secret).await?;
        Ok((samples, language, text))
    }

    fn shown(self, regenerate: Option<Regenerate>) -> AnyView {
        let place = ElRef::new();
        let on_screen = self.state.derive(Sample::shown);
        effect(move || {
            let Some(place) = place.get() else { return };
            on_screen.get();
            self.state.with_untracked(|sample| match sample.script() {
                // This cannot fail, since the element is in the document.
                Some(script) => {
                    let form = script.language.fact(Fact::Form);
                    let _ = script.samples.show(&form, &script.text, &place);
                }
                None => place.set_text_content(None),
            });
        });
        let missing = move || on_screen.get().is_none().then(String::new);
        let copy = copy_button(
            self.ctx.announcer,
            "sample code",
            "Copy",
            move || {
                // Another script may be shown before the copying ends.
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
        let download = button(Look::PLAIN, "Download").on_click(move || self.save());
        let wish = self.wish();
        let asks = live_text(move || match wish.get() {
            Wish { with_secret: true, .. } => String::new(),
            Wish { .. } => self.fact(Fact::Asks),
        });
        let secret = tag("div", "").child((
            self.secret.map(|_| self.secret_choice()),
            tag("p", "hint").child(asks),
            regenerate.map(|ask| {
                tag("p", "hint").child((
                    "Lost it? ",
                    button(Look::LINK, "Regenerate the secret")
                        .on_click_unless(ask.locked, move || call(ask.act, ())),
                ))
            }),
        ));
        tag("div", "")
            .child((
                self.language(),
                tag("p", "hint").child(live_text(move || self.fact(Fact::Proof))),
                secret,
                tag("div", "").live_attr("hidden", missing).child((
                    tag("pre", UNRECORDED_CODE)
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

    fn wish(self) -> Derived<Wish> {
        self.state.derive(Sample::wish)
    }

    /// A fact about the language that the user wants.
    fn fact(self, fact: Fact) -> String {
        let language = self.wish().get().language;
        self.languages.with_untracked(|all| all[language].fact(fact))
    }

    fn language(self) -> El {
        let labels = self.languages.with_untracked(|all| {
            all.iter().map(|language| language.fact(Fact::Label).into()).collect()
        });
        let chosen = self.state.derive(|sample| sample.wish().language);
        let locked = self.state.derive(|_| false);
        let choose = Callback::new(move |at| self.send(Event::Language(at)));
        select::select("Language", labels, chosen, locked, choose)
    }

    fn secret_choice(self) -> El {
        let wish = self.wish();
        let check = tag("input", "")
            .attr("type", "checkbox")
            .live_flag("checked", move || wish.get().with_secret)
            .on("change", move |_| {
                self.send(Event::WithSecret(!wish.get_untracked().with_secret));
            });
        let words = "Put the secret inside. Whoever has the file can then use the account.";
        tag("label", "choice").child((check, tag("span", "").child(words)))
    }

    fn read<T>(self, read: impl FnOnce(&Script) -> T) -> Option<T> {
        self.state.with_untracked(|sample| sample.script().map(|script| read(script)))
    }

    fn save(self) {
        let saved = self.read(|script| {
            let end = script.language.fact(Fact::End);
            let kind = script.language.fact(Fact::Kind);
            let name =
                self.account.with_untracked(|account| file_name(&account.name, &account.id, &end));
            let downloads = self.ctx.downloads();
            downloads.is_some_and(|it| it.save_bytes(&name, &kind, &script.text).is_ok())
        });
        if saved == Some(false) {
            self.ctx.announcer.say("The sample could not be saved.");
        }
        self.took(saved == Some(true) && self.has_secret());
    }

    fn has_secret(self) -> bool {
        self.read(|script| script.has_secret) == Some(true)
    }

    /// The script was copied or saved: if the secret is in it, the user has the secret.
    fn took(self, with_secret: bool) {
        if let Some(secret) = self.secret.filter(|_| with_secret) {
            call(secret.on_secret_saved, ());
        }
    }
}

fn as_text(bytes: Vec<u8>) -> Option<String> {
    String::from_utf8(bytes).ok()
}
