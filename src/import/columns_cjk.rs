//! Names of columns and fields in Japanese, Chinese and Korean.
//!
//! They are put together from parts without blanks, so that what a name means is told by its end:
//! 発生日時 and 対応日時 are both moments, 担当者 and 报告人 both people.

/// What a column of such a name holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Date and time.
    Moment,
    /// A moment at which something was written down.
    Recorded,
    Date,
    /// The time of day, or date and time.
    Time,
    End,
    Who,
    State,
    Text,
    Link,
    Number,
    Zone,
}

/// The ends of names, the longer before those that they end with.
const ENDS: &[(Holds, &[&str])] = &[
    (Holds::Zone, &["タイムゾーン", "时区", "時区", "시간대"]),
    (Holds::Moment, &["日時", "日时", "タイムスタンプ", "时间戳", "日期时间", "일시", "타임스탬프", "いつ"]),
    (Holds::Time, &["時刻", "時間", "时间", "时刻", "시간", "시각"]),
    (Holds::Date, &["日付", "年月日", "日期", "発生日", "发生日", "날짜", "일자", "日"]),
    (
        Holds::Who,
        &[
            "者", "担当", "氏名", "名前", "姓名", "人", "담당", "담당자", "작성자", "처리자", "보고자",
            "이름", "誰",
        ],
    ),
    (Holds::Link, &["リンク", "链接", "鏈接", "링크", "証跡"]),
    (Holds::Number, &["番号", "编号", "序号", "번호", "項番"]),
    (
        Holds::State,
        &[
            "区分", "種別", "分類", "状態", "ステータス", "フェーズ", "段階", "状态", "阶段", "类型", "类别",
            "상태", "구분", "단계", "유형", "분류",
        ],
    ),
    (
        Holds::Text,
        &[
            "内容", "状況", "概要", "詳細", "説明", "事象", "経緯", "出来事", "イベント", "メッセージ",
            "本文", "対応", "作業", "备注", "備考", "事件", "描述", "说明", "经过", "情况", "操作", "详情",
            "내용", "설명", "이벤트", "상황", "조치", "비고", "상세", "件名", "タイトル", "标题", "제목",
        ],
    ),
];
/// Beginnings by which a moment is the end of something, or one of writing it down.
const ENDING: &[&str] = &["終了", "结束", "結束", "完了", "종료", "완료"];
const RECORDING: &[&str] =
    &["作成", "登録", "記録", "更新", "记录", "创建", "登记", "등록", "작성", "수정", "기록"];

/// What a name says that its column holds; `None` for names in other scripts.
pub(super) fn holds(name: &str) -> Option<Holds> {
    let name = name.split(['(', '（', '[', '【']).next().unwrap_or_default().trim();
    if name.is_ascii() || name.chars().count() > 12 || name.ends_with("曜日") {
        return None;
    }
    let begins = |list: &[&str]| list.iter().any(|begin| name.starts_with(begin));
    if ENDING.contains(&name) {
        return Some(Holds::End);
    }
    let (found, _) = ENDS.iter().find(|(_, ends)| ends.iter().any(|end| name.ends_with(end)))?;
    let is_moment = matches!(found, Holds::Moment | Holds::Time);
    Some(match found {
        _ if is_moment && begins(ENDING) => Holds::End,
        _ if is_moment && begins(RECORDING) => Holds::Recorded,
        _ => *found,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_tells() {
        for (name, expected) in [
            ("発生日時", Some(Holds::Moment)),
            ("時刻（JST）", Some(Holds::Time)),
            ("終了時刻", Some(Holds::End)),
            ("登録日時", Some(Holds::Recorded)),
            ("日付", Some(Holds::Date)),
            ("対応者", Some(Holds::Who)),
            ("区分", Some(Holds::State)),
            ("対応内容", Some(Holds::Text)),
            ("发生时间", Some(Holds::Time)),
            ("处理人", Some(Holds::Who)),
            ("담당자", Some(Holds::Who)),
            ("발생일시", Some(Holds::Moment)),
            ("Événement", None),
            ("time", None),
        ] {
            assert_eq!(holds(name), expected, "{name}");
        }
    }
}
