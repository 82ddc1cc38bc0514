package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Breaks every field of manifests that a server took, one at a time, in ways whose answer is known.
 */
@Tag("slow")
class MutantTest {

  /** So many manifests make some ten thousand mutants. */
  private static final int MANIFESTS = 60;

  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final ApiServer admission = new ApiServer(catalog, KubernetesVersion.parse("1.36"));

  @Test
  void ofTheProjectsOwnManifests() throws IOException {
    mutate("validation");
  }

  @Test
  void ofPublicManifests() throws IOException {
    mutate("validation-corpus");
  }

  @Test
  void noValueBreaksTheReview() throws IOException {
    List<FieldCursor> recordings = RecordedResponses.read("validation").orElseThrow();
    List<String> values =
        List.of("null", "''", "{}", "[]", "[null]", "{a: null}", "-1", "0", "1e30", "'[%/..:@$('");
    List<String> answers = new ArrayList<>();
    int step = recordings.size() / 6;
    for (int i = 0; i < recordings.size(); i += step) {
      String manifest = recordings.get(i).get("manifest").stringOrEmpty();
      FieldCursor before = RecordedResponses.parse(manifest);
      for (String text : Mutants.replaced(manifest, values)) {
        FieldCursor object = RecordedResponses.parse(text);
        ApiResponse review = admission.review(object, RecordedResponses.id(object));
        answers.add(review.refusals().isEmpty() ? "taken" : "refused");
        admission.changesPodTemplate(before, object);
      }
    }
    assertTrue(answers.contains("taken"));
    assertTrue(answers.contains("refused"));
  }

  private void mutate(String name) throws IOException {
    Optional<List<FieldCursor>> recordings = RecordedResponses.read(name);
    assumeTrue(recordings.isPresent(), "no recordings of " + name + " here, so no mutants");
    List<String> wrong = new ArrayList<>();
    int count = 0;
    int step = Math.max(1, recordings.orElseThrow().size() / MANIFESTS);
    for (int i = 0; i < recordings.get().size(); i += step) {
      FieldCursor recording = recordings.get().get(i);
      if (recording.path("observed", "accepted").isTrue()) {
        String manifest = recording.get("manifest").stringOrEmpty();
        for (Mutants.Mutant mutant : Mutants.of(manifest, catalog)) {
          count++;
          check(mutant, recording.get("id").stringOrEmpty(), wrong);
        }
      }
    }
    assertTrue(count > 1000, "only " + count + " mutants");
    assertEquals(List.of(), wrong);
  }

  private void check(Mutants.Mutant mutant, String id, List<String> wrong) {
    FieldCursor object = RecordedResponses.parse(mutant.text());
    List<String> said = new ArrayList<>();
    for (FieldError refusal : admission.review(object, RecordedResponses.id(object)).refusals()) {
      said.add(refusal.reason() + " " + refusal.path());
    }
    if (!said.equals(List.of(mutant.expected()))) {
      wrong.add(id + ": " + mutant.expected() + " expected, and not " + said);
    }
  }
}
