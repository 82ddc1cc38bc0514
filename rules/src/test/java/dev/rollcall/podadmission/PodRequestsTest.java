package dev.rollcall.podadmission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Manifests;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod asks for, in the cases that component-helpers' PodRequests tells apart. */
class PodRequestsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "containers: [{}] | {}",
        "containers: [{resources: {requests: {cpu: 1}}}] | {cpu=1}",
        "containers: [{resources: {limits: {cpu: 1}}}] | {cpu=1}",
        "containers: [{resources: {requests: {cpu: 1}, limits: {cpu: 2, memory: 1Gi}}}]"
            + " | {cpu=1, memory=1Gi}",
        "containers: [{resources: {requests: {cpu: 1}}}, {resources: {requests: {cpu: 500m}}}]"
            + " | {cpu=1500m}",
        "initContainers: [{resources: {requests: {cpu: 3}}}, {resources: {requests: {memory:"
            + " 2Gi}}}], containers: [{resources: {requests: {cpu: 1, memory: 1Gi}}}]"
            + " | {cpu=3, memory=2Gi}",
        "initContainers: [{restartPolicy: Always, resources: {requests: {cpu: 1}}}], containers:"
            + " [{resources: {requests: {cpu: 1}}}] | {cpu=2}",
        "initContainers: [{restartPolicy: Always, resources: {requests: {cpu: 1}}}, {resources:"
            + " {requests: {cpu: 4}}}], containers: [{resources: {requests: {cpu: 1}}}] | {cpu=5}",
        "initContainers: [{resources: {requests: {cpu: 4}}}, {restartPolicy: Always, resources:"
            + " {requests: {cpu: 1}}}], containers: [{resources: {requests: {cpu: 1}}}] | {cpu=4}",
        "overhead: {cpu: 250m}, containers: [{resources: {requests: {cpu: 1}}}] | {cpu=1250m}",
        "resources: {requests: {cpu: 3}}, containers: [{resources: {requests: {cpu: 1, memory:"
            + " 1Gi}}}] | {cpu=3, memory=1Gi}",
        "resources: {limits: {cpu: 3, memory: 2Gi}}, containers: [{resources: {requests: {cpu:"
            + " 1}}}] | {cpu=1, memory=2Gi}",
        "resources: {requests: {ephemeral-storage: 3}}, containers: [{}] | {}",
      })
  void addsUp(String spec, String expected) {
    Inventory inventory =
        Manifests.inventory(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {" + spec + "}\n");
    Map<String, String> actual = new TreeMap<>();
    PodRequests.of(inventory.pods().get(0).spec())
        .forEach((name, amount) -> actual.put(name, amount.toString()));
    assertEquals(expected, actual.toString());
  }
}
