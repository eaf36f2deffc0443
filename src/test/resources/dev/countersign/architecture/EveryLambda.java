import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Prints what lambdas and method references of every kind answer. */
public class EveryLambda extends Parent {

    static final Supplier<String> IN_A_CONSTANT = () -> "constant";

    private final String name;
    private int calls;

    EveryLambda(String name) {
        this.name = name;
    }

    EveryLambda(char mark) {
        this(String.valueOf(mark));
    }

    public static void main(String[] args) throws Exception {
        say("constant", IN_A_CONSTANT.get());
        new EveryLambda("one").captures((byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, true, new int[] {7}, List.of(8));
        new EveryLambda("two").references();
        conversions();
        new Nested().deep();
        Shape.SQUARE.area(3);
        say("interface", new Speaks() {}.speak().get());
        say("serializable", ((Function<String, String> & Serializable) text -> text + "!").apply("kept"));
        say("several", ((IntSupplier & Marker) () -> 9).getAsInt());
        Bridged bridged = value -> value + 1;
        say("bridged", bridged.apply(41));
        say("same", constant() == constant());
        say("other", capturing("a") == capturing("a"));
        fails(() -> { throw new IllegalStateException("checked by nobody"); });
        fails(() -> { throw new java.io.IOException("checked"); });
        Function<Object, Integer> wrong = cast(String::length);
        fails(() -> wrong.apply(1));
        EveryLambda nobody = args.length > 0 ? new EveryLambda("") : null;
        fails(() -> { Supplier<String> bound = nobody::greet; return bound.get(); });
    }

    private static void say(String what, Object answer) {
        System.out.println(what + ": " + answer);
    }

    private static void fails(Callable<?> call) {
        try {
            say("not failed", call.call());
        } catch (Exception e) {
            say("fails", e.getClass().getName() + (e instanceof ClassCastException ? "" : " " + e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T, R> Function<Object, R> cast(Function<T, R> function) {
        return (Function<Object, R>) (Function<?, R>) function;
    }

    private static Runnable constant() {
        return () -> { };
    }

    private static Supplier<String> capturing(String text) {
        return () -> text;
    }

    private void captures(
            byte b, char c, short s, int i, long l, float f, double d, boolean z, int[] array, List<Integer> list) {
        Supplier<String> all = () -> name + b + c + s + i + l + f + d + z + array[0] + list;
        say("captures", all.get());
        BiFunction<Long, Double, Object> wide = (x, y) -> l + x + d + y + calls++;
        say("wide", wide.apply(10L, 20d) + " " + wide.apply(10L, 20d));
        Supplier<Supplier<String>> within = () -> () -> name + l;
        say("within", within.get().get());
        UnaryOperator<Integer> twice = x -> x + i;
        say("twice", twice.andThen(twice).compose(twice).apply(1));
    }

    private void references() {
        Supplier<String> bound = this::greet;
        say("bound", bound.get());
        Supplier<String> above = super::greet;
        say("above", above.get());
        Function<EveryLambda, String> unbound = EveryLambda::greet;
        say("unbound", unbound.apply(new EveryLambda("three")));
        Function<String, EveryLambda> constructor = EveryLambda::new;
        say("constructor", constructor.apply("four").name);
        Function<Character, EveryLambda> unboxed = EveryLambda::new;
        say("unboxed", unboxed.apply('5').name);
        IntFunction<int[][]> arrays = int[][]::new;
        say("arrays", arrays.apply(6).length);
        Function<int[], Object> copy = int[]::clone;
        say("copy", ((int[]) copy.apply(new int[] {7}))[0]);
        Supplier<List<String>> list = ArrayList::new;
        say("list", list.get());
        Function<Object[], String> many = EveryLambda::joined;
        say("many", many.apply(new Object[] {1, 2}));
        BiFunction<Object, Object, String> gathered = EveryLambda::joined;
        say("gathered", gathered.apply(3, 4));
        Consumer<List<Integer>> dropped = values -> values.remove(0);
        List<Integer> values = new ArrayList<>(List.of(1, 2));
        dropped.accept(values);
        Consumer<Integer> added = values::add;
        added.accept(9);
        say("dropped", values);
        Consumer<String> droppedLong = EveryLambda::longOf;
        droppedLong.accept("12");
        Comparator<String> order = Comparator.comparing(String::length);
        say("order", order.thenComparing(Comparator.naturalOrder()).compare("b", "a"));
        Predicate<CharSequence> protectedOne = this::isHidden;
        say("protected", protectedOne.test("hidden"));
        Callable<Void> nothing = () -> null;
        fails(nothing);
    }

    private static void conversions() {
        ToIntFunction<Character> toInt = EveryLambda::code;
        say("to int", toInt.applyAsInt('a'));
        Function<Character, Long> wideChar = EveryLambda::wide;
        say("wide char", wideChar.apply('b'));
        LongSupplier boxedInt = EveryLambda::boxed;
        say("boxed int", boxedInt.getAsLong());
        IntSupplier boxedChar = EveryLambda::boxedCharacter;
        say("boxed char", boxedChar.getAsInt());
        ToDoubleFunction<Integer> toDouble = Integer::longValue;
        say("to double", toDouble.applyAsDouble(3));
        ToLongFunction<Byte> widened = EveryLambda::wideByte;
        say("widened", widened.applyAsLong((byte) -4));
        IntBinaryOperator max = Math::max;
        say("max", max.applyAsInt(5, 6));
        DoubleUnaryOperator root = Math::sqrt;
        say("root", root.applyAsDouble(49));
        BinaryOperator<Integer> sum = Integer::sum;
        say("sum", sum.apply(8, 9));
        LongFunction<Object> object = Long::valueOf;
        say("object", object.apply(10));
        IntFunction<Number> number = Integer::valueOf;
        say("number", number.apply(11));
        IntFunction<String> anything = String::valueOf;
        say("anything", anything.apply(12));
        IntFunction<String> ofObject = EveryLambda::text;
        say("of object", ofObject.apply(13));
        ObjIntConsumer<StringBuilder> append = StringBuilder::append;
        StringBuilder text = new StringBuilder();
        append.accept(text, 14);
        say("append", text);
        Supplier<Boolean> truth = Boolean.TRUE::booleanValue;
        say("truth", truth.get());
        Function<Boolean, Boolean> not = value -> !value;
        say("not", not.apply(true));
        Function<Float, Double> real = EveryLambda::real;
        say("real", real.apply(1.5f));
        Function<Short, Integer> small = EveryLambda::code;
        say("small", small.apply((short) 15));
    }

    private String greetPrivately() {
        return "privately " + name;
    }

    @Override
    String greet() {
        Supplier<String> hidden = this::greetPrivately;
        return "hello " + hidden.get();
    }

    private static String joined(Object... parts) {
        return List.of(parts).toString();
    }

    private static long longOf(String text) {
        return Long.parseLong(text);
    }

    private static int code(int value) {
        return value;
    }

    private static long wide(long value) {
        return value;
    }

    private static long wideByte(byte value) {
        return value;
    }

    private static double real(double value) {
        return value;
    }

    private static Integer boxed() {
        return 16;
    }

    private static Character boxedCharacter() {
        return 'A';
    }

    private static String text(Object value) {
        return value.getClass().getSimpleName() + value;
    }

    interface Marker {}

    interface Bridged extends Function<Integer, Integer> {
        @Override
        Integer apply(Integer value);
    }

    interface Speaks {
        default Supplier<String> speak() {
            Function<String, String> loudly = this::loudly;
            return () -> loudly.apply("word") + quietly("word");
        }

        private String loudly(String word) {
            return word.toUpperCase(java.util.Locale.ROOT);
        }

        private static String quietly(String word) {
            UnaryOperator<String> same = text -> text;
            return same.apply(word);
        }
    }

    enum Shape {
        SQUARE(side -> side * side);

        private final IntFunction<Integer> area;

        Shape(IntFunction<Integer> area) {
            this.area = area;
        }

        void area(int side) {
            say("area", area.apply(side));
        }
    }

    private static final class Nested {
        private final int own = 17;

        private void deep() {
            Supplier<Integer> inner = () -> own;
            Function<Nested, Integer> reference = Nested::own;
            Supplier<Nested> maker = Nested::new;
            say("nested", inner.get() + reference.apply(maker.get()));
            class Local {
                private int local() {
                    return own + 1;
                }
            }
            Supplier<Local> local = Local::new;
            say("local", local.get().local());
            Runnable anonymous = new Runnable() {
                @Override
                public void run() {
                    Supplier<Integer> far = () -> own + 2;
                    say("anonymous", far.get());
                }
            };
            anonymous.run();
        }

        private int own() {
            return own;
        }
    }
}

class Parent {

    String greet() {
        return "from above";
    }

    protected boolean isHidden(CharSequence text) {
        return text.length() == 6;
    }
}
