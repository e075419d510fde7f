<?php
namespace PostmortemTimeline\MediaWiki;

use Sanitizer;

/**
 * Finds the timelines in wikitext, by the rules of MediaWiki's preprocessor: a comment ends at `-->` or
 * with the text, a tag ends at the next `>`, and nothing within an extension tag is looked at.
 *
 * It walks through the text, since one pattern over a document of a megabyte may run into PCRE's limits.
 */
final class TagFinder {
	public const NAME = 'postmortem-timeline';
	private string $pattern;

	/** @param list<string> $opaque The names of the tags whose content the parser leaves alone */
	public function __construct( array $opaque ) {
		// Of a page that is viewed itself, the parser leaves out what is for inclusion only.
		$names = array_unique( [ self::NAME, 'includeonly', ...array_map( 'strtolower', $opaque ) ] );
		$quoted = array_map( static fn ( $name ) => preg_quote( $name, '~' ), $names );
		$this->pattern = '~<(?:(!--)|(' . implode( '|', $quoted ) . ')(?=[\s>]|/>))~i';
	}

	/** @return list<Tag> In the order of the text */
	public function find( string $text ): array {
		$tags = [];
		$at = 0;
		while ( preg_match( $this->pattern, $text, $found, PREG_OFFSET_CAPTURE, $at ) === 1 ) {
			$start = $found[0][1];
			if ( !isset( $found[2] ) ) {
				$end = strpos( $text, '-->', $start + 4 );
				$at = $end === false ? strlen( $text ) : $end + 3;
				continue;
			}
			$tag = $this->tagAt( $text, $start, $found[2][0] );
			if ( $tag && strtolower( $found[2][0] ) === self::NAME ) {
				$tags[] = $tag;
			}
			$at = $tag ? $tag->end : $start + 1;
		}
		return $tags;
	}

	/** The tag that begins there; null where it is not closed, and so is text. */
	private function tagAt( string $text, int $start, string $name ): ?Tag {
		$bracket = strpos( $text, '>', $start );
		if ( $bracket === false ) {
			return null;
		}
		$opening = substr( $text, $start, $bracket + 1 - $start );
		$isClosed = str_ends_with( $opening, '/>' );
		$inner = substr( $opening, 1 + strlen( $name ), $isClosed ? -2 : -1 );
		$attributes = Sanitizer::decodeTagAttributes( $inner );
		if ( $isClosed ) {
			return new Tag( $start, $bracket + 1, $opening, null, $attributes );
		}
		$closing = '~</' . preg_quote( $name, '~' ) . '\s*>~i';
		if ( preg_match( $closing, $text, $end, PREG_OFFSET_CAPTURE, $bracket + 1 ) !== 1 ) {
			return null;
		}
		$body = substr( $text, $bracket + 1, $end[0][1] - $bracket - 1 );
		return new Tag( $start, $end[0][1] + strlen( $end[0][0] ), $opening, $body, $attributes );
	}
}
