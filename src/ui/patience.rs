//! Tells long waits from short ones: only long ones are mentioned.

use crate::platform::timer::after;
use crate::reactive::{Derived, State, at_cleanup, effect};
use gloo_timers::callback::Timeout;
use send_wrapper::SendWrapper;

/// Shorter waits are not mentioned.
const AT_ONCE_MS: u32 = 300;

/// True once `waits` has been true for a while.
pub fn long(waits: Derived<bool>) -> State<bool> {
    let is_long = State::new(false);
    // Dropping the timeout cancels it.
    let running = State::new(None::<SendWrapper<Timeout>>);
    let stop = move || {
        running.try_update(Option::take);
    };
    at_cleanup(stop);
    effect(move || {
        stop();
        is_long.set(false);
        if waits.get() {
            let later = after(AT_ONCE_MS, move || {
                is_long.try_set(true);
            });
            running.set(Some(SendWrapper::new(later)));
        }
    });
    is_long
}
