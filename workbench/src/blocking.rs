//! Keeps slow work, such as a query or a hash, away from the threads that answer requests.

/// Runs `work` on a thread that may block. If it panics, the caller panics too, which ends as a 500.
pub(crate) async fn on_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
