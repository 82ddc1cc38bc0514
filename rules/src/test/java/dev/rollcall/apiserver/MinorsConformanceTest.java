package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Compares the answers for every minor with what its own create handlers said. */
class MinorsConformanceTest {

  private static final int FIRST = 29;
  private static final int LAST = 37;
  private static final double VERDICTS = 0.999;
  private static final double CAUSES = 0.99;
  private static final double WARNINGS = 0.98;

  private record Document(FieldCursor recording, FieldCursor object, String kind) {}

  @Test
  void creationsByMinorAndKind() throws IOException {
    Optional<List<FieldCursor>> recordings = RecordedResponses.read("versions");
    assumeTrue(recordings.isPresent(), "no recordings by minor here, so nothing to replay");
    List<Document> documents = new ArrayList<>();
    for (FieldCursor recording : recordings.orElseThrow()) {
      String id = recording.get("id").stringOrEmpty();
      String kind = id.substring(id.indexOf(':') + 1, id.indexOf('/'));
      FieldCursor object = RecordedResponses.parse(recording.get("manifest").stringOrEmpty());
      documents.add(new Document(recording, object, kind));
    }
    List<String> below = new ArrayList<>();
    for (int minor = FIRST; minor <= LAST; minor++) {
      replay("1." + minor, documents, below);
    }
    assertEquals(List.of(), below, "see the tables");
  }

  private static void replay(String minor, List<Document> documents, List<String> below) {
    ApiServer server = new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse(minor));
    Map<String, AgreementCounter> kinds = new LinkedHashMap<>();
    for (Document document : documents) {
      ApiResponse said = server.review(document.object(), RecordedResponses.id(document.object()));
      kinds
          .computeIfAbsent(document.kind(), key -> new AgreementCounter())
          .add(document.recording(), observed(document, minor), said.refusals(), said.warnings());
    }
    kinds.forEach(
        (kind, agreement) -> {
          System.out.print(agreement.table(minor + " " + kind));
          if (agreement.verdictShare() < VERDICTS
              || agreement.causeShare() < CAUSES
              || agreement.warningShare() < WARNINGS) {
            below.add(minor + " " + kind);
          }
        });
  }

  private static FieldCursor observed(Document document, String minor) {
    for (FieldCursor group : document.recording().get("observed").items()) {
      for (FieldCursor recorded : group.get("minors").items()) {
        if (recorded.stringOrEmpty().equals(minor)) {
          return group.get("observed");
        }
      }
    }
    throw new IllegalStateException("nothing was recorded of " + minor);
  }
}
