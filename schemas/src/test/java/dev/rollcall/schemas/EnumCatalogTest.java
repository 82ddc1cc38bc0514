package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumCatalogTest {
  private static final String CORE = "io.k8s.api.core.v1.";

  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final EnumCatalog enums = catalog.enums();

  @ParameterizedTest
  @CsvSource({
    "core.v1.Taint, effect, 1.36, '[NoSchedule, PreferNoSchedule, NoExecute]', false",
    "core.v1.Toleration, effect, 1.36, '[NoSchedule, PreferNoSchedule, NoExecute]', true",
    "core.v1.Toleration, operator, 1.36, '[Equal, Exists]', true",
    "core.v1.ContainerPort, protocol, 1.36, '[TCP, UDP, SCTP]', true",
    "core.v1.ContainerPort, protocol, 1.18, '[TCP, UDP]', true",
    "core.v1.PodSpec, restartPolicy, 1.36, '[Always, OnFailure, Never]', true",
    "core.v1.PodSpec, dnsPolicy, 1.36, '[ClusterFirst, ClusterFirstWithHostNet, Default, None]',"
        + " true",
    "core.v1.Container, restartPolicy, 1.33, '[Always]', false",
    "core.v1.Container, restartPolicy, 1.35, '[Always, Never, OnFailure]', false",
    "core.v1.PodOS, name, 1.36, '[linux, windows]', false",
    "core.v1.PersistentVolumeClaimSpec, accessModes, 1.26, '[ReadWriteOnce, ReadOnlyMany,"
        + " ReadWriteMany]', false",
    "core.v1.NodeSelectorRequirement, operator, 1.36, '[In, NotIn, Exists, DoesNotExist, Gt, Lt]',"
        + " false",
    "apps.v1.DaemonSetUpdateStrategy, type, 1.36, '[RollingUpdate, OnDelete]', true",
  })
  void knowsTheValues(
      String type, String field, String version, String expected, boolean emptyAllowed) {
    EnumValues values =
        enums.values("io.k8s.api." + type, field, KubernetesVersion.parse(version)).orElseThrow();
    assertEquals(expected, values.values().toString());
    assertEquals(emptyAllowed, values.emptyAllowed());
    assertEquals(emptyAllowed, values.allows(""));
    assertTrue(values.allows(values.values().get(0)));
    assertFalse(values.allows("no-such-value"));
  }

  @Test
  void tellsAboutFeatureGates() {
    KubernetesVersion version = KubernetesVersion.parse("1.36");
    EnumValues operators = enums.values(CORE + "Toleration", "operator", version).orElseThrow();
    assertFalse(operators.allows("Gt"));
    assertEquals(Optional.of("TaintTolerationComparisonOperators"), operators.gate("Gt"));
    assertEquals(Optional.empty(), operators.gate("Exists"));
    KubernetesVersion older = KubernetesVersion.parse("1.34");
    assertEquals(
        Optional.empty(),
        enums.values(CORE + "Toleration", "operator", older).orElseThrow().gate("Gt"));
  }

  @Test
  void tellsSinceWhenAValueIsTaken() {
    assertEquals("from 1.35 on", history("Container", "restartPolicy", "Never"));
    assertEquals(
        "from 1.27 on", history("PersistentVolumeClaimSpec", "accessModes", "ReadWriteOncePod"));
    assertEquals("always", history("Taint", "effect", "NoExecute"));
    assertEquals("", history("Taint", "effect", "NoSchedul"));
    assertEquals("", history("Toleration", "operator", "Gt"));
    assertEquals("", history("Taint", "key", "x"));
  }

  private String history(String type, String field, String value) {
    return enums.history(CORE + type, field, value).map(MinorRange::toString).orElse("");
  }

  @Test
  void otherFieldsTakeAnyValue() {
    KubernetesVersion version = catalog.preferred();
    assertEquals(Optional.empty(), enums.values(CORE + "Taint", "key", version));
    assertEquals(Optional.empty(), enums.values(CORE + "NoSuchType", "key", version));
  }

  @Test
  void everyFieldExistsAndHoldsStrings() {
    for (String type : enums.types()) {
      for (String field : enums.fields(type)) {
        FieldType found = newestType(type, field);
        assertNotNull(found, type + " " + field);
        FieldType element = found instanceof FieldType.ListOf list ? list.element() : found;
        assertEquals(FieldType.Scalar.STRING, element, type + " " + field);
      }
    }
    assertTrue(enums.types().size() > 30);
  }

  private @Nullable FieldType newestType(String type, String field) {
    ObjectType found = catalog.types(catalog.newest()).type(type);
    return found == null ? null : found.field(field);
  }

  @Test
  void everyVersionHasValuesForEveryField() {
    for (String type : enums.types()) {
      for (String field : enums.fields(type)) {
        for (KubernetesVersion version : catalog.versions()) {
          EnumValues values = enums.values(type, field, version).orElseThrow();
          assertEquals(values, enums.values(type, field, version).orElseThrow());
          assertTrue(values.gated().keySet().stream().noneMatch(values::allows), type + field);
        }
      }
    }
  }
}
