//! Licence expressions, as in the `license` field of a crate.

/// A licence expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// One licence, with its exception if it has one: `Apache-2.0 WITH LLVM-exception`.
    Licence(String),
    /// All of these apply.
    All(Vec<Expression>),
    /// One of these may be chosen.
    Any(Vec<Expression>),
}

impl Expression {
    /// Reads an expression; old crates write `/` for `OR`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut parser = Parser { words: &words, depth: 0 };
        let expression = parser.any()?;
        match parser.words {
            [] => Ok(expression),
            [word, ..] => Err(format!("found {word:?} where the expression should end")),
        }
    }

    /// Whether the terms can be met with licences that `allowed` accepts.
    pub fn allows(&self, allowed: &impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Licence(name) => allowed(name),
            Self::All(parts) => parts.iter().all(|part| part.allows(allowed)),
            Self::Any(parts) => parts.iter().any(|part| part.allows(allowed)),
        }
    }
}

struct Parser<'a> {
    words: &'a [&'a str],
    depth: usize,
}

impl<'a> Parser<'a> {
    fn any(&mut self) -> Result<Expression, String> {
        let mut parts = vec![self.all()?];
        while self.take("OR") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Expression::Any))
    }

    /// `AND` binds closer than `OR`.
    fn all(&mut self) -> Result<Expression, String> {
        let mut parts = vec![self.single()?];
        while self.take("AND") {
            parts.push(self.single()?);
        }
        Ok(one_or(parts, Expression::All))
    }

    fn single(&mut self) -> Result<Expression, String> {
        if self.take("(") {
            self.depth += 1;
            if self.depth > 32 {
                return Err("too many parentheses".to_owned());
            }
            let inside = self.any()?;
            self.depth -= 1;
            return if self.take(")") { Ok(inside) } else { Err("a parenthesis is not closed".to_owned()) };
        }
        let name = self.name()?;
        if self.take("WITH") {
            return Ok(Expression::Licence(format!("{name} WITH {}", self.name()?)));
        }
        Ok(Expression::Licence(name.to_owned()))
    }

    fn name(&mut self) -> Result<&'a str, String> {
        match self.words {
            [word @ ("OR" | "AND" | "WITH" | ")" | "("), ..] => {
                Err(format!("found {word:?}, expected a licence"))
            }
            [word, rest @ ..] => {
                self.words = rest;
                Ok(word)
            }
            [] => Err("it ends where a licence should stand".to_owned()),
        }
    }

    fn take(&mut self, wanted: &str) -> bool {
        match self.words {
            [word, rest @ ..] if word.eq_ignore_ascii_case(wanted) => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }
}

fn one_or(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(text: &str) -> Result<bool, String> {
        let known = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "ISC"];
        Expression::parse(text).map(|expression| expression.allows(&|name| known.contains(&name)))
    }

    #[test]
    fn chooses_and_requires() {
        let cases = [
            ("MIT", true),
            ("GPL-3.0", false),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0 AND MIT", false),
            ("MIT/Apache-2.0", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("MIT WITH Something-exception", false),
            ("(MIT OR GPL-3.0) AND ISC", true),
            ("MIT OR GPL-3.0 AND GPL-2.0", true),
            ("(MIT OR GPL-3.0) AND GPL-2.0", false),
            ("MIT or ISC", true),
        ];
        for (text, expected) in cases {
            assert_eq!(allows(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn and_binds_closer_than_or() {
        let read = Expression::parse("A OR B AND C");
        let licence = |name: &str| Expression::Licence(name.to_owned());
        let both = Expression::All(vec![licence("B"), licence("C")]);
        assert_eq!(read, Ok(Expression::Any(vec![licence("A"), both])));
    }

    #[test]
    fn refuses_what_is_not_an_expression() {
        for text in ["", "MIT OR", "(MIT", "MIT)", "MIT ISC", "WITH x", "AND"] {
            assert!(Expression::parse(text).is_err(), "{text:?}");
        }
        assert!(Expression::parse(&"(".repeat(100_000)).is_err());
    }
}
