// The life of an element in a page.
import { add, editable, events, failure, hasSlot, open, retitle, shown, sleep, stands, text, titleField, titleOf, unique, until, waitForDraft } from './driver.js';

export async function shows_the_data_block() {
  const frame = await open('/tests/pages/data.html');
  const element = frame.contentDocument.querySelector('postmortem-timeline');
  const before = hasSlot(element) && element.textContent.includes('the fallback');
  await stands(element);
  await until(() => shown(element).includes('Somebody sees it'), 'the events');
  const reports = frame.contentWindow.reports.join('; ');
  const sheets = element.shadowRoot.adoptedStyleSheets.length;
  frame.remove();
  return JSON.stringify({ before, reports, sheets, styled: element.shadowRoot.querySelectorAll('[style]').length });
}

export async function several_and_one_is_broken() {
  const frame = await open(unique());
  const good = add(frame, {}, text({ title: 'Good' }));
  const broken = add(frame, {}, '{"type": "postmortem-timeline", ');
  const errors = events(broken, 'pmt-error');
  const other = add(frame, {}, text({ title: 'Other' }));
  await Promise.all([stands(good), stands(broken), stands(other)]);
  await until(() => shown(good).includes('It begins') && shown(other).includes('It begins'), 'the good ones');
  const result = { titles: [titleOf(good), titleOf(other)], value: broken.value, errors: errors.map((e) => e.detail.kind) };
  frame.remove();
  return JSON.stringify(result);
}

export async function moving_keeps_everything() {
  const frame = await open(unique());
  const element = await editable(frame, {}, text());
  await retitle(element, 'Moved');
  const box = frame.contentDocument.createElement('section');
  frame.contentDocument.body.append(box);
  const inner = element.shadowRoot.querySelector('.pmt');
  box.append(element);
  frame.contentDocument.body.append(element);
  await stands(element);
  const moved = { title: titleOf(element), dirty: element.dirty, undone: element.undo() };
  await until(() => titleOf(element) === 'Outage', 'undo');
  // What would be drawn anew has been by now.
  const result = { same: element.shadowRoot.querySelector('.pmt') === inner, ...moved };
  frame.remove();
  return JSON.stringify(result);
}

export async function out_and_back_keeps_everything() {
  const frame = await open(unique());
  const element = await editable(frame, {}, text());
  await retitle(element, 'Kept');
  element.remove();
  await sleep(100);
  const outside = titleOf(element);
  frame.contentDocument.body.append(element);
  await stands(element);
  await retitle(element, 'And on');
  const result = { outside, title: titleOf(element), dirty: element.dirty };
  frame.remove();
  return JSON.stringify(result);
}

export async function an_element_out_of_the_page_gives_its_memory_back() {
  // The minute after which an element is parked passes at once.
  const frame = await open(unique(), (page) => {
    const original = page.setTimeout;
    page.setTimeout = (work, ms, ...rest) => original(work, ms >= 60_000 ? 0 : ms, ...rest);
  });
  const element = await editable(frame, {}, text());
  await retitle(element, 'Parked');
  element.remove();
  await until(() => !element.shadowRoot.querySelector('.pmt'), 'parking');
  const parked = { title: titleOf(element), dirty: element.dirty };
  frame.contentDocument.body.append(element);
  await stands(element);
  await until(() => titleOf(element) === 'Parked', 'the unsaved title');
  const back = { title: titleOf(element), dirty: element.dirty };
  element.undo();
  await until(() => titleOf(element) === 'Outage', 'undo');
  frame.remove();
  return JSON.stringify({ parked, back });
}

export async function a_panic_keeps_the_text_of_every_element() {
  const frame = await open(unique());
  const one = await editable(frame, {}, text({ title: 'One' }));
  const two = await editable(frame, {}, text({ title: 'Two' }));
  await retitle(two, 'Two, typed');
  await waitForDraft('Two, typed');
  const errors = events(one, 'pmt-error');
  const glue = await frame.contentWindow.program();
  try {
    glue.provoke_panic();
  } catch {
    // The program ends here.
  }
  await until(() => failure(one) && failure(two), 'the failure screens');
  const late = add(frame, {}, text({ title: 'Late' }));
  await until(() => failure(late), 'the failure screen of a later element');
  const area = (element) => JSON.parse(element.shadowRoot.querySelector('textarea').value).title;
  const result = {
    texts: [area(one), area(two)],
    link: two.shadowRoot.querySelector('a[download]').href.startsWith('blob:'),
    value: titleOf(two),
    slot: hasSlot(one) && hasSlot(late),
    kinds: errors.map((event) => event.detail.kind),
    reason: failure(one).includes('provoked'),
  };
  frame.remove();
  return JSON.stringify(result);
}

