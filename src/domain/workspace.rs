//! The workspace in which the tab is, as far as it needs to know it.

#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    pub id: String,
    pub name: Option<String>,
    /// The caller's own role. Absent means: treat as administrator and let 403 speak.
    pub role: Option<String>,
}

impl Workspace {
    pub fn is_reader(&self) -> bool {
        self.role.as_deref() == Some("reader")
    }
}
