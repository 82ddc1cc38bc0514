import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Lifts classes of a jar that were compiled for Java 5, such as picocli's, to the format of Java 8.
 * Class-data archives refuse older ones, which costs a third of the start-up. Run by the build
 * after shading.
 */
final class UpgradeClassFiles {

  private static final int JAVA_6 = 50;

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path upgraded = jar.resolveSibling(jar.getFileName() + ".upgraded");
    int count = 0;
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(upgraded))) {
      Hierarchy hierarchy = new Hierarchy(in);
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (isOld(entry, bytes)) {
          bytes = upgrade(bytes, hierarchy);
          count++;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal()); // the other setters write the time zone down
        out.putNextEntry(copy);
        out.write(bytes);
        out.closeEntry();
      }
    }
    Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
    System.out.println("upgraded " + count + " class files in " + jar.getFileName());
  }

  private static boolean isOld(ZipEntry entry, byte[] bytes) {
    return entry.getName().endsWith(".class") && bytes.length > 8 && bytes[7] < JAVA_6;
  }

  private static byte[] upgrade(byte[] bytes, Hierarchy hierarchy) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String one, String other) {
            return hierarchy.commonSuperClass(one, other);
          }
        };
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new JSRInlinerAdapter(next, access, name, descriptor, signature, exceptions);
          }
        };
    new ClassReader(bytes).accept(visitor, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /**
   * Finds common superclasses without loading classes: those of the jar by their files, others by
   * the JDK.
   */
  private static final class Hierarchy {

    private final ZipFile jar;
    private final Map<String, ClassReader> readers = new HashMap<>();

    Hierarchy(ZipFile jar) {
      this.jar = jar;
    }

    String commonSuperClass(String one, String other) {
      List<String> ancestors = ancestors(one);
      for (String candidate : ancestors(other)) {
        if (ancestors.contains(candidate)) {
          return candidate;
        }
      }
      return "java/lang/Object";
    }

    private List<String> ancestors(String name) {
      List<String> ancestors = new java.util.ArrayList<>();
      for (String at = name; at != null; at = superOf(at)) {
        ancestors.add(at);
      }
      return ancestors;
    }

    private String superOf(String name) {
      ClassReader reader = readers.computeIfAbsent(name, this::read);
      boolean isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
      return isInterface && !name.equals("java/lang/Object")
          ? "java/lang/Object"
          : reader.getSuperName();
    }

    private ClassReader read(String name) {
      ZipEntry entry = jar.getEntry(name + ".class");
      try (InputStream in =
          entry == null
              ? ClassLoader.getSystemResourceAsStream(name + ".class")
              : jar.getInputStream(entry)) {
        if (in == null) {
          throw new IllegalStateException("no class file of " + name);
        }
        return new ClassReader(in);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
