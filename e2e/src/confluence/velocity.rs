//! As much of Velocity as user macros use: references, `#if`, `#set` and comments.
//!
//! A directive or a method that is not known here is an error, never silence. The language is described at
//! <https://velocity.apache.org/engine/1.7/user-guide.html>.

use std::collections::BTreeMap;

pub mod value;

pub use value::Value;

/// What a template can refer to.
pub type Scope = BTreeMap<String, Value>;

/// Fills a template in.
///
/// # Errors
/// Fails for what is no Velocity, or more of it than is known here.
pub fn render(template: &str, scope: &mut Scope) -> Result<String, String> {
    let mut machine = Machine { rest: template, scope, out: String::new() };
    match machine.block(true)? {
        Stop::Eof => Ok(machine.out),
        stop => Err(format!("found {stop:?} without its #if")),
    }
}

/// What ended a block.
#[derive(Debug, PartialEq, Eq)]
enum Stop {
    Eof,
    End,
    Else,
    ElseIf,
}

struct Machine<'a, 's> {
    rest: &'a str,
    scope: &'s mut Scope,
    out: String,
}

impl<'a> Machine<'a, '_> {
    fn take(&mut self, wanted: &str) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, wanted: &str) -> Result<(), String> {
        self.space();
        let found: String = self.rest.chars().take(20).collect();
        if self.take(wanted) { Ok(()) } else { Err(format!("found {found:?}, expected {wanted:?}")) }
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn name(&mut self) -> &'a str {
        let part = |value: char| !(value.is_alphanumeric() || matches!(value, '_' | '-'));
        let end = self.rest.find(part).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        name
    }

    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    fn block(&mut self, active: bool) -> Result<Stop, String> {
        while let Some(next) = self.rest.chars().next() {
            match next {
                '#' => {
                    if let Some(stop) = self.directive(active)? {
                        return Ok(stop);
                    }
                }
                '$' => {
                    let text = self.reference_text()?;
                    self.put(&text, active);
                }
                _ => {
                    let length = self.rest.find(['#', '$']).unwrap_or(self.rest.len());
                    let (text, rest) = self.rest.split_at(length);
                    self.rest = rest;
                    self.put(text, active);
                }
            }
        }
        Ok(Stop::Eof)
    }

    fn put(&mut self, text: &str, active: bool) {
        if active {
            self.out.push_str(text);
        }
    }

    fn directive(&mut self, active: bool) -> Result<Option<Stop>, String> {
        if let Some(stop) = self.stop() {
            return Ok(Some(stop));
        }
        if self.take("##") {
            self.skip_past("\n");
        } else if self.take("#*") {
            self.skip_past("*#");
        } else if self.take("#set") {
            self.set(active)?;
        } else if self.take("#if") {
            self.branch(active)?;
        } else {
            self.take("#");
            let unknown = ["foreach", "macro", "parse", "include", "evaluate"];
            if let Some(word) = unknown.iter().find(|word| self.rest.starts_with(**word)) {
                return Err(format!("the model does not know the directive #{word}"));
            }
            self.put("#", active);
        }
        Ok(None)
    }

    fn stop(&mut self) -> Option<Stop> {
        let words =
            [("#{else}", Stop::Else), ("#elseif", Stop::ElseIf), ("#else", Stop::Else), ("#end", Stop::End)];
        words.into_iter().find(|(word, _)| self.take(word)).map(|(_, stop)| stop)
    }

    fn set(&mut self, active: bool) -> Result<(), String> {
        self.expect("(")?;
        self.expect("$")?;
        let braced = self.take("{");
        let name = self.name().to_owned();
        if braced {
            self.expect("}")?;
        }
        self.expect("=")?;
        let value = self.expression()?;
        self.expect(")")?;
        if active {
            self.scope.insert(name, value);
        }
        Ok(())
    }

    fn branch(&mut self, active: bool) -> Result<(), String> {
        let mut taken = false;
        let mut now = self.condition()?;
        loop {
            let stop = self.block(active && now && !taken)?;
            taken |= now;
            now = match stop {
                Stop::End => return Ok(()),
                Stop::Else => true,
                Stop::ElseIf => self.condition()?,
                Stop::Eof => return Err("found the end of the template, expected #end".to_owned()),
            };
        }
    }

    fn condition(&mut self) -> Result<bool, String> {
        self.expect("(")?;
        let value = self.expression()?;
        self.expect(")")?;
        Ok(value.holds())
    }

    /// A reference as it shows: what is not there shows as it is written.
    fn reference_text(&mut self) -> Result<String, String> {
        let before = self.rest;
        let quiet = before.starts_with("$!");
        let value = self.reference()?;
        let written = before.strip_suffix(self.rest).unwrap_or_default();
        Ok(match value.text() {
            Some(text) => text,
            None if quiet => String::new(),
            None => written.to_owned(),
        })
    }

    fn reference(&mut self) -> Result<Value, String> {
        self.take("$");
        self.take("!");
        let braced = self.take("{");
        let name = self.name();
        let mut value = self.scope.get(name).cloned().unwrap_or(Value::Missing);
        while self.rest.starts_with('.') && self.rest.chars().nth(1).is_some_and(char::is_alphabetic) {
            self.take(".");
            let member = self.name();
            value =
                if self.take("(") { value.call(member, &self.arguments()?)? } else { value.member(member) };
        }
        if braced {
            self.expect("}")?;
        }
        Ok(value)
    }

    fn arguments(&mut self) -> Result<Vec<Value>, String> {
        let mut values = Vec::new();
        self.space();
        while !self.take(")") {
            values.push(self.expression()?);
            self.space();
            self.take(",");
            self.space();
        }
        Ok(values)
    }

    fn expression(&mut self) -> Result<Value, String> {
        let mut value = self.conjunction()?;
        self.space();
        while self.take("||") {
            let other = self.conjunction()?;
            value = Value::Flag(value.holds() || other.holds());
            self.space();
        }
        Ok(value)
    }

    fn conjunction(&mut self) -> Result<Value, String> {
        let mut value = self.comparison()?;
        self.space();
        while self.take("&&") {
            let other = self.comparison()?;
            value = Value::Flag(value.holds() && other.holds());
            self.space();
        }
        Ok(value)
    }

    fn comparison(&mut self) -> Result<Value, String> {
        let left = self.primary()?;
        self.space();
        if self.take("==") {
            return Ok(Value::Flag(left.text() == self.primary()?.text()));
        }
        if self.take("!=") {
            return Ok(Value::Flag(left.text() != self.primary()?.text()));
        }
        Ok(left)
    }

    fn primary(&mut self) -> Result<Value, String> {
        self.space();
        if self.take("!") {
            return Ok(Value::Flag(!self.primary()?.holds()));
        }
        if self.take("(") {
            let value = self.expression()?;
            self.expect(")")?;
            return Ok(value);
        }
        if self.take("'") {
            return self.quoted('\'').map(|text| Value::Text(text.to_owned()));
        }
        if self.take("\"") {
            let inner = self.quoted('"')?;
            return render(inner, self.scope).map(Value::Text);
        }
        if self.rest.starts_with('$') {
            return self.reference();
        }
        match self.name() {
            "true" => Ok(Value::Flag(true)),
            "false" => Ok(Value::Flag(false)),
            number if number.parse::<i64>().is_ok() => Ok(Value::Text(number.to_owned())),
            other => Err(format!("found {other:?}, expected a value")),
        }
    }

    fn quoted(&mut self, quote: char) -> Result<&'a str, String> {
        let parts = self.rest.split_once(quote);
        let (text, rest) = parts.ok_or_else(|| format!("expected {quote} at the end of a text"))?;
        self.rest = rest;
        Ok(text)
    }
}
