package dev.rollcall.config;

import dev.rollcall.yaml.YamlLimits;
import java.util.List;

/**
 * How much a run takes before it refuses an input.
 *
 * @param fileBytes how large a file is
 * @param seconds how long the reading of one file takes
 * @param yaml how much of what a file holds
 */
public record Limits(long fileBytes, int seconds, YamlLimits yaml) {

  /** Far more than any manifest needs, far less than what hurts. */
  public static final Limits DEFAULT = new Limits(64L << 20, 60, YamlLimits.DEFAULT);

  /** The names that users set limits by. */
  public static final List<String> NAMES =
      List.of("fileBytes", "seconds", "documents", "values", "depth", "aliases", "keyLength");

  private static final int MAX_DEPTH = 1000; // trees are walked by recursion

  /** Returns the most that the limit of the name can be set to. */
  public static long most(String name) {
    return switch (name) {
      case "fileBytes" -> 1L << 30;
      case "seconds" -> 86_400;
      case "depth" -> MAX_DEPTH;
      default -> 1_000_000_000;
    };
  }

  /**
   * Returns these limits with another value for one.
   *
   * @param name one of {@link #NAMES}
   * @param value from 1 to {@link #most}
   */
  public Limits with(String name, long value) {
    int count = (int) value;
    return switch (name) {
      case "fileBytes" -> new Limits(value, seconds, yaml);
      case "seconds" -> new Limits(fileBytes, count, yaml);
      case "documents" -> of(yaml.depth(), yaml.aliases(), yaml.nodes(), count, yaml.keyLength());
      case "values" -> of(yaml.depth(), yaml.aliases(), count, yaml.documents(), yaml.keyLength());
      case "depth" -> of(count, yaml.aliases(), yaml.nodes(), yaml.documents(), yaml.keyLength());
      case "aliases" -> of(yaml.depth(), count, yaml.nodes(), yaml.documents(), yaml.keyLength());
      default -> of(yaml.depth(), yaml.aliases(), yaml.nodes(), yaml.documents(), count);
    };
  }

  private Limits of(int depth, int aliases, int nodes, int documents, int keyLength) {
    return new Limits(
        fileBytes, seconds, new YamlLimits(depth, aliases, nodes, documents, keyLength));
  }

  /** Returns what users write. */
  @Override
  public String toString() {
    return "{fileBytes: %s, seconds: %s, documents: %s, values: %s, depth: %s, aliases: %s, keyLength: %s}"
        .formatted(
            fileBytes,
            seconds,
            yaml.documents(),
            yaml.nodes(),
            yaml.depth(),
            yaml.aliases(),
            yaml.keyLength());
  }
}
