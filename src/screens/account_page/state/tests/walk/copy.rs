//! Copies a page for a second run of a walk. The page has no `Clone`, because it may hold a secret.

use crate::domain::secret::Secret;
use crate::gateway::issued::Issued;
use crate::screens::account_page::state::{Open, Page, Shown};

pub fn copy(page: &Page) -> Page {
    match page {
        Page::Loading(call) => Page::Loading(*call),
        Page::Failed(error, call) => Page::Failed(error.clone(), *call),
        Page::Gone(typed, error) => Page::Gone(typed.clone(), error.clone()),
        Page::Open(open) => Page::Open(Box::new(copy_open(open))),
        Page::Credentials(shown) => Page::Credentials(Box::new(copy_shown(shown))),
    }
}

fn copy_open(open: &Open) -> Open {
    Open {
        saved: open.saved.clone(),
        draft: open.draft.clone(),
        task: open.task.clone(),
        notice: open.notice.clone(),
        lost: open.lost.clone(),
        regeneration: open.regeneration.clone(),
        awaited: open.awaited.clone(),
        ..*open
    }
}

fn copy_shown(shown: &Shown) -> Shown {
    let Issued { account, secret, expires_on, etag } = &shown.issued;
    let issued = Issued {
        account: account.clone(),
        secret: secret.as_ref().map(|secret| Secret::from(secret.expose().to_owned())),
        expires_on: expires_on.clone(),
        etag: etag.clone(),
    };
    let (secret_saved, draft, call) = (shown.secret_saved, shown.draft.clone(), shown.call);
    Shown { issued, secret_saved, draft, call }
}
