package dev.rollcall.report;

/** Counts things in English. */
final class Words {

  private Words() {}

  static String count(int count, String singular) {
    String noun = count == 1 ? singular : plural(singular);
    return count + " " + noun;
  }

  private static String plural(String singular) {
    return singular.endsWith("ch") ? singular + "es" : singular + "s";
  }
}
