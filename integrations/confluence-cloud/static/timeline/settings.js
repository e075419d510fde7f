// What the site wants; see README.md. An app without scopes has no storage of its own, so this is a file: change it
// before `forge deploy`.

/** Attributes of all timelines, such as `{ zone: 'Europe/Berlin', 'link-hosts': 'example.org' }`. */
export const ATTRIBUTES = {};

/** The largest config of a macro in bytes. Atlassian names no limit; another app's documentation says 200 KB. */
export const MAX_CONFIG = 200 * 1024;
