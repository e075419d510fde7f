/*\
title: $:/plugins/postmortem-timeline/timeline/store.js
type: application/javascript
module-type: library

Reads and writes the tiddler of one timeline: in this browser, and on the server where there is one.

\*/

"use strict";

/** A server that has not answered after this time, in milliseconds, counts as silent. */
const PATIENCE = 30 * 1000;
/** How long a change that is on its way to the server already is waited for, in milliseconds. */
const SETTLING = 10 * 1000;
const STEP = 50;
/** How long a saved text has to last before it counts as saved, in milliseconds; see `Store.send`. */
const LASTING = 400;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** What a server said instead of doing what it was asked; `status` is 0 where it did not answer. */
class ServerError extends Error {
	constructor(message) {
		super(message);
		// The core gives errors of requests as text that ends with the status.
		this.status = Number.parseInt((/(\d+)\s*$/.exec(message) || [])[1] || "0", 10);
	}
}

/** Turns a method that calls back with an error first into a promise that gives up in the end. */
function ask(call) {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new ServerError("no answer within 30 seconds: 0")), PATIENCE);
		const done = (error, ...values) => {
			clearTimeout(timer);
			if(error) {
				reject(new ServerError(String(error.message || error)));
			} else {
				resolve(values);
			}
		};
		try {
			call(done);
		} catch(error) {
			done(error);
		}
	});
}

class Store {
	constructor(wiki, title) {
		this.wiki = wiki;
		this.title = title;
	}

	/** Whether a server keeps this tiddler; without one the file of the wiki does. */
	get isSynced() {
		const adaptor = $tw.syncadaptor;
		if(!$tw.syncer || !adaptor || !adaptor.loadTiddler || !adaptor.saveTiddler) {
			return false;
		}
		const tiddler = this.wiki.getTiddler(this.title);
		const source = (callback) => callback(tiddler, this.title);
		// The filter passes tiddlers that exist; one that is yet to be made goes where its like go.
		return !tiddler || $tw.syncer.getSyncedTiddlers(source).length > 0;
	}

	/** The text in this browser; `null` for a tiddler that does not exist. */
	get local() {
		const tiddler = this.wiki.getTiddler(this.title);
		return tiddler ? tiddler.fields.text || "" : null;
	}

	/** Whether the browser has the tiddler without its text, as with a server that loads lazily. */
	get isSkinny() {
		const tiddler = this.wiki.getTiddler(this.title);
		return Boolean(tiddler) && tiddler.fields.text === undefined && this.isSynced;
	}

	/** The fields that the server has now; `null` when it has no such tiddler. */
	async remote() {
		try {
			const [fields] = await ask((done) => $tw.syncadaptor.loadTiddler(this.title, done));
			return fields || null;
		} catch(error) {
			if(error.status === 404) {
				return null;
			}
			throw error;
		}
	}

	/**
	 * Takes in what the server has, as the syncer does: it is not sent back. A change of other fields,
	 * such as the tags, that could not be sent so far stays.
	 */
	take(fields) {
		const pending = this.isPending;
		const own = pending ? this.wiki.getTiddler(this.title).fields : {};
		$tw.syncer.storeTiddler({...fields, ...own, text: fields.text || ""});
		if(pending) {
			$tw.syncer.tiddlerInfo[this.title].changeCount -= 1;
		}
	}

	/** Whether the server's tiddler is another version than the one that this browser has. */
	isNewer(fields) {
		const known = $tw.syncer.tiddlerInfo[this.title];
		return !known || String(known.revision) !== String(fields.revision);
	}

	/** Whether a change of the tiddler still has to go to the server. */
	get isPending() {
		const known = $tw.syncer.tiddlerInfo[this.title];
		const exists = this.wiki.tiddlerExists(this.title);
		return exists && (!known || this.wiki.getChangeCount(this.title) > known.changeCount);
	}

	/** Waits until the syncer knows its server, and has sent what it has of this tiddler. */
	async settle() {
		const adaptor = $tw.syncadaptor;
		const isReady = () => !adaptor.isReady || adaptor.isReady();
		for(let waited = 0; (!isReady() || this.isPending) && waited < SETTLING; waited += STEP) {
			await pause(STEP);
		}
	}

	/** The tiddler with another text. */
	withText(text) {
		const {wiki, title} = this;
		const old = wiki.getTiddler(title);
		const created = old ? {} : wiki.getCreationFields();
		const kind = {title, type: "application/json", pmt: "yes", text, _is_skinny: undefined};
		return new $tw.Tiddler(created, old, kind, wiki.getModificationFields());
	}

	/**
	 * Sends a text to the server, and takes it in here once the server has it.
	 *
	 * The syncer would send it too, but it would go on doing so after a failure, over whatever
	 * somebody else has saved meanwhile. So a text that did not arrive is not put into the wiki.
	 *
	 * The server takes whatever comes last. So each writer looks, writes, and waits for longer than
	 * another one needs between looking and writing, before the element reads the text back and says
	 * "Saved": whose text is gone by then sees it, and merges. This is Fischer's timed exclusion
	 * (L. Lamport, "A Fast Mutual Exclusion Algorithm", 1987, section 2).
	 */
	async send(text) {
		const tiddler = this.withText(text);
		const began = Date.now();
		const options = {tiddlerInfo: $tw.syncer.tiddlerInfo[this.title]};
		const [adaptorInfo, revision] = await ask((done) => $tw.syncadaptor.saveTiddler(tiddler, done, options));
		if(revision === undefined) {
			throw new ServerError("the server is read-only: 403");
		}
		this.wiki.addTiddler(tiddler);
		const changeCount = this.wiki.getChangeCount(this.title);
		$tw.syncer.tiddlerInfo[this.title] = {changeCount, adaptorInfo, revision, timestampLastSaved: new Date()};
		await pause(Math.max(LASTING, 4 * (Date.now() - began)));
	}

	/** Lets writers that contradicted each other come one after the other. */
	stepBack(times) {
		return pause(Math.random() * LASTING * times);
	}

	/**
	 * Puts a text into the wiki in this browser; whether it is in the file too.
	 *
	 * Where the wiki saves by itself, as TiddlyWiki does after each edit, this waits for that.
	 */
	async keep(text) {
		this.wiki.addTiddler(this.withText(text));
		$tw.rootWidget.dispatchEvent({type: "tm-auto-save-wiki"});
		const handler = $tw.saverHandler;
		const savesItself = handler && this.wiki.getTiddlerText("$:/config/AutoSave", "yes") === "yes"
			&& handler.savers.some((saver) => saver.info.capabilities.includes("autosave"));
		for(let waited = 0; savesItself && waited < SETTLING; waited += STEP) {
			await pause(STEP);
			if(!handler.isDirty()) {
				return true;
			}
		}
		return false;
	}
}

exports.Store = Store;
