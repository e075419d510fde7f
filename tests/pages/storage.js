// Saving: in the page, in the browser, with the page's adapter.
import { add, drafts, editable, events, open, retitle, sleep, stands, text, titleOf, unique, until, waitForDraft, wiki } from './driver.js';

export async function a_page_that_answers_has_saved() {
  const frame = await open(unique());
  const element = await editable(frame, {}, text());
  let given;
  element.addEventListener('pmt-save', (event) => {
    given = event.detail.text;
    event.detail.respondWith(Promise.resolve({ status: 'saved' }));
  });
  await retitle(element, 'A < B & C');
  const { status } = await element.save();
  const block = element.querySelector('script').textContent;
  const result = {
    status,
    dirty: element.dirty,
    same: block === given,
    safe: !/[<>&]/.test(block),
    title: JSON.parse(block).title,
  };
  frame.remove();
  return JSON.stringify(result);
}

export async function a_page_that_says_nothing_has_it_in_its_draft() {
  const path = unique();
  const frame = await open(path);
  const element = await editable(frame, {}, text());
  await retitle(element, 'Handed over');
  const { status } = await element.save();
  const dirty = element.dirty;
  await waitForDraft('Handed over');
  frame.remove();
  // The page was never published: what it had comes back from the journal.
  const again = await open(path);
  const back = await editable(again, {}, text());
  await until(() => titleOf(back) === 'Handed over', 'the draft');
  again.remove();
  return JSON.stringify({ status, dirty, title: titleOf(back) });
}

export async function a_page_that_refuses_says_why() {
  const frame = await open(unique());
  const element = await editable(frame, {}, text());
  const errors = events(element, 'pmt-error');
  element.addEventListener('pmt-save', (event) => event.detail.respondWith({ status: 'locked', reason: 'Bob has it' }));
  await retitle(element, 'Refused');
  const outcome = await element.save();
  const result = { outcome, dirty: element.dirty, error: errors.at(-1).detail.kind };
  frame.remove();
  return JSON.stringify(result);
}

export async function a_draft_is_there_soon_and_comes_back() {
  const path = unique();
  const frame = await open(path);
  const element = await editable(frame, {}, text());
  const times = [];
  for (let step = 0; step < 20; step += 1) {
    await retitle(element, `Draft ${step}`);
    times.push(await waitForDraft(`Draft ${step}`));
  }
  frame.remove();
  const again = await open(path);
  const other = await editable(again, {}, text({ severity: 'SEV-1' }));
  await until(() => titleOf(other) === 'Draft 19', 'the draft');
  const merged = JSON.parse(other.value).severity;
  other.undo();
  await until(() => titleOf(other) === 'Outage', 'undo');
  await until(async () => (await drafts()).every((draft) => !draft.document.includes(path)), 'a journal without it');
  again.remove();
  times.sort((a, b) => a - b);
  console.log(`journal: median ${times[10].toFixed()} ms, slowest ${times[19].toFixed()} ms`);
  return JSON.stringify({ merged, fast: times[18] < 500 });
}

export async function a_reader_is_offered_no_draft() {
  const path = unique();
  const frame = await open(path);
  const element = await editable(frame, {}, text());
  await retitle(element, 'Not for readers');
  await waitForDraft('Not for readers');
  frame.remove();
  const again = await open(path);
  const reader = add(again, { mode: 'view' }, text());
  await stands(reader);
  await sleep(300);
  const title = titleOf(reader);
  reader.setAttribute('mode', 'edit');
  await until(() => titleOf(reader) === 'Not for readers', 'the draft');
  again.remove();
  return title;
}

const withHost = (page) => (window) => window.PostmortemTimeline.registerHost(page.adapter);

export async function a_host_saves_and_is_asked_again() {
  const page = wiki(text());
  const frame = await open(unique(), withHost(page));
  const element = await editable(frame, { store: 'host' });
  await retitle(element, 'In the wiki');
  const first = await element.save();
  await retitle(element, 'In the wiki, twice');
  const second = await element.save();
  const third = await element.save();
  const result = {
    statuses: [first, second, third].map((outcome) => outcome.status),
    saves: page.saves,
    title: JSON.parse(page.doc).title,
    base: page.options.base,
    dirty: element.dirty,
  };
  frame.remove();
  return JSON.stringify(result);
}

export async function a_host_is_waited_for() {
  const frame = await open(unique());
  const element = add(frame, { store: 'host', mode: 'edit' });
  await sleep(500);
  const waits = element.shadowRoot.querySelector('slot') !== null;
  frame.contentWindow.PostmortemTimeline.registerHost(wiki(text({ title: 'Late' })).adapter);
  await stands(element);
  const title = titleOf(element);
  frame.remove();
  return `${waits} ${title}`;
}

export async function what_others_saved_is_merged() {
  const page = wiki(text());
  const frame = await open(unique(), withHost(page));
  const element = await editable(frame, { store: 'host' });
  await retitle(element, 'Mine');
  page.edit(text({ severity: 'theirs' }));
  const { status } = await element.save();
  await until(() => JSON.parse(element.value).severity === 'theirs', 'their change');
  const stored = JSON.parse(page.doc);
  const result = { status, title: stored.title, severity: stored.severity, dirty: element.dirty };
  element.undo();
  await until(() => JSON.parse(element.value).severity === undefined, 'undo of the merge');
  frame.remove();
  return JSON.stringify(result);
}

