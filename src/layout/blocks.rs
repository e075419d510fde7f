//! Lengths in a row, with sums that are cheap to ask for and to keep.

use std::ops::Range;

/// How many lengths share one sum.
const BLOCK: usize = 256;

/// A list of lengths; finding a place by distance takes a step for each block, not for each length.
#[derive(Clone, Debug, Default)]
pub(super) struct Blocks {
    lengths: Vec<u32>,
    sums: Vec<u64>,
}

impl Blocks {
    pub(super) fn get(&self, index: usize) -> u32 {
        self.lengths.get(index).copied().unwrap_or_default()
    }

    pub(super) fn total(&self) -> u64 {
        self.sums.iter().sum()
    }

    pub(super) fn set(&mut self, index: usize, length: u32) {
        if let Some(slot) = self.lengths.get_mut(index) {
            *slot = length;
            self.sum_block(index / BLOCK);
        }
    }

    /// Puts other lengths in the place of some.
    pub(super) fn splice(&mut self, range: Range<usize>, lengths: impl IntoIterator<Item = u32>) {
        let end = range.end.min(self.lengths.len());
        let start = range.start.min(end);
        let before = self.lengths.len();
        self.lengths.splice(start..end, lengths);
        self.sums.resize(self.lengths.len().div_ceil(BLOCK), 0);
        let moved = self.lengths.len() != before;
        let touched = if moved { self.sums.len() } else { end.div_ceil(BLOCK) };
        for block in start / BLOCK..touched {
            self.sum_block(block);
        }
    }

    /// The sum of all lengths before this one.
    pub(super) fn before(&self, index: usize) -> u64 {
        let block = index / BLOCK;
        let blocks: u64 = self.sums.iter().take(block).sum();
        let rest = self.lengths.iter().skip(block * BLOCK).take(index - block * BLOCK);
        blocks + rest.map(|length| u64::from(*length)).sum::<u64>()
    }

    /// The place whose length covers this distance, and the distance at which it begins; the last
    /// place for a distance past the end.
    pub(super) fn at(&self, distance: u64) -> Option<(usize, u64)> {
        let mut begin = 0;
        let mut block = 0;
        for sum in &self.sums {
            if block + 1 == self.sums.len() || begin + sum > distance {
                break;
            }
            begin += sum;
            block += 1;
        }
        let mut found = None;
        for (index, length) in self.lengths.iter().enumerate().skip(block * BLOCK).take(BLOCK) {
            found = Some((index, begin));
            if begin + u64::from(*length) > distance {
                break;
            }
            begin += u64::from(*length);
        }
        found
    }

    fn sum_block(&mut self, block: usize) {
        let lengths = self.lengths.iter().skip(block * BLOCK).take(BLOCK);
        if let Some(sum) = self.sums.get_mut(block) {
            *sum = lengths.map(|length| u64::from(*length)).sum();
        }
    }
}
