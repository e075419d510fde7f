/*\
title: $:/plugins/postmortem-timeline/timeline/startup.js
type: application/javascript
module-type: startup

Keeps what TiddlyWiki does with drafts and addresses from harming a timeline.

\*/

"use strict";

exports.name = "postmortem-timeline";
exports.before = ["story"];
exports.after = ["startup"];
exports.synchronous = true;

/** The fragment of a link to an event. */
const EVENT = /^#pmt-([\w-]+)$/;

exports.startup = function() {
	$tw.hooks.addHook("th-saving-tiddler", keepStoredText);
	if($tw.browser) {
		openLinkedEvent();
		// Before the handler of the core, which would show it as an error in the program.
		window.addEventListener("error", ignoreLateSizes, true);
		// Before the listener of the story, which would open a tiddler of that name.
		window.addEventListener("hashchange", () => {
			const hash = $tw.utils.getLocationHash();
			if(EVENT.test(hash)) {
				$tw.locationHash = hash;
			}
		});
	}
};

/** Browsers report it as an error of the page when sizes settle one frame later. */
function ignoreLateSizes(event) {
	if(/^ResizeObserver loop/.test(event.message)) {
		event.stopImmediatePropagation();
	}
}

/**
 * A draft of a tiddler holds the text as it was when the draft was opened. To give the tiddler another
 * title must not undo what was saved in the timeline meanwhile; so the draft's text counts only when
 * somebody asked to edit the text itself.
 */
function keepStoredText(tiddler, draft) {
	if(tiddler.fields.pmt !== "yes") {
		return tiddler;
	}
	const stored = $tw.wiki.getTiddler(draft.fields["draft.of"]);
	const isOurs = stored && stored.fields.pmt === "yes" && draft.fields["pmt-raw"] !== "yes";
	const text = isOurs ? {text: stored.fields.text} : {};
	return new $tw.Tiddler(tiddler, text, {"pmt-raw": undefined});
}

/** An address that ends in the fragment of an event opens the tiddler that holds the event. */
function openLinkedEvent() {
	const [, id] = EVENT.exec($tw.locationHash) || [];
	const named = id && JSON.stringify(id);
	const holds = (title) => ($tw.wiki.getTiddlerText(title) || "").includes(named);
	const title = named && $tw.wiki.filterTiddlers("[all[tiddlers]field:pmt[yes]!has[draft.of]]").find(holds);
	if(title) {
		$tw.locationHash = "#" + encodeURIComponent(title);
	}
}
