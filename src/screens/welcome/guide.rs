//! What is done most often, in short, in the words of the users' guide, with the way there.

use crate::app::context::Context;
use crate::domain::query::Counts;
use crate::domain::route::Route;
use crate::reactive::Derived;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, ElRef, live, tag};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};

/// A step: the words before a label, the label as it is on the screen, and the words after it.
type Step = [&'static str; 3];

const ADD: [Step; 3] = [
    ["Select ", "Add account", "."],
    ["Enter a name and a contact email, and choose ", "Access to data sets", "."],
    ["Select ", "Create service account", ", and copy the secret: it is shown only once."],
];

const REGENERATE: [Step; 3] = [
    ["Select the account under ", "Service accounts", "."],
    ["Next to the ", "Service account secret", ", select Regenerate."],
    ["Copy the new secret. The old one stops working at once", "", "."],
];

const SHARE: [Step; 3] = [
    ["Select the account under ", "Service accounts", "."],
    [
        "Under Access to data sets, select ",
        "Select data sets",
        ", or the X of one to stop sharing it.",
    ],
    ["Select ", "Save", "."],
];

const COPY: [Step; 2] = [
    ["Select an account under ", "Service accounts", "."],
    ["In the row under ", "Endpoints base URL", ", select Copy."],
];

/// The procedures for this user and this workspace. `page` is where they stand.
pub(super) fn view(ctx: Context, counts: Derived<Counts>, page: ElRef) -> AnyView {
    let is_empty = Derived::new(move || counts.with(|counts| counts.all == Some(0)));
    live(move || match (ctx.role.is_reader(), is_empty.get()) {
        (true, true) => {
            let words = "This workspace has no service account yet. An administrator can add one.";
            tag("p", "first-steps").child(words).view()
        }
        (true, false) => several([procedure("Copy the base URL endpoint", &COPY, choose(page))]),
        (false, true) => {
            let add = add(ctx, "button button-primary");
            let steps = procedure("First steps: add a service account", &ADD, add);
            tag("div", "first-steps").child(steps).view()
        }
        (false, false) => several([
            procedure("Add a service account", &ADD, add(ctx, "button")),
            procedure("Regenerate a secret", &REGENERATE, choose(page)),
            procedure("Update shared data sets", &SHARE, choose(page)),
        ]),
    })
}

fn several<const COUNT: usize>(procedures: [El; COUNT]) -> AnyView {
    tag("div", "guide").child(Vec::from(procedures)).view()
}

fn procedure(title: &'static str, steps: &[Step], way: El) -> El {
    let step = |[before, label, after]: &Step| {
        let label = (!label.is_empty()).then(|| tag("strong", "").child(*label));
        // One element beside the step's number.
        tag("li", "").child(tag("span", "").child((*before, label, *after)))
    };
    let steps: Vec<El> = steps.iter().map(step).collect();
    tag("section", "procedure").child((
        tag("h3", "").child(title),
        tag("ol", "").attr("role", "list").child(steps),
        way,
    ))
}

fn add(ctx: Context, class: &'static str) -> El {
    tag("a", class).attr("href", ctx.navigator.path(&Route::New)).child("Add account")
}

/// Goes to the list, to the row that Tab would go to.
fn choose(page: ElRef) -> El {
    button(Look::PLAIN, "Choose an account").on_click(move || {
        let root = page.get_untracked().map(|page| page.get_root_node());
        let root = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok());
        let row = root.and_then(|root| root.query_selector(ROW).ok().flatten());
        if let Some(row) = row {
            let _ = row.unchecked_into::<HtmlElement>().focus();
        }
    })
}

const ROW: &str = "nav a[tabindex='0']";
