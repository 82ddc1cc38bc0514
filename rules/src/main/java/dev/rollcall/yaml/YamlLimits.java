package dev.rollcall.yaml;

/**
 * How much of what a reader takes before it refuses.
 *
 * @param depth how deep collections nest
 * @param aliases how many aliases of collections a document has
 * @param nodes how many values a document has, those behind aliases counted each time
 * @param documents how many documents a file has
 * @param keyLength how long a key is, in chars
 */
public record YamlLimits(int depth, int aliases, int nodes, int documents, int keyLength) {

  /** Far more than any manifest needs, far less than what hurts. */
  public static final YamlLimits DEFAULT = new YamlLimits(100, 1000, 5_000_000, 100_000, 1024);

  /** What a value takes in memory, with its text, its place and the tree around it. */
  private static final int BYTES_OF_A_VALUE = 200;

  /** Returns what to do where a limit of the name is too low. */
  public static String remedy(String name) {
    return "raise the limit with --limit " + name + "=N or by limits: in .rollcall.yaml";
  }

  /** Returns these limits, lowered to the values for which a heap has room. */
  YamlLimits within(long heap) {
    int fitting = (int) Math.min(nodes, heap / BYTES_OF_A_VALUE);
    return new YamlLimits(depth, aliases, fitting, documents, keyLength);
  }
}
