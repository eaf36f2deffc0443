import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Part of the build, behind its compiler: writes the classes of lambdas and method references, which else each process
 * links anew when it first comes to one ({@code java.lang.invoke.LambdaMetafactory}, whose documentation says what they
 * do). Where there are none left it changes nothing.
 *
 * <p>java -cp ASM src/build/Lambdas.java CLASSES
 */
public final class Lambdas {

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String MARK = "$$Lambda$";

    /** How the names of the methods begin that the compiler makes of lambdas. */
    private static final String BODY = "lambda$";

    private static final String CONSTRUCTOR = "<init>";
    private static final String FACTORY = "of";
    private static final String INSTANCE = "INSTANCE";
    private static final Type OBJECT = Type.getType(Object.class);

    /** What is in a box (JLS 5.1.8). */
    private static final Map<String, Type> HELD = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private final Path folder;
    private final Map<String, ClassNode> classes = new TreeMap<>();
    private final Set<ClassNode> changed = new LinkedHashSet<>();
    private final Map<String, byte[]> made = new TreeMap<>();

    private Lambdas(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Lambdas lambdas = new Lambdas(Path.of(args[0]));
        lambdas.read();
        lambdas.classes.values().forEach(lambdas::replaceIn);
        lambdas.removeOld();
        lambdas.write();
    }

