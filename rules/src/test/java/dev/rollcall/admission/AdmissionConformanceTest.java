package dev.rollcall.admission;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.Field;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionConformanceTest {

  private final Admission admission =
      new Admission(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"));

  @Test
  void creationsOfTheProjectsOwnManifests() throws IOException {
    creations("validation", 0.99);
  }

  @Test
  void creationsOfPublicManifests() throws IOException {
    creations("validation-corpus", 0.98);
  }

  private void creations(String name, double causes) throws IOException {
    Agreement agreement = new Agreement();
    for (Field recording : recordings(name)) {
      Field object = Recordings.parse(recording.get("manifest").stringOrEmpty());
      Review review = admission.review(object, Recordings.id(object));
      agreement.add(recording, review.refusals(), review.warnings());
    }
    String table = agreement.table(name);
    System.out.println(table);
    assertAll(
        () -> assertEquals(1, agreement.verdictShare(), "verdicts, see the table"),
        () -> assertTrue(agreement.causeShare() >= causes, "causes, see the table"),
        () -> assertEquals(1, agreement.strictShare(), "unknown fields, see the table"),
        () -> assertEquals(1, agreement.duplicateShare(), "duplicate fields, see the table"),
        () -> assertEquals(1, agreement.warningShare(), "warnings, see the table"));
  }

  @Test
  void replacements() throws IOException {
    Agreement agreement = new Agreement();
    StringBuilder restarts = new StringBuilder();
    for (Field recording : recordings("update")) {
      Field before = Recordings.object(recording.get("before"));
      Field after = Recordings.object(recording.get("after"));
      List<Refusal> refusals = admission.reviewReplacement(before, after, Recordings.id(after));
      agreement.add(recording, refusals, List.of());
      Field expected = recording.at("observed", "restarts");
      if (expected.isPresent() && expected.isTrue() != admission.restarts(before, after)) {
        restarts.append("restarts is not ").append(expected.isTrue()).append(": ");
        restarts.append(recording.get("id").string()).append(' ');
        restarts.append(recording.get("change").string()).append('\n');
      }
    }
    String table = agreement.table("update");
    System.out.println(table + restarts);
    assertAll(() -> assertTrue(agreement.verdictShare() >= 0.5, "verdicts, see the table"));
  }

  private static List<Field> recordings(String name) throws IOException {
    Optional<List<Field>> recordings = Recordings.read(name);
    assumeTrue(recordings.isPresent(), "no recordings of " + name + " here, so nothing to replay");
    return recordings.orElseThrow();
  }
}
