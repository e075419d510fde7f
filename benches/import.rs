//! Reading pasted texts: the cost of each byte stays level.

#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use postmortem_timeline::import::{self, Told};
use postmortem_timeline::model::Date;
use postmortem_timeline::zones_native::NativeZones;
use std::fmt::Write as _;
use std::hint::black_box;

const SIZES: [usize; 3] = [100_000, 1_000_000, 8_000_000];

/// A list, a table, a chat and a page, each of about so many bytes.
fn texts(bytes: usize) -> [(&'static str, String); 4] {
    let of = |head: &str, line: &dyn Fn(&mut String, u32, u32)| {
        let mut out = head.to_owned();
        let mut minute = 0;
        while out.len() < bytes {
            line(&mut out, minute / 60 % 24, minute % 60);
            minute += 1;
        }
        out
    };
    [
        (
            "bullets",
            of("All times in UTC\n\n", &|out, hour, minute| {
                let _ = writeln!(
                    out,
                    "- **{hour:02}:{minute:02}** a deploy of [4.12](https://deploys.example.org/412) goes out"
                );
            }),
        ),
        (
            "table",
            of("| Time (UTC) | Event | Who |\n|---|---|---|\n", &|out, hour, minute| {
                let _ =
                    writeln!(out, "| 2024-03-12 {hour:02}:{minute:02} | a deploy of 4.12 goes out | Mira |");
            }),
        ),
        (
            "chat",
            of("", &|out, hour, minute| {
                let _ = writeln!(
                    out,
                    "[{hour:02}:{minute:02}] <mira> the error rate is at {minute} percent and falls"
                );
            }),
        ),
        (
            "html",
            of("<h1>Timeline</h1><ul>", &|out, hour, minute| {
                let _ = writeln!(
                    out,
                    "<li><b>{hour:02}:{minute:02}</b> a deploy of <code>4.12</code> goes out</li>"
                );
            }),
        ),
    ]
}

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10);
    let told = Told { date: Date::from_ymd_opt(2024, 3, 12), ..Told::new(&NativeZones) };
    for bytes in SIZES {
        for (name, text) in texts(bytes) {
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(BenchmarkId::new(name, bytes), |bencher| {
                bencher.iter(|| import::read(black_box(&text), &told).map_or(0, |found| found.rows.len()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
