/*\
title: $:/plugins/postmortem-timeline/timeline/program.js
type: application/javascript
module-type: library

Starts the program of the element, once for the page.

TiddlyWiki evaluates modules as CommonJS, and a wiki of one file has no other files beside it. So the
program travels in tiddlers: its JavaScript as text, which is imported from `blob:` addresses, and its
WebAssembly in base64. A setting names a folder instead, for those who would rather serve files.

\*/

"use strict";

const settings = require("$:/plugins/postmortem-timeline/timeline/settings.js");

/** Where the glue code of a program that is fetched late finds the bytes of that program. */
const BYTES = Symbol.for("postmortem-timeline.bytes");
const LATE = ["reader", "writer", "reviewer"];

let started;

/** Gives the class of the element, once it is registered. */
function start(wiki) {
	started = started || load(wiki);
	return started;
}

async function load(wiki) {
	const folder = settings.setting(wiki, "program");
	const {PostmortemTimeline} = await import(folder ? addressIn(folder) : blobOf(wiki, "element.js"));
	if(!folder) {
		feed(wiki, PostmortemTimeline);
	}
	PostmortemTimeline.registerHost((element) => element.postmortemTimelineHost);
	return PostmortemTimeline;
}

function addressIn(folder) {
	const base = new URL(folder.replace(/\/*$/, "/"), document.baseURI);
	return new URL("element.js", base).href;
}

/** Names the parts of the program that the element would otherwise look for beside its own file. */
function feed(wiki, element) {
	window[BYTES] = (name) => bytesOf(wiki, `postmortem-timeline-${name}_bg.wasm`);
	element.wasm = bytesOf(wiki, "postmortem-timeline_bg.wasm");
	element.glue = blobOf(wiki, "postmortem-timeline.js");
	for(const name of LATE) {
		// The element may ask twice, if the first try broke.
		Object.defineProperty(element, name, {configurable: true, get: () => lateProgram(wiki, name)});
	}
}

/**
 * A module that starts a program with the bytes from its tiddler: the element takes the WebAssembly
 * to lie beside the JavaScript, and beside a blob lies nothing.
 */
function lateProgram(wiki, name) {
	const glue = JSON.stringify(blobOf(wiki, `postmortem-timeline-${name}.js`));
	const bytes = `globalThis[Symbol.for("postmortem-timeline.bytes")](${JSON.stringify(name)})`;
	return blob([
		`import start from ${glue};`,
		`export * from ${glue};`,
		`export default () => start({ module_or_path: ${bytes} });`
	].join("\n"));
}

function textOf(wiki, name) {
	const text = wiki.getTiddlerText(settings.PREFIX + "program/" + name);
	if(!text) {
		throw new Error(`the tiddler ${settings.PREFIX}program/${name} is missing`);
	}
	return text;
}

/** The name goes along for the traces of errors, by which the element knows its own faults. */
const blobOf = (wiki, name) => blob(`${textOf(wiki, name)}\n//# sourceURL=${name}\n`);

const blob = (text) => URL.createObjectURL(new Blob([text], {type: "text/javascript"}));

function bytesOf(wiki, name) {
	const binary = atob(textOf(wiki, name).replace(/\s+/g, ""));
	const bytes = new Uint8Array(binary.length);
	for(let at = 0; at < bytes.length; at++) {
		bytes[at] = binary.charCodeAt(at);
	}
	return bytes;
}

exports.start = start;