export async function what_cannot_be_merged_waits_for_a_person() {
  const page = wiki(text());
  const frame = await open(unique(), withHost(page));
  const element = await editable(frame, { store: 'host' });
  const conflicts = events(element, 'pmt-conflict');
  await retitle(element, 'Mine');
  page.edit(text({ title: 'Theirs' }));
  const first = await element.save();
  const kept = JSON.parse(page.doc).title;
  await retitle(element, 'Both');
  const second = await element.save();
  const result = { first: first.status, kept, count: conflicts[0].detail.count, second: second.status, title: JSON.parse(page.doc).title };
  frame.remove();
  return JSON.stringify(result);
}

export async function a_host_that_loses_the_text_is_found_out() {
  const page = wiki(text(), { loses: true });
  const frame = await open(unique(), withHost(page));
  const element = await editable(frame, { store: 'host' });
  await retitle(element, 'Lost');
  const { status } = await element.save();
  const result = { saved: status === 'saved', dirty: element.dirty, title: titleOf(element) };
  frame.remove();
  return JSON.stringify(result);
}

export async function normalising_is_no_conflict() {
  const page = wiki(text(), { normalises: true });
  const frame = await open(unique(), withHost(page));
  const element = await editable(frame, { store: 'host' });
  await retitle(element, 'u\u0308ber');
  const first = await element.save();
  await retitle(element, 'u\u0308ber und u\u0308ber');
  const second = await element.save();
  const result = [first.status, second.status, element.dirty, JSON.parse(page.doc).title.length];
  frame.remove();
  return JSON.stringify(result);
}

export async function every_answer_is_told_as_it_is() {
  const statuses = ['locked', 'gone', 'denied', 'unauthenticated', 'too-large', 'rate-limited', 'unavailable', 'teapot', 'handed-over'];
  const told = [];
  const page = wiki(text());
  const frame = await open(unique(), withHost(page));
  const element = await editable(frame, { store: 'host' });
  const faults = {};
  page.adapter.save = async () => {
    if (faults.throws) throw new Error('the network is gone');
    return faults.answer;
  };
  for (const status of statuses) {
    faults.answer = { status };
    await retitle(element, `Tried ${status}`);
    told.push((await element.save()).status);
  }
  faults.throws = true;
  await retitle(element, 'Thrown');
  told.push((await element.save()).status);
  frame.remove();
  return told.join();
}

export async function a_host_may_take_the_right_away() {
  const page = wiki(text());
  const frame = await open(unique(), withHost(page));
  const element = await editable(frame, { store: 'host' });
  const mode = () => element.shadowRoot.querySelector('.pmt').dataset.mode;
  await retitle(element, 'Unsaved');
  page.listener({ type: 'canEdit', canEdit: false });
  await until(() => mode() === 'view', 'reading');
  const { status } = await element.save();
  page.listener({ type: 'canEdit', canEdit: true });
  await until(() => mode() === 'edit', 'editing');
  const title = titleOf(element);
  frame.remove();
  return `${status} ${title}`;
}

export async function what_is_to_be_decided_survives_the_tab() {
  const path = unique();
  const page = wiki(text());
  const frame = await open(path, withHost(page));
  const element = await editable(frame, { store: 'host' });
  await retitle(element, 'Mine');
  page.edit(text({ title: 'Theirs' }));
  await element.save();
  await until(async () => (await drafts()).some((draft) => draft.conflicts.includes('Mine')), 'the draft');
  frame.remove();
  const again = await open(path, withHost(page));
  const back = add(again, { store: 'host', mode: 'edit' });
  const conflicts = events(back, 'pmt-conflict');
  await until(() => conflicts.length > 0, 'the conflict');
  again.remove();
  return `${conflicts[0].detail.count}`;
}

/** Two frames with the browser's storage are two tabs. */
export async function two_tabs_bring_their_work_together() {
  indexedDB.deleteDatabase('postmortem-timeline');
  sessionStorage.clear();
  const one = await open();
  const first = await editable(one, { store: 'browser' });
  await retitle(first, 'From the first');
  await until(() => !first.dirty, 'the first save');
  const two = await open();
  const second = await editable(two, { store: 'browser' });
  const title = titleOf(second);
  second.value = JSON.stringify({ ...JSON.parse(second.value), severity: 'SEV-2' });
  first.value = JSON.stringify({ ...JSON.parse(first.value), timezone: 'Europe/Berlin' });
  const both = (element) => {
    const document = JSON.parse(element.value);
    return document.severity === 'SEV-2' && document.timezone === 'Europe/Berlin';
  };
  await until(() => both(first) && both(second), 'both changes in both tabs');
  await until(() => !first.dirty && !second.dirty, 'all saved');
  one.remove();
  two.remove();
  return title;
}

export async function a_tab_that_dies_leaves_its_work() {
  indexedDB.deleteDatabase('postmortem-timeline');
  sessionStorage.clear();
  const one = await open();
  const first = await editable(one, { store: 'browser' });
  await retitle(first, 'Never saved');
  // So soon it dies: what it does of itself is done a second later.
  await sleep(60);
  one.remove();
  const two = await open();
  const second = await editable(two, { store: 'browser' });
  await until(() => titleOf(second) === 'Never saved', 'the work');
  two.remove();
  return titleOf(second);
}

export async function without_storage_editing_goes_on() {
  const frame = await open(unique(), (window) => {
    window.IDBFactory.prototype.open = () => {
      throw new window.DOMException('no', 'SecurityError');
    };
  });
  const element = await editable(frame, { store: 'browser' });
  const errors = events(element, 'pmt-error');
  await retitle(element, 'Only here');
  await until(() => errors.length > 0, 'the trouble');
  const { status } = await element.save();
  const result = { status, title: titleOf(element), dirty: element.dirty };
  frame.remove();
  return JSON.stringify(result);
}
