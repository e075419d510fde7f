/*\
title: $:/plugins/postmortem-timeline/timeline/twin.js
type: application/javascript
module-type: library

The table of a timeline, for readers without the program.

What makes it is a set of ES modules that other wikis use too. They travel as text, and are turned into
modules of TiddlyWiki here, in the same sandbox in which TiddlyWiki evaluates all modules.

\*/

"use strict";

const FOLDER = "$:/plugins/postmortem-timeline/timeline/program/twin/";

const modules = Object.create(null);

/** Runs a module of the folder, once. */
function load(wiki, name) {
	if(!modules[name]) {
		const source = wiki.getTiddlerText(FOLDER + name);
		if(!source) {
			throw new Error(`the tiddler ${FOLDER}${name} is missing`);
		}
		const context = {
			exports: modules[name] = {},
			need: (other) => load(wiki, other),
			Intl, console
		};
		$tw.utils.evalSandboxed(toFunction(source), context, FOLDER + name);
	}
	return modules[name];
}

/** The same module without the statements that only an ES module may hold. */
function toFunction(source) {
	const names = [];
	const note = (line, kind, name) => {
		names.push(`${name}: {enumerable: true, get: () => ${name}}`);
		return `${kind} ${name}`;
	};
	const body = source
		.replace(/^import\s*(\{[^}]*\})\s*from\s*['"]\.\/([^'"]+)['"];?/gm,
			(line, list, file) => `const ${list.replace(/\s+as\s+/g, ": ")} = need("${file}");`)
		.replace(/^export\s+(async function|function|const|let|class)\s+([\w$]+)/gm, note);
	return `Object.defineProperties(exports, {${names.join(", ")}});\n${body}`;
}

/** What the table holds, as texts; see the module itself. */
exports.twin = (wiki, json, options) => load(wiki, "twin.js").twin(json, options);
