package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Manifests with random fields and values, chosen so that every cause, warning and decoding error
 * that came up is among them, and what the code of Kubernetes 1.36 itself said of each.
 */
class RandomManifestsTest {

  private final ApiServer admission =
      new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"));

  @Test
  void agreesInEveryCase() throws IOException {
    List<FieldCursor> recordings = RecordedResponses.read("random").orElseThrow();
    AgreementCounter agreement = new AgreementCounter();
    for (FieldCursor recording : recordings) {
      FieldCursor object = RecordedResponses.parse(recording.get("manifest").stringOrEmpty());
      ApiResponse review = admission.review(object, RecordedResponses.id(object));
      agreement.add(recording, review.refusals(), review.warnings());
    }
    String table = agreement.table("random");
    assertAll(
        () -> assertEquals(1, agreement.verdictShare(), table),
        () -> assertEquals(1, agreement.causeShare(), table),
        () -> assertEquals(1, agreement.strictShare(), table),
        () -> assertEquals(1, agreement.warningShare(), table));
  }
}
