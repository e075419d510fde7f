/*
 * Starts the modules beside this file, once there is a timeline in the page. It is written in ECMAScript 5:
 * the loader of MediaWiki 1.39 takes nothing newer, and no version of it serves ES modules.
 */
( function () {
	'use strict';
	var config = require( './config.json' ),
		started = false;

	/* The table stays visible; a line above it names the reason. */
	function say( reason ) {
		var lines = document.querySelectorAll( 'postmortem-timeline' ), i, line;
		for ( i = 0; i < lines.length; i++ ) {
			line = document.createElement( 'p' );
			line.className = 'pmt-note';
			line.setAttribute( 'role', 'alert' );
			line.textContent = mw.message( 'pmt-cannot-start', reason ).text();
			lines[ i ].parentNode.insertBefore( line, lines[ i ] );
		}
	}

	function start() {
		var script = document.createElement( 'script' );
		script.type = 'module';
		script.src = mw.config.get( 'wgExtensionAssetsPath' ) + '/' + config.folder + '/boot.js?' + config.version;
		script.onerror = function () {
			say( script.src );
		};
		document.head.appendChild( script );
	}

	mw.config.set( 'wgPostmortemTimeline', config );
	mw.hook( 'postmortemTimeline.failed' ).add( say );
	mw.hook( 'wikipage.content' ).add( function () {
		if ( !started && document.querySelector( 'postmortem-timeline' ) ) {
			started = true;
			start();
		}
	} );
}() );
