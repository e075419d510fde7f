/*\
title: $:/plugins/postmortem-timeline/timeline/settings.js
type: application/javascript
module-type: library

What the wiki says about its timelines, and the words of the interface.

\*/

"use strict";

const PREFIX = "$:/plugins/postmortem-timeline/timeline/";
const CONFIG = "$:/config/postmortem-timeline/";

/** Attributes of the element that a setting of the same name gives. */
const ATTRIBUTES = ["zone", "parts", "hints", "link-hosts", "definition"];

/** The limits of the criteria: name in the document, setting in minutes. */
const LIMITS = {resolveOver: "resolve-over", undetectedOver: "undetected-over", impactOver: "impact-over"};

/** The criteria that are simply wanted or not. */
const FLAGS = {dataLoss: "data-loss", intervention: "intervention", foundByPerson: "found-by-person", asked: "asked"};

const setting = (wiki, name) => (wiki.getTiddlerText(CONFIG + name) || "").trim();

/** The value of an attribute as the settings have it; blank when the element's own default counts. */
function attribute(wiki, name) {
	const value = setting(wiki, name);
	return name === "hints" && value !== "off" ? "" : value;
}

/** The language of the wiki's interface as a tag: `$:/languages/de-DE` means `de-DE`. */
function language(wiki) {
	const title = wiki.getTiddlerText("$:/language", "").trim();
	return title.replace(/^\$:\/languages\//, "") || "en-GB";
}

/** A word of the interface, English where there is no translation. */
function word(wiki, key) {
	const text = (tag) => wiki.getTiddlerText(`${PREFIX}language/${tag}/${key}`);
	return text(language(wiki).split("-")[0]) || text("en") || key;
}

/** The criteria that a new timeline begins with. */
function criteria(wiki) {
	const found = {};
	for(const [name, key] of Object.entries(LIMITS)) {
		const minutes = Number.parseInt(setting(wiki, "criteria/" + key), 10);
		if(minutes > 0) {
			found[name] = minutes * 60;
		}
	}
	for(const [name, key] of Object.entries(FLAGS)) {
		if(setting(wiki, "criteria/" + key) === "yes") {
			found[name] = true;
		}
	}
	return found;
}

/** An identifier as the document format makes them: 8 characters of 0-9a-z. */
function identifier() {
	const digit = () => Math.floor(Math.random() * 36).toString(36);
	return Array.from({length: 8}, digit).join("");
}

/** A zone that a document may name; the view's own words `utc`, `reader` and `start` are none. */
const documentZone = (zone) => (zone.includes("/") ? zone : "");

/** The text of a new timeline, with what the settings give each of them. */
function seed(wiki) {
	const document = {type: "postmortem-timeline", version: 1, id: identifier()};
	const zone = documentZone(setting(wiki, "zone"));
	const wanted = criteria(wiki);
	if(zone) {
		document.timezone = zone;
	}
	if(Object.keys(wanted).length > 0) {
		document.criteria = wanted;
	}
	if(setting(wiki, "profile")) {
		document.profile = setting(wiki, "profile");
	}
	return JSON.stringify(document, null, 1) + "\n";
}

Object.assign(exports, {PREFIX, CONFIG, ATTRIBUTES, attribute, setting, language, word, seed});
