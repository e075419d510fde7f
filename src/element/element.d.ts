/**
 * `<postmortem-timeline>`: a timeline editor for blameless postmortems that lives in a page.
 *
 * The document travels as JSON text in both directions, never as a JavaScript object: numbers, order
 * of keys and fields that this version does not know come back as they were written.
 */

/** Where an element keeps its document (attribute `store`). */
export type Store =
  /** In a child `<script type="application/json">`. The default. */
  | 'inline'
  /** In this browser's own storage, with a list of documents. */
  | 'browser'
  /** Wherever the adapter keeps it; the element waits until one is registered. */
  | 'host';

/** What came of a save. */
export type SaveStatus =
  /** It is stored, was read back, and is equal. */
  | 'saved'
  /** It is in the page's own draft: publish the page to share it. */
  | 'handed-over'
  /** Somebody else changed the same; both texts are kept, and a person has to choose. */
  | 'conflict'
  /** Somebody else holds the page. */
  | 'locked'
  /** The page is no longer there. */
  | 'gone'
  /** No right to save. */
  | 'denied'
  /** No longer logged in. */
  | 'unauthenticated'
  /** The store takes no text of this size. */
  | 'too-large'
  /** Too many saves in a short time. */
  | 'rate-limited'
  /** No answer, or none that makes sense. */
  | 'unavailable';

/** What came of a save, and the reason in words where there is one. */
export interface SaveOutcome {
  status: SaveStatus;
  reason: string;
}

/** What an adapter, or a page that answers `pmt-save`, says about a save. */
export type SaveResult =
  /** `doc` only if the store holds another text than it was given, such as one it merged. */
  | { status: 'saved'; revision?: string; doc?: string }
  | { status: 'handed-over'; revision?: string }
  /** `theirs` is what is stored now. Without it the element calls `load({ fresh: true })`. */
  | { status: 'conflict'; theirs?: { doc: string; revision: string } | null }
  | {
      status: 'locked' | 'gone' | 'denied' | 'unauthenticated' | 'too-large' | 'rate-limited' | 'unavailable';
      reason?: string;
      /** Seconds after which another try makes sense. */
      retryAfter?: number;
    };

/** Connects elements with `store="host"` to whatever keeps their documents. */
export interface HostAdapter {
  /** Names the adapter in messages. */
  readonly id?: string;
  readonly caps?: {
    /** `false` where the host can show documents only. */
    save?: boolean;
    /** The largest text that the host takes, in bytes of UTF-8. */
    maxBytes?: number;
    /** `false` where the host has no place for what a save is called. */
    summary?: boolean;
    /** `true` where the host keeps copies for readers without the element: each save brings them. */
    twin?: boolean;
  };
  /**
   * The document as the host holds it.
   *
   * With `fresh: false` a text that came with the page will do. With `fresh: true` the host has to be
   * asked: so it is after each save, since "Saved" is only said of what was read back.
   */
  load(options: { fresh: boolean }): Promise<{
    /** `null` for a timeline that is yet to be written. */
    doc: string | null;
    /** Means something to the host only. */
    revision: string;
    canEdit: boolean;
    reason?: string;
  }>;
  /**
   * Stores the text on top of the revision `base`, or says `conflict` if that is no longer the newest.
   * A rejected promise counts as `unavailable`.
   */
  save?(doc: string, options: SaveOptions): Promise<SaveResult>;
  /** The versions that the host has, the newest first; `when` as RFC 3339. Only together with `version`. */
  versions?(): Promise<{ revision: string; when?: string; who?: string; summary?: string }[]>;
  /** The text that a version held; `null` where it held no timeline yet. */
  version?(revision: string): Promise<{ doc: string | null }>;
  /**
   * What the host knows of its reader and page. Drafts are kept apart by `user`, and bound to `place` where
   * the address of the page may change.
   */
  context?(): { theme?: 'light' | 'dark' | 'auto'; locale?: string; timezone?: string; user?: string; place?: string };
  /** Lets the element hear of changes; gives a function that ends this. */
  onChange?(listener: (event: HostEvent) => void): () => void;
  /** The element is given up. */
  close?(options: { dirty: boolean }): void;
}

/** How a text is to be saved. */
export interface SaveOptions {
  /** The revision that the text is based on. */
  base: string;
  /** What made it be saved. */
  cause: 'user' | 'close';
  /** One line about the change, for the page's history: what somebody wrote, or what was proposed. */
  summary: string;
  /** Copies for readers without the element; blank unless `caps.twin` asks for them. */
  twin: { html: string; svg: string; text: string };
}

/** What an adapter reports while the page is open. */
export type HostEvent =
  /** The stored text is another one now. */
  | { type: 'external'; revision?: string }
  /** The right to edit changed. */
  | { type: 'canEdit'; canEdit: boolean; reason?: string }
  /** What `context()` gives has changed. */
  | { type: 'context' };

