package dev.countersign.gate;

/** Whoever wants to know how far a long judgement is. */
@FunctionalInterface
public interface Progress {

    /** Nobody. */
    Progress NONE = (done, total) -> {};

    /** Called after every commit; must be quick. */
    void judged(int done, int total);
}
