//! The line in which a byte of a text stands.

/// Bytes between two counts that are kept.
const BLOCK: usize = 4096;

/// Counts the lines of a text once, so that asking for many places stays cheap.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// How many lines end before each block.
    before: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut count = 0;
        let before = text.as_bytes().chunks(BLOCK).map(|block| {
            let here = count;
            count += newlines(block);
            here
        });
        Self { text, before: before.collect() }
    }

    /// The line, from 1.
    pub(super) fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = (offset / BLOCK).min(self.before.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        self.before.get(block).copied().unwrap_or_default() + newlines(rest) + 1
    }
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let text = "ab\ncd\n".repeat(5_000);
        let lines = Lines::of(&text);
        for offset in [0, 2, 3, 4_095, 4_096, 4_097, 29_999, 30_000, 40_000] {
            let expected = text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1;
            assert_eq!(lines.at(offset), expected, "{offset}");
        }
        assert_eq!(Lines::of("").at(0), 1);
    }
}
