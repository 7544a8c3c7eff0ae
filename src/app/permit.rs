//! The user's permission to leave, from the answer "Leave" until the navigation has happened. Pure,
//! tested natively.

/// What is allowed next. It is used up by that event, and ends with the next key or click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permit {
    None,
    /// The next navigation: the user has answered "Leave".
    Navigation,
    /// The `beforeunload` event of that navigation.
    Unload,
    /// The change of the address by that navigation.
    Arrival,
}

/// What happens on the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The user answers "Leave".
    Allow,
    /// A navigation to another document begins.
    Navigate,
    /// A navigation within this document begins.
    NavigateHere,
    /// Another program is opened, such as for `mailto:`. The page stays, but `beforeunload` is sent.
    OpenProgram,
    /// `beforeunload`.
    Unload,
    /// The address has changed. In browsers without the Navigation API nothing came before.
    Arrive,
    /// A key or the pointer is pressed, so the page is still there.
    Input,
}

impl Permit {
    /// Takes the next step; returns whether the user has allowed it.
    pub fn take(&mut self, step: Step) -> bool {
        let (is_allowed, next) = match (*self, step) {
            (_, Step::Allow) => (true, Self::Navigation),
            (Self::Navigation, Step::Navigate) => (true, Self::Unload),
            (Self::Navigation, Step::NavigateHere) => (true, Self::Arrival),
            (_, Step::OpenProgram) => (true, Self::Unload),
            (Self::Unload, Step::Unload) => (true, Self::None),
            (Self::Navigation | Self::Arrival, Step::Arrive) => (true, Self::None),
            (_, Step::Input) => (false, Self::None),
            (same, _) => (false, same),
        };
        *self = next;
        is_allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_in_every_state() {
        use Permit::{Arrival, Navigation, None, Unload};
        let states = [None, Navigation, Unload, Arrival];
        // For each step: whether it is allowed in each of the states, and the state after it.
        for (step, allowed, after) in [
            (Step::Allow, [true; 4], [Navigation; 4]),
            (Step::Navigate, [false, true, false, false], [None, Unload, Unload, Arrival]),
            (Step::NavigateHere, [false, true, false, false], [None, Arrival, Unload, Arrival]),
            (Step::OpenProgram, [true; 4], [Unload; 4]),
            (Step::Unload, [false, false, true, false], [None, Navigation, None, Arrival]),
            (Step::Arrive, [false, true, false, true], [None, None, Unload, None]),
            (Step::Input, [false; 4], [None; 4]),
        ] {
            for (place, before) in states.into_iter().enumerate() {
                let mut permit = before;
                let found = (permit.take(step), permit);
                assert_eq!(found, (allowed[place], after[place]), "{before:?}, then {step:?}");
            }
        }
    }

    #[test]
    fn a_permission_that_was_not_used_does_not_allow_closing_the_page_later() {
        let mut permit = Permit::None;
        for step in [Step::Allow, Step::Navigate, Step::Allow, Step::NavigateHere, Step::Arrive] {
            assert!(permit.take(step), "{step:?}");
        }
        assert!(!permit.take(Step::Unload));
    }
}
