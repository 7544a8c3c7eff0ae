//! Shared by the create form and the account page: fields that read and change a draft, and their
//! faults.

use crate::domain::draft::{Draft, Edit};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::joined::Joined;
use crate::domain::name;
use crate::domain::number::digits;
use crate::reactive::{Derived, call};
use crate::ui::element::{El, tag};
use crate::ui::field::TextField;
use leptos::prelude::*;

/// A form as its fields see it; a handle that is passed by value.
#[derive(Clone, Copy)]
pub struct Form {
    pub draft: Derived<Draft>,
    /// A refusal, with the draft that was refused.
    pub refused: Derived<Option<(ApiError, Draft)>>,
    /// The form cannot be changed now.
    pub locked: Derived<bool>,
    pub edit: Callback<Edit>,
    pub open_picker: Callback<()>,
}

/// The members of a request whose reasons are shown at their fields.
pub const SHOWN: [&str; 3] = ["name", "contactEmail", "access"];

/// Whether the fields show all reasons of a refusal.
pub fn tells_all(error: &ApiError) -> bool {
    let at_a_field = error.kind == ErrorKind::NameTaken
        || SHOWN.iter().any(|member| error.field(member).is_some());
    at_a_field && error.other_fields(&SHOWN).is_empty()
}

impl Form {
    /// The fault of a member: the form's own; otherwise the server's, as long as the field still has the
    /// refused value.
    pub fn fault(
        self,
        member: &'static str,
        own: Derived<Option<String>>,
    ) -> Derived<Option<String>> {
        Derived::new(move || own.get().or_else(|| self.server_fault(member)))
    }

    fn server_fault(self, member: &str) -> Option<String> {
        self.refused.with(|refused| {
            let (error, about) = refused.as_ref()?;
            let same = self.draft.with(|draft| match member {
                "name" => draft.name == about.name,
                "contactEmail" => draft.contact_email == about.contact_email,
                _ => draft.scope == about.scope && draft.chosen == about.chosen,
            });
            match error.kind {
                _ if !same => None,
                ErrorKind::NameTaken if member == "name" => Some(error.words()),
                _ => error.field(member).map(str::to_owned),
            }
        })
    }

    /// "Account name" with its counter, and "Contact email". `faults` are the form's own faults that may
    /// be shown. `left` is called with the contract's name of a field that the user has left.
    pub fn name_and_email(
        self,
        name_fault: Derived<Option<String>>,
        email_fault: Derived<Option<String>>,
        left: Callback<&'static str>,
    ) -> El {
        let Self { draft, locked, edit, .. } = self;
        let counter = Derived::new(move || {
            let length = draft.with(|draft| name::count(draft.name.trim()));
            [&digits(length), " of ", &digits(name::MOST_CHARACTERS), " characters"].joined()
        });
        let name = TextField {
            id: "account-name",
            label: "Account name",
            keyboard: "text",
            placeholder: "Please enter an account name",
            hint: Some(counter),
            locked,
        };
        let email = TextField {
            id: "contact-email",
            label: "Contact email",
            keyboard: "email",
            placeholder: "Please enter a contact email",
            hint: None,
            locked,
        };
        tag("div", "").child((
            name.view(
                Derived::new(move || draft.with(|draft| draft.name.clone())),
                Callback::new(move |text| call(edit, Edit::Name(text))),
                self.fault("name", name_fault),
                Callback::new(move |()| call(left, "name")),
            ),
            email.view(
                Derived::new(move || draft.with(|draft| draft.contact_email.clone())),
                Callback::new(move |text| call(edit, Edit::ContactEmail(text))),
                self.fault("contactEmail", email_fault),
                Callback::new(move |()| call(left, "contactEmail")),
            ),
        ))
    }
}
