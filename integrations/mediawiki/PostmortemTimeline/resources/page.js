// What a page of MediaWiki tells of itself and of its reader.

/** A background darker than this, of 1, is a dark page. */
const DARK = 0.25;

/**
 * @param {object} mw MediaWiki's own object
 * @param {{timezone: string}} config
 */
export function createPage(mw, config) {
  const get = (name) => mw.config.get(name);
  return {
    id: get('wgArticleId'),
    name: get('wgPageName'),
    revision: get('wgRevisionId'),
    user: get('wgUserName'),
    language: get('wgUserLanguage'),
    apiUrl: `${get('wgScriptPath')}/api.php`,
    maybeEditable: Boolean(get('wgIsProbablyEditable')),
    obstacle: () => obstacle(get),
    context: (place) => ({
      theme: theme(),
      locale: get('wgUserLanguage'),
      dir: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
      timezone: timezone(mw.user?.options?.get('timecorrection'), config.timezone),
      user: get('wgUserName') ?? '',
      place: [location.host, get('wgArticleId'), place].join('\n'),
    }),
    onContext,
  };
}

/** Why nothing on this page can be edited, as the key of a message; undefined where it may be. */
function obstacle(get) {
  const isPrint = new URLSearchParams(location.search).get('printable') === 'yes';
  const isDiff = Boolean(get('wgDiffNewId') ?? get('wgDiffOldId'));
  if (get('wgAction') !== 'view' || isPrint || isDiff || !get('wgArticleId')) return 'pmt-readonly-notview';
  // 0 in a preview; another one where an old revision is shown.
  if (!get('wgRevisionId') || get('wgRevisionId') !== get('wgCurRevisionId')) return 'pmt-readonly-notcurrent';
  return undefined;
}

/**
 * Whether the page is dark. Skins with a night mode say so by a class; of others the browser's wish means
 * nothing, since they stay as they are, so their colours are looked at.
 */
function theme() {
  const root = document.documentElement;
  if (root.classList.contains('skin-theme-clientpref-night')) return 'dark';
  if (root.classList.contains('skin-theme-clientpref-os')) return 'auto';
  if (root.classList.contains('skin-theme-clientpref-day')) return 'light';
  const scheme = getComputedStyle(root).colorScheme;
  if (/light/.test(scheme) && /dark/.test(scheme)) return 'auto';
  if (/dark/.test(scheme)) return 'dark';
  return isDark(document.getElementById('mw-content-text') ?? document.body) ? 'dark' : 'light';
}

function isDark(element) {
  for (let at = element; at; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = (getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha > 0.5 && blue !== undefined) return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 < DARK;
  }
  return false;
}

/**
 * The reader's zone. `timecorrection` is `ZoneInfo|minutes|name`, `Offset|minutes` or `System|minutes`, the
 * last for the zone of the wiki: UserTimeCorrection in MediaWiki.
 */
function timezone(correction, ofWiki) {
  const [kind, minutes, name] = String(correction ?? '').split('|');
  if (kind === 'ZoneInfo' && name) return name;
  const hours = Number(minutes) / 60;
  // Zones of the kind `Etc/` count in the other direction, and in full hours.
  if (kind === 'Offset' && Number.isInteger(hours)) return hours ? `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}` : 'UTC';
  return kind === 'Offset' ? undefined : ofWiki || undefined;
}

/** Tells when the page's colours change; gives a function that ends this. */
function onContext(listener) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'lang', 'dir'] });
  return () => observer.disconnect();
}