    private void read() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                ClassNode read = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(read, 0);
                classes.put(read.name, read);
            }
        }
    }

    private void replaceIn(ClassNode outer) {
        int count = 0;
        for (MethodNode method : outer.methods) {
            for (AbstractInsnNode step : method.instructions.toArray()) {
                if (step instanceof InvokeDynamicInsnNode call && isLambda(call)) {
                    count++;
                    method.instructions.set(step, replaced(outer.name + MARK + count, outer, call));
                }
            }
        }
    }

    /** The other method of the factory is for what can be serialized, or is of several types. */
    private static boolean isLambda(InvokeDynamicInsnNode call) {
        return call.bsm.getOwner().equals(METAFACTORY) && call.bsm.getName().equals("metafactory");
    }

    private AbstractInsnNode replaced(String name, ClassNode outer, InvokeDynamicInsnNode call) {
        ClassNode host = outer.nestHostClass == null ? outer : classes.get(outer.nestHostClass);
        if (host.nestMembers == null) {
            host.nestMembers = new ArrayList<>();
        }
        host.nestMembers.add(name);
        changed.add(outer);
        changed.add(host);
        Handle target = renamed(outer, (Handle) call.bsmArgs[1]);
        made.put(name, made(name, outer.version, host.name, call, target));
        return Type.getArgumentCount(call.desc) == 0
                ? new FieldInsnNode(Opcodes.GETSTATIC, name, INSTANCE, Type.getReturnType(call.desc).getDescriptor())
                : new MethodInsnNode(Opcodes.INVOKESTATIC, name, FACTORY, call.desc);
    }

    /**
     * A method that the compiler has made of a lambda gets another name, and counts as written: tools that read classes
     * take no account of the others unless they find where they are linked.
     */
    private static Handle renamed(ClassNode outer, Handle target) {
        if (!target.getOwner().equals(outer.name) || !target.getName().startsWith(BODY)) {
            return target;
        }
        String name = "$" + target.getName();
        for (MethodNode method : outer.methods) {
            if (method.name.equals(target.getName()) && method.desc.equals(target.getDesc())) {
                method.name = name;
                method.access &= ~ACC_SYNTHETIC;
            }
        }
        return new Handle(target.getTag(), outer.name, name, target.getDesc(), target.isInterface());
    }

    /** What was made of sources that have been compiled again since, or are gone. */
    private void removeOld() throws IOException {
        for (ClassNode node : classes.values()) {
            if (node.name.contains(MARK) && !isMemberOf(classes.get(node.nestHostClass), node)) {
                Files.delete(file(node.name));
            }
        }
    }

    private static boolean isMemberOf(ClassNode host, ClassNode node) {
        return host != null && host.nestMembers != null && host.nestMembers.contains(node.name);
    }

    private void write() throws IOException {
        for (ClassNode node : changed) {
            ClassWriter out = new ClassWriter(0);
            node.accept(out);
            Files.write(file(node.name), out.toByteArray());
        }
        for (Map.Entry<String, byte[]> one : made.entrySet()) {
            Files.write(file(one.getKey()), one.getValue());
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".class");
    }

    /** The class of one, with a field for each value that it captures. */
    private static byte[] made(
            String name, int version, String host, InvokeDynamicInsnNode call, Handle target) {
        Type self = Type.getObjectType(name);
        Type[] captured = Type.getArgumentTypes(call.desc);
        Type type = Type.getReturnType(call.desc);
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
        out.visit(version, access, name, null, OBJECT.getInternalName(), new String[] {type.getInternalName()});
        out.visitNestHost(host);
        for (int i = 0; i < captured.length; i++) {
            out.visitField(ACC_PRIVATE | ACC_FINAL, field(i), captured[i].getDescriptor(), null, null);
        }
        constructor(out, self, captured);
        if (captured.length == 0) {
            instance(out, self, type);
        } else {
            factory(out, self, captured, type);
        }
        method(out, self, captured, call, target);
        out.visitEnd();
        return out.toByteArray();
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private static GeneratorAdapter code(ClassWriter out, int access, String name, String descriptor) {
        return new GeneratorAdapter(access, new Method(name, descriptor), null, null, out);
    }

    private static void constructor(ClassWriter out, Type self, Type... captured) {
        GeneratorAdapter code =
                code(out, ACC_PRIVATE | ACC_SYNTHETIC, CONSTRUCTOR, Type.getMethodDescriptor(Type.VOID_TYPE, captured));
        code.loadThis();
        code.invokeConstructor(OBJECT, new Method(CONSTRUCTOR, "()V"));
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.loadArg(i);
            code.putField(self, field(i), captured[i]);
        }
        code.returnValue();
        code.endMethod();
    }

    private static void instance(ClassWriter out, Type self, Type made) {
        out.visitField(ACC_STATIC | ACC_FINAL, INSTANCE, made.getDescriptor(), null, null);
        GeneratorAdapter code = code(out, ACC_STATIC | ACC_SYNTHETIC, "<clinit>", "()V");
        code.newInstance(self);
        code.dup();
        code.invokeConstructor(self, new Method(CONSTRUCTOR, "()V"));
        code.putStatic(self, INSTANCE, made);
        code.returnValue();
        code.endMethod();
    }

    private static void factory(ClassWriter out, Type self, Type[] captured, Type made) {
        GeneratorAdapter code =
                code(out, ACC_STATIC | ACC_SYNTHETIC, FACTORY, Type.getMethodDescriptor(made, captured));
        code.newInstance(self);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(self, new Method(CONSTRUCTOR, Type.getMethodDescriptor(Type.VOID_TYPE, captured)));
        code.returnValue();
        code.endMethod();
    }

    /** The only method of the interface: what {@code LambdaMetafactory} says of how values are adapted holds here. */
    private static void method(
            ClassWriter out, Type self, Type[] captured, InvokeDynamicInsnNode call, Handle target) {
        Type erased = (Type) call.bsmArgs[0];
        Type exact = (Type) call.bsmArgs[2];
        GeneratorAdapter code = code(out, ACC_PUBLIC | ACC_FINAL | ACC_SYNTHETIC, call.name, erased.getDescriptor());
        boolean isNew = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        Type owner = Type.getObjectType(target.getOwner());
        if (isNew) {
            code.newInstance(owner);
            code.dup();
        }
        List<Type> wanted = new ArrayList<>();
        if (target.getTag() != Opcodes.H_INVOKESTATIC && !isNew) {
            wanted.add(owner);
        }
        wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        for (int i = 0; i < wanted.size(); i++) {
            int given = i - captured.length;
            if (given < 0) {
                code.loadThis();
                code.getField(self, field(i), captured[i]);
                convert(code, captured[i], wanted.get(i));
            } else {
                code.loadArg(given);
                Type from = exact.getArgumentTypes()[given];
                convert(code, erased.getArgumentTypes()[given], from);
                convert(code, from, wanted.get(i));
            }
        }
        call(code, target);
        convert(code, isNew ? owner : Type.getReturnType(target.getDesc()), erased.getReturnType());
        code.returnValue();
        code.endMethod();
    }

    private static void call(GeneratorAdapter code, Handle target) {
        int how =
                switch (target.getTag()) {
                    case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                    case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                    // a private one is called like any other by a class of its nest (JVMS 6.5, invokevirtual)
                    default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
                };
        code.visitMethodInsn(how, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    }

    private static void convert(GeneratorAdapter code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (to.getSort() == Type.VOID) {
            if (from.getSize() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
        } else if (isPrimitive(from)) {
            if (isPrimitive(to)) {
                code.cast(from, to);
            } else {
                code.valueOf(from);
            }
        } else if (isPrimitive(to)) {
            Type held = HELD.getOrDefault(from.getInternalName(), to);
            code.unbox(held);
            code.cast(held, to);
        } else if (!to.equals(OBJECT)) {
            code.checkCast(to);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }
}
