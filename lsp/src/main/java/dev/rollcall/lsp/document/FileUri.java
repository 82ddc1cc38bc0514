package dev.rollcall.lsp.document;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Translates between the URIs of the protocol and paths. */
public final class FileUri {

  private FileUri() {}

  /** Returns the path of a URI, or null if it is not that of a file, as for unsaved documents. */
  public static @Nullable Path path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equals(parsed.getScheme()) ? real(Path.of(parsed)) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null; // some editors have schemes of their own that are not even URIs
    }
  }

  /** Returns the URI of a path. */
  public static String of(Path path) {
    return path.toAbsolutePath().normalize().toUri().toString();
  }

  /** Returns a path without links, as far as it exists, so that each file has one path. */
  public static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      Path name = absolute.getFileName();
      return parent == null || name == null ? absolute : real(parent).resolve(name);
    }
  }
}
