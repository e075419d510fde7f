//! What the model knows about Confluence, and where that is documented.
//!
//! A source at Atlassian is documentation, or its own packages. Any other source is a report of somebody who
//! saw Confluence answer so: good enough to be ready for, not a promise for each version.

/// One documented fact.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name under which the log and the tests know it.
    pub name: &'static str,
    /// The fact.
    pub says: &'static str,
    /// Where it is documented, or who reported it with Confluence's own answer.
    pub source: &'static str,
}

macro_rules! rules {
    ($($id:ident, $name:literal, $says:literal, $source:literal;)*) => {
        $(#[doc = $says] #[doc = ""] #[doc = concat!("Source: ", $source)]
        pub const $id: Rule = Rule { name: $name, says: $says, source: $source };)*

        /// All rules, in the order of this file.
        pub const ALL: &[&Rule] = &[$(&$id),*];
    };
}

rules! {
    ENVELOPE, "envelope", "An error is JSON with statusCode, data, message and reason.",
        "https://github.com/kovetskiy/mark/issues/111";
    STALE_VERSION, "stale-version", "An update carries the current version number plus one; any other number is 409.",
        "https://github.com/justmiles/go-markdown2confluence/issues/43 (message); https://docs.atlassian.com/atlassian-confluence/5.7/com/atlassian/confluence/api/service/exceptions/ConflictException.html";
    NO_VERSION, "no-version", "An update without a version number is 400.",
        "https://github.com/atlassian-api/atlassian-python-api/issues/195";
    OPTIMISTIC_LOCK, "optimistic-lock", "Under load an update with the right number may still be 409; nothing is stored.",
        "https://github.com/duo-labs/markdown-to-confluence/issues/6";
    MISSING_FIELDS, "missing-fields", "An update without title or type, or with another type, is 400.",
        "https://github.com/johnpduane/confluence-api/issues/14 (quotes the documentation)";
    TITLE_TAKEN, "title-taken", "Two pages of a space cannot have one title.",
        "https://github.com/confluence-publisher/confluence-publisher/issues/369";
    TOO_LARGE, "too-large", "A request of more than 5242880 bytes is 413; an administrator can change the limit.",
        "https://confluence.atlassian.com/confkb/rest-call-gives-request-too-large-requests-for-this-resource-can-be-at-most-5242880-bytes-error-939689514.html";
    XSRF, "xsrf", "A POST of a form, or of plain text, needs the header X-Atlassian-Token: no-check; JSON does not.",
        "https://docs.atlassian.com/atlassian-rest/2.6.2/xref-test/it/com/atlassian/rest/xsrf/XsrfCheckTest.html";
    XSRF_ALWAYS, "xsrf-always", "Some sites refuse every POST, PUT and DELETE without that header (setting xsrf_always).",
        "https://github.com/PipedreamHQ/pipedream/pull/20270";
    FOREIGN_ORIGIN, "foreign-origin", "A browser's request from another origin is 403, whatever its token header.",
        "https://gist.github.com/NathanWailes/a72f0e4cda16b5a556ae34d7f8c2ebae (log of XsrfResourceFilter); https://github.com/fyyyyy/Toggl-to-Jira-Chrome-Extension/issues/10";
    NOT_SEEN, "not-seen", "A page that may not be seen and a page that is not there are the same 404.",
        "https://github.com/atlassian-api/atlassian-python-api/issues/823; https://developer.atlassian.com/server/confluence/rest/v911/api-group-content-property/";
    NOT_EDITABLE, "not-editable", "An update without the space's right to edit is 403.",
        "https://github.com/iamjackg/md2cf/issues/12";
    RESTRICTED, "restricted", "An update of a page whose editing is restricted to others is 404, though it can be read.",
        "https://github.com/sphinx-contrib/confluencebuilder/pull/1111";
    SIGNED_OUT, "signed-out", "Without a session, where anonymous use is off, REST is 403 (setting signed_out: forbidden).",
        "https://github.com/dapplo/Dapplo.Confluence/issues/35";
    BAD_CREDENTIALS, "bad-credentials", "Wrong credentials are 401 with a page of HTML (also setting signed_out: unauthorized).",
        "https://github.com/markdown-confluence/markdown-confluence/issues/621";
    LOGIN_PAGE, "login-page", "Single sign-on sends who is not logged in to a login page; fetch follows and sees 200 with HTML (setting signed_out: login).",
        "https://wiki.resolution.de/doc/saml-sso/latest/jira/knowledgebase-articles/technical/single-sign-on-redirection-process";
    RATE_LIMIT, "rate-limit", "An exhausted user gets 429 with retry-after and the X-RateLimit headers.",
        "https://confluence.atlassian.com/conf88/adjusting-your-code-for-rate-limiting-1354500992.html; https://confluence.atlassian.com/doc/_ratelimiting_httpheaders-992678779.html";
    READ_ONLY, "read-only", "In read-only mode pages can be read, and an update is 403 with a message, whose words are not documented.",
        "https://community.developer.atlassian.com/t/ajs-meta-tag-read-only-access-mode-enabled-not-available-in-confluence-6-8/15056; https://developer.atlassian.com/server/confluence/how-to-make-your-add-on-compatible-with-read-only-mode/";
    ACCESS_MODE, "access-mode", "GET /rest/api/accessmode tells READ_WRITE or READ_ONLY.",
        "https://docs.atlassian.com/ConfluenceServer/rest/7.16.2";
    NOT_XML, "not-xml", "Storage format is XML; what does not parse is 400 with the parser's row and column.",
        "https://github.com/kovetskiy/mark/issues/54; https://github.com/chesshacker/terraform-provider-confluence/issues/7; https://github.com/sphinx-contrib/confluencebuilder/issues/1103";
    ILLEGAL_CHARACTER, "illegal-character", "Characters that XML 1.0 does not know are 400, in CDATA too.",
        "https://github.com/sphinx-contrib/confluencebuilder/pull/488; https://www.w3.org/TR/xml/#charsets";
    CDATA_END, "cdata-end", "The first ]]> ends a CDATA section, and ]]> in text is 400.",
        "https://github.com/justmiles/go-markdown2confluence/issues/80; https://github.com/hardisgroupcom/sfdx-hardis/pull/2151";
    THREE_BYTES, "three-bytes", "MySQL with utf8 of three bytes cannot store a character beyond U+FFFF; nothing is saved (setting three_byte).",
        "https://confluence.atlassian.com/confkb/incorrect-string-value-error-thrown-when-restoring-xml-backup-in-confluence-777009599.html; https://www.lesstif.com/ats/confluence-jira-mysql-utf8mb-89556030.html";
    LINE_ENDS, "line-ends", "A parser of XML reads CR and CR LF as LF.",
        "https://www.w3.org/TR/xml/#sec-line-ends";
    NORMALISED, "normalised", "What is read back is not what was sent: closing tags, entities and ri:version-at-save change.",
        "https://github.com/sphinx-contrib/confluencebuilder/pull/801";
    MACRO_ID, "macro-id", "A macro without an id gets one, which then stays unless two in a page have the same.",
        "https://pub.dev/documentation/atlassian_apis/latest/confluence/ContentMacroBodyApi/getMacroBodyByMacroId.html (Atlassian's own text)";
    ATTRIBUTE_ORDER, "attribute-order", "A macro's attributes come back by name (7.7) or with the name first (setting attributes).",
        "https://github.com/justmiles/go-markdown2confluence/issues/38; https://github.com/Atlas-Authority/MarkdownMacro/issues/83";
    RENAMED_TAGS, "renamed-tags", "b becomes strong and i becomes em upon saving.",
        "https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html";
    PLAIN_BODY, "plain-body", "A plain-text-body that is no CDATA section is stored empty.",
        "https://github.com/Atlas-Authority/MarkdownMacro/issues/83; https://github.com/epam/dm.ai/pull/501";
    EXPAND, "expand", "Only what expand names is in an answer: body.storage, version and so on.",
        "https://docs.atlassian.com/atlassian-confluence/REST/5.6.4/";
    OLD_VERSION, "old-version", "status=historical with version=N reads an old version.",
        "https://github.com/chaoss/grimoirelab-perceval/issues/180";
    VERSION_LIST, "version-list", "/rest/api/content/ID/history tells the ends; /rest/experimental/content/ID/version lists all.",
        "https://confluence.atlassian.com/confkb/how-to-retrieve-all-previous-versions-of-content-using-the-rest-api-1044789048.html";
    HISTORICAL_ID, "historical-id", "An old version has an id of its own, under which REST finds nothing.",
        "https://jira.atlassian.com/browse/CONFCLOUD-60943; https://docs.atlassian.com/atlassian-confluence/1000.27.0/com/atlassian/confluence/plugins/restapi/resources/ContentVersionResource.html";
    METAS, "metas", "A page tells its script who and what it is in metas that begin with ajs-.",
        "https://docs.atlassian.com/ConfluenceServer/javadoc/8.8.0/com/atlassian/confluence/it/Meta.html";
    USER_MACRO, "user-macro", "A user macro is a Velocity template with $body, $param..., $content, $space and $renderContext.",
        "https://confluence.atlassian.com/conf716/user-macro-template-syntax-1108682943.html; https://confluence.atlassian.com/x/FgO4B";
    BODY_PROCESSING, "body-processing", "A body is handed over rendered, escaped or unrendered.",
        "http://what-when-how.com/Tutorial/topic-253555/Atlassian-Confluence-5-Essentials-239.html";
    UNKNOWN_MACRO, "unknown-macro", "A macro that is not installed is an image; its body is not shown.",
        "https://bitbucket.org/kuppersoftware/categorise-spaces/issues/8; public code that looks for class wysiwyg-unknown-macro in body.view";
    FORGE_POLICY, "forge-policy", "Custom UI runs under Forge's policy; scripts may add unsafe-inline, unsafe-eval, unsafe-hashes, blob: and hashes, styles unsafe-inline, and anything else is dropped.",
        "npm @forge/csp 6.3.2, out/csp/csp-injection-service.js and csp-processing-service.js";
    FORGE_FRAME, "forge-frame", "Custom UI runs in a sandboxed frame of another origin.",
        "https://developer.atlassian.com/platform/forge/custom-ui/iframe";
    FORGE_BRIDGE, "forge-bridge", "An app reaches the product through __bridge.callBridge(command, payload).",
        "npm @forge/bridge 7.2.0, out/bridge.js and out/view; npm @forge/confluence-bridge 4.0.0, out/content";
    FORGE_SUBMIT, "forge-submit", "submit with {config: {...}} saves a macro's configuration into the draft and closes; elsewhere it is false; a flat payload is refused.",
        "https://developer.atlassian.com/platform/forge/add-custom-configuration-to-a-macro; npm @forge/bridge 7.2.0, out/view/submit.js; the refusal of a flat payload is reported by a public app";
    FORGE_EDITING, "forge-editing", "getMacroContent, updateMacro and getEditorContent work only where extension.isEditing is true.",
        "https://developer.atlassian.com/platform/forge/apis-reference/confluence-api-bridge/getMacroContent; https://developer.atlassian.com/platform/forge/apis-reference/confluence-api-bridge/updateMacroContent/";
    FORGE_DRAFT, "forge-draft", "All who edit a page share one draft, which readers see once it is published.",
        "https://developer.atlassian.com/cloud/confluence/collaborative-editing";
}
