package dev.rollcall.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Keeps files, classes of rules, methods and parameter lists short. */
final class SizeLimitsTest {

  private static final int MAX_LINES_OF_A_FILE = 400;
  private static final int MAX_LINES_OF_A_RULE = 150;
  private static final int MAX_LINES_OF_A_METHOD = 40;
  private static final int MAX_PARAMETERS = 5;
  private static final Pattern LOCALIZED = Pattern.compile("%[-0-9,.+ ]*[dfeg]\\b");

  @Test
  void everythingIsShort() throws IOException {
    List<String> over = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler, "the tests need a JDK");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        check(unit, positions, over);
      }
    }
    assertEquals(List.of(), over);
  }

  /** Where the machine speaks Arabic, %d writes other digits; %s does not. */
  @Test
  void numbersAreWrittenTheSameEverywhere() throws IOException {
    List<String> localized = new ArrayList<>();
    for (Path source : sources()) {
      for (String line : Files.readAllLines(source)) {
        if (LOCALIZED.matcher(line).find() && !line.contains("Locale.ROOT")) {
          localized.add(source.getFileName() + ": " + line.strip());
        }
      }
    }
    assertEquals(List.of(), localized);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("schemas", "rules", "lsp", "cli", "maven-plugin")) {
      Path root = Path.of("..", module, "src/main/java");
      if (Files.exists(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }

  private static void check(
      CompilationUnitTree unit, SourcePositions positions, List<String> over) {
    String file = unit.getSourceFile().getName();
    LineMap lines = unit.getLineMap();
    long length = lines.getLineNumber(Math.max(0, positions.getEndPosition(unit, unit)));
    // The list of the rules of a package is data: one line each.
    boolean list = file.contains("/dev/rollcall/rules/") && file.endsWith("Rules.java");
    boolean rule = file.contains("/dev/rollcall/rules/") && !list;
    long most = rule ? MAX_LINES_OF_A_RULE : MAX_LINES_OF_A_FILE;
    if (length > most) {
      over.add(file + " has " + length + " lines, at most " + most);
    }
    new TreeScanner<Void, Void>() {
      private boolean record;

      @Override
      public Void visitClass(ClassTree tree, Void nothing) {
        boolean outer = record;
        record = tree.getKind() == Tree.Kind.RECORD;
        super.visitClass(tree, nothing);
        record = outer;
        return null;
      }

      @Override
      public Void visitMethod(MethodTree tree, Void nothing) {
        long start = positions.getStartPosition(unit, tree);
        long end = positions.getEndPosition(unit, tree);
        if (start >= 0 && end > start) {
          long size = lines.getLineNumber(end) - lines.getLineNumber(start) + 1;
          boolean constructor = tree.getName().contentEquals("<init>");
          if (size > MAX_LINES_OF_A_METHOD && !constructor && !list) {
            over.add(
                file
                    + ": "
                    + tree.getName()
                    + " has "
                    + size
                    + " lines, at most "
                    + MAX_LINES_OF_A_METHOD);
          }
          // Constructors only carry data from one place to another.
          if (tree.getParameters().size() > MAX_PARAMETERS && !constructor && !record) {
            over.add(
                file
                    + ": "
                    + tree.getName()
                    + " has "
                    + tree.getParameters().size()
                    + " parameters, at most "
                    + MAX_PARAMETERS);
          }
        }
        return super.visitMethod(tree, nothing);
      }
    }.scan(unit, null);
  }
}
