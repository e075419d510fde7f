//! Marked-up text: what is a mark, what is not, and what may become a link.

use postmortem_timeline::model::markup::{Span, escape, host_label, one_line, parse, plain, safe_url};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Spans as text: `B(…)` (strong), `E(…)`, `C(…)`, `L(address|…)`, `⏎`.
fn sketch(spans: &[Span<'_>]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(text) => (*text).to_owned(),
            Span::Code(text) => format!("C({text})"),
            Span::Break => "⏎".to_owned(),
            Span::Strong(inner) => format!("B({})", sketch(inner)),
            Span::Emphasis(inner) => format!("E({})", sketch(inner)),
            Span::Link { url, label: inner } => format!("L({url}|{})", sketch(inner)),
        })
        .collect()
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(sketch(&parse(text)), *expected, "{text}");
    }
}

#[test]
fn marks_with_a_partner_count() {
    check(&[
        ("", ""),
        ("plain", "plain"),
        ("**bold** text", "B(bold) text"),
        ("an *em* word", "an E(em) word"),
        ("***both***", "B(E(both))"),
        ("**bold *em* bold**", "B(bold E(em) bold)"),
        ("*em **bold** em*", "E(em B(bold) em)"),
        ("**bold *em***", "B(bold E(em))"),
        ("*em **bold***", "E(em B(bold))"),
        ("(*em*), **b**!", "(E(em)), B(b)!"),
        ("**a** **b**", "B(a) B(b)"),
        ("`code` and ``a`b``", "C(code) and C(a`b)"),
        ("`**no**`", "C(**no**)"),
        ("**`code`**", "B(C(code))"),
        ("ends **bold**", "ends B(bold)"),
    ]);
}

#[test]
fn marks_without_a_partner_are_literal() {
    check(&[
        ("**open", "**open"),
        ("open**", "open**"),
        ("*", "*"),
        ("** **", "** **"),
        ("****", "****"),
        ("****x****", "****x****"),
        ("2*3*4", "2*3*4"),
        ("SELECT * FROM a WHERE b * c", "SELECT * FROM a WHERE b * c"),
        ("*/5 * * * *", "*/5 * * * *"),
        ("**bold*", "**bold*"),
        ("*em **x*", "E(em **x)"),
        ("**a *b**", "B(a *b)"),
        ("***a**", "B(*a)"),
        ("`open", "`open"),
        ("``a`", "``a`"),
        ("a `` b", "a `` b"),
        ("snake_case_name and _this_", "snake_case_name and _this_"),
        ("# no heading", "# no heading"),
        ("<b>no</b> &amp; <script>", "<b>no</b> &amp; <script>"),
        ("![no](https://example.org/i.png)", "!L(https://example.org/i.png|no)"),
    ]);
}

