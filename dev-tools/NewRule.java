import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the class, the folder and the line in the list of a new rule. Run by {@code ./dev
 * new-rule}.
 */
final class NewRule {

  private static final Path CLASSES = Path.of("rules/src/main/java/dev/rollcall/rules");
  private static final Path FOLDERS = Path.of("rules/src/main/resources/dev/rollcall/rules");

  public static void main(String[] arguments) throws IOException {
    String kind = option(arguments, "--kind", "daemonset");
    String severity = option(arguments, "--severity", "warning");
    String category = option(arguments, "--category", "practice");
    String id = arguments.length == 0 ? "" : arguments[0];
    if (!id.matches("[a-z]+(-[a-z0-9]+)*")) {
      System.err.println(
          "usage: ./dev new-rule some-defect-in-kebab-case [--kind"
              + " daemonset|node|cluster|admission] [--severity error|warning|info] [--category"
              + " CATEGORY]");
      System.exit(2);
    }
    String name = className(id);
    Path home = CLASSES.resolve(category);
    Files.writeString(home.resolve(name + ".java"), source(id, name, kind, severity, category));
    Path folder = Files.createDirectories(FOLDERS.resolve(id));
    Files.writeString(folder.resolve("rule.md"), PROSE);
    Files.writeString(folder.resolve("good.yaml"), MANIFEST);
    Files.writeString(
        folder.resolve("bad.yaml"),
        MANIFEST.replaceFirst(
            "name: node-agent", "name: node-agent # " + severity + ": what it should say"));
    Files.writeString(folder.resolve("bad.out"), "");
    register(home, category, name);
    System.out.println("wrote " + home.resolve(name + ".java") + " and " + folder);
    System.out.println("next: bad.yaml and good.yaml, then the class, then ./dev bless");
  }

  private static String option(String[] arguments, String name, String fallback) {
    for (int i = 1; i + 1 < arguments.length; i++) {
      if (arguments[i].equals(name)) {
        return arguments[i + 1];
      }
    }
    return fallback;
  }

  private static String className(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }

  private static void register(Path home, String category, String name) throws IOException {
    Path list = home.resolve(className(category) + "Rules.java");
    List<String> lines = new ArrayList<>(Files.readAllLines(list));
    int first = 0;
    while (!lines.get(first).contains("keep sorted")) {
      first++;
    }
    while (!lines.get(first).strip().startsWith("new ")
        || lines.get(first).contains("new Rule[]")) {
      first++;
    }
    int last = first;
    while (lines.get(last).strip().startsWith("new ")) {
      last++;
    }
    List<String> names = new ArrayList<>();
    for (String line : lines.subList(first, last)) {
      names.add(line.strip().replaceAll("^new (\\w+).*", "$1"));
    }
    names.add(name);
    names.sort(null);
    lines.subList(first, last).clear();
    for (int i = 0; i < names.size(); i++) {
      lines.add(first + i, "          new " + names.get(i) + "(),");
    }
    Files.write(list, lines);
  }

  private static String source(
      String id, String name, String kind, String severity, String category) {
    String type =
        switch (kind) {
          case "node" -> "NodeRule";
          case "cluster" -> "ClusterRule";
          case "admission" -> "ApiServerRule";
          default -> "DaemonSetRule";
        };
    String method =
        switch (kind) {
          case "node" -> "public void check(Node node, RuleContext context) {}";
          case "cluster" -> "public void check(RuleContext context) {}";
          case "admission" -> "public boolean claims(FieldError error) {\n    return false;\n  }";
          default -> "public void check(DaemonSet daemonSet, RuleContext context) {}";
        };
    String imports =
        switch (kind) {
          case "node" ->
              "import dev.rollcall.model.Node;\n"
                  + "import dev.rollcall.rule.NodeRule;\n"
                  + "import dev.rollcall.rule.RuleContext;\n";
          case "cluster" ->
              "import dev.rollcall.rule.ClusterRule;\nimport dev.rollcall.rule.RuleContext;\n";
          case "admission" ->
              "import dev.rollcall.apiserver.field.FieldError;\n"
                  + "import dev.rollcall.rule.ApiServerRule;\n";
          default ->
              "import dev.rollcall.model.DaemonSet;\n"
                  + "import dev.rollcall.rule.DaemonSetRule;\n"
                  + "import dev.rollcall.rule.RuleContext;\n";
        };
    return """
    package dev.rollcall.rules.%s;

    import dev.rollcall.diagnostic.Category;
    import dev.rollcall.diagnostic.Severity;
    %simport dev.rollcall.rule.RuleInfo;

    /** Flags TODO. */
    final class %s implements %s {

      private static final RuleInfo INFO =
          RuleInfo.of("%s", Category.%s, Severity.%s, "0.1.0", "TODO one line");

      @Override
      public RuleInfo info() {
        return INFO;
      }

      @Override
      %s
    }
    """
        .formatted(
            category,
            imports,
            name,
            type,
            id,
            category.toUpperCase(Locale.ROOT),
            severity.toUpperCase(Locale.ROOT),
            method);
  }

  private static final String PROSE =
      """
      ## What it means
      TODO

      ## Why it matters
      TODO: the failure that it causes

      ## What to do
      TODO

      ## When to ignore it
      TODO
      """;

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: node-agent
        namespace: monitoring
      spec:
        selector:
          matchLabels: {app: node-agent}
        template:
          metadata:
            labels: {app: node-agent}
          spec:
            priorityClassName: node-agents
            automountServiceAccountToken: false
            nodeSelector: {kubernetes.io/os: linux}
            securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
            containers:
            - name: agent
              image: registry.example/agent:1.4.2
              resources:
                requests: {cpu: 50m, memory: 64Mi, ephemeral-storage: 32Mi}
                limits: {memory: 64Mi}
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: {drop: [ALL]}
              readinessProbe: {httpGet: {path: /ready, port: 8080}}
      """;
}
