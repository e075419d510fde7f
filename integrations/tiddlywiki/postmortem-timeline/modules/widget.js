/*\
title: $:/plugins/postmortem-timeline/timeline/widget.js
type: application/javascript
module-type: widget

`<$postmortem-timeline tiddler="…"/>` shows the timeline that a tiddler holds.

\*/

"use strict";

const {widget: Widget} = require("$:/core/modules/widgets/widget.js");
const settings = require("$:/plugins/postmortem-timeline/timeline/settings.js");
const {Adapter} = require("$:/plugins/postmortem-timeline/timeline/adapter.js");
const {table} = require("$:/plugins/postmortem-timeline/timeline/table.js");
const program = require("$:/plugins/postmortem-timeline/timeline/program.js");

/** Attributes that go from the widget to the element as they are. */
const PASSED = ["mode", "theme"];

class TimelineWidget extends Widget {
	constructor(parseTreeNode, options) {
		super();
		this.initialise(parseTreeNode, options);
	}

	render(parent, nextSibling) {
		this.parentDomNode = parent;
		this.computeAttributes();
		this.title = this.getAttribute("tiddler", this.getVariable("currentTiddler"));
		// A preview is built anew with each key: it shows the table.
		const isPreview = this.getVariable("tv-tiddler-preview") === "yes";
		const element = this.document.createElement(isPreview ? "div" : "postmortem-timeline");
		element.setAttribute("data-tiddler", this.title);
		this.element = element;
		this.showTable();
		if(!isPreview) {
			element.setAttribute("store", "host");
			this.showAttributes();
		}
		if(!isPreview && !this.document.isTiddlyWikiFakeDom) {
			this.connect();
		}
		parent.insertBefore(element, nextSibling);
		this.domNodes.push(element);
	}

	/** Gives the element its adapter, and starts the program if this is the first one. */
	connect() {
		const {element} = this;
		element.id = freeName(this.document, this.title);
		this.adapter = new Adapter(this.wiki, this.title);
		element.postmortemTimelineHost = this.adapter;
		program.start(this.wiki).catch((error) => this.showFailure(error));
	}

	showAttributes() {
		for(const name of PASSED) {
			this.put(name, this.getAttribute(name, ""));
		}
		if(!this.getAttribute("mode") && this.isUnwritten) {
			this.put("mode", "edit");
		}
		for(const name of settings.ATTRIBUTES) {
			this.put(name, this.getAttribute(name) || settings.attribute(this.wiki, name));
		}
	}

	put(name, value) {
		const {element} = this;
		if(!value) {
			element.removeAttribute(name);
		} else if(element.getAttribute(name) !== value) {
			element.setAttribute(name, value);
		}
	}

	/** Whether the timeline was just made: whoever made it wants to write. */
	get isUnwritten() {
		const text = this.wiki.getTiddlerText(this.title) || "";
		const found = text.length < 2000 ? $tw.utils.parseJSONSafe(text, () => null) : null;
		return Boolean(found) && found.type === "postmortem-timeline" && !found.events && !found.title;
	}

	showTable() {
		const made = table(this.wiki, this.title, this.document);
		if(this.shown) {
			this.element.removeChild(this.shown);
		}
		if(made) {
			this.element.appendChild(made);
		}
		this.shown = made;
	}

	/** Without the program the table stays, below a line that says why. */
	showFailure(error) {
		const line = this.document.createElement("p");
		line.setAttribute("class", "pmt-failure");
		line.setAttribute("role", "alert");
		line.textContent = `${settings.word(this.wiki, "failed")} (${error.message})`;
		this.element.insertBefore(line, this.element.firstChild);
	}

	/** Nothing here rebuilds the element, or somebody would lose the field in which they type. */
	refresh(changed) {
		const attributes = this.computeAttributes();
		if(attributes.tiddler) {
			this.refreshSelf();
			return true;
		}
		const isSetting = Object.keys(changed).some((title) => title.startsWith(settings.CONFIG));
		if(isSetting || Object.keys(attributes).length > 0) {
			this.showAttributes();
		}
		if(changed[this.title] || changed["$:/language"]) {
			this.showTable();
		}
		if(this.adapter) {
			this.adapter.notice(changed);
		}
		return false;
	}
}

/** A name for the element by which its draft is found again; another one where a page shows it twice. */
function freeName(document, title) {
	const name = "timeline-" + encodeURIComponent(title);
	let free = name;
	for(let number = 2; document.getElementById(free); number++) {
		free = `${name}-${number}`;
	}
	return free;
}

exports["postmortem-timeline"] = TimelineWidget;
