package dev.rollcall.cli;

import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.LineOrigins;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the lines of templates behind a text that Helm rendered. */
final class HelmOrigins implements LineOrigins {

  private static final long MAX_BYTES = 1 << 20;

  private final SourceFile text;
  private final Path directory;
  private final Map<Integer, int[]> byDocument = new ConcurrentHashMap<>();

  /**
   * Creates origins.
   *
   * @param directory the directory that the names of templates are relative to
   */
  HelmOrigins(SourceFile text, Path directory) {
    this.text = text;
    this.directory = directory;
  }

  @Override
  public @Nullable LineOrigin originOf(int line) {
    String template = text.helmTemplateAt(line);
    if (template == null) {
      return null;
    }
    int start = line;
    while (start > 1 && template.equals(text.helmTemplateAt(start - 1))) {
      start--;
    }
    int[] lines = byDocument.computeIfAbsent(start, first -> align(first, template));
    return new LineOrigin(template, line - start < lines.length ? lines[line - start] : 0);
  }

  private int[] align(int start, String template) {
    List<String> source = read(template);
    List<String> output = new ArrayList<>();
    for (int line = start; template.equals(text.helmTemplateAt(line)); line++) {
      output.add(text.line(line));
      if (line == text.lines()) {
        break;
      }
    }
    return source.isEmpty() ? new int[0] : TemplateLines.of(source, output);
  }

  /** Returns the lines of a template, none if it is in an archive or not at hand. */
  private List<String> read(String template) {
    try {
      Path file = directory.resolve(template);
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
          ? Files.readAllLines(file)
          : List.of();
    } catch (IOException | InvalidPathException e) {
      return List.of(); // then only the name is told
    }
  }
}
