package dev.countersign.core.evidence;

import dev.countersign.core.push.RefName;

/**
 * What a notes ref holds about a commit (git-notes(1)).
 *
 * @param text undecodable bytes as U+FFFD; possibly cut off
 */
public record Note(RefName ref, String text) {}
