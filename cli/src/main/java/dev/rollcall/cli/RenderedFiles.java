package dev.rollcall.cli;

import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Writes rendered texts to files, for people who want to see what lines of findings are of. */
final class RenderedFiles {

  private RenderedFiles() {}

  /** Writes texts below a directory, each to a file that is called after it. */
  static void write(Collection<SourceFile> texts, Path directory) throws UsageException {
    TreeMap<String, SourceFile> sorted = new TreeMap<>();
    texts.forEach(text -> sorted.put(text.name(), text));
    Set<Path> written = new HashSet<>();
    for (SourceFile text : sorted.values()) {
      String name = fileName(text.name());
      Path file = directory.resolve(name + ".yaml");
      for (int i = 2; !written.add(file); i++) {
        file = directory.resolve(name + "-" + i + ".yaml");
      }
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.text());
      } catch (IOException e) {
        throw new UsageException(file + " cannot be written: " + e.getMessage());
      }
    }
  }

  /** Returns a name of which every part is that of a file below, on every system. */
  private static String fileName(String name) {
    StringBuilder path = new StringBuilder();
    for (String part : name.split("/")) {
      String plain = part.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-$", "");
      if (!plain.isEmpty() && !plain.matches("\\.+")) {
        path.append(path.isEmpty() ? "" : "/").append(plain);
      }
    }
    return path.isEmpty() ? "rendered" : path.toString();
  }
}
