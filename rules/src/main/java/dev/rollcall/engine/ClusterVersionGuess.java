package dev.rollcall.engine;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.KubeletVersion;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The version of the cluster that large dumps are of, by their texts alone: they would be read for
 * the usual version first, and then once more.
 *
 * @param version the version, null if no text tells one
 * @param sources sources that do not read again what was read to find it
 */
record ClusterVersionGuess(@Nullable KubernetesVersion version, InputSource sources) {

  private static final String FIELD = "kubeletVersion";
  private static final long LARGE = 1 << 20;

  /** Where there are more files, none of them is a dump as a whole. */
  private static final int MAX_FILES = 64;

  private static final int MAX_VALUE = 64;

  static ClusterVersionGuess of(Inputs inputs, InputSource sources) {
    Map<Input, SourceFile> read = new HashMap<>();
    KubernetesVersion newest = null;
    if (inputs.files().size() <= MAX_FILES) {
      for (Input input : inputs.files()) {
        SourceFile text = isLarge(input) ? text(input, sources) : null;
        if (text != null) {
          read.put(input, text);
          newest = newer(newest, newestIn(text.text()));
        }
      }
    }
    return new ClusterVersionGuess(
        newest,
        read.isEmpty()
            ? sources
            : input -> {
              SourceFile known = read.get(input);
              return known == null ? sources.read(input) : known;
            });
  }

  private static boolean isLarge(Input input) {
    try {
      return input.path() == null || Files.size(input.path()) >= LARGE;
    } catch (IOException e) {
      return false; // whoever reads it will say so
    }
  }

  private static @Nullable SourceFile text(Input input, InputSource sources) {
    try {
      return sources.read(input);
    } catch (FileInputSource.UnreadableException e) {
      return null; // an archive, or whoever reads it will say so
    }
  }

  private static @Nullable KubernetesVersion newestIn(String text) {
    KubernetesVersion newest = null;
    for (int at = text.indexOf(FIELD); at >= 0; at = text.indexOf(FIELD, at + 1)) {
      int start = at + FIELD.length();
      String value = text.substring(start, Math.min(text.length(), start + MAX_VALUE));
      newest = newer(newest, KubeletVersion.of(withoutQuotes(value)));
    }
    return newest;
  }

  /** Returns what follows the name of a field, in YAML as in JSON, from its first letter on. */
  private static String withoutQuotes(String value) {
    int start = 0;
    while (start < value.length() && "\"': ".indexOf(value.charAt(start)) >= 0) {
      start++;
    }
    return value.substring(start);
  }

  private static @Nullable KubernetesVersion newer(
      @Nullable KubernetesVersion one, @Nullable KubernetesVersion other) {
    return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
  }
}
