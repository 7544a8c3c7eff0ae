//! One of many calls of a long reading. If the backend asks for a pause, it is sent again afterwards.

use crate::domain::failure::ApiError;
use crate::gateway::retry;
use crate::gateway::transport::waited;
use crate::reactive::State;
use web_sys::AbortSignal;

/// Makes the call, again after each pause; `pauses` is true meanwhile.
pub async fn patiently<T>(
    pauses: State<bool>,
    signal: &AbortSignal,
    call: impl AsyncFn() -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let mut tries = 0;
    loop {
        let error = match call().await {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let Some(wait) = retry::of_page(error.kind, tries) else { return Err(error) };
        tries += 1;
        pauses.try_set(true);
        let goes_on = waited(wait, Some(signal)).await;
        pauses.try_set(false);
        if !goes_on {
            return Err(error);
        }
    }
}
