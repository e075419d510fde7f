//! Messages: English and German side by side, and what they leave open.

/// Stands between the parts of [`Entry`]; no text holds it.
const SEPARATOR: char = '\u{1f}';

/// A message that is completed with `N` arguments.
///
/// The tables of [`super::messages`] declare one constant for each, such as `Msg::Undo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Msg<const N: usize = 0>(pub(super) Entry);

/// The texts of a message: arguments, English, German.
///
/// They lie in one string, so that a message costs the program nothing but its letters, and one
/// that nobody uses costs nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry(pub(super) &'static str);

impl Entry {
    /// The names of the arguments, in the order in which they are given.
    pub fn args(self) -> impl Iterator<Item = &'static str> + Clone {
        self.part(0).split(',').filter(|name| !name.is_empty())
    }

    /// The English text with its open places.
    pub fn english(self) -> &'static str {
        self.part(1)
    }

    /// The German text with its open places.
    pub fn german(self) -> &'static str {
        self.part(2)
    }

    fn part(self, number: usize) -> &'static str {
        self.0.split(SEPARATOR).nth(number).unwrap_or_default()
    }
}

/// A value for an open place of a message.
pub trait Arg {
    /// The value as text; numbers are written by [`Arg::number`].
    fn text(&self) -> &str;

    /// The number, when it is one; it also decides between one and many.
    fn number(&self) -> Option<i64> {
        None
    }
}

macro_rules! text_arg {
    ($($type:ty),+) => { $(
        impl Arg for $type {
            fn text(&self) -> &str {
                self
            }
        }
    )+ };
}

macro_rules! number_arg {
    ($($type:ty),+) => { $(
        impl Arg for $type {
            fn text(&self) -> &str {
                ""
            }

            fn number(&self) -> Option<i64> {
                Some(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )+ };
}

text_arg!(&str, String, std::rc::Rc<str>, std::borrow::Cow<'_, str>);
number_arg!(i64, u32, usize);

/// Declares messages: a name, the arguments if any, English, German.
///
/// ```text
/// messages! {
///     Undo = "Undo", "Rückgängig";
///     UndoWhat(what) = "Undo: {what}", "Rückgängig: {what}";
///     Events(n) = "{n|one event|{n} events}", "{n|ein Ereignis|{n} Ereignisse}";
/// }
/// ```
macro_rules! messages {
    ($($name:ident $(($($arg:ident),+))? = $english:literal, $german:literal;)+) => {
        #[allow(non_upper_case_globals)]
        impl $crate::text::Msg {
            $(
                #[doc = concat!("`", $english, "`", $("\n\nNeeds", $(" `", stringify!($arg), "`",)+ ".")?)]
                pub const $name: $crate::text::Msg<{ 0 $($(+ messages!(@one $arg))+)? }> =
                    $crate::text::Msg($crate::text::Entry(concat!(
                        $($(stringify!($arg), ",",)+)? "\u{1f}", $english, "\u{1f}", $german,
                    )));
            )+
        }

        /// The messages of this area by name, for the tests that look at all of them.
        pub(super) const LISTED: &[(&str, $crate::text::Entry)] = &[
            $((stringify!($name), $crate::text::Msg::$name.0),)+
        ];
    };
    (@one $arg:ident) => { 1 };
}

pub(super) use messages;
