// What a page of Confluence says of itself and its reader: `<meta name="ajs-…">`, as AJS.Meta reads them
// (developer.atlassian.com, Confluence, "AJS.Meta"; the names as pages of Data Center carry them).

const meta = (name) => document.querySelector(`meta[name="ajs-${name}"]`)?.content ?? '';

/** The path under which this Confluence lies: blank, or such as `/confluence`. */
function contextPath() {
  const given = document.querySelector('meta[name="ajs-context-path"]');
  if (given) return given.content;
  const base = meta('base-url');
  return base ? new URL(base, location.href).pathname.replace(/\/$/, '') : '';
}

/** The page as it was when it was asked for. */
export function readPage() {
  const id = meta('page-id');
  const latest = meta('latest-page-id') || id;
  return {
    id,
    latest,
    /** An old version has an identifier of its own. */
    isOld: latest !== id,
    version: meta('page-version'),
    user: meta('remote-user'),
    path: contextPath(),
    language: (meta('user-locale') || document.documentElement.lang || navigator.language).replace('_', '-'),
    /** Whether the page offers to edit it; a theme may leave the link out. */
    hasEditLink: document.querySelector('#editPageLink, a[href*="/pages/editpage.action"]') !== null,
    place: meta('base-url') || location.origin,
  };
}

/**
 * Light, dark or as the reader's system has it: `data-color-mode` since Confluence has a dark theme. Without it
 * a page is light.
 */
export function theme() {
  const mode = document.documentElement.dataset.colorMode;
  return mode === 'dark' || mode === 'auto' ? mode : 'light';
}

/** Calls back when the theme becomes another one; gives a function that ends this. */
export function onTheme(listener) {
  const observer = new MutationObserver(() => listener());
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-color-mode'] });
  return () => observer.disconnect();
}
