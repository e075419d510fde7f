// The frame of a macro: shows one timeline, to read in the page and to edit in the macro's settings.

import { createAdapter, localeOf } from './adapter.js';
import * as bridge from './bridge.js';
import { PostmortemTimeline } from './element.js';
import { fallbackOf } from './fallback.js';
import { ATTRIBUTES, MAX_CONFIG } from './settings.js';
import { onTheme, showTheme, theme } from './theme.js';
import { wordsOf } from './words.js';

const root = document.documentElement;

async function start() {
  if (!globalThis.__bridge?.callBridge) return say(wordsOf(navigator.language)('outside'));
  const context = await bridge.getContext();
  const words = wordsOf(localeOf(context));
  const { surface } = root.dataset;
  root.lang = localeOf(context) || 'en';
  showTheme(context.theme);
  // Where it is refused, the context's theme has to do.
  await bridge.enableTheme().catch(() => {});
  PostmortemTimeline.registerHost(createAdapter({ surface, bridge, context, words, maxConfig: MAX_CONFIG, theme, onTheme }));
  document.body.replaceChildren(elementOf(surface, context));
  document.addEventListener('click', followLink, true);
}

function elementOf(surface, context) {
  const element = document.createElement('postmortem-timeline');
  for (const [name, value] of Object.entries(ATTRIBUTES)) element.setAttribute(name, value);
  element.setAttribute('store', 'host');
  element.setAttribute('mode', surface === 'config' ? 'edit' : 'view');
  element.append(...fallbackOf(context.extension?.config, root.lang));
  return element;
}

/**
 * Links do nothing in the frame of an app (developer.atlassian.com, Forge, "Macro": "HTML links … won't be
 * clickable"), so Confluence is asked to open them.
 */
function followLink(event) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '');
  if (!link || link.hasAttribute('download') || !/^https?:$/.test(link.protocol)) return;
  const isHere = link.getAttribute('href').startsWith('#');
  if (isHere) return;
  event.preventDefault();
  bridge.openAddress(link.href);
}

function say(text) {
  const line = document.createElement('p');
  line.textContent = text;
  document.body.replaceChildren(line);
}

start().catch((error) => say(String(error?.message ?? error)));
