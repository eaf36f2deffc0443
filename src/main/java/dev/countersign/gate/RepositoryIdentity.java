package dev.countersign.gate;

/**
 * Which repository is guarded.
 *
 * @param location where it is, for the record
 * @param name what it is called in countersignatures, so that none can be used in another one: see
 *     {@link dev.countersign.core.signoff.Statement#isRepository}
 */
public record RepositoryIdentity(String location, String name) {}
