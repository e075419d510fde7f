//! Texts that hosts, parsers and escapes might take for something else.

use e2e::editor::event_texts;
use e2e::wiki::act::{add, begin, save};
use e2e::wiki::{Clause, Stage, Who, table};
use e2e::{Doc, Editor, Failure, clause, expect, expect_eq};
use serde_json::{Value, json};

pub const CLAUSES: &[Clause] = &[clause!("hostile_strings", hostile)];

/// One of each class.
const OWN: &[&str] = &[
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 1</script>",
    "</postmortem-timeline><img src=x onerror='window.pwned = 1'>",
    "<!-- --> ]]> <![CDATA[ --> <nowiki> </nowiki> <pre> </pre> %%</nowiki>%%",
    "~~~~ ~~~ ~~NOTOC~~ ~~NOCACHE~~ __NOTOC__ {{subst:CURRENTYEAR}} {{{1}}} {{x}} [[a (b)|]] [[File:x.png]]",
    "'''x''' == h == ---- -{zh}- |- || ^ a ^ **b** //i// __u__ ((note)) @USER@ @DATE@ %%x%%",
    "<<macro>> <$button/> $$x {{!!title}} ''b'' `code` \"\"\"x\"\"\"",
    "&lt;b&gt; &#60;b&#62; &amp;amp; &copy &nbsp; &quot;",
    "\\u003c \\\\u003c \\n \\\" \" ' \\",
    "\u{2028}\u{2029}\u{feff}\u{202e}\u{2066}\u{200b}\u{85}\u{7f}\u{9f}\u{fffe}\u{ffff}",
    "Unicode's other forms: \u{212b} \u{2126} \u{1100}\u{1161}\u{11a8} a\u{323}\u{307} a\u{307}\u{323} \u{fb1d} \u{1d15e}",
    "e\u{301} \u{e9} ﬁ 漢字 עברית العربية 🧯👩‍🚒 \u{1f1e9}\u{1f1ea}",
    "=cmd|' /C calc'!A0 javascript:window.pwned=1 data:text/html,<script>1</script>",
    "http://evil.invalid/x.png //evil.invalid mailto:a@evil.invalid www.evil.invalid RFC 2616",
    "a : b ! c ? d « e » f 50 % g ;",
    "tab\there",
];

/// Those of the shared corpora, where there are some.
fn corpora() -> Result<Vec<String>, Failure> {
    let Some(shared) = std::env::var_os("PMT_SHARED").map(std::path::PathBuf::from) else {
        return Ok(Vec::new());
    };
    let folder = shared.join("corpora");
    let mut all = Vec::new();
    if let Ok(text) = std::fs::read_to_string(folder.join("naughty-strings/blns.json")) {
        all.extend(serde_json::from_str::<Vec<String>>(&text)?);
    }
    for file in ["dompurify-payloads.json", "owasp-filter-evasion.json"] {
        if let Ok(text) = std::fs::read_to_string(folder.join("html-xss").join(file)) {
            let items: Vec<Value> = serde_json::from_str(&text)?;
            let payload = |item: &Value| item.get("payload").and_then(Value::as_str).map(str::to_owned);
            all.extend(items.iter().filter_map(payload));
        }
    }
    Ok(all)
}

/// Our own in a document, for a host with little room.
pub fn own() -> Doc {
    of(OWN.iter().map(|text| (*text).to_owned()))
}

/// Holds that all texts of one document are in another.
pub fn all_in(document: &Doc, found: &Value) -> Result<(), Failure> {
    same(&sorted(&serde_json::from_str(&document.text())?), found)
}

fn of(strings: impl Iterator<Item = String>) -> Doc {
    strings.enumerate().fold(Doc::new("Hostile"), |doc, (number, text)| {
        let (hour, minute) = (number / 60 % 24, number % 60);
        doc.event(&format!("s{number}"), &format!("2018-02-10T{hour:02}:{minute:02}:00Z"), &text)
    })
}

/// All of them in a document, an event for each.
fn document() -> Result<(Doc, usize), Failure> {
    let mut strings: Vec<String> = OWN.iter().map(|text| (*text).to_owned()).collect();
    strings.extend(corpora()?);
    let count = strings.len();
    Ok((of(strings.into_iter()), count))
}

/// All of them come back as they were, after a save and a load, and after a save of something else; none
/// of them runs.
async fn hostile(stage: &mut Stage<'_>) -> Result<(), Failure> {
    let (document, count) = document()?;
    let given = sorted(&serde_json::from_str(&document.text())?);
    stage.make(&Doc::letters(1))?;
    let editor = stage.edit(Who::Alice).await?;
    // A host may change what its own editor is given; what the element writes comes back as it was.
    editor.eval_with("host.value = args[0];", vec![json!(document.text())]).await?;
    same(&given, &editor.document().await?)?;
    save(&editor).await?.expect_saved()?;
    same(&given, &stage.document()?)?;
    let editor = stage.reload(&editor).await?;
    same(&given, &editor.document().await?)?;
    begin(&editor).await?;
    add(&editor, "23:59", "Qwv").await?;
    save(&editor).await?.expect_saved()?;
    let stored = stage.document()?;
    expect_eq("events", event_texts(&stored).len(), count + 1)?;
    same(&given, &stored)?;
    nothing_ran(stage, &stage.reload(&editor).await?).await?;
    table::figure(format!("{}: {count} hostile strings came back as they were", stage.wiki().key()));
    Ok(())
}

async fn nothing_ran(stage: &Stage<'_>, editor: &Editor) -> Result<(), Failure> {
    let page = editor.page().outermost();
    expect_eq("what ran", page.eval("return window.pwned ?? null;", vec![]).await?, json!(null))?;
    expect_eq("a dialog", page.dialog().await?, None)?;
    stage.ctx.no_outside_calls()
}

/// Texts and identifiers, by identifier.
fn sorted(document: &Value) -> Vec<(String, String)> {
    let of = |event: &Value, key: &str| event.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut all: Vec<_> =
        e2e::editor::events(document).iter().map(|event| (of(event, "id"), of(event, "text"))).collect();
    all.sort();
    all
}

/// Holds that all that was given is there.
fn same(given: &[(String, String)], found: &Value) -> Result<(), Failure> {
    let found = sorted(found);
    for (id, text) in given {
        let there = found.iter().find(|(known, _)| known == id).map(|(_, text)| text.as_str());
        expect(there == Some(text), format!("{id}: {text:?}"), format!("{there:?}"))?;
    }
    Ok(())
}
