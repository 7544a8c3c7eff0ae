//! The state of the section with the sample code, and its transitions. Pure, tested natively. `S` is the
//! script, whose type exists only in the browser.

pub struct Sample<S> {
    wish: Wish,
    task: Task<S>,
    /// A script has been shown: its place and the choices beside it stay.
    has_choices: bool,
    /// The number of the last call. Answers with another number are late and ignored.
    call: u32,
}

/// Which script the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// An index into the languages.
    pub language: usize,
    pub with_secret: bool,
}

enum Task<S> {
    Idle,
    /// With the script that stays until the new one is there, and the number of its call.
    Loading(Option<(u32, S)>),
    Shown(u32, S),
    /// With the reason in words.
    Failed(String),
}

pub enum Event<S> {
    Generate,
    Language(usize),
    WithSecret(bool),
    /// With the number of the call.
    Loaded(u32, Result<S, String>),
}

#[derive(Debug, PartialEq)]
pub enum Effect {
    Load { call: u32, wish: Wish },
    SayShown,
}

impl<S> Default for Sample<S> {
    fn default() -> Self {
        Self { wish: Wish::default(), task: Task::Idle, has_choices: false, call: 0 }
    }
}

impl<S> Sample<S> {
    pub fn wish(&self) -> Wish {
        self.wish
    }

    pub fn has_choices(&self) -> bool {
        self.has_choices
    }

    pub fn is_loading(&self) -> bool {
        matches!(self.task, Task::Loading(_))
    }

    /// Why the last script could not be loaded.
    pub fn failure(&self) -> Option<String> {
        if let Task::Failed(why) = &self.task { Some(why.clone()) } else { None }
    }

    pub fn script(&self) -> Option<&S> {
        match &self.task {
            Task::Shown(_, script) | Task::Loading(Some((_, script))) => Some(script),
            Task::Idle | Task::Loading(None) | Task::Failed(_) => None,
        }
    }

    /// The number of the call that brought the script on screen.
    pub fn shown(&self) -> Option<u32> {
        match &self.task {
            Task::Shown(call, _) | Task::Loading(Some((call, _))) => Some(*call),
            Task::Idle | Task::Loading(None) | Task::Failed(_) => None,
        }
    }

    /// Applies an event. One that is not possible in the current state changes nothing.
    pub fn apply(&mut self, event: Event<S>) -> Vec<Effect> {
        match event {
            Event::Generate => {
                let kept = match std::mem::replace(&mut self.task, Task::Idle) {
                    Task::Shown(call, script) => Some((call, script)),
                    Task::Loading(kept) => kept,
                    Task::Idle | Task::Failed(_) => None,
                };
                self.load(kept)
            }
            Event::Language(language) => self.wish_for(Wish { language, ..self.wish }),
            Event::WithSecret(with_secret) => self.wish_for(Wish { with_secret, ..self.wish }),
            Event::Loaded(call, outcome) if self.is_loading() && call == self.call => match outcome
            {
                Ok(script) => {
                    self.has_choices = true;
                    self.task = Task::Shown(call, script);
                    vec![Effect::SayShown]
                }
                Err(why) => {
                    self.task = Task::Failed(why);
                    Vec::new()
                }
            },
            Event::Loaded(..) => Vec::new(),
        }
    }

    /// Removes the current script at once, so that nobody mistakes it for the new one.
    fn wish_for(&mut self, wish: Wish) -> Vec<Effect> {
        if !self.has_choices || wish == self.wish {
            return Vec::new();
        }
        self.wish = wish;
        self.load(None)
    }

    fn load(&mut self, kept: Option<(u32, S)>) -> Vec<Effect> {
        self.task = Task::Loading(kept);
        self.call += 1;
        vec![Effect::Load { call: self.call, wish: self.wish }]
    }
}

#[cfg(test)]
mod tests;
