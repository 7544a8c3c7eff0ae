//! The floors of the tab: what a file of `src/` may import. ARCHITECTURE.md tells the reasons.

use super::modules::Package;

/// What may be imported beside a floor's own modules. `*` is any one name, so that each screen is
/// a floor of its own. The first line that fits a module is its floor.
const FLOORS: [(&str, &[&str]); 16] = [
    ("domain", &[]),
    ("wire", &["domain"]),
    ("platform", &[]),
    ("reactive", &[]),
    ("gateway", &["domain", "wire", "platform", "reactive"]),
    (
        "ui",
        &[
            "domain::failure",
            "domain::number",
            "domain::page",
            "domain::joined",
            "domain::text",
            "platform",
            "reactive",
        ],
    ),
    ("app", &["domain", "platform", "reactive", "gateway", "ui"]),
    // What the tests of all states share.
    ("screens::tables", &["domain"]),
    ("screens::walks", &["domain"]),
    (
        "screens::widgets",
        &[
            "domain",
            "wire",
            "platform",
            "reactive",
            "gateway",
            "ui",
            "app",
            "screens::tables",
            "screens::walks",
        ],
    ),
    (
        "screens::frame",
        &["domain", "wire", "platform", "reactive", "gateway", "ui", "app", "screens"],
    ),
    ("screens::pages", &["app", "domain", "reactive", "ui", "screens"]),
    (
        "screens::*",
        &[
            "domain",
            "wire",
            "platform",
            "reactive",
            "gateway",
            "ui",
            "app",
            "screens::widgets",
            "screens::tables",
            "screens::walks",
        ],
    ),
    ("screens", &[]),
    ("embed", &[EVERYTHING]),
    // The library's own file, which stands above all.
    (EVERYTHING, &[EVERYTHING]),
];

/// The path that every module's begins with.
const EVERYTHING: &str = "";

/// Every import that looks up or across, and every file that has no floor.
pub fn broken(package: &Package) -> Vec<String> {
    let without_floor = package
        .modules()
        .filter(|(module, _)| floor_of(module).is_none())
        .map(|(_, file)| format!("{file} stands on no floor"));
    let upward = package.imports().into_iter().filter_map(|import| {
        let (floor, lower) = floor_of(&import.importer)?;
        let allowed = [&[floor.as_str()], lower].concat();
        let is_allowed = allowed.iter().any(|it| lies_in(&import.imported, it));
        let (from, line, written) = (import.from, import.line, import.written);
        let allowed = allowed.join(", ");
        (!is_allowed).then(|| format!("{from}:{line} imports {written}; it may import {allowed}"))
    });
    without_floor.chain(upward).collect()
}

/// A module's floor, by its own name, and the others that it may import.
fn floor_of(module: &str) -> Option<(String, &'static [&'static str])> {
    FLOORS.iter().find_map(|(floor, lower)| {
        if *floor == EVERYTHING {
            return module.is_empty().then(|| (module.to_owned(), *lower));
        }
        let names: Vec<&str> = module.split("::").collect();
        let wanted: Vec<&str> = floor.split("::").collect();
        let own = names.get(..wanted.len())?;
        let fits = wanted.iter().zip(own).all(|(wanted, name)| ["*", name].contains(wanted));
        fits.then(|| (own.join("::"), *lower))
    })
}

