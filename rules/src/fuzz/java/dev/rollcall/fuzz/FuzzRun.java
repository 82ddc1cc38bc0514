package dev.rollcall.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fuzzes one target after the other, each in a process of its own, and counts the executions. */
public final class FuzzRun {

  private static final Path WORK = Project.ROOT.resolve("rules/target/fuzz");
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Pattern STATUS = Pattern.compile("#(\\d+)\\s.*cov: (\\d+)");
  private static final int RECIPES = 100;
  private static final int MOST_BYTES = 8_192;
  private static final int HANG_SECONDS = 300; // of a clock that counts what others do

  private final int seconds;
  private long executions;
  private Duration cpu = Duration.ZERO;

  private FuzzRun(int seconds) {
    this.seconds = seconds;
  }

  /**
   * Fuzzes.
   *
   * @param arguments for how many seconds in all, then the targets; all without any
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<FuzzTarget> targets = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      if (arguments.length < 2 || List.of(arguments).contains(target.id())) {
        targets.add(target);
      }
    }
    int all = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
    FuzzRun run = new FuzzRun(Math.max(1, all / targets.size()));
    int broken = 0;
    System.out.printf(
        "%-10s %12s %8s %8s %8s%n", "target", "executions", "edges", "seconds", "cpu");
    for (FuzzTarget target : targets) {
      broken += run.fuzz(target) ? 0 : 1;
    }
    System.out.printf("%-10s %12d %26d%n", "all", run.executions, run.cpu.toSeconds());
    System.exit(broken == 0 ? 0 : 1);
  }

  /** Returns whether the target kept all promises. */
  private boolean fuzz(FuzzTarget target) throws IOException, InterruptedException {
    Path work = WORK.resolve(target.id());
    Path found = Files.createDirectories(work.resolve("found"));
    Path log = work.resolve("log");
    Process process = start(target, work, found, seeds(target, work));
    String runs = "0";
    String edges = "0";
    String took = "?";
    Duration used = Duration.ZERO;
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var to = Files.newBufferedWriter(log)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        to.append(line).append('\n');
        used = process.info().totalCpuDuration().orElse(used);
        Matcher status = STATUS.matcher(line);
        if (status.find()) {
          runs = status.group(1);
          edges = status.group(2);
        }
        Matcher done = DONE.matcher(line);
        if (done.find()) {
          runs = done.group(1);
          took = done.group(2);
        }
      }
    }
    boolean kept = process.waitFor() == 0;
    executions += Long.parseLong(runs);
    cpu = cpu.plus(used);
    System.out.printf("%-10s %12s %8s %8s %8d%n", target.id(), runs, edges, took, used.toSeconds());
    if (!kept) {
      explain(target, work, log);
    }
    return kept;
  }

  private Process start(FuzzTarget target, Path work, Path found, Path seeds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xss1m", "-Xmx2g", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=dev.rollcall.fuzz.JazzerFuzzTest");
    command.add("--target_method=" + target.id());
    command.add("--instrumentation_includes=dev.rollcall.**:org.yaml.snakeyaml.**");
    command.add("--custom_hook_includes=dev.rollcall.**:org.yaml.snakeyaml.**");
    command.add("-max_total_time=" + seconds);
    command.add("-timeout=" + HANG_SECONDS);
    command.add("-rss_limit_mb=4096");
    command.add("-max_len=" + MOST_BYTES);
    command.add("-artifact_prefix=" + work + "/");
    command.add("-print_final_stats=1");
    command.add(found.toString());
    command.add(seeds.toString());
    // Jazzer leaves files where it runs.
    return new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true).start();
  }

  /** Lays out what to start from: our own inputs, manifests, and some recipes. */
  private Path seeds(FuzzTarget target, Path work) throws IOException {
    Path seeds = Files.createDirectories(work.resolve("seeds"));
    List<Path> files = new ArrayList<>(KeptInputs.of(target));
    if (target.takesManifests()) {
      files.addAll(SeedManifests.files());
    }
    Random random = new Random(target.ordinal());
    int number = 0;
    for (Path file : files) {
      Files.write(seeds.resolve("text-" + number++), Files.readAllBytes(file));
    }
    for (int i = 0; i < (target.takesManifests() ? RECIPES : 0); i++) {
      byte[] recipe = new byte[4 + random.nextInt(80)];
      random.nextBytes(recipe);
      recipe[0] = (byte) random.nextInt(3);
      Files.write(seeds.resolve("recipe-" + i), recipe);
    }
    return seeds;
  }

  /** Says what broke a promise, as an input to keep. */
  private static void explain(FuzzTarget target, Path work, Path log) throws IOException {
    System.out.println("  the log is " + shown(log) + "; keep what broke it:");
    try (Stream<Path> list = Files.list(work)) {
      for (Path file : list.filter(FuzzRun::isArtifact).sorted().toList()) {
        Path raw = work.resolve("raw-" + file.getFileName());
        Files.write(raw, target.raw(Files.readAllBytes(file)));
        Path kept = KeptInputs.folder(target).resolve("NAME");
        System.out.println("  cp " + shown(raw) + " " + shown(kept));
      }
    }
  }

  private static Path shown(Path path) {
    return Project.ROOT.relativize(path);
  }

  private static boolean isArtifact(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("crash-") || name.startsWith("timeout-") || name.startsWith("oom-");
  }
}
