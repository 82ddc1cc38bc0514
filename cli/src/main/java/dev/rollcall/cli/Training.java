package dev.rollcall.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A short run of what most runs do. The launcher has the virtual machine archive the classes that
 * it loads, so that later runs need not load them one by one.
 */
final class Training {

  private static final String[][] RUNS = {
    {"lint", "-"}, {"lint", "--format", "json", "-"}, {"place", "-"}
  };

  private Training() {}

  /** Runs silently; its output would mean nothing to anybody. */
  public static void main(String[] arguments) throws IOException {
    byte[] manifests;
    try (InputStream in = Training.class.getResourceAsStream("training.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks training.yaml");
      }
      manifests = in.readAllBytes();
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (String[] run : RUNS) {
      InputStream in = new ByteArrayInputStream(manifests);
      Terminal terminal = new Terminal(in, nowhere, nowhere, Map.of(), Path.of(""), true);
      new Main(terminal).run(run);
    }
  }
}
