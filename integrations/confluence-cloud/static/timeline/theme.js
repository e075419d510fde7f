// Light or dark, as Confluence is: first as the context says (`theme.colorMode`), then as the attribute
// `data-color-mode` of the root, which Confluence keeps once the theme is asked for (developer.atlassian.com, Forge,
// "Design tokens and theming").

const root = document.documentElement;
const MODES = ['light', 'dark'];

/** The mode that the page shows: `auto` leaves it to the reader's system. */
export function theme() {
  const mode = root.dataset.colorMode ?? root.dataset.themeMode;
  return MODES.includes(mode) ? mode : 'auto';
}

/** Takes over the theme of a context. */
export function showTheme(given) {
  const mode = given?.colorMode;
  if (MODES.includes(mode)) root.dataset.themeMode = mode;
}

/** Calls back when it becomes another one; gives a function that ends this. */
export function onTheme(listener) {
  const observer = new MutationObserver(() => {
    root.dataset.themeMode = theme();
    listener();
  });
  observer.observe(root, { attributes: true, attributeFilter: ['data-color-mode'] });
  return () => observer.disconnect();
}
