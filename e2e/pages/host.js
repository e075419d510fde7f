// A host that keeps its one page in the storage of the browser, with a history: several tabs share it.

import { PostmortemTimeline } from "/element.js";

const KEY = "pmt-test-page";
const page = () => JSON.parse(localStorage.getItem(KEY) ?? '{"versions":[]}');
const keep = (page) => localStorage.setItem(KEY, JSON.stringify(page));
const settings = new URLSearchParams(location.search);

let tell = () => {};
const host = {
  // What the next save is answered with, in the place of a save.
  answer: null,
  canEdit: settings.get("edit") !== "no",
  saves: [],
  // Somebody else saves.
  other(doc, who = "bo") {
    const now = page();
    now.versions.push({ doc, who, when: "2026-03-01T12:00:00Z", summary: "by hand" });
    keep(now);
    tell({ type: "external" });
  },
  setCanEdit(canEdit) {
    host.canEdit = canEdit;
    tell({ type: "canEdit", canEdit });
  },
  stored: () => page().versions.at(-1)?.doc ?? "",
};
window.host = host;

PostmortemTimeline.registerHost({
  caps: { twin: settings.has("twin") },
  async load() {
    const { versions } = page();
    return { doc: versions.at(-1)?.doc ?? null, revision: String(versions.length), canEdit: host.canEdit };
  },
  async save(doc, options) {
    host.saves.push(options);
    if (host.answer) return host.answer;
    const now = page();
    if (options.base !== String(now.versions.length)) {
      return { status: "conflict", theirs: { doc: now.versions.at(-1).doc, revision: String(now.versions.length) } };
    }
    now.versions.push({ doc, who: "ada", when: "2026-03-01T13:00:00Z", summary: options.summary });
    keep(now);
    return { status: "saved", revision: String(now.versions.length) };
  },
  async versions() {
    return page().versions.map(({ who, when, summary }, at) => ({ revision: String(at + 1), who, when, summary })).reverse();
  },
  async version(revision) {
    return { doc: page().versions[revision - 1]?.doc ?? null };
  },
  context: () => ({ user: "ada" }),
  onChange(listener) {
    tell = listener;
    return () => {};
  },
});
