// A page that keeps its timeline on a server: the server wrote the document into the page, and compares
// when it is asked to store another.
const element = document.querySelector('postmortem-timeline');
const store = `/store/${element.id}`;
/** The largest text that the server takes, in bytes. */
const LARGEST = 2_000_000;

let { revision } = element.dataset;

element.addEventListener('pmt-save', (event) => {
  event.detail.respondWith(keep(event.detail.text));
});

async function keep(text) {
  const size = new TextEncoder().encode(text).length;
  if (size > LARGEST) return { status: 'too-large', reason: `${size} bytes, at most ${LARGEST}` };
  const answer = await ask(text);
  if (answer.revision) ({ revision } = answer);
  if (answer.theirs) ({ revision } = answer.theirs);
  return answer;
}

/** What the server says, or what its silence means. */
async function ask(text) {
  const request = { method: 'PUT', headers: { 'If-Match': `"${revision}"` }, body: text };
  const response = await fetch(store, request).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  return typeof answer?.status === 'string' ? answer : { status: 'unavailable', reason: `status ${response?.status}` };
}
