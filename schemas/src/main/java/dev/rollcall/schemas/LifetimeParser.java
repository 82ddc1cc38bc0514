package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the entries of lifetimes.txt, which describes its format at its top. */
final class LifetimeParser {
  private static final String DEPRECATED = "deprecated=";
  private static final String INSTEAD = "instead=";
  private static final String DETAIL = "  ";
  private static final String OWN = "  own ";

  private final String text;
  private int position;
  private String head = "";

  /** Begins with the entry that starts there, or the next one. */
  LifetimeParser(String text, int start) {
    this.text = text;
    this.position = start;
  }

  /** Goes to the next entry; false if there is none. */
  boolean next() {
    while (position < text.length()) {
      head = line();
      if (!head.isEmpty() && !head.startsWith("#") && !head.startsWith(DETAIL)) {
        return true;
      }
    }
    return false;
  }

  /** The kind of the entry that {@link #next} has gone to. */
  String kind() {
    return head.substring(0, head.indexOf(' '));
  }

  /** Its apiVersion. */
  String apiVersion() {
    int start = head.indexOf(' ') + 1;
    return head.substring(start, head.indexOf(' ', start));
  }

  /** The whole entry, for which the lines below it are read. */
  ServedApi api() {
    List<String> changes = new ArrayList<>();
    List<String> ownFields = new ArrayList<>();
    while (text.startsWith(DETAIL, position)) {
      String detail = line();
      List<String> list = detail.startsWith(OWN) ? ownFields : changes;
      list.add(detail.substring(detail.indexOf(' ', DETAIL.length()) + 1));
    }
    return entry(head.split(" ", -1), changes, ownFields);
  }

  private static ServedApi entry(String[] words, List<String> changes, List<String> ownFields) {
    ApiName name = new ApiName(words[1], words[0]);
    MinorRange served = MinorRange.parse(words[2], 0, words[2].length());
    @Nullable KubernetesVersion deprecated = null;
    @Nullable ApiName to = null;
    boolean onByDefault = true;
    for (int i = 3; i < words.length; i++) {
      String word = words[i];
      if (word.startsWith(DEPRECATED)) {
        deprecated = new KubernetesVersion(Integer.parseInt(word.substring(DEPRECATED.length())));
      } else if (word.startsWith(INSTEAD)) {
        to = target(word.substring(INSTEAD.length()), name.kind());
      } else if (word.equals("off")) {
        onByDefault = false;
      } else {
        throw new IllegalStateException("unknown in a lifetime: ".concat(word));
      }
    }
    Migration migration = new Migration(to, changes, ownFields);
    return new ServedApi(name, served, deprecated, onByDefault, migration);
  }

  /** {@code apps/v1}, or with another kind {@code discovery.k8s.io/v1:EndpointSlice}. */
  private static ApiName target(String word, String kind) {
    int colon = word.indexOf(':');
    return colon < 0
        ? new ApiName(word, kind)
        : new ApiName(word.substring(0, colon), word.substring(colon + 1));
  }

  private String line() {
    int end = text.indexOf('\n', position);
    String line = text.substring(position, end);
    position = end + 1;
    return line;
  }
}
