package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldHistoryTest {
  private static final String CORE = "io.k8s.api.core.v1.";

  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final FieldHistory history = catalog.history();

  @ParameterizedTest
  @CsvSource({
    "PodSpec, hostnameOverride, from 1.34 on",
    "PodSpec, workloadRef, only in 1.35",
    "PodSpec, nodeName, always",
    "PodStatus, nodeAllocatableResourceClaimStatuses, from 1.36 on",
    "HostAlias, ip, always",
    "PodSchedulingGroup, podGroupName, from 1.36 on",
    "PodSpec, nodename, ''",
    "NoSuchType, name, ''",
  })
  void tellsWhichMinorsKnowAField(String type, String field, String expected) {
    assertEquals(expected, history.field(CORE + type, field).map(MinorRange::toString).orElse(""));
  }

  @Test
  void tellsWhichMinorsKnowAType() {
    assertEquals(
        "from 1.36 on", history.type(CORE + "PodSchedulingGroup").orElseThrow().toString());
    assertEquals("always", history.type(CORE + "PodSpec").orElseThrow().toString());
    assertEquals(Optional.empty(), history.type("PodSpec"));
  }

  @Test
  void endsOfARange() {
    MinorRange range = history.field(CORE + "PodSpec", "workloadRef").orElseThrow();
    assertEquals("1.35", range.since().orElseThrow().toString());
    assertEquals("1.35", range.until().orElseThrow().toString());
    assertTrue(range.isAfter(KubernetesVersion.parse("1.34")));
    assertTrue(range.contains(KubernetesVersion.parse("1.35")));
    assertTrue(range.isBefore(KubernetesVersion.parse("1.36")));
    MinorRange always = history.field(CORE + "PodSpec", "nodeName").orElseThrow();
    assertEquals(Optional.empty(), always.since());
    assertEquals(Optional.empty(), always.until());
  }

  @Test
  void agreesWithTheTypesOfEveryVersion() {
    for (KubernetesVersion version : catalog.versions()) {
      for (KubernetesVersion other : catalog.versions()) {
        ObjectType pod = Objects.requireNonNull(catalog.types(version).type(CORE + "PodSpec"));
        ObjectType then = Objects.requireNonNull(catalog.types(other).type(CORE + "PodSpec"));
        for (String field : pod.fieldNames()) {
          MinorRange range = history.field(CORE + "PodSpec", field).orElseThrow();
          assertEquals(then.field(field) != null, range.contains(other), field + " in " + other);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "34-, 33, false", "34-, 34, true", "34-, 99, true", "-29, 0, true", "-29, 29, true",
    "-29, 30, false", "26-31, 25, false", "26-31, 26, true", "26-31, 31, true", "'', 5, true"
  })
  void readsRanges(String text, int minor, boolean contained) {
    assertEquals(contained, MinorRange.parse(text, 0, text.length()).contains(minor));
  }

  @Test
  void wordsRanges() {
    assertEquals("until 1.29", MinorRange.parse("-29", 0, 3).toString());
    assertEquals("from 1.26 to 1.31", MinorRange.parse("26-31", 0, 5).toString());
    assertFalse(MinorRange.ALL.isBefore(new KubernetesVersion(99)));
  }
}
