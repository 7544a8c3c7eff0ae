//! Work that blocks its thread, such as a query or a slow hash: kept away from the threads that answer requests.

/// Runs `work` on a thread that may block. A panic in it goes on in the caller, where it becomes a 500.
pub(crate) async fn on_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