#[test]
fn a_backslash_takes_the_meaning_away() {
    check(&[
        (r"\*no\*", "*no*"),
        (r"\**no*", "*E(no)"),
        (r"\`no`", "`no`"),
        (r"\[no](https://example.org)", "[no](L(https://example.org|https://example.org))"),
        (r"[a\]b](https://example.org)", "L(https://example.org|a]b)"),
        (r"C:\temp \n", r"C:\temp \n"),
        (r"\\host", r"\host"),
        (r"end\", r"end\"),
    ]);
}

#[test]
fn links_have_a_label_and_an_address() {
    check(&[
        ("[graph](https://example.org/g)", "L(https://example.org/g|graph)"),
        ("[**5xx** graph](http://a.b)", "L(http://a.b|B(5xx) graph)"),
        ("**[a](https://b.c)**", "B(L(https://b.c|a))"),
        ("[a](https://b.c/d_(e))", "L(https://b.c/d_(e)|a)"),
        ("[mail](mailto:ops@example.org)", "L(mailto:ops@example.org|mail)"),
        ("[[a](https://b.c)", "[L(https://b.c|a)"),
        ("[https://x.y](https://b.c)", "L(https://b.c|https://x.y)"),
        ("[ ](https://b.c)", "[ ](L(https://b.c|https://b.c))"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](/relative)", "[a](/relative)"),
        ("[a](https://b c)", "[a](L(https://b|https://b) c)"),
        ("[a] (https://b.c)", "[a] (L(https://b.c|https://b.c))"),
        ("[a](", "[a]("),
        ("[a]", "[a]"),
    ]);
}

#[test]
fn bare_addresses_end_before_the_punctuation_of_the_sentence() {
    check(&[
        ("see https://a.b/c.", "see L(https://a.b/c|https://a.b/c)."),
        ("(https://a.b/c)", "(L(https://a.b/c|https://a.b/c))"),
        ("https://a.b/c_(d)", "L(https://a.b/c_(d)|https://a.b/c_(d))"),
        ("**https://a.b**", "B(L(https://a.b|https://a.b))"),
        ("„https://a.b“", "„L(https://a.b|https://a.b)“"),
        ("HTTPS://A.B, really", "L(HTTPS://A.B|HTTPS://A.B), really"),
        ("mailto:a@b.c", "L(mailto:a@b.c|mailto:a@b.c)"),
        ("xhttps://a.b", "xhttps://a.b"),
        ("https:// nothing", "https:// nothing"),
        ("http://user@a.b", "http://user@a.b"),
        ("`https://a.b`", "C(https://a.b)"),
    ]);
}

#[test]
fn lines_break_and_marks_stay_in_them() {
    check(&[("a\nb", "a⏎b"), ("a\r\nb\rc", "a⏎b⏎c"), ("*a\nb*", "*a⏎b*"), ("\n\n", "⏎⏎")]);
}

#[test]
fn only_plain_addresses_are_safe() {
    for good in [
        "https://example.org",
        "http://localhost:8080/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://müller.example/ü",
        "https://[2001:db8::1]:443/x",
        "mailto:ops@example.org?subject=Hi",
        "https://wiki.example/a_(b)'c,d;e~f!g*h",
    ] {
        assert_eq!(safe_url(good), Some(good));
    }
    for bad in [
        "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "blob:https://a.b/c", "ftp://a.b", "//a.b", "/a", "a.b", "https:a.b", "https:/a.b", "https:///a",
        "https://", "https://?a", "https://#a", "https://a.b@c.d", "https://a\\@b", "https://a b",
        "https://a\u{200b}.b", "https://a.b/\u{202e}gpj", "ht\ntps://a.b", "\thttps://a.b",
        "https://a.b:port", "https://a.b:99999", "https://-a.b", "https://.b", "https://%61.b",
        "https://[::1", "https://[javascript]", "mailto:", "mailto:a", "mailto:@b", "mailto://a@b",
        "mailto:a@b:c", "https://a.b/\"onclick", "https://a.b/<x>", "https://a.b/{x}", "\u{feff}https://a.b",
        "https\u{a0}://a.b", "https://a.b\u{a0}",
    ] {
        assert_eq!(safe_url(bad), None, "{bad:?}");
    }
}

#[test]
fn links_without_a_label_show_their_host() {
    for (url, label) in [
        ("https://www.example.org/a/b", Some("example.org")),
        ("http://localhost:8080", Some("localhost:8080")),
        ("mailto:ops@example.org?subject=x", Some("ops@example.org")),
        ("javascript:x", None),
    ] {
        assert_eq!(host_label(url).as_deref(), label);
    }
}

#[test]
fn plain_text_has_no_marks() {
    assert_eq!(plain("**Ada** sees [the *graph*](https://a.b)\n`x`"), "Ada sees the graph\nx");
    assert_eq!(one_line(" a\nb \r\n"), "a b");
}

/// Every span that is a link, at any depth.
fn links<'a>(spans: &[Span<'a>], found: &mut Vec<&'a str>) {
    for span in spans {
        match span {
            Span::Link { url, label: inner } => {
                found.push(url);
                links(inner, found);
            }
            Span::Strong(inner) | Span::Emphasis(inner) => links(inner, found),
            Span::Text(_) | Span::Code(_) | Span::Break => {}
        }
    }
}

proptest! {
    #[test]
    fn text_without_marks_is_shown_as_it_is(text in r"[^*`\[\\\r]*") {
        prop_assert_eq!(plain(&text), text);
    }

    #[test]
    fn escaped_text_is_shown_as_it_is(text in r"[*`\[\]()\\a-c :/h]{0,40}") {
        prop_assert_eq!(plain(&escape(&text)), text);
    }

    #[test]
    fn any_text_parses_and_all_links_are_safe(text in r"([*`\[\]()\\ \nab]|https://a\.b|mailto:|javascript:|\PC){0,60}") {
        let spans = parse(&text);
        let mut found = Vec::new();
        links(&spans, &mut found);
        prop_assert!(found.iter().all(|url| safe_url(url) == Some(*url)));
        let marks = |c: char| matches!(c, '*' | '`' | '[' | ']' | '(' | ')' | '\\');
        let visible: usize = plain(&text).chars().filter(|c| !marks(*c)).count();
        prop_assert!(visible <= text.chars().filter(|c| !marks(*c)).count());
    }
}

#[test]
fn long_hostile_texts_take_linear_time() {
    for unit in [
        "*", "**", "***", "****", "* ", " *a", "**a ", "`", "`a``b", "[", "[a](", "[a](((", "](", "\\", "h",
        "http://", "https://a.b", "https:///", "mailto:", "mailto:a@", "[a](https://", "*a **b ", "**a *b ",
        "(((https://a.b", ")))", "\r", "\n",
    ] {
        let text = unit.repeat(400_000 / unit.len());
        let began = Instant::now();
        let spans = parse(&text);
        assert!(began.elapsed() < Duration::from_secs(2), "{unit:?} took {:?}", began.elapsed());
        drop(spans);
    }
}
