//! A small model of the backend for the random walks: accounts with versions, idempotency keys with
//! the contract's replay and 422, and a second user who works on the same accounts. It behaves like
//! the Workbench, without HTTP, so that a walk gets the answers that a real backend would give.

use crate::domain::account::{Access, Level, Scope, ServiceAccount, Versioned};
use crate::domain::data_set::SharedDataSet;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::request::{AccessRequest, AccountRequest};
use crate::domain::secret::Secret;
use crate::domain::selection::Selection;
use crate::gateway::issued::Issued;

/// The user of the tab, and the second user.
pub const ME: &str = "Me";
pub const SOMEBODY: &str = "Bo";

/// A name that another account has.
pub const TAKEN: &str = "Taken";

const DATA_SETS: [&str; 4] = ["1", "2", "3", "4"];

#[derive(Clone)]
pub struct Backend {
    accounts: Vec<Stored>,
    /// A key, the request that it was sent with, and the account of that request.
    keys: Vec<(String, Asked, String)>,
    /// Names of the data sets that exist, in the order of [`DATA_SETS`].
    names: [Option<&'static str>; 4],
    /// How many accounts and secrets were made so far.
    made: u32,
}

#[derive(Clone)]
struct Stored {
    account: ServiceAccount,
    version: u32,
}

#[derive(Clone, PartialEq)]
enum Asked {
    Creation(AccountRequest),
    Secret,
}

/// An answer with a secret, which can be kept and sent twice.
#[derive(Clone)]
pub struct Answer {
    pub of: Versioned,
    pub secret: Option<String>,
}

/// What the second user does meanwhile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    Rename,
    ChangeEmail,
    ChangeAccess,
    Regenerate,
    Remove,
    /// These two change no account.
    RenameDataSet,
    DeleteDataSet,
}

type Outcome<T> = Result<T, ApiError>;

impl Backend {
    /// A backend with one account, which has the name [`TAKEN`].
    pub fn new() -> Self {
        let mut backend =
            Self { accounts: Vec::new(), keys: Vec::new(), names: DATA_SETS.map(Some), made: 0 };
        backend.add(TAKEN, "t@b.no", Access { level: Some(Level::Reader), ..Access::default() });
        backend
    }

    /// Adds an account and returns its id.
    pub fn add(&mut self, name: &str, email: &str, access: Access) -> String {
        self.made += 1;
        let id = format!("account {}", self.made);
        let account = ServiceAccount {
            id: id.clone(),
            name: name.to_owned(),
            contact_email: email.to_owned(),
            api_key: None,
            access,
            secret_expires_on: None,
            last_used_on: None,
            created_on: None,
            created_by: None,
            last_modified_on: None,
            last_modified_by: Some(SOMEBODY.to_owned()),
        };
        self.accounts.push(Stored { account, version: 1 });
        id
    }

    pub fn read(&self, id: &str) -> Outcome<Versioned> {
        let found = self.accounts.iter().find(|stored| stored.account.id == id);
        let Stored { account, version } = found.ok_or(ErrorKind::Missing)?;
        let mut account = account.clone();
        for data_set in account.access.data_sets.iter_mut().flatten() {
            data_set.name = self.name_of(&data_set.id).map(Into::into);
        }
        Ok(Versioned { account, etag: Some(format!("\"{version}\"")) })
    }

    pub fn update(&mut self, of: &Versioned, patch: &AccountRequest) -> Outcome<Versioned> {
        let id = &of.account.id;
        self.check(of)?;
        let is_taken = |name: &str| {
            self.accounts.iter().any(|it| it.account.name == name && it.account.id != *id)
        };
        if patch.name().is_some_and(is_taken) {
            return Err(ErrorKind::NameTaken.into());
        }
        let patch = patch.clone();
        self.change(id, ME, |account| apply(&patch, account));
        self.read(id)
    }

    pub fn regenerate(&mut self, of: &Versioned, key: &str) -> Outcome<Answer> {
        let id = of.account.id.clone();
        if let Some(earlier) = self.earlier(key, &Asked::Secret)? {
            return Ok(Answer { of: self.read(&earlier)?, secret: None });
        }
        self.check(of)?;
        self.change(&id, ME, |_| {});
        self.keys.push((key.to_owned(), Asked::Secret, id.clone()));
        Ok(Answer { of: self.read(&id)?, secret: Some(self.new_secret()) })
    }

    pub fn remove(&mut self, of: &Versioned) -> Outcome<()> {
        self.check(of)?;
        self.accounts.retain(|stored| stored.account.id != of.account.id);
        Ok(())
    }

