<?php
namespace PostmortemTimeline\MediaWiki;

/**
 * Finds the timeline again that somebody began to edit, in a page that may have changed since.
 *
 * Its number in the page says little, since others come and go. So it is known by its id, else by the
 * text that the edit began with, else by its place where the page has as many timelines as before.
 */
final class TagLocator {
	public function __construct( private readonly TagFinder $finder ) {
	}

	/**
	 * @param string $now The wikitext as it is now
	 * @param ?string $before The wikitext that the edit began with, where it is known
	 * @return list<Tag> One where it was found; none where it is gone; all where there are several
	 */
	public function find( string $now, ?string $before, string $id, string $hash ): array {
		$tags = $this->finder->find( $now );
		$named = $id === '' ? [] : self::having( $tags, static fn ( Tag $tag ) => $tag->id === $id );
		if ( $named ) {
			return $named;
		}
		$equal = self::having( $tags, static fn ( Tag $tag ) => $tag->hash() === $hash );
		if ( $equal || $id !== '' || $before === null ) {
			return $equal;
		}
		return self::samePlace( $tags, $this->finder->find( $before ), $hash );
	}

	/**
	 * @param list<Tag> $now
	 * @param list<Tag> $before
	 * @return list<Tag>
	 */
	private static function samePlace( array $now, array $before, string $hash ): array {
		$places = array_keys( self::having( $before, static fn ( Tag $tag ) => $tag->hash() === $hash, true ) );
		$isSame = count( $places ) === 1 && count( $now ) === count( $before );
		$tag = $isSame ? $now[$places[0]] : null;
		return $tag && $tag->id === '' ? [ $tag ] : [];
	}

	/**
	 * @param list<Tag> $tags
	 * @return array<int,Tag>
	 */
	private static function having( array $tags, callable $test, bool $keepsPlaces = false ): array {
		$found = array_filter( $tags, $test );
		return $keepsPlaces ? $found : array_values( $found );
	}
}
