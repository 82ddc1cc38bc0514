package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.apiserver.decoding.CanonicalJson;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Placement;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.SourceObject;
import dev.rollcall.source.Span;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every optional field of a DaemonSet, a Pod and a Node, set to null, to nothing and left out: null
 * is what a left out field is, and so is the empty value wherever the decoder makes the same of it.
 */
@Tag("slow")
final class NullFieldsTest {

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: a, namespace: x, labels: {app: a}, annotations: {b: c}}
      spec:
        minReadySeconds: 5
        revisionHistoryLimit: 0
        updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
        selector: {matchLabels: {app: a}, matchExpressions: [{key: app, operator: Exists}]}
        template:
          metadata: {labels: {app: a}}
          spec:
            priorityClassName: p
            serviceAccountName: s
            hostNetwork: true
            dnsPolicy: ClusterFirst
            terminationGracePeriodSeconds: 0
            nodeSelector: {kubernetes.io/os: linux, disk: ssd}
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions: [{key: tier, operator: In, values: [logs]}]
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: a}}}
            tolerations:
            - {key: k, operator: Equal, value: v, effect: NoExecute, tolerationSeconds: 5}
            - {key: k, operator: Exists}
            securityContext: {runAsNonRoot: true, runAsUser: 5}
            volumes:
            - {name: v, hostPath: {path: /var/run/docker.sock, type: Socket}}
            - {name: w, configMap: {name: c, optional: false}}
            containers:
            - name: c
              image: registry.example.com/c:latest
              imagePullPolicy: IfNotPresent
              command: [sh, -c, "sleep 5"]
              env: [{name: E, valueFrom: {secretKeyRef: {name: s, key: k}}}]
              ports: [{containerPort: 80, hostPort: 80, protocol: TCP}]
              resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}
              volumeMounts: [{name: v, mountPath: /v, readOnly: true}]
              livenessProbe: {httpGet: {path: /, port: 80}, initialDelaySeconds: 5, periodSeconds: 2}
              readinessProbe: {httpGet: {path: /, port: 80}, initialDelaySeconds: 5, periodSeconds: 2}
              lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}
              securityContext: {privileged: true, capabilities: {add: [NET_ADMIN]}}
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: node-1
        labels: {kubernetes.io/os: linux, kubernetes.io/arch: amd64, kubernetes.io/hostname: node-1, disk: ssd, tier: logs}
      spec: {unschedulable: true, taints: [{key: k, value: v, effect: NoSchedule}]}
      status:
        capacity: {cpu: 4, memory: 4Gi, pods: 10}
        allocatable: {cpu: 4, memory: 4Gi, pods: 10}
        conditions: [{type: Ready, status: "True"}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: p, namespace: x, labels: {app: p}}
      spec:
        nodeName: node-1
        hostNetwork: true
        priority: 5
        containers:
        - name: c
          image: registry.example.com/c:1
          ports: [{containerPort: 81, hostPort: 81}]
          resources: {requests: {cpu: 2}}
      status: {phase: Running}
      """;

  private static final List<String> TYPES =
      List.of("io.k8s.api.apps.v1.DaemonSet", "io.k8s.api.core.v1.Node", "io.k8s.api.core.v1.Pod");

  /** Fields without which it is another object. */
  private static final Set<String> IDENTITY = Set.of("apiVersion", "kind", "name", "namespace");

  private final List<YamlMapping> documents = new ArrayList<>();
  private final Set<String> wrong = new TreeSet<>();
  private int compared;

  @Test
  void nullIsAbsent() {
    SourceFile file = new SourceFile("base.yaml", MANIFEST);
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      documents.add((YamlMapping) document.root());
    }
    for (int i = 0; i < documents.size(); i++) {
      walk(i, documents.get(i), type(i), "");
    }
    assertEquals(new TreeSet<>(), wrong, "of " + compared);
    assertTrue(compared > 400, "only " + compared);
  }

  private static ObjectType type(int document) {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    return java.util.Objects.requireNonNull(
        catalog.types(catalog.preferred()).type(TYPES.get(document)));
  }

  private void walk(int document, YamlNode node, ObjectType type, String path) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    for (String name : type.fieldNames()) {
      FieldType field = type.field(name);
      if (field == null || IDENTITY.contains(name)) {
        continue;
      }
      compare(document, mapping, name, field, path);
      YamlEntry entry = mapping.entry(name);
      YamlNode value = entry == null ? null : entry.value();
      if (field instanceof FieldType.Ref ref && value != null) {
        walk(document, value, ref.type(), path + "." + name);
      } else if (field instanceof FieldType.ListOf list
          && list.element() instanceof FieldType.Ref ref
          && value instanceof YamlSequence sequence) {
        walk(document, sequence.items().get(0), ref.type(), path + "." + name + "[0]");
      }
    }
  }

  private void compare(
      int document, YamlMapping mapping, String name, FieldType type, String path) {
    String absent = with(mapping, name, null);
    String expected = said(absent);
    String where = TYPES.get(document).replaceAll(".*\\.", "") + path + "." + name;
    compared++;
    if (!said(with(mapping, name, "null")).equals(expected)) {
      add(where + ": null", expected, said(with(mapping, name, "null")));
    }
    String nothing = nothing(type);
    if (nothing != null) {
      String empty = with(mapping, name, nothing);
      if (canonical(empty, document).equals(canonical(absent, document))
          && !said(empty).equals(expected)) {
        add(where + ": " + nothing, expected, said(empty));
      }
    }
  }

  private void add(String what, String expected, String actual) {
    StringBuilder out = new StringBuilder(what);
    List<String> left = expected.lines().toList();
    List<String> right = actual.lines().toList();
    left.stream()
        .filter(line -> !right.contains(line))
        .forEach(l -> out.append("\n  - ").append(l));
    right.stream()
        .filter(line -> !left.contains(line))
        .forEach(l -> out.append("\n  + ").append(l));
    wrong.add(out.toString());
  }

  private static String nothing(FieldType type) {
    if (type instanceof FieldType.ListOf) {
      return "[]";
    }
    if (type instanceof FieldType.MapOf || type instanceof FieldType.Ref) {
      return "{}";
    }
    return type == FieldType.Scalar.STRING ? "\"\"" : null;
  }

  /** Returns the documents as JSON, one of their fields being changed. */
  private String with(YamlMapping changed, String name, String value) {
    StringBuilder out = new StringBuilder();
    for (YamlMapping document : documents) {
      out.append(out.isEmpty() ? "" : "\n---\n");
      write(document, changed, name, value, out);
    }
    return out.toString();
  }

  private static void write(
      YamlNode node, YamlMapping changed, String name, String value, StringBuilder out) {
    if (node instanceof YamlSequence sequence) {
      String separator = "[";
      for (YamlNode item : sequence.items()) {
        out.append(separator);
        write(item, changed, name, value, out);
        separator = ", ";
      }
      out.append(sequence.items().isEmpty() ? "[]" : "]");
    } else if (node instanceof YamlMapping mapping) {
      String separator = "{";
      for (YamlEntry entry : mapping.entries()) {
        if (mapping != changed || !entry.name().equals(name)) {
          out.append(separator).append('"').append(entry.name()).append("\": ");
          write(entry.value(), changed, name, value, out);
          separator = ", ";
        }
      }
      if (mapping == changed && value != null) {
        out.append(separator).append('"').append(name).append("\": ").append(value);
        separator = ", ";
      }
      out.append(separator.equals("{") ? "{}" : "}");
    } else {
      YamlScalar scalar = (YamlScalar) node;
      boolean string = scalar.value() instanceof String;
      out.append(string ? new JsonWriter().value(scalar.text()).toString().strip() : scalar.text());
    }
  }

  /** Returns all findings without their places, and where the pods go. */
  private static String said(String text) {
    RunResult result = LintRunner.strict(new SourceFile("in.yaml", text));
    Set<String> lines = new TreeSet<>();
    for (Finding finding : result.findings()) {
      lines.add(finding.severity() + " " + finding.rule() + ": " + finding.message());
    }
    for (DaemonSet daemonSet : result.cluster().inventory().daemonSets()) {
      Placement placement = result.cluster().placementOf(daemonSet);
      lines.add("desired " + placement.desired() + ", runs on " + placement.running().size());
      placement.pending().values().forEach(reasons -> lines.add("waits for " + reasons));
    }
    return String.join("\n", lines);
  }

  private static String canonical(String text, int document) {
    SourceFile file = new SourceFile("in.yaml", text);
    YamlNode root = new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(document).root();
    SourceObject origin = new SourceObject(file, new ObjectId("", "", "", ""));
    FieldLocation place = FieldLocation.root(origin, Span.START, Span.START);
    return CanonicalJson.of(new FieldCursor(place, root), type(document));
  }
}
