package dev.rollcall.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt word was probably meant to be. */
public final class Spelling {

  private static final int MAX_NAMED = 5;

  private Spelling() {}

  /** Returns what to say behind a name that nothing has: the one that is near, or some that are. */
  public static String advice(String word, List<String> known) {
    String near = nearest(word, known);
    if (near != null) {
      return question(near);
    }
    if (known.isEmpty()) {
      return "; there is none at all";
    }
    List<String> some = known.subList(0, Math.min(MAX_NAMED, known.size()));
    int more = known.size() - some.size();
    return "; there is " + String.join(", ", some) + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns what to say behind a name that nothing has, where one is near; else nothing. */
  public static String question(@Nullable String near) {
    return near == null ? "" : "; did you mean \"" + near + "\"?";
  }

  /** Returns the most similar of the known words, null if none is similar. */
  public static @Nullable String nearest(String word, Collection<String> known) {
    String folded = word.toLowerCase(Locale.ROOT);
    int most = word.length() < 3 ? 0 : word.length() < 6 ? 1 : word.length() < 10 ? 2 : 3;
    String best = null;
    int bestDistance = most + 1;
    for (String candidate : known) {
      String other = candidate.toLowerCase(Locale.ROOT);
      if (Math.abs(other.length() - folded.length()) < bestDistance) {
        int distance = distance(folded, other, bestDistance);
        if (distance < bestDistance) {
          best = candidate;
          bestDistance = distance;
        }
      }
    }
    return best;
  }

  /**
   * Returns how many letters to insert, remove, replace or swap with their neighbour.
   *
   * @param enough any number from this on is as good as the right one
   */
  static int distance(String a, String b, int enough) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    int leastBefore = 0;
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      int leastHere = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(last[j], current[j - 1]) + 1, last[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        current[j] = swapped ? Math.min(least, beforeLast[j - 2] + 1) : least;
        leastHere = Math.min(leastHere, current[j]);
      }
      if (leastHere >= enough && leastBefore >= enough) {
        return enough;
      }
      leastBefore = leastHere;
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[b.length()];
  }
}
