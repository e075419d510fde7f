<?php
namespace PostmortemTimeline\MediaWiki;

use Config;
use EditPage;
use MediaWiki\Hook\EditPage__showEditForm_initialHook;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Hook\SidebarBeforeOutputHook;
use MediaWiki\MediaWikiServices;
use OutputPage;
use Parser;
use Skin;

/** Where the extension hangs in MediaWiki. */
final class Hooks implements ParserFirstCallInitHook, EditPage__showEditForm_initialHook, SidebarBeforeOutputHook {
	/** @param Parser $parser */
	public function onParserFirstCallInit( $parser ): void {
		$parser->setHook( TagFinder::NAME, [ TagRenderer::class, 'render' ] );
	}

	/**
	 * The source editor gets a button.
	 *
	 * @param EditPage $editor
	 * @param OutputPage $out
	 */
	public function onEditPage__showEditForm_initial( $editor, $out ): void {
		if ( $editor->contentModel === CONTENT_MODEL_WIKITEXT ) {
			$out->addModules( [ 'ext.postmortemTimeline.insert' ] );
		}
	}

	/**
	 * The tools of a page offer to add a timeline, without any editor.
	 *
	 * @param Skin $skin
	 * @param array &$sidebar
	 */
	public function onSidebarBeforeOutput( $skin, &$sidebar ): void {
		$title = $skin->getTitle();
		$isOffered = self::config()->get( 'PostmortemTimelineAddLink' ) && $title && $title->exists()
			&& $title->getContentModel() === CONTENT_MODEL_WIKITEXT
			&& $skin->getAuthority()->probablyCan( 'edit', $title );
		if ( $isOffered ) {
			$sidebar['TOOLBOX'][] = [
				'id' => 't-pmt-add',
				'msg' => 'pmt-add',
				'href' => $title->getLocalURL( [ 'action' => 'pmtadd' ] ),
			];
		}
	}

	private static function config(): Config {
		return MediaWikiServices::getInstance()->getMainConfig();
	}
}
