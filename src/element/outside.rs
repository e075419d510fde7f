//! The browser, as the interface sees it.

use super::settings::Settings;
use crate::host::outside;
use crate::host::zone_cache::ZoneCache;
use crate::model::{Moment, Text, Zones};
use crate::ui::contract::Outside;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The browser, asked as seldom as possible.
pub struct Browser {
    zones: ZoneCache,
    reader_zone: OnceCell<Text>,
    zone_names: OnceCell<Rc<[Text]>>,
}

impl Browser {
    /// The browser that this runs in.
    pub fn new() -> Self {
        Self { zones: outside::zones(), reader_zone: OnceCell::new(), zone_names: OnceCell::new() }
    }
}

impl Outside for Browser {
    fn now(&self) -> Option<Moment> {
        Some(moment(outside::now_ms()))
    }

    fn zones(&self) -> &dyn Zones {
        &self.zones
    }

    fn reader_zone(&self) -> Text {
        self.reader_zone.get_or_init(|| outside::reader_zone().into()).clone()
    }

    fn zone_names(&self) -> Rc<[Text]> {
        let read = || outside::zone_names().into_iter().map(Text::from).collect();
        self.zone_names.get_or_init(read).clone()
    }

    fn seed(&self) -> u64 {
        outside::seed()
    }

    fn link(&self, url: &str) -> Option<String> {
        outside::safe_link(url)
    }
}

/// The browser as one element sees it: its page may say where links lead.
pub struct Fenced {
    browser: Rc<Browser>,
    settings: RefCell<Settings>,
}

impl Fenced {
    /// The browser, with these settings.
    pub fn new(browser: Rc<Browser>, settings: Settings) -> Self {
        Self { browser, settings: RefCell::new(settings) }
    }

    /// Other settings hold from now on.
    pub fn set(&self, settings: Settings) {
        self.settings.replace(settings);
    }
}

impl Outside for Fenced {
    fn now(&self) -> Option<Moment> {
        self.browser.now()
    }

    fn zones(&self) -> &dyn Zones {
        self.browser.zones()
    }

    fn reader_zone(&self) -> Text {
        self.browser.reader_zone()
    }

    fn zone_names(&self) -> Rc<[Text]> {
        self.browser.zone_names()
    }

    fn seed(&self) -> u64 {
        self.browser.seed()
    }

    fn link(&self, url: &str) -> Option<String> {
        let href = self.browser.link(url)?;
        self.settings.borrow().allows(&outside::host_of(&href)).then_some(href)
    }
}

/// The instant so many milliseconds after 1970 began.
pub fn moment(ms: i64) -> Moment {
    let nanos = ms.rem_euclid(1000) as u32 * 1_000_000;
    Moment { nanos, ..Moment::from_unix(ms.div_euclid(1000)) }
}
