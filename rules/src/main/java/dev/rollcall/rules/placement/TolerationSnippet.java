package dev.rollcall.rules.placement;

import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;

/** Manifest text that a note offers for pasting. */
final class TolerationSnippet {

  private TolerationSnippet() {}

  /** Returns a toleration of every taint of the key with the effect. */
  static String toleration(String key, String effect) {
    return "{key: " + key + ", operator: Exists, effect: " + effect + "}";
  }

  /** Offers a toleration, and writes it where the manifest has tolerations already. */
  static void toleration(
      FindingBuilder report, PodSpec pod, String key, String effect, boolean safe) {
    String text = toleration(key, effect);
    report.note("to tolerate it: " + text);
    List<Toleration> written = pod.tolerations();
    if (written.isEmpty()) {
      return;
    }
    report.fix(
        safe,
        "tolerate the taint \"" + key + "\" as well",
        YamlEdits.insertAfter(written.get(written.size() - 1).place(), "", text));
  }
}