async function why(path, prepare) {
  const frame = await open(path, prepare);
  const element = add(frame, {}, text());
  const errors = events(element, 'pmt-error');
  await until(() => failure(element), 'the reason');
  const kind = errors[0].detail.kind;
  const visible = hasSlot(element) && frame.contentDocument.querySelector('p').getClientRects().length > 0;
  const value = titleOf(element);
  frame.remove();
  return `${kind} ${visible} ${value}`;
}

export async function reasons_are_told_apart() {
  const page = '/tests/pages/frame.html';
  const wasm = (value) => (window) => (window.PostmortemTimeline.wasm = value);
  return JSON.stringify({
    csp: await why('/tests/pages/blocked.html'),
    missing: await why(page, wasm('/nowhere.wasm')),
    missingGlue: await why(page, (window) => (window.PostmortemTimeline.glue = '/nowhere.js')),
    html: await why(page, wasm('/tests/pages/frame.html')),
    cut: await why(page, wasm(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 9))),
    none: await why(page, (window) => delete window.WebAssembly),
  });
}

export async function bytes_and_responses_start_it() {
  const bytes = await (await fetch('/wasm-bindgen-test_bg.wasm')).arrayBuffer();
  const plain = { headers: { 'content-type': 'text/plain' } };
  const titles = [];
  for (const give of [() => bytes, (page) => new page.Response(bytes.slice(0), plain)]) {
    const frame = await open(unique(), (page) => (page.PostmortemTimeline.wasm = give(page)));
    const element = add(frame, {}, text());
    await stands(element);
    titles.push(titleOf(element));
    frame.remove();
  }
  return titles.join();
}

export async function a_second_version_says_so() {
  const frame = await open(unique());
  const element = add(frame, {}, text());
  await stands(element);
  frame.contentWindow.PostmortemTimeline.otherVersion('9.9.9');
  const note = element.shadowRoot.querySelector('[part=note]').textContent;
  frame.remove();
  return note;
}

export async function typing_stays_inside() {
  const frame = await open(unique());
  const element = await editable(frame, {}, text());
  const heard = [];
  frame.contentDocument.addEventListener('keydown', (event) => heard.push(event.key));
  const { KeyboardEvent } = frame.contentWindow;
  const press = (target, key) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  press(titleField(element), 'e');
  press(element.shadowRoot.querySelector('.pmt'), 'm');
  press(element, 'x');
  frame.remove();
  return heard.join();
}

export async function a_link_goes_to_its_event() {
  const frame = await open('/tests/pages/frame.html#pmt-aaaa0002');
  const element = add(frame, {}, text());
  await stands(element);
  const focused = (id) => until(() => element.shadowRoot.activeElement?.closest(`[data-id="${id}"]`) || element.shadowRoot.activeElement?.id?.includes(id), `the focus on ${id}`, 5000);
  await focused('aaaa0002');
  frame.contentWindow.location.hash = '#pmt-aaaa0001';
  await focused('aaaa0001');
  frame.remove();
  return 'both';
}

export async function attributes_can_change() {
  const frame = await open(unique());
  const element = add(frame, { mode: 'view' }, text());
  await stands(element);
  const mode = () => element.shadowRoot.querySelector('.pmt').dataset.mode;
  const modes = [mode()];
  element.setAttribute('mode', 'edit');
  await until(() => mode() === 'edit', 'editing');
  element.setAttribute('lang', 'de');
  await until(() => element.shadowRoot.querySelector('.pmt').lang === 'de', 'German');
  element.setAttribute('mode', 'view');
  await until(() => mode() === 'view', 'reading');
  element.setAttribute('src', '/tests/pages/source.json');
  await until(() => titleOf(element) === 'From a file', 'the source');
  element.setAttribute('src', 'https://example.org/x.json');
  await until(() => shown(element).includes('not on this server'), 'the refusal');
  frame.remove();
  return modes.join();
}
