package dev.rollcall.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs the command line in this process, in a directory of its own. */
final class CliRunner {

  /** A DaemonSet that the API server takes and of which one rule says an error. */
  static final String BAD =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: node-agent
        namespace: monitoring
      spec:
        updateStrategy:
          rollingUpdate:
            maxSurge: 1
            maxUnavailable: 0
        selector:
          matchLabels: {app: node-agent}
        template:
          metadata:
            labels: {app: node-agent}
          spec:
            containers:
            - name: agent
              image: registry.example/agent:1.4.2
              ports:
              - {containerPort: 6666, hostPort: 6666, hostIP: 127.0.0.1}
      """;

  /** The same without what the rule speaks of. */
  static final String GOOD =
      BAD.replace("maxSurge: 1", "maxSurge: 0").replace("able: 0", "able: 1");

  /** What a command came to. */
  record Outcome(int code, String out, String err) {}

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private String stdin = "";

  CliRunner(Path directory) {
    this.directory = directory;
  }

  CliRunner environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  CliRunner stdin(String text) {
    stdin = text;
    return this;
  }

  Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            directory,
            false);
    int code = new Main(terminal).run(arguments);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
