// Gives each timeline of the page its adapter, and starts the element.
//
// The modules are imported with the version that this one was asked for with, since browsers keep them.

const NAME = 'postmortem-timeline';
const near = (path) => import(new URL(path + new URL(import.meta.url).search, import.meta.url).href);

const mw = globalThis.mw;
const config = mw.config.get('wgPostmortemTimeline');
const words = (key, ...rest) => mw.message(key, ...rest).text();
const notify = (text) => mw.notify(text, { autoHideSeconds: 'long', tag: NAME });

/** The tag that an element stands for. */
function tagOf(element) {
  const own = [...document.querySelectorAll(NAME)].filter((it) => it.dataset.mwPmtPage);
  return {
    id: element.id,
    // What a draft is bound to. Without an id there is only the number in the page.
    place: element.id || `#${own.indexOf(element)}`,
    text: element.dataset.mwPmtText ?? '',
    hash: element.dataset.mwPmtHash ?? '',
    isTwice: own.some((it) => it !== element && it.id === element.id && (it.id || it.dataset.mwPmtHash === element.dataset.mwPmtHash)),
  };
}

/** Why a timeline can't be edited, as the key of a message. */
function obstacleOf(element, tag, page) {
  if (element.dataset.mwPmtPage !== page.name) return 'pmt-readonly-elsewhere';
  return page.obstacle() ?? (tag.isTwice ? 'pmt-readonly-twice' : undefined);
}

/** Says who edits without an account what saving reveals, once there is something to save. */
function warnAnonymous(element) {
  const line = document.createElement('p');
  line.className = 'pmt-note';
  line.textContent = words('pmt-anonymous');
  element.before(line);
}

/** What the site wants, as far as the page does not say otherwise; an empty timeline is there to be filled in. */
function prepare(element, tag, obstacle, page) {
  for (const [name, value] of Object.entries(config.attributes)) {
    if (!element.hasAttribute(name)) element.setAttribute(name, value);
  }
  const canEdit = !obstacle && page.maybeEditable;
  if (canEdit && tag.text === '') element.setAttribute('mode', 'edit');
  if (canEdit && !page.user) element.addEventListener('pmt-change', () => warnAnonymous(element), { once: true });
}

async function start() {
  const [{ createAdapter }, { createApi }, { createPage }, { refusal }] = await Promise.all(
    ['./adapter.js', './api.js', './page.js', './refusal.js'].map(near),
  );
  const page = createPage(mw, config);
  const api = createApi({
    url: page.apiUrl, token: mw.user.tokens.get('csrfToken'), user: page.user, language: page.language, words,
  });
  const parts = new WeakMap();
  const partsOf = (element) => {
    if (!parts.has(element)) {
      const tag = tagOf(element);
      const obstacle = obstacleOf(element, tag, page);
      prepare(element, tag, obstacle, page);
      parts.set(element, { tag, obstacle });
    }
    return parts.get(element);
  };
  // Before the element is defined, since its mode is read when it starts.
  document.querySelectorAll(NAME).forEach(partsOf);
  const { PostmortemTimeline } = await import(new URL(`./${NAME}-${config.version}/element.js`, import.meta.url).href);
  PostmortemTimeline.registerHost((element) => createAdapter({ ...partsOf(element), page, api, refusal, words, config, notify }));
}

start().catch((error) => {
  mw.log.error(error);
  mw.hook('postmortemTimeline.failed').fire(String(error?.message ?? error));
});
