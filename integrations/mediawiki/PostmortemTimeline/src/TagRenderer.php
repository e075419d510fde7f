<?php
namespace PostmortemTimeline\MediaWiki;

use Html;
use Parser;
use PostmortemTimeline\Twin;
use PPFrame;
use Title;

/**
 * Renders the tag: the element with its document in an attribute, and a table within it that is shown
 * wherever the element does not run.
 *
 * The document stands in an attribute because a script block of about a megabyte makes the HTML tidying
 * of MediaWiki fail with HTTP 500. Attributes whose name begins with `data-mw` can't be written by
 * whoever edits the page (Sanitizer::isReservedDataAttribute), so they come from here. The HTML lies in
 * the parser cache: it is the same for all readers.
 */
final class TagRenderer {
	/**
	 * @param ?string $body What stands in the tag; null where it is closed in itself
	 * @param array<string,string> $attributes
	 * @return array
	 */
	public static function render( ?string $body, array $attributes, Parser $parser, PPFrame $frame ): array {
		$text = trim( (string)$body );
		$problem = $text === '' ? null : Document::problem( $text );
		$output = $parser->getOutput();
		$output->addModules( [ 'ext.postmortemTimeline' ] );
		$output->addModuleStyles( [ 'ext.postmortemTimeline.styles' ] );
		$parser->addTrackingCategory( $problem === null ? 'pmt-tracking' : 'pmt-invalid-tracking' );

		$language = $parser->getTargetLanguage()->getCode();
		$id = Tag::idOf( $attributes );
		$element = Html::rawElement( TagFinder::NAME, [
			'id' => $id === '' ? null : $id,
			'store' => 'host',
			'mode' => 'view',
			'data-mw-pmt-text' => $text,
			'data-mw-pmt-hash' => Tag::hashOf( $text ),
			// A tag that came by a template is not in this page's wikitext: it is shown, and never saved.
			'data-mw-pmt-page' => $frame->isTemplate() ? '' : self::pageOf( $parser ),
		], $text === '' ? self::empty( $language ) : self::twin( $text, $language, $parser ) );
		// Put in after the block-level pass, which else makes <pre> of lines that begin with a blank.
		return [ Html::rawElement( 'div', [ 'class' => 'pmt-host' ], $element ), 'markerType' => 'nowiki' ];
	}

	private static function pageOf( Parser $parser ): string {
		$page = $parser->getPage();
		return $page ? Title::castFromPageReference( $page )->getPrefixedDBkey() : '';
	}

	private static function empty( string $language ): string {
		return Html::element( 'p', [ 'class' => 'pmt-empty' ], wfMessage( 'pmt-empty' )->inLanguage( $language )->text() );
	}

	private static function twin( string $text, string $language, Parser $parser ): string {
		$time = $parser->getRevisionTimestamp();
		return Twin::of( $text, [
			'language' => preg_match( '/^de\b/', $language ) === 1 ? 'de' : 'en',
			'savedAt' => $time ? (int)wfTimestamp( TS_UNIX, $time ) : null,
		] )->html();
	}
}
