//! Ranks: texts that sort as rows of one instant were put in order by hand.
//!
//! They are fractions in base 36 without the leading "0.", so that there is always one between
//! two others (Greenspan, "Implementing Fractional Indexing", 2020).

/// Ranks for so many rows, evenly spread, in order.
pub fn sequence(count: usize) -> Vec<String> {
    let digits = (1..).find(|digits| 36usize.saturating_pow(*digits) > count + 1).unwrap_or(1);
    let room = 36usize.saturating_pow(digits);
    let step = room / (count + 1);
    (1..=count).map(|at| base36(at * step, digits as usize)).collect()
}

fn base36(number: usize, digits: usize) -> String {
    let mut rest = number;
    let mut text: Vec<char> = Vec::with_capacity(digits);
    for _ in 0..digits {
        text.push(char::from_digit((rest % 36) as u32, 36).unwrap_or('0'));
        rest /= 36;
    }
    text.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_is_in_order_and_has_room() {
        for count in [1, 2, 5, 34, 35, 36, 1_000, 2_000] {
            let ranks = sequence(count);
            assert_eq!(ranks.len(), count);
            assert!(ranks.is_sorted_by(|one, two| one < two), "{count}");
            assert!(ranks.iter().all(|rank| !rank.trim_matches('0').is_empty()));
        }
    }
}
