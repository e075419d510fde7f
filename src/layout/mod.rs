//! Where things stand: which rows are in view, which phase a row belongs to.
//!
//! Pure arithmetic; the interface measures and draws.

pub mod axis;
mod blocks;
pub mod factor_map;
pub mod phases;
pub mod rail;
pub mod rows;

#[cfg(test)]
mod tests;
