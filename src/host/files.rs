//! Files: saved by a download, opened by choosing or dropping.

use super::{MAX_BYTES, js};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is not text in UTF-8.
    NotText,
    /// The browser could not read it.
    Unreadable,
}

/// A browser may still be reading the file when the click returns.
const REVOKE_AFTER: u32 = 60_000;

/// Hands a text to the reader as a file. `false` when the browser does not let the page do so.
pub fn save(name: &str, media_type: &str, text: &str) -> bool {
    let options = js::object(&[("type", media_type.into())]);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, options.unchecked_ref());
    blob.is_ok_and(|blob| save_blob(name, &blob))
}

/// Hands anything to the reader as a file. `false` when the browser does not let the page do so.
pub fn save_blob(name: &str, blob: &Blob) -> bool {
    download(name, blob).is_some()
}

fn download(name: &str, blob: &Blob) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(REVOKE_AFTER, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// Lets the reader choose a file. Must be called while a click or a key press is handled.
pub fn choose(on_file: impl FnOnce(File) + 'static) {
    let accept = ".json,.html,.htm,.svg,application/json,text/html,image/svg+xml";
    choose_from(accept, false, move |mut files| {
        if !files.is_empty() {
            on_file(files.swap_remove(0));
        }
    });
}

/// Lets the reader choose any number of files of any kind; under the same condition.
pub fn choose_some(on_files: impl FnOnce(Vec<File>) + 'static) {
    choose_from("", true, on_files);
}

fn choose_from(accept: &str, multiple: bool, on_files: impl FnOnce(Vec<File>) + 'static) {
    let input = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("input").ok())
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(multiple);
    let chosen = input.clone();
    let change = Closure::once_into_js(move || {
        if let Some(files) = chosen.files() {
            on_files((0..files.length()).filter_map(|at| files.get(at)).collect());
        }
    });
    input.set_onchange(Some(change.unchecked_ref()));
    input.click();
}

/// The text of a file.
///
/// # Errors
/// Why it can't be had; the size is looked at first.
pub async fn read(file: &File) -> Result<String, FileError> {
    String::from_utf8(bytes(file).await?).map_err(|_| FileError::NotText)
}

/// What is in a file.
///
/// # Errors
/// Why it can't be had; the size is looked at first.
pub async fn bytes(file: &File) -> Result<Vec<u8>, FileError> {
    if file.size() > MAX_BYTES as f64 {
        return Err(FileError::TooLarge);
    }
    let bytes = js::settled(file.array_buffer().into()).await.map_err(|_| FileError::Unreadable)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}
