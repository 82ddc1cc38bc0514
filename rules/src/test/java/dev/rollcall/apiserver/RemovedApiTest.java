package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks at objects of removed apiVersions as at those that they have to become. */
class RemovedApiTest {

  private final ApiServer admission =
      new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"));

  @Test
  void alsoTellsWhatIsMisspelt() {
    assertEquals(
        List.of("apiVersion NoMatch", "spec.templte UnknownField"),
        review("apiVersion: extensions/v1beta1\nkind: DaemonSet\nspec: {templte: {}}\n"));
  }

  @Test
  void passesOverFieldsThatTheOldVersionHad() {
    assertEquals(
        List.of("apiVersion NoMatch"),
        review("apiVersion: extensions/v1beta1\nkind: DaemonSet\nspec: {templateGeneration: 1}\n"));
  }

  @Test
  void knowsNothingOfVersionsThatThereNeverWere() {
    assertEquals(
        List.of("apiVersion NoMatch"),
        review("apiVersion: v1\nkind: DaemonSet\nspec: {templte: {}}\n"));
  }

  private List<String> review(String text) {
    FieldCursor object = RecordedResponses.parse(text);
    return admission.review(object, RecordedResponses.id(object)).refusals().stream()
        .map(refusal -> refusal.path() + " " + refusal.reason().id())
        .toList();
  }
}
