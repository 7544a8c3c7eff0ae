//! The languages and tools for which there are samples. The list comes with the program `samples`.

use crate::platform::host::Samples;
use js_sys::Array;
use send_wrapper::SendWrapper;

/// A language, as `samples/src/browser.rs` describes it.
#[derive(Clone)]
pub struct Language(SendWrapper<Array>);

/// A fact about a language, by its place.
#[derive(Clone, Copy)]
pub enum Fact {
    Label,
    Form,
    End,
    Kind,
    /// Where the sample takes the secret from if it is not inside.
    Asks,
    /// How tests prove it.
    Proof,
}

impl Language {
    pub fn all(samples: &Samples) -> Vec<Self> {
        (0..).map_while(|at| samples.language(at)).map(|it| Self(SendWrapper::new(it))).collect()
    }

    pub fn fact(&self, fact: Fact) -> String {
        self.0.get(fact as u32).as_string().unwrap_or_default()
    }
}
