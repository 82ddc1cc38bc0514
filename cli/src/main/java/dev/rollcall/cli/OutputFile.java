package dev.rollcall.cli;

import dev.rollcall.engine.input.AtomicFile;
import dev.rollcall.engine.input.IoErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Writes a file that the user asks for, whole or not at all. */
final class OutputFile {

  private OutputFile() {}

  static void write(Path workingDirectory, String name, String text) throws UsageException {
    try {
      AtomicFile.write(workingDirectory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UsageException(name + ": cannot be written: " + IoErrors.describe(e));
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + name + "\" is not a path: " + e.getReason());
    }
  }
}