fn lies_in(module: &str, folder: &str) -> bool {
    let rest = module.strip_prefix(folder);
    folder == EVERYTHING || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small tab that keeps to the floors, with one file of it replaced.
    fn broken_with(file: &str, text: &str) -> Vec<String> {
        let tab = [
            ("lib.rs", "mod domain; mod wire; mod ui; mod app; mod screens; mod embed;"),
            ("domain.rs", "pub mod account; pub mod failure;"),
            ("domain/account.rs", "use super::failure::Failure;"),
            ("domain/failure.rs", ""),
            ("wire.rs", "use crate::domain::account::Account;"),
            ("ui.rs", "use crate::domain::failure::Failure;"),
            ("app.rs", "use crate::{domain::account::Account, ui};"),
            ("screens.rs", "mod frame; mod create; mod list; mod widgets;"),
            ("screens/frame.rs", "use super::{create::view, list};\nuse crate::app;"),
            ("screens/create.rs", "mod view;\nuse crate::screens::widgets::picker;"),
            ("screens/create/view.rs", "use crate::screens::create::Create;\nuse crate::app::Tab;"),
            ("screens/list.rs", "use crate::ui::button;"),
            ("screens/widgets.rs", "pub mod picker;"),
            ("screens/widgets/picker.rs", "use crate::domain::account;"),
            ("embed.rs", "use crate::{screens::frame, wire};"),
        ];
        assert_eq!(tab.iter().filter(|(name, _)| *name == file).count(), 1, "{file}");
        let sources = tab.map(|(name, kept)| {
            (name.to_owned(), if name == file { text } else { kept }.to_owned())
        });
        broken(&Package::new("src", "tab", &sources))
    }

    #[test]
    fn imports_that_look_down_or_stay_are_allowed() {
        assert_eq!(
            broken_with("lib.rs", "mod domain; mod wire; mod ui; mod app; mod screens; mod embed;"),
            [""; 0]
        );
    }

    #[test]
    fn an_import_that_looks_up_is_named() {
        for (file, text, found) in [
            (
                "domain/account.rs",
                "\nuse crate::wire::Json;",
                "src/domain/account.rs:2 imports crate::wire::Json; it may import domain",
            ),
            (
                "ui.rs",
                "fn f() { crate::domain::account::g() }",
                "src/ui.rs:1 imports crate::domain::account::g; it may import ui, domain::failure, domain::number, domain::page, \
                 domain::joined, domain::text, \
                 platform, reactive",
            ),
            (
                "wire.rs",
                "#[cfg(test)] mod tests { use crate::app::Tab; }",
                "src/wire.rs:1 imports crate::app::Tab; it may import wire, domain",
            ),
            (
                "domain/failure.rs",
                "use crate::Anything;",
                "src/domain/failure.rs:1 imports crate::Anything; it may import domain",
            ),
        ] {
            assert_eq!(broken_with(file, text), [found]);
        }
    }

    #[test]
    fn a_screen_that_imports_another_is_named() {
        let shared = "domain, wire, platform, reactive, gateway, ui, app";
        let tests = "screens::tables, screens::walks";
        for (file, text, own) in [
            ("screens/list.rs", "use super::create::view::show;", "screens::list"),
            ("screens/create/view.rs", "use super::super::list::show;", "screens::create"),
            ("screens/create.rs", "mod view; use crate::screens::frame::show;", "screens::create"),
        ] {
            let found = broken_with(file, text);
            assert_eq!(found.len(), 1, "{found:?}");
            let allowed = format!("it may import {own}, {shared}, screens::widgets, {tests}");
            assert!(found[0].starts_with(&format!("src/{file}:1 imports ")), "{found:?}");
            assert!(found[0].ends_with(&allowed), "{found:?}");
        }
        let found = broken_with("screens/widgets/picker.rs", "use crate::screens::list::show;");
        assert!(found[0].ends_with(&format!("it may import screens::widgets, {shared}, {tests}")));
    }

    #[test]
    fn comments_strings_and_links_are_not_imports() {
        let text = "//! [`crate::app::Tab`] /* crate::ui */\nconst A: &str = \"crate::app::Tab\";";
        assert_eq!(broken_with("domain/failure.rs", text), [""; 0]);
    }

    #[test]
    fn a_file_without_a_floor_is_named() {
        let sources = [("lib.rs", "mod helpers;"), ("helpers.rs", "mod a;"), ("helpers/a.rs", "")];
        let sources = sources.map(|(file, text)| (file.to_owned(), text.to_owned()));
        assert_eq!(
            broken(&Package::new("src", "tab", &sources)),
            ["src/helpers.rs stands on no floor", "src/helpers/a.rs stands on no floor"]
        );
    }
}