    pub fn create(&mut self, request: &AccountRequest, key: &str) -> Outcome<Answer> {
        let asked = Asked::Creation(request.clone());
        if let Some(earlier) = self.earlier(key, &asked)? {
            return Ok(Answer { of: self.read(&earlier)?, secret: None });
        }
        let (name, email) = (request.name(), request.contact_email());
        let (Some(name), Some(email)) = (name, email) else {
            return Err(ErrorKind::Rejected.into());
        };
        if self.named(name).is_some() {
            return Err(ErrorKind::NameTaken.into());
        }
        let id = self.add(name, email, Access::default());
        self.change(&id, ME, |account| apply(request, account));
        self.keys.push((key.to_owned(), asked, id.clone()));
        Ok(Answer { of: self.read(&id)?, secret: Some(self.new_secret()) })
    }

    /// The account of this name.
    pub fn named(&self, name: &str) -> Option<&ServiceAccount> {
        let same = |it: &&Stored| it.account.name.eq_ignore_ascii_case(name);
        self.accounts.iter().find(same).map(|stored| &stored.account)
    }

    /// All data sets that exist.
    pub fn data_sets(&self) -> Selection {
        let all = DATA_SETS.iter().zip(self.names);
        let mut found = Selection::default();
        found.insert_all(all.filter(|(_, name)| name.is_some()).map(|(id, name)| (*id, name)));
        found
    }

    /// The second user does this to the account.
    pub fn somebody(&mut self, deed: Deed, id: &str) {
        match deed {
            Deed::Rename => self.change(id, SOMEBODY, |account| account.name.push('!')),
            Deed::ChangeEmail => {
                self.change(id, SOMEBODY, |account| account.contact_email.insert(0, 'x'));
            }
            Deed::ChangeAccess => self.change(id, SOMEBODY, |account| {
                let is_all = account.access.scope == Scope::Workspace;
                account.access = if is_all { data_sets(&["4".to_owned()]) } else { all_data() };
            }),
            Deed::Regenerate => self.change(id, SOMEBODY, |_| {}),
            Deed::Remove => self.accounts.retain(|stored| stored.account.id != id),
            Deed::RenameDataSet => self.names[0] = self.names[0].and(Some("1, renamed")),
            Deed::DeleteDataSet => self.names[1] = None,
        }
    }

    fn name_of(&self, id: &str) -> Option<String> {
        let place = DATA_SETS.iter().position(|known| *known == id)?;
        self.names[place].map(str::to_owned)
    }

    fn change(&mut self, id: &str, who: &str, change: impl FnOnce(&mut ServiceAccount)) {
        if let Some(stored) = self.accounts.iter_mut().find(|stored| stored.account.id == id) {
            change(&mut stored.account);
            stored.account.last_modified_by = Some(who.to_owned());
            stored.version += 1;
        }
    }

    /// 404 if the account is gone, 412 if it was changed meanwhile.
    fn check(&self, of: &Versioned) -> Outcome<()> {
        let now = self.read(&of.account.id)?;
        if now.etag == of.etag { Ok(()) } else { Err(ErrorKind::Changed.into()) }
    }

    /// The account of an earlier call with this key; 422 if that was another request.
    fn earlier(&self, key: &str, asked: &Asked) -> Outcome<Option<String>> {
        match self.keys.iter().find(|(known, ..)| known == key) {
            Some((_, before, id)) if before == asked => Ok(Some(id.clone())),
            Some(_) => Err(ErrorKind::KeyReused.into()),
            None => Ok(None),
        }
    }

    fn new_secret(&mut self) -> String {
        self.made += 1;
        format!("secret {}", self.made)
    }
}

impl From<Answer> for Issued {
    fn from(answer: Answer) -> Self {
        let Versioned { account, etag } = answer.of;
        Self { account, secret: answer.secret.map(Secret::from), expires_on: None, etag }
    }
}

fn all_data() -> Access {
    Access { level: Some(Level::Admin), ..Access::default() }
}

fn data_sets(ids: &[String]) -> Access {
    let shared = ids.iter().map(|id| SharedDataSet { id: id.as_str().into(), name: None });
    Access {
        scope: Scope::DataSets,
        data_set_count: Some(ids.len() as u32),
        data_sets: Some(shared.collect()),
        level: None,
    }
}

fn apply(request: &AccountRequest, account: &mut ServiceAccount) {
    if let Some(name) = request.name() {
        account.name = name.to_owned();
    }
    if let Some(email) = request.contact_email() {
        account.contact_email = email.to_owned();
    }
    match request.access() {
        Some(AccessRequest::Workspace(level)) => {
            account.access = Access { level: Some(level.clone()), ..Access::default() };
        }
        Some(AccessRequest::DataSets(ids)) => account.access = data_sets(ids),
        None => {}
    }
}
