package dev.rollcall.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in the place of variables as Flux does behind a build. */
final class FluxVariables {

  /** A variable in braces, with a default that a value makes pointless. */
  private static final Pattern VARIABLE =
      Pattern.compile("(?<!\\$)\\$\\{([_A-Za-z][_A-Za-z0-9]*)(?::?[-=][^}]*)?}");

  private FluxVariables() {}

  /** Replaces the variables that are known; the others stay, so that they are told as unknown. */
  static String replace(String text, Map<String, String> variables) {
    if (variables.isEmpty()) {
      return text;
    }
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
  }
}
