package dev.rollcall.maven;

import dev.rollcall.config.Config;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.reading.Kustomizations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Digests all that the findings of a run depend on: parameters, manifests, configurations, the
 * plugin itself, and the day, because ignores expire.
 */
final class InputDigest {

  private final String parameters;
  private final List<Path> jars;
  private final List<Path> named;

  /**
   * Creates a digest.
   *
   * @param jars files that are known by size and time
   * @param named files and directories that parameters name
   */
  InputDigest(String parameters, List<Path> jars, List<Path> named) {
    this.parameters = parameters;
    this.jars = List.copyOf(jars);
    this.named = List.copyOf(named);
  }

  /** Returns the digest of a run over the manifests. */
  String of(FoundManifests manifests) throws IOException {
    MessageDigest digest = sha256();
    add(digest, parameters + "\n" + LocalDate.now());
    for (Path jar : jars) {
      String stamp = Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
      add(digest, jar.getFileName() + " " + stamp);
    }
    TreeSet<Path> directories = new TreeSet<>();
    for (Input input : manifests.inputs().files()) {
      Path path = input.path();
      if (path != null) {
        Path absolute = path.toAbsolutePath().normalize();
        add(digest, input.name());
        add(digest, manifests.copies().getOrDefault(absolute, absolute));
        addAll(directories, absolute.getParent());
      }
    }
    for (InputError unreadable : manifests.inputs().unreadable()) {
      add(digest, unreadable.name() + ": " + unreadable.message());
    }
    for (Path directory : directories) {
      add(digest, directory.resolve(Config.FILE_NAME));
      for (String name : Kustomizations.FILE_NAMES) {
        add(digest, directory.resolve(name));
      }
    }
    for (Path path : named) {
      add(digest, ofTree(path));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the digest of a file, or of all files below a directory. */
  static String ofTree(Path path) throws IOException {
    MessageDigest digest = sha256();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted().toList()) {
          add(digest, file.toString());
          add(digest, file);
        }
      }
    } else {
      add(digest, path);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A configuration holds for all below it, up to the end of the repository. */
  private static void addAll(TreeSet<Path> directories, @Nullable Path first) {
    Path directory = first;
    while (directory != null && directories.add(directory)) {
      directory = Files.exists(directory.resolve(".git")) ? null : directory.getParent();
    }
  }

  private static void add(MessageDigest digest, Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      add(digest, file.toString());
      byte[] bytes = Files.readAllBytes(file);
      digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
