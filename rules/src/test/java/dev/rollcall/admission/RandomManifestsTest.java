package dev.rollcall.admission;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.Field;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Manifests with random fields and values, chosen so that every cause, warning and decoding error
 * that came up is among them, and what the code of Kubernetes 1.36 itself said of each.
 */
class RandomManifestsTest {

  private final Admission admission =
      new Admission(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"));

  @Test
  void agreesInEveryCase() throws IOException {
    List<Field> recordings = Recordings.read("random").orElseThrow();
    Agreement agreement = new Agreement();
    for (Field recording : recordings) {
      Field object = Recordings.parse(recording.get("manifest").stringOrEmpty());
      Review review = admission.review(object, Recordings.id(object));
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
