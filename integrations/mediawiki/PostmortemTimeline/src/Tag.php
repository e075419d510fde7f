<?php
namespace PostmortemTimeline\MediaWiki;

/** A timeline in the wikitext of a page. */
final class Tag {
	/** What may stand in the attribute `id`; another one counts as none. */
	private const ID = '/^[A-Za-z][A-Za-z0-9_-]{0,63}$/D';

	public readonly string $id;
	/** The document's text without the white space around it. */
	public readonly string $text;

	/**
	 * @param int $start Where the tag begins, in bytes
	 * @param int $end Where it ends
	 * @param string $opening The opening tag, which is closed in itself where there is no body
	 * @param ?string $body What stands between the opening and the closing tag
	 * @param array<string,string> $attributes
	 */
	public function __construct(
		public readonly int $start,
		public readonly int $end,
		private readonly string $opening,
		private readonly ?string $body,
		array $attributes
	) {
		$this->id = self::idOf( $attributes );
		$this->text = trim( (string)$body );
	}

	/** @param array<string,string> $attributes */
	public static function idOf( array $attributes ): string {
		$id = trim( $attributes['id'] ?? '' );
		return preg_match( self::ID, $id ) === 1 ? $id : '';
	}

	/** By this a text is compared with the one that somebody began with. */
	public static function hashOf( string $text ): string {
		return sha1( trim( $text ) );
	}

	public function hash(): string {
		return self::hashOf( $this->text );
	}

	/** The wikitext with another document in this tag, and nothing else changed. */
	public function replacedIn( string $wikitext, string $document ): string {
		$opening = $this->body === null ? rtrim( substr( $this->opening, 0, -2 ) ) . '>' : $this->opening;
		$tag = $opening . "\n" . $document . "\n" . $this->closing( $wikitext );
		return substr( $wikitext, 0, $this->start ) . $tag . substr( $wikitext, $this->end );
	}

	private function closing( string $wikitext ): string {
		if ( $this->body === null ) {
			return '</' . TagFinder::NAME . '>';
		}
		$from = $this->start + strlen( $this->opening ) + strlen( $this->body );
		return substr( $wikitext, $from, $this->end - $from );
	}
}
