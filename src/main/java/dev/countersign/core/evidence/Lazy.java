package dev.countersign.core.evidence;

import java.util.Optional;
import java.util.function.Supplier;

/** What is made when somebody first asks for it, and once; what cannot be made fails each who asks. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        Optional<T> known = made;
        return known.isPresent() ? known.get() : make();
    }

    private synchronized T make() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
