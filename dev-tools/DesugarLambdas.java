import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
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
 * Makes a class of each lambda and method reference of rollcall in a jar, as compilers for Java 7
 * would. Java 17 links each of them when it is first reached, which takes it a tenth of a
 * millisecond even with an archive; a class comes out of the archive as it is. Run by the build
 * after shading.
 */
final class DesugarLambdas {

  private static final String SUFFIX = ".class";
  private static final String OURS = "dev/rollcall/";
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String INSTANCE = "INSTANCE";
  private static final String FACTORY = "of";

  private final Map<String, ClassNode> classes = new LinkedHashMap<>();

  /** The classes that were made, by the class that they are made for. */
  private final Map<String, Map<String, byte[]>> made = new LinkedHashMap<>();

  private int count;

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path changed = jar.resolveSibling(jar.getFileName() + ".desugared");
    DesugarLambdas lambdas = new DesugarLambdas();
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      List<? extends ZipEntry> entries = Collections.list(in.entries());
      for (ZipEntry entry : entries) {
        if (isOurs(entry)) {
          lambdas.read(in.getInputStream(entry).readAllBytes());
        }
      }
      lambdas.replace();
      for (ZipEntry entry : entries) {
        if (!isOurs(entry)) {
          write(out, entry, entry.getName(), in.getInputStream(entry).readAllBytes());
          continue;
        }
        String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
        write(out, entry, entry.getName(), lambdas.write(name));
        for (Map.Entry<String, byte[]> lambda : lambdas.made.get(name).entrySet()) {
          write(out, entry, lambda.getKey() + SUFFIX, lambda.getValue());
        }
      }
    }
    Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    System.out.println("made classes of " + lambdas.count + " lambdas in " + jar.getFileName());
  }

  private static boolean isOurs(ZipEntry entry) {
    return entry.getName().startsWith(OURS) && entry.getName().endsWith(SUFFIX);
  }

  private static void write(ZipOutputStream out, ZipEntry like, String name, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(like.getTimeLocal()); // the other setters write the time zone down
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private void read(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    classes.put(node.name, node);
  }

  private byte[] write(String name) {
    ClassWriter writer = new ClassWriter(0);
    classes.get(name).accept(writer);
    return writer.toByteArray();
  }

  private void replace() {
    for (ClassNode owner : classes.values()) {
      Map<String, byte[]> own = new LinkedHashMap<>();
      made.put(owner.name, own);
      for (MethodNode method : owner.methods) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
          if (instruction instanceof InvokeDynamicInsnNode lambda && isReplaceable(lambda)) {
            String name = owner.name + "$$Lambda$" + (own.size() + 1);
            own.put(name, classOf(lambda, name, nestOf(owner, name)));
            method.instructions.set(lambda, replacement(lambda, name));
            count++;
          }
        }
      }
    }
  }

  private static boolean isReplaceable(InvokeDynamicInsnNode lambda) {
    return lambda.bsm.getOwner().equals(METAFACTORY)
        && lambda.bsm.getName().equals("metafactory")
        && ((Handle) lambda.bsmArgs[1]).getTag() != Opcodes.H_INVOKESPECIAL;
  }

  /** Lets a class call the private methods that lambdas are; returns the host of its nest. */
  private String nestOf(ClassNode owner, String name) {
    ClassNode host = owner.nestHostClass == null ? owner : classes.get(owner.nestHostClass);
    if (host.nestMembers == null) {
      host.nestMembers = new ArrayList<>();
    }
    host.nestMembers.add(name);
    return host.name;
  }

  private static AbstractInsnNode replacement(InvokeDynamicInsnNode lambda, String name) {
    Type type = Type.getReturnType(lambda.desc);
    return Type.getArgumentTypes(lambda.desc).length == 0
        ? new FieldInsnNode(Opcodes.GETSTATIC, name, INSTANCE, type.getDescriptor())
        : new MethodInsnNode(Opcodes.INVOKESTATIC, name, FACTORY, lambda.desc, false);
  }

  private static byte[] classOf(InvokeDynamicInsnNode lambda, String name, String host) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Type type = Type.getReturnType(lambda.desc);
    Type[] captured = Type.getArgumentTypes(lambda.desc);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_SUPER,
        name,
        null,
        "java/lang/Object",
        new String[] {type.getInternalName()});
    writer.visitNestHost(host);
    Type self = Type.getObjectType(name);
    for (int i = 0; i < captured.length; i++) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
      writer.visitField(access, "c" + i, captured[i].getDescriptor(), null, null).visitEnd();
    }
    constructor(writer, self, captured);
    maker(writer, self, type, captured);
    body(writer, self, lambda, captured);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static GeneratorAdapter method(ClassWriter writer, int access, Method method) {
    MethodVisitor visitor =
        writer.visitMethod(access, method.getName(), method.getDescriptor(), null, null);
    GeneratorAdapter code =
        new GeneratorAdapter(visitor, access, method.getName(), method.getDescriptor());
    code.visitCode();
    return code;
  }

  private static void constructor(ClassWriter writer, Type self, Type[] captured) {
    Method method = new Method("<init>", Type.VOID_TYPE, captured);
    GeneratorAdapter code = method(writer, Opcodes.ACC_PRIVATE, method);
    code.loadThis();
    code.invokeConstructor(Type.getType(Object.class), new Method("<init>", "()V"));
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.loadArg(i);
      code.putField(self, "c" + i, captured[i]);
    }
    code.returnValue();
    code.endMethod();
  }

  /** What captures nothing is made once, with its class. */
  private static void maker(ClassWriter writer, Type self, Type type, Type[] captured) {
    boolean once = captured.length == 0;
    if (once) {
      int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
      writer.visitField(access, INSTANCE, type.getDescriptor(), null, null).visitEnd();
    }
    Method method = once ? new Method("<clinit>", "()V") : new Method(FACTORY, type, captured);
    GeneratorAdapter code = method(writer, Opcodes.ACC_STATIC, method);
    code.newInstance(self);
    code.dup();
    code.loadArgs();
    code.invokeConstructor(self, new Method("<init>", Type.VOID_TYPE, captured));
    if (once) {
      code.putStatic(self, INSTANCE, type);
    }
    code.returnValue();
    code.endMethod();
  }

  /** The method of the interface, which does what {@code LambdaMetafactory} says. */
  private static void body(
      ClassWriter writer, Type self, InvokeDynamicInsnNode lambda, Type[] captured) {
    Type erased = (Type) lambda.bsmArgs[0];
    Handle called = (Handle) lambda.bsmArgs[1];
    Type meant = (Type) lambda.bsmArgs[2];
    Method method = new Method(lambda.name, erased.getDescriptor());
    GeneratorAdapter code = method(writer, Opcodes.ACC_PUBLIC, method);
    Type target = Type.getObjectType(called.getOwner());
    boolean creates = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    List<Type> wanted = new ArrayList<>();
    if (creates) {
      code.newInstance(target);
      code.dup();
    } else if (called.getTag() != Opcodes.H_INVOKESTATIC) {
      wanted.add(target);
    }
    wanted.addAll(List.of(Type.getArgumentTypes(called.getDesc())));
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.getField(self, "c" + i, captured[i]);
    }
    Type[] given = meant.getArgumentTypes();
    for (int i = 0; i < given.length; i++) {
      code.loadArg(i);
      convert(code, erased.getArgumentTypes()[i], given[i], wanted.get(captured.length + i));
    }
    call(code, called);
    Type result = creates ? target : Type.getReturnType(called.getDesc());
    Type returned = erased.getReturnType();
    if (returned.equals(Type.VOID_TYPE)) {
      pop(code, result);
    } else {
      convert(code, result, result, returned);
    }
    code.returnValue();
    code.endMethod();
  }

  private static void call(GeneratorAdapter code, Handle called) {
    int opcode =
        switch (called.getTag()) {
          case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
          case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
          case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
          case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
          default -> throw new IllegalStateException("no way to call " + called);
        };
    code.visitMethodInsn(
        opcode, called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
  }

  private static void pop(GeneratorAdapter code, Type result) {
    if (result.getSize() == 2) {
      code.pop2();
    } else if (result.getSize() == 1) {
      code.pop();
    }
  }

  /**
   * Makes of a value on the stack what is wanted.
   *
   * @param erased its type as the interface has it
   * @param meant its type as it is used here
   */
  private static void convert(GeneratorAdapter code, Type erased, Type meant, Type wanted) {
    if (isPrimitive(erased)) {
      if (isPrimitive(wanted)) {
        code.cast(erased, wanted);
      } else {
        code.valueOf(erased);
      }
    } else if (!isPrimitive(wanted)) {
      if (!wanted.equals(erased)) {
        code.checkCast(wanted);
      }
    } else {
      Type primitive = unboxed(meant);
      code.unbox(primitive == null ? wanted : primitive);
      if (primitive != null) {
        code.cast(primitive, wanted);
      }
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  /** Returns what a class of numbers or the like holds, null for any other. */
  private static Type unboxed(Type type) {
    return switch (type.getClassName()) {
      case "java.lang.Boolean" -> Type.BOOLEAN_TYPE;
      case "java.lang.Character" -> Type.CHAR_TYPE;
      case "java.lang.Byte" -> Type.BYTE_TYPE;
      case "java.lang.Short" -> Type.SHORT_TYPE;
      case "java.lang.Integer" -> Type.INT_TYPE;
      case "java.lang.Long" -> Type.LONG_TYPE;
      case "java.lang.Float" -> Type.FLOAT_TYPE;
      case "java.lang.Double" -> Type.DOUBLE_TYPE;
      default -> null;
    };
  }
}
