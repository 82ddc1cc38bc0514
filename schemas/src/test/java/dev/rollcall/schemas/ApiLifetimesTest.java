package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.schemas.ApiLifetimes.ServingStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiLifetimesTest {
  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final ApiLifetimes lifetimes = catalog.lifetimes();

  @ParameterizedTest
  @CsvSource({
    "extensions/v1beta1, DaemonSet, 1.8, SERVED",
    "extensions/v1beta1, DaemonSet, 1.15, SERVED",
    "extensions/v1beta1, DaemonSet, 1.16, REMOVED",
    "extensions/v1beta1, DaemonSet, 1.36, REMOVED",
    "apps/v1beta2, DaemonSet, 1.15, SERVED",
    "apps/v1beta2, DaemonSet, 1.16, REMOVED",
    "apps/v1, DaemonSet, 1.8, NOT_YET",
    "apps/v1, DaemonSet, 1.9, SERVED",
    "apps/v1, DaemonSet, 1.37, SERVED",
    "apps/v1beta1, DaemonSet, 1.15, NEVER",
    "v1, DaemonSet, 1.15, NEVER",
    "apps/v1, Daemonset, 1.36, UNKNOWN_KIND",
    "example.org/v1, Widget, 1.36, UNKNOWN_KIND",
    "policy/v1beta1, PodSecurityPolicy, 1.24, SERVED",
    "policy/v1beta1, PodSecurityPolicy, 1.25, REMOVED",
    "policy/v1beta1, PodDisruptionBudget, 1.25, REMOVED",
    "autoscaling/v2beta2, HorizontalPodAutoscaler, 1.25, SERVED",
    "autoscaling/v2beta2, HorizontalPodAutoscaler, 1.26, REMOVED",
    "batch/v1beta1, CronJob, 1.25, REMOVED",
    "networking.k8s.io/v1beta1, Ingress, 1.22, REMOVED",
    "rbac.authorization.k8s.io/v1beta1, ClusterRole, 1.21, SERVED",
    "rbac.authorization.k8s.io/v1beta1, ClusterRole, 1.22, REMOVED",
    "storage.k8s.io/v1beta1, CSIDriver, 1.22, REMOVED",
    "apiextensions.k8s.io/v1beta1, CustomResourceDefinition, 1.22, REMOVED",
    "flowcontrol.apiserver.k8s.io/v1beta3, FlowSchema, 1.31, SERVED",
    "flowcontrol.apiserver.k8s.io/v1beta3, FlowSchema, 1.32, REMOVED",
    "v1, Pod, 1.8, SERVED",
  })
  void knowsWhichVersionServesWhat(
      String apiVersion, String kind, String version, ServingStatus expected) {
    KubernetesVersion parsed = KubernetesVersion.parse(version);
    assertEquals(expected, lifetimes.standing(apiVersion, kind, parsed));
  }

  @ParameterizedTest
  @CsvSource({
    "extensions/v1beta1, DaemonSet, 1.36, apps/v1 DaemonSet",
    "extensions/v1beta1, DaemonSet, 1.9, apps/v1 DaemonSet",
    "extensions/v1beta1, DaemonSet, 1.8, apps/v1beta2 DaemonSet",
    "apps/v1beta1, DaemonSet, 1.36, apps/v1 DaemonSet",
    "apps/v1, DaemonSet, 1.8, apps/v1beta2 DaemonSet",
    "v1, Deployment, 1.36, apps/v1 Deployment",
    "autoscaling/v2beta1, HorizontalPodAutoscaler, 1.36, autoscaling/v2 HorizontalPodAutoscaler",
    "autoscaling/v2beta1, HorizontalPodAutoscaler, 1.22, autoscaling/v2beta2"
        + " HorizontalPodAutoscaler",
    "flowcontrol.apiserver.k8s.io/v1beta1, FlowSchema, 1.28, flowcontrol.apiserver.k8s.io/v1beta3"
        + " FlowSchema",
    "v1, Endpoints, 1.36, discovery.k8s.io/v1 EndpointSlice",
    "policy/v1beta1, PodSecurityPolicy, 1.36, ''",
    "apps/v1, DaemonSet, 1.36, ''",
    "example.org/v1, Widget, 1.36, ''",
  })
  void namesTheReplacementThatTheVersionServes(
      String apiVersion, String kind, String version, String expected) {
    String replacement =
        lifetimes
            .replacement(apiVersion, kind, KubernetesVersion.parse(version))
            .map(api -> api.name().toString())
            .orElse("");
    assertEquals(expected, replacement);
  }

  @Test
  void tellsWhatChangesBesidesTheName() {
    ServedApi old = lifetimes.find("extensions/v1beta1", "DaemonSet").orElseThrow();
    List<String> changes = old.migration().changes();
    assertEquals(3, changes.size());
    assertTrue(changes.get(0).contains("OnDelete"), changes.toString());
    assertTrue(changes.get(1).startsWith("spec.selector is required"), changes.toString());
    assertEquals(List.of("spec.templateGeneration"), old.migration().ownFields());
    ServedApi beta2 = lifetimes.find("apps/v1beta2", "DaemonSet").orElseThrow();
    assertEquals(List.of(), beta2.migration().changes());
    assertEquals("from 1.8 to 1.15", beta2.served().toString());
  }

  @Test
  void knowsWhatIsDeprecatedAndWhatIsOff() {
    KubernetesVersion version = KubernetesVersion.parse("1.36");
    ServedApi endpoints = lifetimes.find("v1", "Endpoints").orElseThrow();
    assertTrue(endpoints.isDeprecatedIn(version));
    assertFalse(endpoints.isDeprecatedIn(KubernetesVersion.parse("1.32")));
    assertFalse(lifetimes.find("v1", "Pod").orElseThrow().isDeprecatedIn(version));
    assertFalse(
        lifetimes.find("resource.k8s.io/v1beta1", "ResourceClaim").orElseThrow().onByDefault());
    assertTrue(lifetimes.find("policy/v1", "PodDisruptionBudget").orElseThrow().onByDefault());
  }

  @Test
  void everyEntryCanBeReadAndIsThereOnce() {
    Set<ApiName> seen = new HashSet<>();
    for (String kind : lifetimes.kinds()) {
      assertFalse(lifetimes.of(kind).isEmpty(), kind);
      for (ServedApi api : lifetimes.of(kind)) {
        assertEquals(kind, api.name().kind());
        assertTrue(lifetimes.hasGroup(api.name().group()), api.name().toString());
        assertTrue(seen.add(api.name()), api.name().toString());
        assertTrue(api.served().first() <= api.served().last(), api.name().toString());
      }
    }
    assertTrue(lifetimes.kinds().contains("DaemonSet"));
  }

  @Test
  void knowsKindsAndGroupsByTheirWholeNames() {
    assertTrue(lifetimes.hasKind("DaemonSet"));
    assertTrue(lifetimes.hasGroup("apps"));
    assertTrue(lifetimes.hasGroup(""));
    for (String other : List.of("", "Daemon", "DaemonSet apps/v1", "app", "apps/v1", "#")) {
      assertFalse(lifetimes.hasKind(other), other);
    }
    for (String other : List.of("app", "apps/v1", "cilium.io")) {
      assertFalse(lifetimes.hasGroup(other), other);
    }
  }

  @Test
  void everyReplacementIsItselfKnown() {
    for (String kind : lifetimes.kinds()) {
      for (ServedApi api : lifetimes.of(kind)) {
        ApiName to = api.migration().to();
        if (to != null) {
          assertTrue(lifetimes.find(to.apiVersion(), to.kind()).isPresent(), api.name().toString());
        }
      }
    }
  }

  @Test
  void everyKindWithASchemaIsServed() {
    for (KubernetesVersion version : catalog.versions()) {
      for (ApiName name : catalog.types(version).kinds()) {
        ServingStatus standing = lifetimes.standing(name.apiVersion(), name.kind(), version);
        assertEquals(ServingStatus.SERVED, standing, name.toString());
      }
    }
  }

  @Test
  void namesComeApart() {
    ApiName daemonSet = new ApiName("apps/v1", "DaemonSet");
    assertEquals("apps", daemonSet.group());
    assertEquals("v1", daemonSet.version());
    assertEquals("", new ApiName("v1", "Pod").group());
    assertEquals("v1", new ApiName("v1", "Pod").version());
  }
}
