package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the selector that extensions/v1beta1 made from the labels of the template. */
final class DefaultedSelector {

  private DefaultedSelector() {}

  /** Returns the edits that add it, null if there are no labels or no place for it. */
  static @Nullable List<TextEdit> insert(DaemonSet daemonSet) {
    Map<String, Value<String>> labels = daemonSet.template().meta().labels().entries();
    if (labels.isEmpty() || daemonSet.selector().place().isPresent()) {
      return null;
    }
    StringBuilder block = new StringBuilder("matchLabels:");
    StringBuilder flow = new StringBuilder("{\"matchLabels\": {");
    for (Map.Entry<String, Value<String>> label : labels.entrySet()) {
      String value = label.getValue().get();
      block.append("\n  ").append(label.getKey()).append(": ").append(YamlEdits.string(value));
      flow.append(flow.charAt(flow.length() - 1) == '{' ? "" : ", ");
      flow.append('"').append(label.getKey()).append("\": \"").append(value).append('"');
    }
    var template = daemonSet.template().place();
    List<TextEdit> edits = YamlEdits.insertBefore(template, "selector", block.toString());
    return edits == null ? YamlEdits.insertBefore(template, "selector", flow + "}}") : edits;
  }
}
