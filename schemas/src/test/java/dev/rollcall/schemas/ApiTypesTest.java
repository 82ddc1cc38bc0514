package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTypesTest {
  private final SchemaCatalog catalog = SchemaCatalog.bundled();

  @Test
  void aDaemonSetLeadsToItsContainers() {
    ObjectType daemonSet = Objects.requireNonNull(types("1.36").find("apps/v1", "DaemonSet"));
    assertEquals(
        List.of("apiVersion", "kind", "metadata", "spec", "status"),
        List.copyOf(daemonSet.fieldNames()));
    ObjectType template = object(object(daemonSet, "spec"), "template");
    FieldType.ListOf containers =
        (FieldType.ListOf) Objects.requireNonNull(object(template, "spec").field("containers"));
    assertEquals(List.of("name"), containers.mapKeys());
    ObjectType container = ((FieldType.Ref) containers.element()).type();
    assertEquals("io.k8s.api.core.v1.Container", container.name());
    assertEquals(List.of("name"), List.copyOf(container.required()));
  }

  @ParameterizedTest
  @CsvSource({
    "PodSpec, nodeName, Scalar STRING",
    "PodSpec, priority, Scalar INT32",
    "PodSpec, activeDeadlineSeconds, Scalar INT64",
    "PodSpec, hostNetwork, Scalar BOOLEAN",
    "PodSpec, overhead, MapOf[value=QUANTITY]",
    "PodSpec, nodeSelector, MapOf[value=STRING]",
    "PodSpec, tolerations, 'ListOf[element=Ref[io.k8s.api.core.v1.Toleration], mapKeys=[],"
        + " set=false]'",
    "ContainerPort, hostPort, Scalar INT32",
    "Container, ports, 'ListOf[element=Ref[io.k8s.api.core.v1.ContainerPort],"
        + " mapKeys=[containerPort, protocol], set=false]'",
    "HTTPGetAction, port, Scalar INT_OR_STRING",
    "EmptyDirVolumeSource, sizeLimit, Scalar QUANTITY",
    "Taint, timeAdded, Scalar TIME",
    "Secret, data, MapOf[value=BYTES]",
  })
  void fieldsHaveTheirTypes(String type, String field, String expected) {
    FieldType found = core("1.36", type).field(field);
    assertEquals(
        expected,
        found instanceof FieldType.Scalar scalar ? "Scalar " + scalar : String.valueOf(found));
  }

  @ParameterizedTest
  @CsvSource({
    "PodSpec, hostnameOverride, 1.33, false",
    "PodSpec, hostnameOverride, 1.34, true",
    "PodSpec, workloadRef, 1.34, false",
    "PodSpec, workloadRef, 1.35, true",
    "PodSpec, workloadRef, 1.36, false",
    "PodSpec, resources, 1.31, false",
    "PodSpec, resources, 1.32, true",
    "Container, restartPolicy, 1.27, false",
    "Container, restartPolicy, 1.28, true",
    "PodSpec, nodeName, 1.25, true",
    "PodSpec, NodeName, 1.36, false",
  })
  void fieldsComeAndGo(String type, String field, String version, boolean known) {
    assertEquals(known, core(version, type).field(field) != null);
    assertEquals(known, core(version, type).fieldNames().contains(field));
  }

  @Test
  void whatIsRequiredMayChange() {
    assertFalse(
        Objects.requireNonNull(types("1.36").find("apps/v1", "DaemonSet"))
            .required()
            .contains("spec"));
    assertTrue(
        Objects.requireNonNull(types("1.37").find("apps/v1", "DaemonSet"))
            .required()
            .contains("spec"));
  }

  @Test
  void everyReferenceOfEveryVersionLeadsSomewhere() {
    for (KubernetesVersion version : catalog.versions()) {
      ApiTypes types = catalog.types(version);
      for (ApiName kind : types.kinds()) {
        ObjectType type = types.find(kind.apiVersion(), kind.kind());
        new Walk(types).into(Objects.requireNonNull(type, kind + " " + version));
      }
    }
  }

  @Test
  void unknownKindsAndTypesAreNull() {
    assertNull(types("1.36").find("apps/v1beta1", "DaemonSet"));
    assertNull(types("1.36").find("apps/v1", "daemonset"));
    assertNull(types("1.36").type("io.k8s.api.core.v1.Pod Spec"));
    assertNull(types("1.33").type("io.k8s.api.core.v1.PodExtendedResourceClaimStatus"));
    assertNotNull(types("1.34").type("io.k8s.api.core.v1.PodExtendedResourceClaimStatus"));
  }

  @Test
  void olderVersionsGetTheNearestSchema() {
    assertEquals("1.25", types("1.15").version().toString());
    assertEquals("1.37", catalog.types(new KubernetesVersion(40)).version().toString());
    assertSame(types("1.15"), types("1.25"));
  }

  private ApiTypes types(String version) {
    return catalog.types(KubernetesVersion.parse(version));
  }

  private ObjectType core(String version, String name) {
    return Objects.requireNonNull(types(version).type("io.k8s.api.core.v1." + name));
  }

  private static ObjectType object(ObjectType type, String field) {
    return ((FieldType.Ref) Objects.requireNonNull(type.field(field))).type();
  }
}
