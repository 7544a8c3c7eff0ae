//! How calls are sent: with a time limit, with retries where they are safe, and with an event for the
//! host if they fail.

use crate::domain::account::ServiceAccount;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::gateway::exchange::{Answer, Call, Failure, exchange};
use crate::gateway::headers::{last_segment, version};
use crate::gateway::issued::Issued;
use crate::gateway::retry;
use crate::platform::host::Host;
use crate::platform::random::fraction;
use crate::platform::timer::after;
use crate::reactive::State;
use crate::wire::answers::{Credentials, PartOfAccount};
use gloo_timers::future::TimeoutFuture;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::AbortSignal;

/// If a call takes longer, the user is told that it is slow.
const SLOW_MS: u32 = 5_000;
const READ_TIMEOUT_MS: u32 = 20_000;
/// A write has more time: its answer may hold the only copy of a secret.
const WRITE_TIMEOUT_MS: u32 = 60_000;
/// How soon a wait ends after its owner is gone.
const STEP_MS: u32 = 250;

#[derive(Clone)]
pub struct Transport {
    host: SendWrapper<Host>,
    /// How many calls are slow at the moment. Disposed when the element is removed.
    slow: State<u32>,
}

impl Transport {
    pub fn new(host: Host, slow: State<u32>) -> Self {
        Self { host: SendWrapper::new(host), slow }
    }

    async fn exchange(&self, call: &Call, signal: &AbortSignal) -> Result<Answer, Failure> {
        let (slow, is_slow) = (self.slow, Rc::new(Cell::new(false)));
        let took_long = is_slow.clone();
        let timer = after(SLOW_MS, move || {
            took_long.set(true);
            slow.try_update(|slow| *slow += 1);
        });
        let answer = exchange(&self.host, call, signal).await;
        drop(timer);
        if is_slow.get() {
            slow.try_update(|slow| *slow -= 1);
        }
        answer
    }

    /// Sends a call that changes nothing. It is aborted when its owner is gone, and sent again if the
    /// next attempt may succeed.
    pub async fn read(&self, call: &Call, owner: Option<&AbortSignal>) -> Result<Answer, Failure> {
        for tries in 1.. {
            let signal = self.host.limit(READ_TIMEOUT_MS, owner);
            let answer = self.exchange(call, &signal).await;
            let again = match &answer {
                Err(Failure::Failed(error, _)) => retry::of_read(error.kind, tries, fraction()),
                _ => None,
            };
            let Some(wait) = again else { return answer };
            if !waited(wait, owner).await {
                break;
            }
        }
        Err(Failure::Ended)
    }

    /// Sends a call that changes something, once. Only its time limit ends it.
    pub async fn write(&self, call: &Call) -> Result<Answer, Failure> {
        self.exchange(call, &self.host.limit(WRITE_TIMEOUT_MS, None)).await
    }

    /// Sends a call whose answer holds a secret. If the answer is lost, the call is sent again with the
    /// same key, and `on_again` gets the number of the attempt.
    /// `known` is the account as far as it is known without the answer.
    pub async fn issue(
        &self,
        call: &Call,
        known: &ServiceAccount,
        on_again: &dyn Fn(u32),
    ) -> Result<Issued, Failure> {
        let mut tries = 1;
        let mut was_lost = false;
        loop {
            let outcome = self.write(call).await.and_then(|answer| {
                let Credentials { account, secret, expires_on } = answer.decode()?;
                let account = match account {
                    PartOfAccount::Whole(account) => *account,
                    PartOfAccount::Part { id, api_key } => ServiceAccount {
                        api_key: api_key.or_else(|| known.api_key.clone()),
                        id: id
                            .or_else(|| answer.location.as_deref().and_then(last_segment))
                            .unwrap_or(known.id.clone()),
                        ..known.clone()
                    },
                };
                if account.id.is_empty() {
                    return Err(answer.unreadable());
                }
                let etag = answer.etag.as_deref().and_then(version);
                Ok(Issued { account, secret, expires_on, etag })
            });
            let Err(Failure::Failed(mut error, status)) = outcome else { return outcome };
            error.after_lost_answer = was_lost;
            was_lost = error.may_have_acted();
            let Some(wait) = retry::under_the_key(error.kind, tries) else {
                return Err(Failure::Failed(error, status));
            };
            TimeoutFuture::new(wait).await;
            // The element was removed, so nothing waits for the answer any more.
            if self.slow.try_get_untracked().is_none() {
                return Err(Failure::Failed(error, status));
            }
            tries += 1;
            on_again(tries);
        }
    }

    /// Sends the host an event about a failed call, except if it was aborted on purpose.
    pub fn told<T>(&self, outcome: Result<T, Failure>) -> Result<T, ApiError> {
        outcome.map_err(|failure| self.tell(failure))
    }

    fn tell(&self, failure: Failure) -> ApiError {
        let Failure::Failed(error, status) = failure else { return ErrorKind::Unreachable.into() };
        match error.kind {
            ErrorKind::SignedOut => self.host.tell("unauthorized"),
            _ => self.host.tell_status("error", status, error.trace_id.as_deref()),
        }
        error
    }
}

/// Waits; false if the owner was aborted meanwhile.
pub async fn waited(ms: u32, owner: Option<&AbortSignal>) -> bool {
    let is_there = || !owner.is_some_and(AbortSignal::aborted);
    let mut left = ms;
    while left > 0 && is_there() {
        let step = left.min(STEP_MS);
        TimeoutFuture::new(step).await;
        left -= step;
    }
    is_there()
}
