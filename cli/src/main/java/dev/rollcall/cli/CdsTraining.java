package dev.rollcall.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A short run of what most runs do. The launcher has the virtual machine archive the classes that
 * it loads, so that later runs need not load them one by one.
 */
final class CdsTraining {

  private static final String DAEMON_SETS = "daemonsets.yaml";
  private static final String NODES = "nodes.yaml";
  private static final String POLICY = "policy.yaml";
  private static final String MANY = "many";

  /** So many files are read while others are still found. */
  private static final int FILES = 150;

  private static final String[][] RUNS = {
    {"lint", "."},
    {"lint", "--format", "json", DAEMON_SETS},
    {"lint", "."},
    {"lint", MANY},
    {"place", DAEMON_SETS, NODES}
  };

  /** What reads and evaluates a policy, which is a fifth of all classes. */
  private static final String[] POLICY_RUN = {"lint", "--policy", POLICY, DAEMON_SETS};

  /** From this Java on, what is archived is also linked by each run that does not need it. */
  private static final int LINKS_ALL = 25;

  private CdsTraining() {}

  /**
   * Runs silently; its output would mean nothing to anybody.
   *
   * @param arguments a directory to write manifests to, removed by the caller
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]).toAbsolutePath();
    byte[] daemonSets = write(DAEMON_SETS, directory);
    write(NODES, directory);
    write(POLICY, directory);
    writeMany(new String(daemonSets, StandardCharsets.UTF_8), directory.resolve(MANY));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (String[] run : runs()) {
      InputStream in = new ByteArrayInputStream(daemonSets);
      CommandContext terminal =
          new CommandContext(in, nowhere, nowhere, System.getenv(), directory, true);
      new Main(terminal).run(run);
    }
  }

  private static List<String[]> runs() {
    List<String[]> runs = new ArrayList<>(List.of(RUNS));
    if (Runtime.version().feature() < LINKS_ALL) {
      runs.add(POLICY_RUN);
    }
    return runs;
  }

  /** Writes one of the documents many times, which is short and has mistakes. */
  private static void writeMany(String text, Path directory) throws IOException {
    String[] documents = text.split("\n---\n");
    Files.createDirectory(directory);
    for (int i = 0; i < FILES; i++) {
      Files.writeString(directory.resolve(i + ".yaml"), documents[1]);
    }
  }

  private static byte[] write(String name, Path directory) throws IOException {
    try (InputStream in = CdsTraining.class.getResourceAsStream("training/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks training/" + name);
      }
      byte[] bytes = in.readAllBytes();
      Files.write(directory.resolve(name), bytes);
      return bytes;
    }
  }
}
