//! The custom element: the only place where documents, interface and storage meet.
//!
//! `element.js` is the class that the browser knows; it holds a handle and forwards what happens to
//! the functions in `exports.rs`. Each element is a [`wire::Timeline`].

pub mod settings;
pub mod texts;

#[cfg(target_arch = "wasm32")]
mod outside;
#[cfg(target_arch = "wasm32")]
pub mod panic;
#[cfg(target_arch = "wasm32")]
pub mod registry;
#[cfg(target_arch = "wasm32")]
pub mod shim;
#[cfg(target_arch = "wasm32")]
pub mod wire;

/// Prepares the program for the elements of a page. Runs once, when the program is loaded.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    panic::install();
}

#[cfg(test)]
mod tests {
    /// The shell refuses a program of another version, so both must name the same.
    #[test]
    fn the_shell_has_the_version_of_the_program() {
        let wanted = format!("const VERSION = '{}';", env!("CARGO_PKG_VERSION"));
        assert!(include_str!("element.js").contains(&wanted), "element.js lacks {wanted}");
    }

    #[test]
    fn the_example_is_a_document_without_faults() {
        let example = crate::format::read(include_str!("example.json")).unwrap();
        assert_eq!(example.notes, []);
        assert_eq!(example.document.markers.iter().count(), 4);
    }
}
