package dev.rollcall.page;

import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Creates the page of a rule from what the rule says of itself, its prose and its examples, which
 * are in the jar.
 */
public final class RulePages {

  /** The folder of a rule: prose and examples by the name of the file. */
  @FunctionalInterface
  public interface Folder {

    /** Returns the text of the file, null if the folder lacks it. */
    @Nullable String text(String file);
  }

  private RulePages() {}

  /** Returns the page as Markdown, made from the folder in the jar. */
  public static String markdown(Rule rule) {
    return markdown(rule.info(), file -> resource(rule, file));
  }

  /** Returns the page as Markdown. */
  public static String markdown(RuleInfo info, Folder folder) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(info.id()).append("\n\n");
    out.append("Flags: ").append(info.summary()).append(".\n\n");
    out.append("Severity ").append(info.severity().id());
    out.append(", category ").append(info.category().id());
    out.append(", profile ").append(info.profile().id());
    out.append(", since ").append(info.since()).append(".\n\n");
    out.append(text(info, folder, "rule.md").strip()).append('\n');
    options(out, info);
    // A rule about rollcall itself may be such that no manifest shows it.
    if (folder.text("bad.yaml") != null) {
      out.append("\n## What it finds\n").append(fenced("yaml", text(info, folder, "bad.yaml")));
      out.append("\nprints\n").append(fenced("text", text(info, folder, "bad.out")));
      out.append("\n## What it wants\n").append(fenced("yaml", text(info, folder, "good.yaml")));
    }
    return out.toString();
  }

  private static void options(StringBuilder out, RuleInfo info) {
    if (info.options().isEmpty()) {
      return;
    }
    out.append("\n## Options\n");
    for (RuleOption<?> option : info.options()) {
      out.append("- `").append(option.name()).append("`: ").append(option.summary());
      out.append("; ").append(option.fallback()).append(" where not set\n");
    }
  }

  private static String fenced(String language, String text) {
    return "\n```" + language + "\n" + text.stripTrailing() + "\n```\n";
  }

  private static String text(RuleInfo info, Folder folder, String file) {
    String text = folder.text(file);
    if (text == null) {
      throw new IllegalStateException("rule \"" + info.id() + "\" has no " + file);
    }
    return text;
  }

  private static @Nullable String resource(Rule rule, String file) {
    String path = "/dev/rollcall/rules/" + rule.info().id() + "/" + file;
    try (InputStream in = rule.getClass().getResourceAsStream(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
