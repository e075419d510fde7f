//! A postmortem timeline editor that lives inside wiki pages.
