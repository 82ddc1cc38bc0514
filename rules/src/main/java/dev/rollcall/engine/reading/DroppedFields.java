package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.strategy.DroppedField;
import dev.rollcall.apiserver.strategy.PreparedObject;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
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
    RuleInfo rule = rules.enabled("field-dropped");
    List<DroppedField> missed = new ArrayList<>(0);
    for (DroppedField field : kept.dropped()) {
      if (!field.empty()) {
        missed.add(field);
      }
    }
    if (rule != null && !missed.isEmpty()) {
      findings.add(finding(rule, missed));
    }
    return read(kept, manifest);
  }

  /** Returns the object as the server keeps it. */
  static Manifest without(FieldCursor object, Manifest manifest, ApiServer server) {
    return read(server.withoutDisabledFields(object, manifest.origin().object()), manifest);
  }

  private static Manifest read(PreparedObject kept, Manifest manifest) {
    return kept.dropped().isEmpty()
        ? manifest
        : Objects.requireNonNull(ModelReader.read(kept.object()));
  }

  /**
   * Returns the finding, at the field that is missed most.
   *
   * @param dropped one field at least
   */
  private static Finding finding(RuleInfo rule, List<DroppedField> dropped) {
    List<DroppedField> others = new ArrayList<>(dropped);
    DroppedField first =
        dropped.stream().filter(DroppedFields::isSidecar).findFirst().orElse(dropped.get(0));
    others.remove(first);
    String message = first.place().path() + " is dropped without a word: " + reason(first.gate());
    if (isSidecar(first)) {
      message += ", and the pod waits until this container ends";
    }
    if (!others.isEmpty()) {
      message +=
          others.size() == 1
              ? "; one more field is dropped, too"
              : "; " + others.size() + " more fields are dropped, too";
    }
    DefaultFindingBuilder finding = DefaultFindingBuilder.at(rule, first.place(), message);
    if (isSidecar(first)) {
      finding.severity(Severity.WARNING);
    }
    for (DroppedField other : others) {
      finding.note(
          other.place(), other.place().path() + " is dropped, too: " + reason(other.gate()));
    }
    return finding.build(null);
  }

  /** Without its restart policy a sidecar is an init container like others. */
  private static boolean isSidecar(DroppedField field) {
    return field.gate() == FeatureGate.SIDECAR_CONTAINERS;
  }

  private static String reason(FeatureGate gate) {
    String off = "its feature gate " + gate.gate() + " is off by default";
    return gate.onSince() < 0 ? off : off + " before 1." + gate.onSince();
  }
}
