//! "Generate sample Python code": the script that makes the first calls with an account. Its
//! template is fetched when it is asked for.

use crate::config::TOKEN_RESOURCE;
use crate::contract::ServiceAccount;
use crate::files;
use crate::parts::copy::copy_button;
use crate::parts::el::{El, el, live, nothing};
use crate::parts::notice::{Tone, notice};
use crate::sample::{SampleAccess, SampleInput, Zeroizing, file_name, python_from};
use crate::secret::Secret;
use crate::state::{State, spawn};
use crate::tab::Tab;
use leptos::prelude::*;

/// The script's text and what takes the place of some of it where data sets are picked by hand.
const TEMPLATES: [&str; 2] = ["sample.py", "hand_picked.py"];

#[derive(Clone, Copy)]
struct SampleCode {
    tab: Tab,
    account: State<ServiceAccount>,
    /// The user wants the secret, which is at hand, in the script.
    with_secret: State<bool>,
    /// The templates once they are asked for; `Err` where they did not arrive.
    templates: State<Option<Result<[String; 2], ()>>>,
}

/// The section of an account's page or of its credentials. Where a secret is at hand, it can be
/// put into the script, and `kept` is told once such a script has been taken away.
pub fn view(tab: Tab, account: ServiceAccount, kept: Option<Callback<()>>) -> El {
    let code = SampleCode {
        tab,
        account: State::new(account),
        with_secret: State::new(false),
        templates: State::new(None),
    };
    let generate = el("button", "button")
        .attr("type", "button")
        .on_click(move || code.load())
        .child("Generate");
    let shown = live(move || match code.templates.get() {
        None => nothing(),
        Some(Err(())) => {
            let text = "The sample could not be loaded. Check your connection, then select Generate again.";
            notice(Tone::Error, el("p", "").child(text)).view()
        }
        Some(Ok(templates)) => code.script(&templates, kept),
    });
    el("section", "sample").attr("aria-labelledby", "sample-title").child((
        el("h3", "").attr("id", "sample-title").child("Generate sample Python code"),
        el("p", "hint")
            .child("A script that gets a token and makes the first calls with this account."),
        generate,
        shown,
    ))
}

impl SampleCode {
    /// Fetches the templates.
    fn load(self) {
        spawn(async move {
            let mut texts = [String::new(), String::new()];
            for (name, text) in TEMPLATES.into_iter().zip(&mut texts) {
                let Some(template) = self.tab.text(name).await else {
                    self.templates.try_set(Some(Err(())));
                    return;
                };
                *text = template;
            }
            if self.templates.try_set(Some(Ok(texts))) {
                self.tab.announce("The sample is shown.");
            }
        });
    }

    fn script(self, templates: &[String; 2], kept: Option<Callback<()>>) -> AnyView {
        let has_secret = kept.is_some() && self.with_secret.get();
        let text = self.write(templates, has_secret);
        let name = self.account.with_untracked(|account| file_name(&account.name, "_sample.py"));
        let took = move || {
            if let Some(kept) = kept.filter(|_| has_secret) {
                kept.run(());
            }
        };
        let shown = el("code", "").child(text.as_str().to_owned());
        let (copied, saved) = (text.clone(), text);
        let copy = copy_button(
            self.tab,
            "sample code",
            "Copy",
            move || Some(copied.clone()),
            move |copied| {
                if copied {
                    took();
                }
            },
        );
        let download =
            el("button", "button").attr("type", "button").child("Download").on_click(move || {
                if files::save(&name, "text/x-python", &saved).is_ok() {
                    took();
                } else {
                    self.tab.announce("The sample could not be saved.");
                }
            });
        let secret = match kept {
            Some(_) => self.secret_choice(),
            None => el("p", "hint").child(
                "The secret is not in the script: it asks the environment variable DWB_CLIENT_SECRET, then a .env \
                 file beside it, then you. Whoever has lost the secret can regenerate it.",
            ),
        };
        el("div", "")
            .child((
                secret,
                el("pre", "code rr-block ph-no-capture fs-exclude sentry-block")
                    .attr("tabindex", "0")
                    .attr("role", "region")
                    .attr("aria-label", "Sample code")
                    .child(shown),
                el("div", "actions").child((copy, download)),
            ))
            .view()
    }

    fn secret_choice(self) -> El {
        let check = el("input", "")
            .attr("type", "checkbox")
            .live_flag("checked", move || self.with_secret.get())
            .on("change", move |_| self.with_secret.update(|with| *with = !*with));
        let words = "Put the secret into the script. It then runs at once, and whoever has the file can use the account.";
        el("label", "choice").child((check, el("span", "").child(words)))
    }

    fn write(self, templates: &[String; 2], has_secret: bool) -> Zeroizing<String> {
        let config = self.tab.config(Clone::clone);
        let account = self.account.get_untracked();
        let shared: Vec<(&str, &str)> = account
            .access
            .data_sets
            .iter()
            .flatten()
            .filter_map(|data_set| Some((data_set.id.as_str(), data_set.name.as_deref()?)))
            .collect();
        let access = match &account.access.level {
            Some(level) => SampleAccess::Workspace { level },
            None => SampleAccess::DataSets(&shared),
        };
        self.tab.issued.with_untracked(|issued| {
            let secret =
                issued.as_ref().and_then(|issued| issued.secret.as_ref()).map(Secret::expose);
            let input = SampleInput {
                account_name: &account.name,
                account_id: &account.id,
                api_key: account.api_key.as_deref(),
                workspace_id: &config.workspace_id,
                api_base: &config.api_base,
                token_url: &config.token_url,
                resource: TOKEN_RESOURCE,
                access,
                secret: secret.filter(|_| has_secret),
            };
            python_from(&input, &templates[0], &templates[1])
        })
    }
}
