<?php
namespace PostmortemTimeline\MediaWiki;

use Config;
use ExtensionRegistry;

/** What the scripts in the page are told: where the element lies, and the site's settings. */
final class ClientConfig {
	/** The settings that are texts, by the attribute of the element. */
	private const ATTRIBUTES = [
		'zone' => 'PostmortemTimelineZone',
		'parts' => 'PostmortemTimelineParts',
		'viewer' => 'PostmortemTimelineViewer',
		'profile' => 'PostmortemTimelineProfile',
		'criteria' => 'PostmortemTimelineCriteria',
		'definition' => 'PostmortemTimelineDefinition',
	];
	/** Where the wiki names no limit, MediaWiki counts edits by the minute. */
	private const RETRY_AFTER = 60;

	/**
	 * @param mixed $context The loader's; its class has another name in each version
	 * @return array<string,mixed>
	 */
	public static function of( $context, Config $config ): array {
		$version = ExtensionRegistry::getInstance()->getAllThings()['PostmortemTimeline']['version'];
		return [
			'version' => $version,
			'folder' => 'PostmortemTimeline/resources',
			'maxBytes' => $config->get( 'MaxArticleSize' ) * 1024,
			'retryAfter' => self::retryAfter( $config->get( 'RateLimits' )['edit'] ?? [] ),
			'timezone' => (string)$config->get( 'Localtimezone' ),
			'attributes' => self::attributes( $config ),
		];
	}

	/** @return array<string,string> */
	private static function attributes( Config $config ): array {
		$attributes = array_map( static fn ( $name ) => trim( (string)$config->get( $name ) ), self::ATTRIBUTES );
		$attributes['link-hosts'] = implode( ' ', $config->get( 'PostmortemTimelineLinkHosts' ) );
		$attributes['hints'] = $config->get( 'PostmortemTimelineHints' ) ? '' : 'off';
		return array_filter( $attributes, static fn ( $value ) => $value !== '' );
	}

	/**
	 * The longest time that the wiki counts edits over, in seconds.
	 *
	 * @param array<string,mixed> $limits `$wgRateLimits['edit']`: a pair of number and seconds for each kind of user
	 */
	private static function retryAfter( array $limits ): int {
		$periods = array_map( static fn ( $limit ) => is_array( $limit ) ? (int)( $limit[1] ?? 0 ) : 0, $limits );
		return max( [ 0, ...array_values( $periods ) ] ) ?: self::RETRY_AFTER;
	}
}
