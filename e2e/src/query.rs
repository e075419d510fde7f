//! Finding things in a page, through open shadow roots.

use std::collections::BTreeMap;

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::error::{Context, Failure};
use crate::json::text;
use crate::node::Node;
use crate::page::Page;
use crate::wait::Waiting;

/// The key under which WebDriver sends an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The functions that look through shadow roots.
const DOM: &str = include_str!("../js/dom.js");

/// What has the keyboard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Focus {
    /// The element's name, such as `button`; `body` when nothing is focused.
    pub tag: String,
    /// Its role.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// Its `id`.
    pub id: String,
    /// Its `data-` attributes.
    pub data: BTreeMap<String, String>,
}

impl Page {
    /// Runs a script that may use `dom`, see `js/dom.js`.
    ///
    /// # Errors
    /// Fails when the script throws.
    pub async fn dom(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        self.eval(&format!("{DOM}\n{script}"), arguments).await
    }

    /// The first element that matches, waited for.
    ///
    /// # Errors
    /// Fails when none appears in time.
    pub async fn find(&self, css: &str) -> Result<Node, Failure> {
        let look = async || first(self.find_all(css).await?, "no such element", css);
        self.wait_for(&format!("an element `{css}`"), look).await
    }

    /// All elements that match now, in the order of the document.
    ///
    /// # Errors
    /// Fails when the selector is wrong.
    pub async fn find_all(&self, css: &str) -> Result<Vec<Node>, Failure> {
        let found = self.dom("return dom.find(arguments[0]);", vec![json!(css)]).await;
        self.nodes(found.at(format!("finding `{css}`"))?)
    }

    /// How many elements match now.
    ///
    /// # Errors
    /// Fails when the selector is wrong.
    pub async fn count(&self, css: &str) -> Result<usize, Failure> {
        let found = self.dom("return dom.find(arguments[0]).length;", vec![json!(css)]).await?;
        Ok(found.as_u64().unwrap_or(0) as usize)
    }

    /// The one element of a role with exactly this accessible name, waited for.
    ///
    /// # Errors
    /// Fails when there is none in time, or more than one; the failure lists the names that are there.
    pub async fn by_role_name(&self, role: &str, name: &str) -> Result<Node, Failure> {
        let what = format!("a {role} “{name}”");
        self.wait_for(&what, async || self.only(role, name).await).await
    }

    /// The one element of a role with exactly this accessible name, as things are now.
    ///
    /// # Errors
    /// Fails when there is none, or more than one.
    pub async fn only(&self, role: &str, name: &str) -> Result<Node, Failure> {
        let found = self.all_by_role_name(role, name).await?;
        match found.len() {
            1 => first(found, "", ""),
            0 => {
                let names = self.names(role).await?;
                Err(Failure::new(format!("{role}s named {names:?}"), format!("“{name}”")))
            }
            many => Err(Failure::new(format!("{many} of them"), "one")),
        }
    }

    /// All shown elements of a role with exactly this accessible name.
    ///
    /// # Errors
    /// Fails when the page does not answer.
    pub async fn all_by_role_name(&self, role: &str, name: &str) -> Result<Vec<Node>, Failure> {
        let script = "return dom.named(arguments[0], arguments[1], true);";
        self.nodes(self.dom(script, vec![json!(role), json!(name)]).await?)
    }

    /// The accessible names of all shown elements of a role.
    ///
    /// # Errors
    /// Fails when the page does not answer.
    pub async fn names(&self, role: &str) -> Result<Vec<String>, Failure> {
        let found = self.dom("return dom.roles(arguments[0]).map(dom.name);", vec![json!(role)]);
        Ok(serde_json::from_value(found.await?)?)
    }

    /// The shown text of the first element that matches, waited for.
    ///
    /// # Errors
    /// Fails when none appears in time.
    pub async fn text(&self, css: &str) -> Result<String, Failure> {
        self.find(css).await?.text().await
    }

    /// The shown texts of all elements that match now.
    ///
    /// # Errors
    /// Fails when the selector is wrong.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>, Failure> {
        let found = self.dom("return dom.find(arguments[0]).map(dom.text);", vec![json!(css)]);
        Ok(serde_json::from_value(found.await?)?)
    }

    /// What has the keyboard, however deep it lies.
    ///
    /// # Errors
    /// Fails when the page does not answer.
    pub async fn active(&self) -> Result<Focus, Failure> {
        let found = self.dom("return dom.focus();", Vec::new()).await?;
        let data = found.get("data").and_then(Value::as_object).into_iter().flatten();
        let data = data.map(|(k, v)| (k.clone(), v.as_str().unwrap_or_default().to_owned()));
        Ok(Focus {
            tag: text(&found, "tag"),
            role: text(&found, "role"),
            name: text(&found, "name"),
            id: text(&found, "id"),
            data: data.collect(),
        })
    }

    /// The element that has the keyboard.
    ///
    /// # Errors
    /// Fails when nothing has it.
    pub async fn active_node(&self) -> Result<Node, Failure> {
        let found = self.dom("return dom.active();", Vec::new()).await?;
        self.node(&found).ok_or_else(|| Failure::new("no active element", "one"))
    }

    /// Makes a node of an element that a script returned.
    pub fn node(&self, value: &Value) -> Option<Node> {
        let id = ElementRef::from(value.get(ELEMENT)?.as_str()?.to_owned());
        let element = Element::from_element_id(self.session().client.clone(), id);
        Some(Node::new(self.clone(), element))
    }

    /// Makes nodes of the elements that a script returned.
    ///
    /// # Errors
    /// Fails when the value is not a list of elements.
    pub fn nodes(&self, value: Value) -> Result<Vec<Node>, Failure> {
        let list = value.as_array().into_iter().flatten();
        let nodes: Option<Vec<Node>> = list.map(|item| self.node(item)).collect();
        nodes.ok_or_else(|| Failure::new(value.to_string(), "a list of elements"))
    }
}

fn first(nodes: Vec<Node>, found: &str, expected: &str) -> Result<Node, Failure> {
    nodes.into_iter().next().ok_or_else(|| Failure::new(found, expected))
}
