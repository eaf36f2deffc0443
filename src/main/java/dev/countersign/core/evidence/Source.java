package dev.countersign.core.evidence;

/** How the catalogue knows a mark. */
public enum Source {
    /** It is in the tool's own source code. */
    TOOL_SOURCE,
    /** The vendor documents it. */
    VENDOR_DOCUMENT,
    /** A maintainer said so. */
    MAINTAINER,
    /** It was counted in real commits. */
    COMMITS,
    /** Only users write it, in rule files. */
    USERS,
    /** The site's policy says so. */
    SITE
}
