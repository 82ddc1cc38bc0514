package dev.rollcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this program, which the build writes into a resource. */
final class Version {

  private Version() {}

  static String current() {
    return resource("version.txt").strip();
  }

  /** Reads a resource; dev-tools/InlineTexts.java makes a constant of it in the distribution. */
  private static String resource(String name) {
    try (InputStream in = Version.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
