import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts the texts that everyday runs read into the classes of rollcall in a jar that read them: a
 * call of a class's own {@code resource(String)} with a constant becomes the text of that resource.
 * So such runs find everything in the archive of loaded classes, and do not open the jar, which
 * takes Java longer than to read the schema. Run by the build after shading.
 */
final class InlineTexts {

  private static final String SUFFIX = ".class";
  private static final String OURS = "dev/rollcall/";
  private static final String READER = "resource";
  private static final String READER_TYPE = "(Ljava/lang/String;)Ljava/lang/String;";

  /** What a constant may hold. */
  private static final int MOST_BYTES = 65_535;

  private final ZipFile jar;
  private int count;

  private InlineTexts(ZipFile jar) {
    this.jar = jar;
  }

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path changed = jar.resolveSibling(jar.getFileName() + ".inlined");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      InlineTexts texts = new InlineTexts(in);
      for (ZipEntry entry : Collections.list(in.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal()); // the other setters write the time zone down
        out.putNextEntry(copy);
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        boolean ours = entry.getName().startsWith(OURS) && entry.getName().endsWith(SUFFIX);
        out.write(ours ? texts.inlined(bytes) : bytes);
        out.closeEntry();
      }
      System.out.println("put " + texts.count + " texts into classes of " + jar.getFileName());
    }
    Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] inlined(byte[] bytes) throws IOException {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    int before = count;
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (instruction instanceof MethodInsnNode call && isReader(call, node)) {
          inline(call, node, method);
        }
      }
    }
    if (count == before) {
      return bytes;
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  private static boolean isReader(MethodInsnNode call, ClassNode owner) {
    return call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(owner.name)
        && call.name.equals(READER)
        && call.desc.equals(READER_TYPE);
  }

  private void inline(MethodInsnNode call, ClassNode owner, MethodNode method) throws IOException {
    AbstractInsnNode before = call.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      before = before.getPrevious(); // a label or a line number
    }
    if (before instanceof LdcInsnNode constant && constant.cst instanceof String name) {
      String directory = owner.name.substring(0, owner.name.lastIndexOf('/') + 1);
      String text = text(directory + name);
      if (text == null) {
        return;
      }
      method.instructions.set(constant, new LdcInsnNode(text));
      method.instructions.remove(call);
      count++;
    }
  }

  /** Returns the text; null if no constant can hold it, or if encodings would matter. */
  private String text(String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      throw new IllegalStateException("the jar lacks " + name);
    }
    byte[] bytes = jar.getInputStream(entry).readAllBytes();
    boolean fits = bytes.length <= MOST_BYTES;
    for (byte each : bytes) {
      fits &= each > 0;
    }
    return fits ? new String(bytes, StandardCharsets.US_ASCII) : null;
  }
}
