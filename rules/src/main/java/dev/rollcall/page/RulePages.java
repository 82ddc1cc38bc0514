package dev.rollcall.page;

import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Makes the page of a rule from what the rule says of itself, its prose and its examples, which are
 * in the jar.
 */
public final class RulePages {

  private RulePages() {}

  /** Returns the page as Markdown. */
  public static String markdown(Rule rule) {
    RuleInfo info = rule.info();
    StringBuilder out = new StringBuilder();
    out.append("# ").append(info.id()).append("\n\n");
    out.append(Character.toUpperCase(info.summary().charAt(0)))
        .append(info.summary(), 1, info.summary().length());
    out.append(".\n\n");
    out.append("Severity ")
        .append(info.severity().id())
        .append(", category ")
        .append(info.category().id());
    out.append(", profile ").append(info.profile().name().toLowerCase(java.util.Locale.ROOT));
    out.append(", since ").append(info.since()).append(".\n\n");
    out.append(resource(rule, "rule.md").strip()).append("\n\n");
    options(out, info);
    out.append("## What it finds\n\n").append(fenced("yaml", resource(rule, "bad.yaml")));
    out.append("\nprints\n\n").append(fenced("text", resource(rule, "bad.out")));
    out.append("\n## What it wants\n\n").append(fenced("yaml", resource(rule, "good.yaml")));
    return out.toString();
  }

  private static void options(StringBuilder out, RuleInfo info) {
    if (info.options().isEmpty()) {
      return;
    }
    out.append("## Options\n\n");
    info.options()
        .forEach(
            option ->
                out.append("- `")
                    .append(option.name())
                    .append("`: ")
                    .append(option.summary())
                    .append(", ")
                    .append(option.fallback())
                    .append(" where not set\n"));
    out.append('\n');
  }

  private static String fenced(String language, String text) {
    return "```" + language + "\n" + text.stripTrailing() + "\n```\n";
  }

  /**
   * Returns a file of the rule's folder.
   *
   * @throws IllegalStateException where the folder lacks it
   */
  public static String resource(Rule rule, String file) {
    String path = "/dev/rollcall/rules/" + rule.info().id() + "/" + file;
    try (InputStream in = rule.getClass().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("rule \"" + rule.info().id() + "\" has no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
