// The few calls to Confluence that the app makes. Confluence puts `__bridge` into the frame before any script of
// the app runs. `@forge/bridge` 7.2 (out/bridge.js, view/, router/) and `@forge/confluence-bridge` 4.0
// (`getMacroContent`) make the same calls; as packages they would need a bundler, and so a build of the app.

const call = async (name, payload) => globalThis.__bridge.callBridge(name, payload);

/** What Confluence says of reader, page and macro: `view.getContext()`. */
export const getContext = () => call('getContext');

/** Gives the macro another config, and closes the window: `view.submit()`. A flat payload is refused. */
export async function submit(config) {
  if ((await call('submit', { config })) === false) throw new Error('Confluence did not take the config.');
}

/** The macro as the editor holds it now, as a tree; nothing where there is no editor. */
export async function macroContent() {
  const answer = await call('getMacroContent').catch(() => undefined);
  try {
    return typeof answer?.data === 'string' ? JSON.parse(answer.data) : undefined;
  } catch {
    return undefined;
  }
}

/** Opens an address in another tab, which the frame itself may not: `router.open()`. */
export const openAddress = (url) => call('navigate', { url, type: 'new-tab' });

/** Lets Confluence tell its theme by attributes of the root: `view.theme.enable()`. */
export const enableTheme = () => call('enableTheming');
