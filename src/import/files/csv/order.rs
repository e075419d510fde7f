//! Whether `03/04/2025` is in March or in April: what the other dates of the column show.

use std::borrow::Cow;

/// In which order the numbers of a date stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayMonth,
    MonthDay,
}

/// The order that the dates of a column show: one of them has a number above 12. `None` when none
/// has, or when they contradict each other.
pub(super) fn order<'a>(dates: impl Iterator<Item = Cow<'a, str>>) -> Option<Order> {
    let (mut day_first, mut month_first) = (false, false);
    for date in dates {
        if let Some(numbers) = numbers(&date) {
            day_first |= (13..=31).contains(&numbers.one) && numbers.two <= 12;
            month_first |= (13..=31).contains(&numbers.two) && numbers.one <= 12;
        }
    }
    match (day_first, month_first) {
        (true, false) => Some(Order::DayMonth),
        (false, true) => Some(Order::MonthDay),
        _ => None,
    }
}

/// The date with dots, by which the day always comes first.
pub(super) fn dotted(text: &str, order: Option<Order>) -> Cow<'_, str> {
    let (Some(order), Some(found)) = (order, numbers(text)) else {
        return Cow::Borrowed(text);
    };
    let (day, month) = match order {
        Order::DayMonth => (found.one, found.two),
        Order::MonthDay => (found.two, found.one),
    };
    if !(1..=12).contains(&month) {
        return Cow::Borrowed(text);
    }
    format!("{day:02}.{month:02}.{}{}", found.year, found.rest).into()
}

struct Numbers<'a> {
    one: u32,
    two: u32,
    year: &'a str,
    rest: &'a str,
}

/// `2/10/2018` and `2-10-2018` at the beginning of a text, and what follows.
fn numbers(text: &str) -> Option<Numbers<'_>> {
    let text = text.trim_start();
    let (one, rest) = digits(text, 2)?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '/' | '-'))?;
    let (two, rest) = digits(rest.strip_prefix(mark)?, 2)?;
    let (year, rest) = digits(rest.strip_prefix(mark)?, 4)?;
    if !matches!(year.len(), 2 | 4) || rest.starts_with(|c: char| c == mark || c.is_ascii_digit()) {
        return None;
    }
    Some(Numbers { one: one.parse().ok()?, two: two.parse().ok()?, year, rest })
}

fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > most {
        return None;
    }
    text.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_settles_the_column() {
        let order_of = |dates: &[&'static str]| order(dates.iter().map(|date| Cow::Borrowed(*date)));
        assert_eq!(order_of(&["03/04/2025", "13/04/2025 10:00"]), Some(Order::DayMonth));
        assert_eq!(order_of(&["03/04/2025", "4/13/25"]), Some(Order::MonthDay));
        assert_eq!(order_of(&["03/04/2025", "2025-04-13", "10.13.2025"]), None);
        assert_eq!(order_of(&["13/04/2025", "04/13/2025"]), None);
        assert_eq!(dotted("3/4/2025 10:00", Some(Order::MonthDay)), "04.03.2025 10:00");
        assert_eq!(dotted("3/4/2025", None), "3/4/2025");
        assert_eq!(dotted("2025-04-13", Some(Order::MonthDay)), "2025-04-13");
    }
}
