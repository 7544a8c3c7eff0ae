//! The current workspace, as far as the tab needs it.

#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    pub id: String,
    pub name: Option<String>,
    /// The user's role. If absent, the user is treated as an administrator until a 403.
    pub role: Option<String>,
}

impl Workspace {
    pub fn is_reader(&self) -> bool {
        self.role.as_deref() == Some("reader")
    }
}
