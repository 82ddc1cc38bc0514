package dev.rollcall.text;

/** Counts things in English. */
public final class Plural {

  private Plural() {}

  public static String count(int count, String singular) {
    String noun = count == 1 ? singular : plural(singular);
    return count + " " + noun;
  }

  private static String plural(String singular) {
    if (singular.endsWith("y") && "aeiou".indexOf(singular.charAt(singular.length() - 2)) < 0) {
      return singular.substring(0, singular.length() - 1) + "ies";
    }
    return singular.endsWith("ch") || singular.endsWith("x") ? singular + "es" : singular + "s";
  }
}
