package dev.rollcall.rules.outdated;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rules.common.LabelRename;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels of nodes for which the API server names others.
 *
 * @param names the new names
 * @param message what is wrong, with {@code %1$s} for the new name
 */
record RenamedLabels(List<String> names, String message) {

  /** Returns whether a warning is about one of the labels. */
  boolean areIn(ApiServerWarning warning) {
    return renamed(warning) != null;
  }

  /** Words the finding, and offers the new name. */
  void explain(ApiServerWarning warning, FindingBuilder report) {
    String name = renamed(warning);
    if (name != null) {
      report.message(message.formatted(name));
      LabelRename.offer(warning.place(), name, true, report);
    }
  }

  private @Nullable String renamed(ApiServerWarning warning) {
    for (String name : names) {
      if (warning.text().contains("use \"" + name + "\"")) {
        return name;
      }
    }
    return null;
  }
}
