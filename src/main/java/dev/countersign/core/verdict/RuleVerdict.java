package dev.countersign.core.verdict;

/**
 * What one rule says of one commit.
 *
 * @param rule the rule's name
 */
public record RuleVerdict(String rule, Verdict verdict) {}
