//! An element of a page.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::error::{Context, Failure, expect_eq};
use crate::json::number;
use crate::keys::{CLICK, Step};
use crate::page::Page;
use crate::wait::Waiting;

/// An element, also one inside a shadow root.
#[derive(Clone)]
pub struct Node {
    page: Page,
    element: Element,
}

impl Node {
    /// An element of a page.
    pub fn new(page: Page, element: Element) -> Self {
        Self { page, element }
    }

    /// Runs a script with the element as `arguments[0]`; it may use `dom`.
    ///
    /// # Errors
    /// Fails when the script throws or the element is gone.
    pub async fn eval(&self, script: &str, more: Vec<Value>) -> Result<Value, Failure> {
        let mut arguments = vec![serde_json::to_value(&self.element)?];
        arguments.extend(more);
        self.page.dom(script, arguments).await
    }

    /// The shown text, spaces squeezed.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub async fn text(&self) -> Result<String, Failure> {
        self.string("return dom.text(arguments[0]);").await
    }

    /// The accessible name as the harness reckons it.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub async fn name(&self) -> Result<String, Failure> {
        self.string("return dom.name(arguments[0]);").await
    }

    /// Role and accessible name as the engine itself tells them to a screen reader.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub async fn computed(&self) -> Result<(String, String), Failure> {
        let session = self.page.here().await?;
        let path = |what: &str| format!("element/{}/computed{what}", self.element.element_id());
        let role = session.get(&path("role")).await?;
        let label = session.get(&path("label")).await?;
        let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
        Ok((text(role), text(label)))
    }

    /// The value of a field.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub async fn value(&self) -> Result<String, Failure> {
        self.string("return arguments[0].value;").await
    }

    /// An attribute.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub async fn attribute(&self, name: &str) -> Result<Option<String>, Failure> {
        let script = "return arguments[0].getAttribute(arguments[1]);";
        let found = self.eval(script, vec![json!(name)]).await?;
        Ok(found.as_str().map(str::to_owned))
    }

    /// Left, top, width and height in the page's area.
    ///
    /// # Errors
    /// Fails when the element is gone.
    pub async fn rectangle(&self) -> Result<(f64, f64, f64, f64), Failure> {
        let script = "const b = arguments[0].getBoundingClientRect(); \
                      return [b.left, b.top, b.width, b.height];";
        Ok(serde_json::from_value(self.eval(script, Vec::new()).await?)?)
    }

    /// Gives the element the keyboard, once it takes it: what is not shown yet does not.
    ///
    /// # Errors
    /// Fails when the element is gone, or does not take it.
    pub async fn focus(&self) -> Result<(), Failure> {
        let script = "const e = arguments[0]; e.focus();
            const active = e.getRootNode().activeElement; return active === e || e.contains(active);";
        let focused = async || expect_eq("focused", self.eval(script, Vec::new()).await?, json!(true));
        self.page.wait_for("the focus", focused).await
    }

    /// Clicks the middle with the mouse if nothing covers it.
    ///
    /// # Errors
    /// Fails at once when something covers the element.
    pub async fn try_click(&self) -> Result<(), Failure> {
        let at = self.point_now().await?;
        self.mouse(at, &CLICK).await
    }

    /// Clicks the middle with the mouse once nothing covers it.
    ///
    /// # Errors
    /// Fails when something covers the element all the time.
    pub async fn click(&self) -> Result<(), Failure> {
        let at = self.point().await?;
        self.mouse(at, &CLICK).await
    }

    /// Clicks so many pixels beside the middle.
    ///
    /// # Errors
    /// Fails when something covers the element all the time.
    pub async fn click_beside(&self, dx: f64, dy: f64) -> Result<(), Failure> {
        let at = self.point().await?;
        self.mouse(at, &[&[Step::By(dx, dy)], CLICK.as_slice()].concat()).await
    }

    /// Clicks twice.
    ///
    /// # Errors
    /// Fails when something covers the element all the time.
    pub async fn double_click(&self) -> Result<(), Failure> {
        let at = self.point().await?;
        self.mouse(at, &[CLICK, CLICK].concat()).await
    }

    /// Moves the mouse over the middle.
    ///
    /// # Errors
    /// Fails when something covers the element all the time.
    pub async fn hover(&self) -> Result<(), Failure> {
        let at = self.point().await?;
        self.mouse(at, &[]).await
    }

    /// Drags from the middle by so many pixels, in steps.
    ///
    /// # Errors
    /// Fails when something covers the element all the time.
    pub async fn drag_by(&self, dx: f64, dy: f64) -> Result<(), Failure> {
        let part = Step::By(dx / 4.0, dy / 4.0);
        let at = self.point().await?;
        self.mouse(at, &[Step::Down, part, part, part, part, Step::Up]).await
    }

    /// The mouse at the middle, which is known, then the steps.
    async fn mouse(&self, at: (f64, f64), steps: &[Step]) -> Result<(), Failure> {
        if self.page.is_frame() {
            // Only from an element do all engines add the frame's own place.
            let origin = serde_json::to_value(&self.element)?;
            return self.page.mouse_from(origin, (0.0, 0.0), steps).await;
        }
        self.page.mouse(at, steps).await
    }

    /// Clicks the field, selects what is in it and types over it.
    ///
    /// # Errors
    /// Fails when the field cannot be clicked.
    pub async fn fill(&self, text: &str) -> Result<(), Failure> {
        self.click().await?;
        self.page.press("Control+a").await?;
        if text.is_empty() {
            return self.page.press("Delete").await;
        }
        self.page.type_text(text).await
    }

    /// Chooses files in a file field.
    ///
    /// # Errors
    /// Fails when the element is not a file field.
    pub async fn choose(&self, paths: &[&std::path::Path]) -> Result<(), Failure> {
        self.page.here().await?;
        let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        self.element.send_keys(&paths.join("\n")).await.at("choosing files")
    }

    /// The middle, once it has come to rest and a click there would reach the element.
    async fn point(&self) -> Result<(f64, f64), Failure> {
        let mut last = None;
        self.page
            .wait_for("the element to be on top", async || {
                let now = self.point_now().await?;
                if last.replace(now) == Some(now) {
                    return Ok(now);
                }
                Err(Failure::new(format!("moving, now at {now:?}"), "an element at rest"))
            })
            .await
    }

    /// The middle, scrolled into view.
    async fn point_now(&self) -> Result<(f64, f64), Failure> {
        let script = "const e = arguments[0];
            if (!e.isConnected) return { covered: 'an element that is gone' };
            e.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
            const covered = dom.reached(e);
            return { covered, ...dom.center(e) };";
        let seen = self.eval(script, Vec::new()).await?;
        if let Some(covered) = seen.get("covered").and_then(Value::as_str) {
            return Err(Failure::new(covered, "the element itself on top"));
        }
        Ok((number(&seen, "x"), number(&seen, "y")))
    }

    async fn string(&self, script: &str) -> Result<String, Failure> {
        let found = self.eval(script, Vec::new()).await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }
}
