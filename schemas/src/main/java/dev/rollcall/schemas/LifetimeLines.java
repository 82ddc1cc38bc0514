package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the entries of lifetimes.txt, which describes its format at its top. */
final class LifetimeLines {
  private static final String DEPRECATED = "deprecated=";
  private static final String INSTEAD = "instead=";

  private final String text;
  private int position;
  private @Nullable ServedApi api;

  LifetimeLines(String text) {
    this.text = text;
  }

  /** The entry that {@link #next} has gone to. */
  ServedApi api() {
    if (api == null) {
      throw new IllegalStateException("no entry yet");
    }
    return api;
  }

  /** Goes to the next entry; false if there is none. */
  boolean next() {
    String line = line();
    while (line != null && (line.isEmpty() || line.charAt(0) == '#')) {
      line = line();
    }
    if (line == null) {
      return false;
    }
    List<String> changes = new ArrayList<>();
    List<String> ownFields = new ArrayList<>();
    while (text.startsWith("  ", position)) {
      String detail = line();
      if (detail != null) {
        List<String> list = detail.startsWith("  own ") ? ownFields : changes;
        list.add(detail.substring(detail.indexOf(' ', 2) + 1));
      }
    }
    api = entry(line.split(" "), changes, ownFields);
    return true;
  }

  private static ServedApi entry(String[] words, List<String> changes, List<String> ownFields) {
    ApiName name = new ApiName(words[1], words[0]);
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
        throw new IllegalStateException(
            "an unknown word in the lifetime of ".concat(name.toString()));
      }
    }
    MinorRange served = MinorRange.parse(words[2], 0, words[2].length());
    return new ServedApi(
        name, served, deprecated, onByDefault, new Migration(to, changes, ownFields));
  }

  /** {@code apps/v1}, or with another kind {@code discovery.k8s.io/v1:EndpointSlice}. */
  private static ApiName target(String word, String kind) {
    int colon = word.indexOf(':');
    return colon < 0
        ? new ApiName(word, kind)
        : new ApiName(word.substring(0, colon), word.substring(colon + 1));
  }

  private @Nullable String line() {
    if (position >= text.length()) {
      return null;
    }
    int end = text.indexOf('\n', position);
    String line = text.substring(position, end);
    position = end + 1;
    return line;
  }
}
