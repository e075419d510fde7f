//! End-to-end tests through WebDriver.
