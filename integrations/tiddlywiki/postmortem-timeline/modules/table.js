/*\
title: $:/plugins/postmortem-timeline/timeline/table.js
type: application/javascript
module-type: library

Builds the table of a timeline. It stands in pages that TiddlyWiki renders on the server, and inside the
element, where it is seen until the program runs and where it can't.

\*/

"use strict";

const settings = require("$:/plugins/postmortem-timeline/timeline/settings.js");
const {twin} = require("$:/plugins/postmortem-timeline/timeline/twin.js");

/** Makes elements; all texts go in as text nodes. */
class Maker {
	constructor(document) {
		this.document = document;
	}

	make(name, children, attributes = {}) {
		const node = this.document.createElement(name);
		for(const [key, value] of Object.entries(attributes)) {
			node.setAttribute(key, value);
		}
		for(const child of Array.isArray(children) ? children : [this.document.createTextNode(children)]) {
			node.appendChild(child);
		}
		return node;
	}

	row(name, cells) {
		return this.make("tr", cells.map((cell) => this.make(name, cell, name === "th" ? {scope: "col"} : {})));
	}

	rows(heads, rows) {
		const head = this.make("thead", [this.row("th", heads)]);
		return this.make("table", [head, this.make("tbody", rows.map((cells) => this.row("td", cells)))]);
	}

	durations(pairs) {
		const item = ([label, value]) => this.make("div", [this.make("dt", label), this.make("dd", value)]);
		return this.make("dl", pairs.map(item));
	}
}

/** When a tiddler was saved, in seconds since 1970; `null` when it does not say. */
function savedAt(tiddler) {
	const date = tiddler && tiddler.fields.modified;
	return date ? Math.floor(date.getTime() / 1000) : null;
}

/** The table of a tiddler; `null` for one that holds nothing yet. */
function table(wiki, title, document) {
	// None while a server that loads lazily has sent the title only.
	const text = wiki.getTiddlerText(title) || "";
	const maker = new Maker(document);
	const frame = (children) => maker.make("div", children, {class: "pmt-twin"});
	if(!text.trim()) {
		return null;
	}
	const language = settings.language(wiki).split("-")[0] === "de" ? "de" : "en";
	const found = read(wiki, text, {language, savedAt: savedAt(wiki.getTiddler(title))});
	if(!found.readable) {
		return frame([maker.make("pre", text)]);
	}
	const parts = [found.title && maker.make("p", [maker.make("strong", found.title)])]
		.concat(found.notes.map((note) => maker.make("p", note)))
		.concat(found.durations.length > 0 && maker.durations(found.durations))
		.concat(found.rows.length > 0 && maker.rows(found.heads, found.rows));
	return frame(parts.filter(Boolean));
}

/** A table that can't be made must not take the page along. */
function read(wiki, text, options) {
	try {
		return twin(wiki, text, options);
	} catch(error) {
		new $tw.utils.Logger("postmortem-timeline").log(error.message);
		return {readable: false};
	}
}

exports.table = table;
