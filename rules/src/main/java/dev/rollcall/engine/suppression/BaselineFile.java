package dev.rollcall.engine.suppression;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.input.AtomicFile;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.IoErrors;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Rule;
import dev.rollcall.source.SourceFile;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A baseline where it lies: the names in it are relative to it, so that it does not matter where a
 * run starts.
 */
public final class BaselineFile {

  private final Path file;
  private final Path workingDirectory;

  /**
   * Creates a baseline that need not exist yet.
   *
   * @param workingDirectory what the names of inputs are relative to
   */
  public BaselineFile(Path file, Path workingDirectory) {
    this.file = file.toAbsolutePath().normalize();
    this.workingDirectory = workingDirectory;
  }

  /** Returns the inputs without the baseline, which may lie among them. */
  public Inputs without(Inputs inputs) {
    List<Input> kept = new ArrayList<>();
    for (Input input : inputs.files()) {
      Path path = input.path();
      if (path == null || !path.toAbsolutePath().normalize().equals(file)) {
        kept.add(input);
      }
    }
    return new Inputs(kept, inputs.unreadable(), inputs.roots(), inputs.excluded());
  }

  /** Reads the baseline. */
  public Baseline read() throws Baseline.BaselineException {
    try {
      return Baseline.read(new SourceFile(file.toString(), Files.readString(file)));
    } catch (IOException e) {
      throw new Baseline.BaselineException("cannot be read: " + IoErrors.describe(e));
    }
  }

  /** Returns whether there is such a file. */
  public boolean exists() {
    return Files.exists(file);
  }

  /** Returns the result without the findings of a baseline that was read from here. */
  public RunResult apply(RunResult result, Baseline baseline) {
    return baseline.apply(result, this::nameOf);
  }

  /** Returns how many findings of a baseline read from here a run over the inputs no longer has. */
  public int gone(RunResult result, Inputs inputs, Baseline baseline) {
    Set<String> files = new HashSet<>();
    inputs.files().forEach(input -> files.add(nameOf(input.name())));
    return baseline.gone(result, files, this::nameOf);
  }

  /**
   * Writes what a run has found and returns how many findings that are; what can never be accepted
   * stays out of it.
   *
   * @param rules all rules that there are
   */
  public int write(RunResult result, List<Rule> rules) throws IOException {
    Set<String> lasting = new HashSet<>();
    for (Rule rule : rules) {
      if (!rule.info().ignorable()) {
        lasting.add(rule.info().id());
      }
    }
    List<Finding> findings = new ArrayList<>(result.findings());
    findings.removeIf(finding -> lasting.contains(finding.rule()));
    Baseline written = Baseline.of(findings, this::nameOf);
    AtomicFile.write(file, written.write().getBytes(StandardCharsets.UTF_8));
    return written.size();
  }

  private String nameOf(String name) {
    Path base = file.getParent();
    Path path = workingDirectory.resolve(name).toAbsolutePath().normalize();
    return base == null ? UnixPath.of(path) : UnixPath.relative(base, path);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
