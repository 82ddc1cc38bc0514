package dev.rollcall.podadmission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.placement.Manifests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod counts for while it is resized in place. */
class RunningPodRequestsTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: b}
      spec: {containers: [{name: c, image: 'x:1', resources: {requests: {cpu: 500m}}}]}
      status: {%s}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500m | phase: Running
          500m | containerStatuses: [{name: c, allocatedResources: {cpu: 900m}}]
          900m | containerStatuses: [{name: c, allocatedResources: {cpu: 900m}, resources: {requests: {cpu: 100m}}}]
          800m | containerStatuses: [{name: c, allocatedResources: {cpu: 100m}, resources: {requests: {cpu: 800m}}}]
          500m | containerStatuses: [{name: c, allocatedResources: {cpu: 100m}, resources: {requests: {cpu: 200m}}}]
          500m | containerStatuses: [{name: other, resources: {requests: {cpu: 900m}}}]
          200m | resize: Infeasible, containerStatuses: [{name: c, resources: {requests: {cpu: 200m}}}]
          200m | conditions: [{type: PodResizePending, reason: Infeasible}], containerStatuses: [{name: c, resources: {requests: {cpu: 200m}}}]
          500m | conditions: [{type: PodResizePending, reason: Deferred}], containerStatuses: [{name: c, resources: {requests: {cpu: 200m}}}]
          """)
  void countsTheLargestOfSpecAndStatus(String cpu, String status) {
    var pod = Manifests.inventory(POD.formatted(status)).pods().get(0);
    assertEquals(cpu, RunningPodRequests.of(pod).get("cpu").toString());
  }
}
