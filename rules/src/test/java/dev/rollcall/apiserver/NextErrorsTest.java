package dev.rollcall.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server would say next of an object that does not decode, and what nobody can tell. */
final class NextErrorsTest {

  private static final ApiServer SERVER =
      new ApiServer(SchemaCatalog.bundled(), KubernetesVersion.parse("1.36"));

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: a}
      spec:
        selector: {matchLabels: {app: a}}
        template:
          metadata: {labels: {app: a}}
          spec:
            volumes: [{name: v, emptyDir: {}}]
            containers:
            - name: c
              image: registry.example.com/c:1
              ports: [{containerPort: 80}]
              resources: {requests: {memory: 1Gi}, limits: {memory: 1Gi}}
              volumeMounts: [{name: v, mountPath: /v}]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Behind a field that does not exist: all that the server would say without it.
        "image: | imag: x, image: | labels: {app: a} => labels: {app: b} |"
            + " template.metadata.labels",
        "image: | imag: x, image: | requests: {memory: 1Gi} => requests: {memory: 2Gi}"
            + " | resources.requests",
        "image: | imag: x, image: | name: v, mountPath => name: w, mountPath |"
            + " volumeMounts[0].name",
        // Text in quotes is the number that it spells.
        "containerPort: 80 | containerPort: \"80\" | mountPath: /v} => mountPath: /v}, {name: v,"
            + " mountPath: /v} | volumeMounts[1].mountPath",
        "containerPort: 80 | containerPort: \"80\" | \"80\" => \"80\" | ",
        // A value that nothing can be made of hides what is in it, and nothing else.
        "containerPort: 80 | containerPort: [] | {app: a}} => {app: a}} | ",
        "containerPort: 80 | containerPort: [] | name: v, mountPath => name: w, mountPath"
            + " | volumeMounts[0].name",
        // What a misspelt or misshapen field holds may be what another error misses.
        "volumes: | volume: | volume: => volume: | ",
        "volumes: | volumos: | volumos: => volumos: | ",
        "volumes: [{name: v, emptyDir: {}}] | volumes: {name: v, emptyDir: {}} | app: a => app: a |"
            + " ",
        "volumes: [{name: v, emptyDir: {}}] | volumes: v | app: a => app: a | ",
        "labels: {app: a} | lables: {app: a} | app: a => app: a | ",
        "labels: {app: a} | labels: [app] | app: a => app: a | ",
        "matchLabels: {app: a} | matchLabel: {app: a} | app: a => app: a | ",
        "{matchLabels: {app: a}} | app | app: a => app: a | ",
        "image: | imaqe: | imaqe => imaqe | ",
        "name: c | nane: c | nane => nane | ",
        // Set twice: whichever is meant.
        "image: | image: y, image: | requests: {memory: 1Gi} => requests: {memory: 2Gi}"
            + " | resources.requests",
        "labels: {app: a} | labels: {app: a, app: b} | app: b => app: b | ",
      })
  void tells(String text, String broken, String change, String path) {
    String[] parts = change.split(" => ");
    String manifest =
        MANIFEST
            .replace(text, broken.replace(", image:", "\n        image:"))
            .replace(parts[0], parts[1]);
    FieldCursor object = RecordedResponses.parse(manifest);
    ApiResponse response = SERVER.review(object, RecordedResponses.id(object));
    assertFalse(response.refusals().isEmpty(), manifest);
    List<String> next = response.next().stream().map(error -> error.path()).toList();
    assertEquals(path == null ? 0 : 1, next.size(), next + "\n" + manifest);
    if (path != null) {
      assertEquals(path, next.get(0).substring(next.get(0).length() - path.length()));
    }
  }
}
