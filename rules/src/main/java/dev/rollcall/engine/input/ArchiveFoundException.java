package dev.rollcall.engine.input;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.source.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Thrown if an input is an archive, and so no text but the texts of the files in it. */
public final class ArchiveFoundException extends FileInputSource.UnreadableException {

  private static final long serialVersionUID = 1;

  private final transient @Nullable Path path;
  private final transient byte[] bytes;
  private final transient ArchiveReader reader;

  /**
   * Creates one.
   *
   * @param path where the archive is, or null for standard input
   * @param bytes the archive, if it has no path
   */
  ArchiveFoundException(String name, @Nullable Path path, byte[] bytes, ArchiveReader reader) {
    super(new InputError(name, Span.START, "an archive; unpack it and name the files in it"));
    this.path = path;
    this.bytes = bytes;
    this.reader = reader;
  }

  /** Reads what is in the archive. */
  public ArchiveReader.Content read() throws FileInputSource.UnreadableException {
    String name = unreadable().name();
    try (InputStream in =
        path == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(path)) {
      return reader.read(name, in);
    } catch (IOException e) {
      throw new FileInputSource.UnreadableException(
          new InputError(name, Span.START, IoErrors.describe(e)));
    }
  }
}
