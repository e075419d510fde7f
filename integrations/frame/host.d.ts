/** For the page around the frame: connects a timeline in a frame with whatever keeps its document. */

import type { ErrorDetail, SaveOptions, SaveOutcome, SaveResult } from './element.d.ts';

/** What a host holds. */
export interface Loaded {
  /** The document as JSON text; `null` for a timeline that is yet to be written. */
  doc: string | null;
  /** Means something to the host only. */
  revision: string;
  canEdit: boolean;
  /** Why not, in the host's words. */
  reason?: string;
}

/** What a host knows of its reader. */
export interface Context {
  theme?: 'light' | 'dark' | 'auto';
  /** A language tag. */
  locale?: string;
  timezone?: string;
  /** Drafts are kept apart by it. */
  user?: string;
}

/** The host's side of one timeline. */
export interface Host {
  /** Tells documents apart: drafts are kept under this name, so each document needs one of its own. */
  id?: string;
  /** With `fresh: true` the store has to be asked: "Saved" is only said of what was read back. */
  load(options: { fresh: boolean }): Promise<Loaded>;
  /** Without it the timeline is for reading. A rejected promise counts as `unavailable`. */
  save?(doc: string, options: SaveOptions): Promise<SaveResult> | SaveResult;
  context?: Context;
  caps?: {
    /** `false` where the host can show documents only. */
    save?: boolean;
    /** The largest text that the host takes, in bytes of UTF-8. */
    maxBytes?: number;
    /** `false` where the host has no place for what a save is called. */
    summary?: boolean;
  };
  /** Attributes of the element. */
  settings?: {
    mode?: 'view' | 'edit';
    zone?: string;
    parts?: string;
    lang?: string;
    viewer?: string;
    hints?: 'off';
    'link-hosts'?: string;
    definition?: string;
  };
  /** The origin of the frame, where it has one; without it, `init` is sent to any. */
  origin?: string;
  /** Sets the height; without it the attribute `height` of the frame is set. */
  onResize?(height: number): void;
  onDirty?(dirty: boolean): void;
  onConflict?(count: number): void;
  onError?(error: ErrorDetail): void;
  onClosed?(): void;
}

/** A connection to one frame. */
export interface Connection {
  /** Resolves once the frame has its document. */
  readonly ready: Promise<void>;
  /** Whether there are changes that are not saved, as the frame said last. */
  readonly dirty: boolean;
  /** The host holds something else now: the frame takes it in, merged with what is unsaved. */
  load(loaded: Partial<Loaded>): void;
  /** The same, where the host would rather be asked for it. */
  externalChange(revision?: string): void;
  canEdit(canEdit: boolean, reason?: string): void;
  context(context: Context): void;
  /** Saves, as the button in the timeline does. */
  save(): Promise<SaveOutcome>;
  /** The document as text; rejects for a format that the frame does not know. */
  export(format: 'json' | 'page-json'): Promise<string>;
  /** Ends the timeline. `false` when there are unsaved changes and it was not forced: ask the reader. */
  close(options?: { force?: boolean }): Promise<boolean>;
  /** Ends the conversation at once, without a word to the frame. */
  detach(): void;
}

/** Connects a frame. Call it before the frame has loaded, or at any time after. */
export function attach(iframe: HTMLIFrameElement, host: Host): Connection;
