/*\
title: $:/plugins/postmortem-timeline/timeline/seed.js
type: application/javascript
module-type: filteroperator

`[postmortem-timeline-seed[]]` gives the text of a new timeline.

\*/

"use strict";

const settings = require("$:/plugins/postmortem-timeline/timeline/settings.js");

exports["postmortem-timeline-seed"] = function(source, operator, options) {
	return [settings.seed(options.wiki)];
};
