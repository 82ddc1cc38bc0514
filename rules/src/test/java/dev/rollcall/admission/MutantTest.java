package dev.rollcall.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Breaks every field of manifests that a server took, one at a time, in ways whose answer is known.
 */
class MutantTest {

  /** So many manifests make some ten thousand mutants. */
  private static final int MANIFESTS = 60;

  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final Admission admission = new Admission(catalog, KubernetesVersion.parse("1.36"));

  @Test
  void ofTheProjectsOwnManifests() throws IOException {
    mutate("validation");
  }

  @Test
  void ofPublicManifests() throws IOException {
    mutate("validation-corpus");
  }

  private void mutate(String name) throws IOException {
    Optional<List<Field>> recordings = Recordings.read(name);
    assumeTrue(recordings.isPresent(), "no recordings of " + name + " here, so no mutants");
    List<String> wrong = new ArrayList<>();
    int count = 0;
    int step = Math.max(1, recordings.orElseThrow().size() / MANIFESTS);
    for (int i = 0; i < recordings.get().size(); i += step) {
      Field recording = recordings.get().get(i);
      if (recording.at("observed", "accepted").isTrue()) {
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
    Field object = Recordings.parse(mutant.text());
    List<String> said = new ArrayList<>();
    for (Refusal refusal : admission.review(object, Recordings.id(object)).refusals()) {
      said.add(refusal.reason() + " " + refusal.path());
    }
    if (!said.equals(List.of(mutant.expected()))) {
      wrong.add(id + ": " + mutant.expected() + " expected, and not " + said);
    }
  }
}
