//! Where sites differ, or sources do: what a test chooses.
//!
//! | setting | values | rule |
//! | --- | --- | --- |
//! | `size_limit` | bytes | too-large |
//! | `signed_out` | `forbidden`, `unauthorized`, `login` | signed-out, bad-credentials, login-page |
//! | `anonymous_view` | whether pages can be read without a session | signed-out |
//! | `xsrf_always` | whether each change needs the token header | xsrf-always |
//! | `three_byte` | whether the database is MySQL with three-byte utf8 | three-bytes |
//! | `read_only` | whether the site is in read-only mode | read-only |
//! | `restricted_update` | 404 or 403 | restricted |
//! | `attributes` | `name-first`, `sorted` | attribute-order |
//! | `rate` | null, or requests in a bucket that refills as a whole | rate-limit |
//! | `rate_seconds` | how long until then | rate-limit |
//! | `csp` | null, or the policy of page views | |

use serde_json::{Map, Value, json};

/// The settings by their names.
#[derive(Debug, Clone)]
pub struct Settings(Map<String, Value>);

impl Default for Settings {
    fn default() -> Self {
        let value = json!({
            "size_limit": 5_242_880, "signed_out": "forbidden", "anonymous_view": false,
            "xsrf_always": false, "three_byte": false, "read_only": false, "restricted_update": 404,
            "attributes": "name-first", "rate": null, "rate_seconds": 60, "csp": null,
        });
        Self(value.as_object().cloned().unwrap_or_default())
    }
}

impl Settings {
    /// Takes the values of an object over.
    ///
    /// # Errors
    /// Fails for a name that is not known.
    pub fn change(&mut self, changes: &Value) -> Result<(), String> {
        for (name, value) in changes.as_object().into_iter().flatten() {
            let Some(place) = self.0.get_mut(name) else {
                return Err(format!("found the setting {name:?}, expected one of {:?}", self.names()));
            };
            *place = value.clone();
        }
        Ok(())
    }

    fn names(&self) -> Vec<&String> {
        self.0.keys().collect()
    }

    /// All of them.
    pub fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// Whether a setting is true.
    pub fn flag(&self, name: &str) -> bool {
        self.0.get(name) == Some(&Value::Bool(true))
    }

    /// A number, if there is one.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.0.get(name).and_then(Value::as_u64)
    }

    /// A text, if there is one.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }
}
