package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.strategy.DroppedField;
import dev.rollcall.apiserver.strategy.PreparedObject;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Objects;

/** Tells once for each object which of its fields a server drops. */
final class DroppedFields {

  private DroppedFields() {}

  /**
   * Returns the object as the server keeps it, and says what goes.
   *
   * @param manifest what was made of the object as it is written
   * @param findings where to say so
   */
  static Manifest without(
      FieldCursor object,
      Manifest manifest,
      ApiServer server,
      RuleSet rules,
      List<Finding> findings) {
    PreparedObject kept = server.withoutDisabledFields(object, manifest.origin().object());
    if (kept.dropped().isEmpty()) {
      return manifest;
    }
    RuleInfo rule = rules.enabled("field-dropped");
    if (rule != null) {
      findings.add(finding(rule, kept.dropped()));
    }
    return Objects.requireNonNull(ModelReader.read(kept.object()));
  }

  /**
   * Returns the finding, at the first of the fields.
   *
   * @param dropped one field at least
   */
  private static Finding finding(RuleInfo rule, List<DroppedField> dropped) {
    DroppedField first = dropped.get(0);
    String others =
        dropped.size() == 1
            ? ""
            : dropped.size() == 2
                ? ", and one more field"
                : ", and " + (dropped.size() - 1) + " more fields";
    DefaultFindingBuilder finding =
        DefaultFindingBuilder.at(
            rule,
            first.place(),
            first.place().path() + " is dropped without a word: " + reason(first.gate()) + others);
    for (DroppedField other : dropped.subList(1, dropped.size())) {
      finding.note(
          other.place(), other.place().path() + " is dropped, too: " + reason(other.gate()));
    }
    return finding.build(null);
  }

  private static String reason(FeatureGate gate) {
    String off = "its feature gate " + gate.gate() + " is off by default";
    return gate.onSince() < 0 ? off : off + " before 1." + gate.onSince();
  }
}
