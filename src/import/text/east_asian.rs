//! Dates and times with a sign behind each number: 2024年1月5日 午後3時30分, 오후 3시 30분, 下午3点30分.

/// Reads sign after sign.
#[derive(Default)]
pub(super) struct EastAsian {
    half: Option<char>,
    /// Whether a number belongs to what stands before it, over a blank: "11시 50분".
    joins: bool,
}

impl EastAsian {
    /// Whether the sign belongs to such a time; then what it stands for was given on.
    pub(super) fn push(&mut self, char: char, before: &str, rest: &str, mut give: impl FnMut(char)) -> bool {
        let joins = std::mem::take(&mut self.joins);
        if char.is_ascii() {
            self.joins = joins && char == ' ';
            return self.joins;
        }
        let digits = rest.trim_start().chars().take_while(|c| c.is_numeric()).count();
        let digit_follows = digits > 0;
        let is_behind_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        // These are parts of words, too.
        let is_korean = matches!(char, '년' | '월' | '일' | '시' | '분' | '초');
        let is_point = matches!(char, '点' | '點');
        if (is_korean || is_point) && !is_behind_number || is_point && !digit_follows && self.half.is_none() {
            return false;
        }
        match char {
            '年' | '년' => give('-'),
            '月' | '월' if digit_follows => give('-'),
            '日' | '일' => give(' '),
            '時' | '时' | '点' | '點' | '시' => match (rest.starts_with('半'), digits) {
                (true, _) => ":30".chars().for_each(&mut give),
                (false, 0) => ":00".chars().for_each(&mut give),
                (false, 1) => ":0".chars().for_each(&mut give),
                _ => give(':'),
            },
            '分' | '분' if has_seconds(rest) => {
                (if digits == 1 { ":0" } else { ":" }).chars().for_each(&mut give)
            }
            '分' | '秒' | '半' | '분' | '초' => {}
            '頃' | '～' => give('~'),
            _ => return self.half_day(char, rest),
        }
        self.joins = digit_follows && !matches!(char, '日' | '일' | '秒' | '초' | '頃' | '～');
        let is_hour = matches!(char, '時' | '时' | '点' | '點' | '시');
        let is_minute = matches!(char, '分' | '분') && !has_seconds(rest);
        let is_end = is_minute
            || matches!(char, '半' | '秒' | '초')
            || is_hour && !digit_follows && !rest.starts_with('半');
        if let Some(half) = self.half.filter(|_| is_end) {
            self.half = None;
            [' ', half, 'm', ' '].into_iter().for_each(give);
        }
        true
    }

    /// 午前, 午後, 上午, 下午, 오전, 오후: what they say is given behind the clock.
    fn half_day(&mut self, char: char, rest: &str) -> bool {
        let half = match (char, rest.chars().next()) {
            ('午', Some('前')) | ('上', Some('午')) | ('오', Some('전')) => 'a',
            ('午', Some('後')) | ('下', Some('午')) | ('오', Some('후')) => 'p',
            ('午' | '前' | '後' | '전' | '후', _) => return self.half.is_some(),
            _ => return false,
        };
        self.half = Some(half);
        true
    }
}

/// Whether a number of seconds follows.
fn has_seconds(rest: &str) -> bool {
    rest.chars().skip_while(|c| c.is_numeric() || *c == ' ').take(1).any(|c| matches!(c, '秒' | '초'))
}
