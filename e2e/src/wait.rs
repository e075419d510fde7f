//! Waiting for a condition instead of for a time.

use std::time::{Duration, Instant};

use crate::error::Failure;
use crate::page::Page;

/// How long a condition may take to come true.
pub const LIMIT: Duration = Duration::from_secs(10);

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// Repeats a look until it succeeds or the time is up.
///
/// # Errors
/// Fails with what the last look saw.
pub async fn until<T, F>(limit: Duration, what: &str, mut look: F) -> Result<T, Failure>
where
    F: AsyncFnMut() -> Result<T, Failure>,
{
    let end = Instant::now() + limit;
    loop {
        match look().await {
            Ok(value) => return Ok(value),
            Err(failure) if failure.fatal => return Err(failure.at(format!("waiting for {what}"))),
            Err(failure) if Instant::now() >= end => {
                let place = format!("waiting {} s for {what}", limit.as_secs_f32());
                return Err(failure.at(place));
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Waiting on a page.
pub trait Waiting {
    /// Repeats a look, for ten seconds at most, until it succeeds.
    ///
    /// # Errors
    /// Fails with what the last look saw.
    fn wait_for<T, F>(&self, what: &str, look: F) -> impl Future<Output = Result<T, Failure>>
    where
        F: AsyncFnMut() -> Result<T, Failure>;
}

impl Waiting for Page {
    async fn wait_for<T, F>(&self, what: &str, look: F) -> Result<T, Failure>
    where
        F: AsyncFnMut() -> Result<T, Failure>,
    {
        until(LIMIT, what, look).await
    }
}
