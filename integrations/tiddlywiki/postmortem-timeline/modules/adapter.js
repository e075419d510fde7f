/*\
title: $:/plugins/postmortem-timeline/timeline/adapter.js
type: application/javascript
module-type: library

Connects one element with the tiddler that holds its document.

\*/

"use strict";

const settings = require("$:/plugins/postmortem-timeline/timeline/settings.js");
const {Store} = require("$:/plugins/postmortem-timeline/timeline/store.js");

/** The revision of a tiddler that does not exist. */
const NONE = "none";

/** Tiddlers whose change may change the right to edit. */
const RIGHTS = ["$:/status/IsReadOnly", "$:/status/IsLoggedIn", "$:/status/UserName"];
/** Tiddlers whose change changes what the element is told of its reader. */
const SURROUNDINGS = ["$:/palette", "$:/language", "$:/status/UserName"];

/**
 * The revision of a text. The counter that TiddlyWiki calls revision begins again with each start of
 * the server, so the text itself has to say which one it is.
 */
const revisionOf = (text) => (text === null ? NONE : $tw.utils.sha256(text));

class Adapter {
	constructor(wiki, title) {
		this.id = "tiddlywiki";
		this.caps = {save: true, summary: false};
		this.wiki = wiki;
		this.title = title;
		this.store = new Store(wiki, title);
		this.known = undefined;
		this.couldEdit = undefined;
		this.contested = 0;
		this.listeners = new Set();
	}

	word(key) {
		return settings.word(this.wiki, key);
	}

	/** Why nothing may be saved; blank when it may. */
	get obstacle() {
		const readOnly = $tw.syncadaptor && $tw.syncadaptor.isReadOnly;
		return readOnly || this.wiki.getTiddlerText("$:/status/IsReadOnly") === "yes" ? "read-only" : "";
	}

	async load({fresh}) {
		const {store} = this;
		let text = store.local;
		if((fresh || store.isSkinny) && store.isSynced) {
			text = await this.ask();
		}
		this.known = text;
		const obstacle = this.obstacle;
		this.couldEdit = !obstacle;
		const reason = obstacle ? this.word("reason-" + obstacle) : "";
		// A tiddler without a text is a timeline that is yet to be written.
		return {doc: text || null, revision: revisionOf(text), canEdit: !obstacle, reason};
	}

	/** Lets the wiki in this browser have what the server has, with the tags and all other fields. */
	takeNewer(fields) {
		const {store} = this;
		if(fields && (store.isNewer(fields) || store.isSkinny || fields.text !== store.local)) {
			this.known = fields.text || "";
			store.take(fields);
		}
	}

	/** The text that the server has, which the wiki in this browser then has too. */
	async ask() {
		const {store} = this;
		await store.settle();
		const fields = await store.remote();
		this.takeNewer(fields);
		return fields ? fields.text || "" : store.local;
	}

	async save(text, {base}) {
		const obstacle = this.obstacle;
		if(obstacle) {
			return this.refusal(this.isLoggedOut ? "unauthenticated" : "denied", "reason-" + obstacle);
		}
		if(this.store.isSynced) {
			return this.saveOnServer(text, base);
		}
		return this.compare(this.store.local, base) || this.saveInFile(text);
	}

	get isLoggedOut() {
		const {wiki} = this;
		const named = wiki.getTiddlerText("$:/status/UserName", "") !== "";
		return named && wiki.getTiddlerText("$:/status/IsLoggedIn") === "no";
	}

	/** The answer to a save on a text that is no longer the newest; `undefined` when it still is. */
	compare(text, base) {
		const revision = revisionOf(text);
		if(revision === base) {
			return undefined;
		}
		if(text === null) {
			return this.refusal("gone", "reason-gone");
		}
		return {status: "conflict", theirs: {doc: text, revision}};
	}

	/** No version of TiddlyWiki's server refuses what is out of date, so this has to look before it writes. */
	async saveOnServer(text, base) {
		const {store} = this;
		try {
			await store.stepBack(this.contested);
			await store.settle();
			const fields = await store.remote();
			this.takeNewer(fields);
			const there = this.compare(fields ? fields.text || "" : null, base);
			this.contested = there ? this.contested + 1 : 0;
			if(there) {
				return there;
			}
			this.known = text;
			await store.send(text);
			return {status: "saved", revision: revisionOf(text)};
		} catch(error) {
			this.known = store.local;
			return this.failure(error);
		}
	}

	/** In a wiki of one file, what is changed is safe only once somebody saves the file. */
	async saveInFile(text) {
		this.known = text;
		const isInFile = await this.store.keep(text);
		return {status: isInFile ? "saved" : "handed-over", revision: revisionOf(text)};
	}

	refusal(status, key) {
		return {status, reason: this.word(key)};
	}

	failure(error) {
		const kinds = {401: "unauthenticated", 403: "denied", 413: "too-large", 423: "locked", 429: "rate-limited"};
		const status = kinds[error.status] || "unavailable";
		return {status, reason: `${this.word("reason-" + status)} (${error.message})`};
	}

	context() {
		const {wiki} = this;
		const palette = wiki.getTiddler(wiki.getTiddlerText("$:/palette", "").trim());
		const scheme = palette && palette.fields["color-scheme"];
		return {
			theme: scheme === "light" || scheme === "dark" ? scheme : "auto",
			locale: settings.language(wiki),
			user: wiki.getTiddlerText("$:/status/UserName", "")
		};
	}

	onChange(listener) {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/** Tells the element what a change of tiddlers means to it. */
	notice(changed) {
		const hit = (titles) => titles.some((title) => changed[title]);
		if(hit(RIGHTS)) {
			this.noticeRights();
		}
		const palette = this.wiki.getTiddlerText("$:/palette", "").trim();
		if(hit(SURROUNDINGS) || changed[palette]) {
			this.tell({type: "context"});
		}
		// What was saved here comes back as a change too.
		if(changed[this.title] && !this.store.isSkinny && this.store.local !== this.known) {
			this.known = this.store.local;
			this.tell({type: "external", revision: revisionOf(this.known)});
		}
	}

	noticeRights() {
		const obstacle = this.obstacle;
		if(this.couldEdit !== undefined && this.couldEdit !== !obstacle) {
			this.couldEdit = !obstacle;
			this.tell({type: "canEdit", canEdit: !obstacle, reason: obstacle && this.word("reason-" + obstacle)});
		}
	}

	tell(event) {
		for(const listener of this.listeners) {
			listener(event);
		}
	}
}

exports.Adapter = Adapter;
