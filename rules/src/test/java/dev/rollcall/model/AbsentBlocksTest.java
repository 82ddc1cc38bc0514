package dev.rollcall.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made when asked for tells where it would be, as what is kept does. */
class AbsentBlocksTest {

  private static PodSpec pod(String spec) {
    return DaemonSetFixture.withPodSpec(spec).pod();
  }

  private static Container container(String rest) {
    return pod("{containers: [{name: a" + rest + "}]}").containers().get(0);
  }

  private static void assertAt(String path, Value<?> value) {
    assertEquals("spec.template.spec." + path, value.place().path());
  }

  @Test
  void absentBlocksOfAContainerStandWhereTheyWouldBe() {
    Container container = container("");
    assertFalse(container.livenessProbe().isPresent());
    assertAt("containers[0].livenessProbe", container.livenessProbe().periodSeconds());
    assertAt("containers[0].lifecycle.preStop", container.lifecycle().preStop().port());
    SecurityContext context = container.securityContext();
    assertTrue(context.allowPrivilegeEscalation().get());
    assertAt("containers[0].securityContext.privileged", context.privileged());
    assertAt("containers[0].securityContext.seccompProfile.type", context.seccompType());
    assertAt("containers[0].securityContext.runAsUser", context.runAsUser());
    assertEquals("Default", context.procMount().get());
    assertEquals(container.place().keySpan(), context.runAsUser().place().span());
  }

  @Test
  void aBlockOfNullStandsWhereItIsWritten() {
    Container container =
        container(", readinessProbe: null, lifecycle: null, securityContext: null");
    for (Value<?> value :
        List.of(
            container.readinessProbe().periodSeconds(),
            container.lifecycle().postStart().port(),
            container.securityContext().runAsUser(),
            container.securityContext().seccompType())) {
      assertFalse(value.isGiven());
      assertTrue(value.place().span().column() > container.name().place().span().endColumn());
    }
  }

  @Test
  void fieldsThatHardlyAnyHasAreRead() {
    SecurityContext context =
        container(
                ", securityContext: {privileged: true, runAsUser: \"7\", runAsGroup: 8,"
                    + " procMount: Unmasked, windowsOptions: {hostProcess: true},"
                    + " appArmorProfile: {type: Unconfined}, seLinuxOptions: {user: u}}")
            .securityContext();
    assertTrue(context.privileged().get());
    assertEquals(7, context.runAsUser().get());
    assertAt("containers[0].securityContext.runAsUser", context.runAsUser());
    assertEquals(8, context.runAsGroup().get());
    assertEquals("Unmasked", context.procMount().get());
    assertTrue(context.hostProcess().get());
    assertEquals("Unconfined", context.appArmorType().get());
    assertEquals("u", context.seLinuxOptions().user().get());
    assertAt("containers[0].securityContext.seLinuxOptions.type", context.seLinuxOptions().type());
  }

  @Test
  void whatAPodLacksIsReadAsAbsent() {
    PodSpec pod = pod("{containers: [{name: a, env: [{name: V, value: x}]}]}");
    assertAt("securityContext.fsGroup", pod.securityContext().fsGroup());
    assertEquals(List.of(), pod.securityContext().sysctls());
    assertAt("containers[0].env[0].valueFrom", pod.containers().get(0).env().get(0).fieldPath());
  }

  @Test
  void aValueInOneLineIsItsOwnPlace() {
    Value<String> name = container("").name();
    assertTrue(name.isGiven());
    assertAt("containers[0].name", name);
    assertEquals("a", name.get());
    assertTrue(name.place().isPresent());
  }
}
