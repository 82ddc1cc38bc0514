package dev.rollcall.lsp.analysis;

import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.text.UnixPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which files are judged together: those of a directory, or one document by itself.
 *
 * @param directory what the names of files are relative to
 * @param alone the URI of the only document, or null for all files of the directory
 */
record SessionRoot(Path directory, @Nullable String alone) {

  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  /** Returns the root of a directory. */
  static SessionRoot of(Path directory) {
    return new SessionRoot(directory, null);
  }

  /** Returns the root of a document that is judged by itself. */
  static SessionRoot of(OpenDocument document, Path fallback) {
    Path path = document.path();
    Path parent = path == null ? null : path.getParent();
    return new SessionRoot(parent == null ? fallback : parent, document.uri());
  }

  /** Finds the inputs: files on disk, and documents that are not saved yet. */
  Inputs find(Documents.Snapshot documents) {
    if (alone != null) {
      OpenDocument document = documents.of(alone);
      List<Input> only = document == null ? List.of() : List.of(input(document));
      return new Inputs(only, List.of());
    }
    Inputs found = new InputFinder(directory).find("", directory);
    List<Input> all = new ArrayList<>(found.files());
    for (OpenDocument document : documents.all()) {
      if (isUnsaved(document)) {
        all.add(input(document));
      }
    }
    return new Inputs(all, found.unreadable(), found.roots(), found.excluded());
  }

  /** An open file is found, not named: only what is meant for a server is said of it. */
  private Input input(OpenDocument document) {
    Path path = document.path();
    String name = path == null ? document.uri() : UnixPath.relative(directory, path);
    return new Input(name, path, path == null ? "" : name);
  }

  /** Returns whether a document is a manifest of the directory that is not on disk yet. */
  boolean isUnsaved(OpenDocument document) {
    Path path = document.path();
    return path != null && holds(path) && isManifest(path) && !Files.exists(path);
  }

  boolean holds(Path path) {
    return path.startsWith(directory);
  }

  private static boolean isManifest(Path path) {
    return ENDINGS.stream().anyMatch(path.toString()::endsWith);
  }
}
