package dev.rollcall.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects of Flux, Argo CD and helmfile, with what they name at hand and elsewhere. */
final class GitOpsReaderTest {

  private static final String RELEASE =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: agent, namespace: ops}
      spec:
        chart: {spec: {chart: ./charts/agent, sourceRef: {kind: GitRepository, name: own}}}
      """;

  @TempDir private Path root;

  @BeforeEach
  void repository() throws IOException {
    write("charts/agent/Chart.yaml", "name: agent\n");
    write("charts/agent/prod.yaml", "a: 1\n");
    write("apps/kustomization.yaml", "resources: []\n");
    write("plain/a.yaml", "kind: x\n");
    write(".git/config", "[remote \"origin\"]\n\turl = git@example.com:acme/platform.git\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Rendering> read(String file, String text) {
    GitOpsObjects objects = new GitOpsObjects();
    List<Rendering> all = new ArrayList<>();
    Path directory = root.resolve("clusters");
    GitOpsReader reader = new GitOpsReader(objects, new LocalRepository(List.of(root)));
    for (GitOpsObject object : objects.add(new SourceFile(file, text), directory)) {
      all.addAll(reader.read(object));
    }
    return all;
  }

  private Rendering.OfChart chart(String text) {
    return (Rendering.OfChart) read("clusters/a.yaml", text).get(0);
  }

  private List<String> unseen(String file, String text) {
    List<String> unseen = new ArrayList<>();
    for (Rendering rendering : read(file, text)) {
      unseen.add(rendering instanceof Rendering.Unseen one ? one.what() : "seen");
    }
    return unseen;
  }

  @Test
  void helmReleaseOfALocalChartHasItsValues() {
    Rendering.OfChart release =
        chart(
            RELEASE
                + """
                  releaseName: node
                  targetNamespace: kube-system
                  valuesFrom:
                  - {kind: ConfigMap, name: shared}
                  - {kind: ConfigMap, name: tag, valuesKey: tag, targetPath: image.tag}
                  - {kind: Secret, name: gone, optional: true}
                  values: {a: [1, "2", true, null, 1.5]}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shared, namespace: ops}
                data: {values.yaml: "b: 2"}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: tag, namespace: ops}
                data: {tag: "1,2"}
                """);
    assertEquals(root.resolve("charts/agent"), release.directory());
    assertEquals("HelmRelease agent", release.object());
    assertEquals("node", release.name());
    assertEquals("kube-system", release.namespace());
    assertEquals(List.of("image.tag=1\\,2"), release.set());
    assertEquals("b: 2", release.values().get(0).text());
    assertEquals(
        "{\"a\":[1,\"2\",true,null,1.5]}", release.values().get(1).text().replaceAll("\\s+", ""));
  }

  @Test
  void usualNamesAreThoseOfFlux() {
    assertEquals("agent", chart(RELEASE).name());
    assertEquals("ops", chart(RELEASE).namespace());
    assertEquals("far-agent", chart(RELEASE + "  targetNamespace: far\n").name());
    assertNull(chart(RELEASE.replace(", namespace: ops", "")).namespace());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valuesFrom: [{kind: Secret, name: s}]|charts/agent (values of Secret s)",
        "valuesFrom: [{kind: ConfigMap, name: c}]|charts/agent (values of ConfigMap c)",
        "postRenderers: [{kustomize: {}}]|charts/agent (changed by postRenderers)",
      })
  void releaseOfWhichSomethingIsNotAtHandIsNamed(String field, String named) {
    assertEquals(List.of(named), unseen("a.yaml", RELEASE + "  " + field + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{chart: {spec: {chart: cilium, version: 1.15.x, sourceRef: {kind: HelmRepository}}}}"
            + "|cilium 1.15.x",
        "{chart: {spec: {chart: ./charts/none, sourceRef: {kind: GitRepository, name: own}}}}"
            + "|charts/none",
        "{chart: {spec: {chart: ../up, sourceRef: {kind: GitRepository, name: own}}}}|../up",
        "{chartRef: {kind: OCIRepository, name: podinfo}}|podinfo",
        "{chartRef: {kind: OCIRepository, name: tagged}}|info 6.5.0",
        "{chart: {spec: {chart: ./charts/agent, sourceRef: {kind: GitRepository, name: far}}}}"
            + "|charts/agent",
      })
  void chartOfAnotherPlaceIsNamed(String spec, String named) {
    String text =
        "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\nspec: "
            + spec
            + """

            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: OCIRepository
            metadata: {name: tagged}
            spec: {url: "oci://ghcr.io/x/info", ref: {tag: 6.5.0}}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: far}
            spec: {url: "https://example.com/acme/other"}
            """;
    assertEquals(List.of(named), unseen("a.yaml", text));
  }

  @Test
  void kustomizationOfFluxChangesItsPath() {
    String head =
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: x}\n"
            + "spec:\n  sourceRef: {kind: GitRepository, name: own}\n";
    Rendering.OfKustomization plain =
        (Rendering.OfKustomization) read("a.yaml", head + "  path: ./apps\n").get(0);
    assertFalse(plain.isChanged());
    Rendering.OfKustomization changed =
        (Rendering.OfKustomization)
            read(
                    "a.yaml",
                    head
                        + """
                          path: apps/
                          targetNamespace: ops
                          namePrefix: a-
                          commonMetadata: {labels: {team: a}}
                          postBuild:
                            substituteFrom: [{kind: ConfigMap, name: vars}, {kind: Secret, name: s}]
                            substitute: {a: "3", b: 4}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: vars}
                        data: {a: "1", c: x}
                        """)
                .get(0);
    assertEquals(Map.of("a", "3", "b", "4", "c", "x"), changed.variables());
    assertEquals("\"ops\"", changed.changes().get("namespace").strip());
    assertEquals("\"a-\"", changed.changes().get("namePrefix").strip());
    assertTrue(changed.changes().get("labels").contains("\"includeSelectors\": false"));
    assertEquals(List.of(), read("a.yaml", head + "  path: ./nowhere\n"));
  }

  private static String application(String spec) {
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: agent}\nspec: "
        + spec
        + "\n";
  }

  @Test
  void applicationOfALocalChartHasItsValues() {
    Rendering.OfChart release =
        chart(
            application(
                "{destination: {namespace: ops}, sources: [{repoURL: 'https://example.com/acme/"
                    + "platform', ref: own}, {repoURL: 'https://example.com/acme/platform', path:"
                    + " charts/agent, helm: {valueFiles: [prod.yaml, $own/plain/a.yaml,"
                    + " /apps/kustomization.yaml], valuesObject: {a: 1}, parameters: [{name: b,"
                    + " value: '1'}, {name: c, value: '2', forceString: true}]}}]}"));
    assertEquals("agent", release.name());
    assertEquals("ops", release.namespace());
    assertEquals(List.of("b=1"), release.set());
    assertEquals(List.of("c=2"), release.setStrings());
    assertEquals(4, release.values().size());
    assertEquals(root.resolve("charts/agent/prod.yaml"), release.values().get(0).file());
    assertEquals(root.resolve("plain/a.yaml"), release.values().get(1).file());
    assertEquals(root.resolve("apps/kustomization.yaml"), release.values().get(2).file());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source: {repoURL: https://charts.example, chart: prom, targetRevision: 58.1.0}}"
            + "|prom 58.1.0",
        "{source: {repoURL: https://example.com/x/y.git, path: charts/agent}}"
            + "|charts/agent of y.git",
        "{source: {path: charts/agent, helm: {valueFiles: [none.yaml]}}}"
            + "|charts/agent (values of none.yaml)",
        "{source: {path: charts/agent, plugin: {name: x}}}|charts/agent of ''",
      })
  void applicationOfAnotherPlaceIsNamed(String spec, String named) {
    assertEquals(
        List.of(named.replace("''", "").stripTrailing()),
        unseen("a.yaml", application(spec)).stream().map(String::stripTrailing).toList());
  }

  @Test
  void applicationChangesAKustomization() {
    Rendering.OfKustomization build =
        (Rendering.OfKustomization)
            read(
                    "a.yaml",
                    application(
                        "{source: {path: apps, kustomize: {namePrefix: x-, images: ['a=b/c:1',"
                            + " 'd:2', 'e=f@sha256:0'], commonLabels: {l: v}}}}"))
                .get(0);
    assertEquals(
        "[{'name':'a','newName':'b/c','newTag':'1'},{'name':'d','newTag':'2'},"
            + "{'name':'e','newName':'f','digest':'sha256:0'}]",
        build.changes().get("images").replaceAll("\\s+", "").replace('"', '\''));
    assertTrue(build.changes().get("labels").contains("\"includeSelectors\": true"));
    assertEquals(List.of(), read("a.yaml", application("{source: {path: plain}}")));
  }

  private static String set(String generators) {
    return """
    apiVersion: argoproj.io/v1alpha1
    kind: ApplicationSet
    metadata: {name: fleet}
    spec:
      generators: %s
      template:
        metadata: {name: "agent-{{ .name }}"}
        spec:
          source: {path: "{{path}}", helm: {parameters: [{name: a, value: "{{.size}}"}]}}
          destination: {namespace: "ns-{{name}}"}
    """
        .formatted(generators);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{list: {elements: [{name: a, path: charts/agent, size: 1},"
            + " {name: b, path: charts/agent, size: 2}]}}]|agent-a/ns-a/a=1 agent-b/ns-b/a=2",
        "[{matrix: {generators: [{git: {directories: [{path: charts/*}]}},"
            + " {list: {elements: [{name: c, size: 3}]}}]}}]|agent-c/ns-c/a=3",
        "[{git: {files: [{path: 'envs/*.yaml'}]}}]|agent-e/ns-e/a=5",
        "[{git: {directories: [{path: 'charts/*'}, {path: charts/agent, exclude: true}]}}]|''",
        "[{clusters: {}}]|{{path}} of",
      })
  void setIsReadWhereItsGeneratorsAreAtHand(String generators, String expected) throws IOException {
    write("envs/e.yaml", "name: e\nsize: 5\n");
    String text = set(generators);
    if (generators.contains("files")) {
      text = text.replace("{{path}}", "charts/agent");
    }
    List<String> found = new ArrayList<>();
    for (Rendering rendering : read("a.yaml", text)) {
      found.add(
          rendering instanceof Rendering.OfChart one
              ? one.name() + "/" + one.namespace() + "/" + String.join(",", one.set())
              : ((Rendering.Unseen) rendering).what().strip());
    }
    assertEquals(expected.replace("''", ""), String.join(" ", found));
  }

  @Test
  void helmfileReleasesItsLocalCharts() {
    List<Rendering> all =
        read(
            "clusters/helmfile.yaml",
            """
            releases:
            - name: a
              namespace: ops
              chart: ../charts/agent
              values: [../charts/agent/prod.yaml, {b: 1}]
              set: [{name: c, value: 2}]
            - {name: b, chart: bitnami/redis, version: 18.0.1}
            - {name: c, chart: ../charts/agent, installed: false}
            - {name: d, chart: ../charts/agent, values: [x.yaml.gotmpl]}
            - {name: e, chart: ../charts/agent, condition: e.enabled}
            - {name: f, chart: ../charts/agent, secrets: [s.yaml]}
            """);
    Rendering.OfChart first = (Rendering.OfChart) all.get(0);
    assertEquals("release a", first.object());
    assertEquals(List.of("c=2"), first.set());
    assertEquals(2, first.values().size());
    List<String> others = new ArrayList<>();
    all.subList(1, all.size()).forEach(one -> others.add(((Rendering.Unseen) one).what()));
    assertEquals(
        List.of(
            "bitnami/redis 18.0.1",
            "../charts/agent (values of x.yaml.gotmpl)",
            "../charts/agent (depends on condition)",
            "../charts/agent (values of secrets)"),
        others);
  }

  @Test
  void chartsOfOtherToolsAreNamed() {
    assertEquals(
        List.of("traefik 25.0.0"),
        unseen(
            "a.yaml",
            "apiVersion: helm.cattle.io/v1\nkind: HelmChart\nspec: {chart: traefik, version:"
                + " 25.0.0}\n"));
    assertEquals(List.of(), read("a.yaml", "kind: ConfigMap\n"));
  }
}