/** Why an element shows a failure instead of the timeline. */
export type FailureKind =
  | 'no-wasm'
  | 'csp'
  | 'not-found'
  | 'network'
  | 'mime'
  | 'invalid'
  | 'mixed'
  | 'exception'
  | 'panic';

/** `pmt-error`: something went wrong. The text stays reachable through `value`. */
export interface ErrorDetail {
  /** Also: `document`, `source`, `host`, `storage`, `journal`, `file`, or the status of a refused save. */
  kind: FailureKind | Exclude<SaveStatus, 'saved' | 'handed-over' | 'conflict'> | string;
  message: string;
}

/** `pmt-save`, for `store="inline"`: the text stands in the data block; the page may keep it for good. */
export interface SaveDetail {
  /** The JSON text, safe inside a script element. */
  text: string;
  cause: 'user' | 'close';
  /** One line about the change, for the page's history. */
  summary: string;
  /**
   * Tells the element what came of it: a result, or a promise of one; anything but an object counts as
   * saved. Must be called while the event is dispatched. A page that does not call it has the text in
   * its draft only (`handed-over`), and this browser keeps it until the page comes back with it.
   */
  respondWith(result: SaveResult | undefined | Promise<SaveResult | undefined>): void;
}

/** The events; all of them bubble and leave shadow trees. */
export interface PostmortemTimelineEventMap extends HTMLElementEventMap {
  /** The document was changed. */
  'pmt-change': CustomEvent<{ dirty: boolean }>;
  'pmt-save': CustomEvent<SaveDetail>;
  /** Somebody else changed the same fields; both texts are kept until a person chooses. */
  'pmt-conflict': CustomEvent<{ count: number }>;
  'pmt-error': CustomEvent<ErrorDetail>;
}

/**
 * The element.
 *
 * Attributes: `mode` (`view` or `edit`), `store`, `src` (an address on the same server, to read
 * only), `zone` (IANA), `theme` (`light`, `dark`, `auto`), `lang`, `parts` (any of `head summary
 * durations axis findings report factors lessons actions recurrences
 * criteria readiness meeting`), `viewer` (the address of a page that opens links), `hints` (`off` for no
 * hints on the wording), `link-hosts` (the hosts that links may lead to), `definition` (what blameless
 * means, in other words), and for a timeline that is begun
 * in the page `zone`, `profile` (of durations) and `criteria` (JSON, as in a document). Its other children
 * are shown until the timeline stands, and where it can't run. An address that ends in `#pmt-` and the
 * identifier of an event opens that event.
 */
export class PostmortemTimeline extends HTMLElement {
  /** The version of the file and of the program that belongs to it. */
  static readonly version: string;

  /**
   * The WebAssembly, where it is not the file beside this one: an address, a response or the bytes, or
   * a promise of them. Set it right after importing this module.
   */
  static wasm: URL | string | Response | BufferSource | Promise<URL | string | Response | BufferSource> | undefined;

  /** The program's JavaScript, where it is not the file beside this one: an address, or the module. */
  static glue: URL | string | object | undefined;

  /**
   * The JavaScript of the program that reads what is imported, where it is not the file beside this one.
   * Its WebAssembly lies beside it. Both are fetched when somebody imports, and not before.
   */
  static reader: URL | string | undefined;

  /** The same of the program that makes links, files and copies, and opens links. */
  static writer: URL | string | undefined;

  /** The same of the program that looks for hints on wording, once somebody writes. */
  static reviewer: URL | string | undefined;

  /** Connects the elements with `store="host"`: one adapter for all, or a function that gives each its own. */
  static registerHost(
    adapter: HostAdapter | ((element: PostmortemTimeline) => HostAdapter | Promise<HostAdapter>),
  ): void;

  /**
   * The document as JSON text. Setting it replaces what is shown: as the stored text with
   * `store="inline"`, as a change that can be undone with any other store.
   */
  value: string;

  /** Whether there are changes that are not saved. */
  readonly dirty: boolean;

  /** Saves. Never rejects because of the store: the outcome says what came of it. */
  save(): Promise<SaveOutcome>;

  /** Takes the last intention back; `false` where nothing is edited. */
  undo(): boolean;

  /** Does again what was taken back; `false` where nothing is edited. */
  redo(): boolean;

  /** The document in another form: `json`, or `page-json`, which is safe inside a script element. */
  exportAs(kind: 'json' | 'page-json'): Promise<string | undefined>;

  addEventListener<K extends keyof PostmortemTimelineEventMap>(
    type: K,
    listener: (this: PostmortemTimeline, event: PostmortemTimelineEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'postmortem-timeline': PostmortemTimeline;
  }
}
