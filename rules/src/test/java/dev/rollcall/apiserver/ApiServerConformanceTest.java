package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiServerConformanceTest {

  private final ApiServer admission =
      new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"));

  @Test
  void creationsOfTheProjectsOwnManifests() throws IOException {
    creations("validation", 0.99);
  }

  @Test
  void creationsOfPublicManifests() throws IOException {
    creations("validation-corpus", 0.98);
  }

  private void creations(String name, double causes) throws IOException {
    AgreementCounter agreement = new AgreementCounter();
    for (FieldCursor recording : recordings(name)) {
      FieldCursor object = RecordedResponses.parse(recording.get("manifest").stringOrEmpty());
      ApiResponse review = admission.review(object, RecordedResponses.id(object));
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
    AgreementCounter agreement = new AgreementCounter();
    StringBuilder restarts = new StringBuilder();
    for (FieldCursor recording : recordings("update")) {
      FieldCursor before = RecordedResponses.object(recording.get("before"));
      FieldCursor after = RecordedResponses.object(recording.get("after"));
      List<FieldError> refusals =
          admission.reviewReplacement(before, after, RecordedResponses.id(after));
      agreement.add(recording, refusals, List.of());
      FieldCursor expected = recording.path("observed", "restarts");
      if (expected.isPresent()
          && expected.isTrue() != admission.changesPodTemplate(before, after)) {
        restarts.append("restarts is not ").append(expected.isTrue()).append(": ");
        restarts.append(recording.get("id").string()).append(' ');
        restarts.append(recording.get("change").string()).append('\n');
      }
    }
    String table = agreement.table("update");
    System.out.println(table + restarts);
    assertAll(() -> assertTrue(agreement.verdictShare() >= 0.5, "verdicts, see the table"));
  }

  private static List<FieldCursor> recordings(String name) throws IOException {
    Optional<List<FieldCursor>> recordings = RecordedResponses.read(name);
    assumeTrue(recordings.isPresent(), "no recordings of " + name + " here, so nothing to replay");
    return recordings.orElseThrow();
  }
}
