//! Phrases of languages that write no spaces between words, or change their words.

use crate::model::MarkerKey;

/// What a phrase says.
pub(super) enum Phrase {
    /// That the incident begins, is detected, mitigated or over.
    Plain(&'static MarkerKey),
    /// That somebody outside reports something.
    Reported,
    /// That things are as they were, where nothing plainer says so.
    Recovered,
}

const PLAIN: &[(MarkerKey, &[&str])] = &[
    (
        MarkerKey::Start,
        &[
            "障害発生", "障害が発生", "障害の発生", "障害開始", "ここから障害", "影響開始", "影響発生",
            "不具合発生", "不具合が発生", "事象発生", "サービスが停止", "故障开始", "故障发生", "发生故障",
            "出现故障", "开始出现", "开始报错", "最初のエラー", "エラーが出始め", "장애 발생", "장애 시작",
            "장애가 발생", "장애가 시작", "지연 발생", "지연이 발생",
        ],
    ),
    (
        MarkerKey::Detect,
        &[
            "検知", "検出", "発覚", "発報", "アラート発生", "アラート受信", "アラートを受", "アラートが鳴",
            "障害を認知", "気付", "気づ", "通報", "インシデント宣言", "インシデントを宣言", "监控报警",
            "监控告警", "收到告警", "收到报警", "触发告警", "发现故障", "发现异常", "장애 감지", "이상 감지",
            "알림 수신", "알람 발생", "경보 발생",
        ],
    ),
    (
        MarkerKey::Mitigate,
        &[
            "暫定復旧", "暫定対応完了", "暫定対処完了", "影響緩和", "緩和完了", "緩和し", "已缓解",
            "影响缓解", "장애 완화", "임시 복구",
        ],
    ),
    (
        MarkerKey::Resolve,
        &[
            "復旧完了", "復旧を確認", "復旧確認", "復旧しました", "完全復旧", "全面復旧", "障害復旧",
            "障害終了", "障害解消", "解消を確認", "解消しました", "障害は解消", "対応完了", "収束", "終息",
            "故障恢复", "服务恢复", "恢复正常", "已恢复", "故障解除", "장애 해소", "장애 종료", "장애 복구",
            "복구 완료", "복구되었", "정상화",
        ],
    ),
];

/// Phrases that count where nothing plainer stands.
const REPORTED: &[&str] = &[
    "問い合わせ", "お問合せ", "問合せ", "との報告", "から報告", "連絡を受け", "不具合の報告", "入電",
    "アラート", "警報", "用户反馈", "客户反馈", "告警", "报警", "문의", "신고", "알람", "경보",
];
const RECOVERED: &[&str] = &[
    "復旧", "解消", "正常に戻", "解決", "クローズ", "正常化", "通常運用に", "正常な状態", "対応終了", "恢复",
    "已解决", "복구", "해결",
];

/// What stands behind a phrase that does not hold yet: work, a forecast, a negation.
const NOT_YET: &[&str] = &[
    "作業", "見込", "予定", "目処", "目途", "めど", "せず", "できず", "しない", "できない", "していない",
    "していません", "待ち", "方法", "手順", "に向け", "対応中", "中", "を試", "を開始", "策", "解除", "設定",
    "抑止", "閾値", "计划", "预计", "작업", "예정", "중", "率", "時間", "時刻", "なし", "無し",
];
/// What stands before a phrase that holds for a part, or not yet.
const NOT_WHOLE: &[&str] = &["未", "一部", "部分", "暫定", "のみ", "だけ", "未能", "尚未", "일부", "임시"];

/// What begins where it is said to come up: 遅延が発生, 通信断の発生.
const COMES_UP: &[&str] = &[
    "障害", "遅延", "不具合", "事象", "異常", "故障", "停止", "停電", "通信断", "不通", "輻輳", "トラブル",
    "影響", "状態",
];
/// What stands behind it where it is only spoken of.
const SPOKEN_OF: &[&str] =
    &["原因", "件数", "率", "条件", "履歴", "時の", "を防", "防止", "しない", "しなかった"];

/// What stands behind it where somebody hears of it: 障害発生を検知.
const HEARD_OF: &[&str] =
    &["を検知", "を検出", "を認知", "を把握", "に気", "の通知", "の連絡", "の報告", "のアラート", "を確認"];

/// Whether a text says in Japanese that some trouble comes up.
fn comes_up(text: &str) -> bool {
    text.match_indices("発生").take(8).any(|(at, word)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(['が', 'の', 'は', 'も']);
        let behind = text.get(at + word.len()..).unwrap_or_default();
        let is_open = NOT_YET.iter().chain(SPOKEN_OF).chain(HEARD_OF).any(|word| behind.starts_with(word));
        COMES_UP.iter().any(|trouble| before.ends_with(trouble)) && !is_open
    })
}

/// The phrases of a text.
pub(super) fn in_text(text: &str) -> impl Iterator<Item = Phrase> {
    (!text.is_ascii()).then(|| looked_for(text)).into_iter().flatten()
}

fn looked_for(text: &str) -> impl Iterator<Item = Phrase> {
    let said = move |phrase: &str, is_whole: bool| {
        let mut places = text.match_indices(phrase).take(8);
        places.any(|(at, _)| {
            let (before, behind) = text.split_at_checked(at).unwrap_or_default();
            let behind = behind.strip_prefix(phrase).unwrap_or_default();
            let behind = behind.strip_prefix('の').unwrap_or(behind);
            let is_open = NOT_YET.iter().any(|word| behind.starts_with(word));
            // ベンダーに問い合わせ: we ask somebody; 窓口に問い合わせが入る: somebody asks us.
            let is_asking = phrase.starts_with('問') && before.ends_with('に') && !behind.starts_with('が');
            !(is_open
                || is_asking
                || is_whole && NOT_WHOLE.iter().any(|word| before.trim_end_matches('的').ends_with(word)))
        })
    };
    let any = move |list: &[&str], is_whole: bool| list.iter().any(|phrase| said(phrase, is_whole));
    let is_heard = move |list: &[&str]| {
        let mut found = list.iter().filter_map(|phrase| text.split_once(phrase));
        found.any(|(_, behind)| HEARD_OF.iter().any(|word| behind.starts_with(word)))
    };
    let plain = PLAIN.iter().filter(move |(marker, list)| {
        any(list, *marker == MarkerKey::Resolve) && !(*marker == MarkerKey::Start && is_heard(list))
    });
    let reported = any(REPORTED, false).then_some(Phrase::Reported);
    let recovered = any(RECOVERED, true).then_some(Phrase::Recovered);
    let begins = comes_up(text).then_some(Phrase::Plain(&MarkerKey::Start));
    plain.map(|(marker, _)| Phrase::Plain(marker)).chain(begins).chain(reported).chain(recovered)
}
