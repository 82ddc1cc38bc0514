package dev.rollcall.engine.input;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.source.Span;
import dev.rollcall.text.Spelling;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of a path that is not there which one beside it was probably meant. */
final class AbsentPath {

  private AbsentPath() {}

  /**
   * Describes the problem.
   *
   * @param path the path as it was given
   * @param resolved the file that it stands for, or null if no file can have such a name
   */
  static InputError problem(String path, @Nullable Path resolved) {
    String name = UnixPath.ofSystem(path);
    String question = resolved == null ? "" : question(name, resolved);
    return new InputError(name, Span.START, "no such file or directory" + question);
  }

  private static String question(String name, Path resolved) {
    Path parent = resolved.toAbsolutePath().normalize().getParent();
    Path last = resolved.getFileName();
    if (parent == null || last == null || !Files.isDirectory(parent)) {
      return "";
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      return "";
    }
    names.sort(null);
    String nearest = Spelling.nearest(last.toString(), names);
    int slash = name.lastIndexOf('/');
    return Spelling.question(nearest == null ? null : name.substring(0, slash + 1) + nearest);
  }
}
