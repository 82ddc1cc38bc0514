package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the rules about refusals apart: each refusal is what one of them is about, at most. */
class ClaimsTest {

  private final TreeSet<String> disputed = new TreeSet<>();
  private final TreeMap<String, Integer> unclaimed = new TreeMap<>();
  private int refusals;
  private int claimed;

  @Test
  void noTwoRulesClaimTheSameRefusal() throws IOException {
    Optional<List<FieldCursor>> recordings = RecordedResponses.read("validation");
    assumeTrue(recordings.isPresent(), "no recordings here, so nothing to claim");
    ApiServer admission = new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"));
    for (FieldCursor recording : recordings.orElseThrow()) {
      FieldCursor object = RecordedResponses.parse(recording.get("manifest").stringOrEmpty());
      admission.review(object, RecordedResponses.id(object)).refusals().forEach(this::ask);
    }
    assertEquals(new TreeSet<>(), disputed);
    assertTrue(claimed >= 0.8 * refusals, claimed + " of " + refusals + " claimed: " + unclaimed);
  }

  private void ask(FieldError refusal) {
    List<String> claimants = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      if (rule instanceof ApiServerRule admissionRule && admissionRule.claims(refusal)) {
        claimants.add(rule.info().id());
      }
    }
    String what = refusal.pathPattern() + " " + refusal.reason();
    refusals++;
    claimed += claimants.isEmpty() ? 0 : 1;
    if (claimants.isEmpty()) {
      unclaimed.merge(what, 1, Integer::sum);
    }
    if (claimants.size() > 1) {
      disputed.add(what + " " + claimants + ": " + refusal.message());
    }
  }
}
