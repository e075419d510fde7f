<?php
namespace PostmortemTimeline\MediaWiki;

/** Whether a text is a document that this extension may store. */
final class Document {
	private const TYPE = 'postmortem-timeline';
	/** The deepest nesting that the format allows: docs/format.md, "Limits". */
	private const DEPTH = 128;

	/** Why a text is not a document, in English, or null where it is one. */
	public static function problem( string $text ): ?string {
		$value = json_decode( $text, false, self::DEPTH );
		if ( json_last_error() !== JSON_ERROR_NONE ) {
			return 'the text is not JSON: ' . json_last_error_msg();
		}
		if ( !is_object( $value ) ) {
			return 'found ' . get_debug_type( $value ) . ', expected an object';
		}
		$type = $value->type ?? null;
		if ( $type !== self::TYPE ) {
			return 'found ' . self::shown( $type ) . ' in "type", expected "' . self::TYPE . '"';
		}
		$version = $value->version ?? null;
		if ( !is_int( $version ) || $version < 1 ) {
			return 'found ' . self::shown( $version ) . ' in "version", expected a whole number from 1 on';
		}
		return null;
	}

	/** As MediaWiki stores it: forms carry lines that end in CR and LF, pages hold lines that end in LF. */
	public static function asStored( string $text ): string {
		return trim( str_replace( "\r\n", "\n", $text ) );
	}

	/**
	 * Whether a text keeps what MediaWiki would read as mark-up out of its strings. The element writes
	 * `<`, `>` and `&` as `\u003c`, `\u003e` and `\u0026`: docs/format.md, "Rules for writers".
	 */
	public static function isSafeInPage( string $text ): bool {
		return strpbrk( $text, '<>&' ) === false;
	}

	private static function shown( mixed $value ): string {
		return $value === null ? 'nothing' : mb_substr( (string)json_encode( $value ), 0, 40 );
	}
}
