package dev.rollcall.report.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.rule.Profile;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Holds every format against its schema, with ordinary and with hostile input. */
final class ReporterFactoryTest {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();
  private static final Path FOLDERS = Path.of("src/main/resources/dev/rollcall/rules");
  private static final Pattern COMMAND =
      Pattern.compile(
          "::(error|warning|notice)"
              + " file=[^,:]+(,line=\\d+,endLine=\\d+(,col=\\d+,endColumn=\\d+)?)?"
              + ",title=[a-z0-9-]+::.+");
  private static final Pattern LINK = Pattern.compile("[^\\\\]\\]\\(");
  private static final String HOSTILE =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: "a\\x1b[31m]]>%0A::error::<script>&'\\"\\u202e\\ud800[x](javascript:alert(1))\\uffff"
        namespace: "=cmd|'/c calc'!A1,\\n::set-output name=x::y"
      spec:
        selector: {matchLabels: {app: "<b>"}}
        template:
          metadata: {labels: {app: "]]>"}}
          spec:
            containers:
            - {name: "\\r\\n::error::x", image: "<img src=x>:latest"}
      """;

  @TempDir private Path directory;

  @Test
  void everyExampleOfEveryRuleIsValidInEveryFormat() throws IOException, SAXException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      folders.map(folder -> folder.resolve("bad.yaml")).filter(Files::exists).forEach(files::add);
    }
    assertTrue(files.size() > 10);
    List<Input> inputs = new ArrayList<>();
    files.stream().sorted().forEach(file -> inputs.add(new Input(file.toString(), file)));
    validate(lint(inputs), new ReportPaths(Path.of("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent.yaml", "a b/ü ñ/日本.yaml", "a,b:c%0A::x.yaml", "<&'\">.yaml"})
  void hostileTextAndNamesComeOutHarmless(String name) throws IOException, SAXException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, HOSTILE);
    RunResult result = lint(List.of(new Input(name, file)));
    assertFalse(result.findings().isEmpty());
    validate(result, new ReportPaths(directory));
  }

  private static void validate(RunResult result, ReportPaths names)
      throws IOException, SAXException {
    String sarif = new SarifReporter("0.1.0", names, BuiltInRules.all()).report(result);
    assertEquals("[]", errors("sarif.schema.json", sarif));
    for (String line : sarif.split("\n")) {
      boolean message = line.strip().startsWith("\"text\": ") && !line.contains("# ");
      assertFalse(message && LINK.matcher(line).find(), "a link: " + line);
    }
    assertEquals("[]", errors("gitlab.schema.json", new GitlabReporter(names).report(result)));
    validateXml("junit.xsd", new JunitReporter(names).report(result));
    validateXml("checkstyle.xsd", new CheckstyleReporter(names).report(result));
    for (String line : new GithubReporter(names).report(result).split("\n")) {
      assertTrue(COMMAND.matcher(line).matches(), line);
    }
    String text = new LintTextReporter(AnsiStyle.PLAIN, 80).report(result);
    for (String all : List.of(text, sarif)) {
      assertFalse(all.chars().anyMatch(c -> c < 32 && c != '\n'), "control characters");
      assertFalse(all.contains("\u202e"), "another direction of text");
    }
    for (String line : text.split("\n")) {
      assertFalse(line.strip().startsWith("::"), line);
    }
  }

  private static String errors(String name, String document) throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    Schema schema = registry.getSchema(resource(name), InputFormat.JSON);
    return schema.validate(document, InputFormat.JSON).toString();
  }

  private static void validateXml(String name, String document) throws IOException, SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory
        .newSchema(new StreamSource(new StringReader(resource(name))))
        .newValidator()
        .validate(new StreamSource(new StringReader(document)));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReporterFactoryTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void fingerprintsSurviveMovedLinesAndTellTwinsApart() throws IOException {
    String text = Files.readString(FOLDERS.resolve("surge-host-port/bad.yaml"));
    List<String> before = fingerprints(text);
    assertEquals(before, fingerprints("# one\n# two\n\n" + text));
    assertEquals(before, fingerprints(text.replace("spec:\n  update", "spec:\n\n\n  update")));
    List<String> twice = fingerprints(text + "---\n" + text);
    assertEquals(twice.size(), twice.stream().distinct().count(), "twins have their own");
    assertTrue(twice.containsAll(before));
    List<String> other = fingerprints(text.replace("node-agent\n", "other-agent\n"));
    assertFalse(other.equals(before), "another object is another finding");
  }

  private List<String> fingerprints(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("agent.yaml"), text);
    RunResult result = lint(List.of(new Input("agent.yaml", file)));
    String sarif =
        new SarifReporter("0.1.0", new ReportPaths(directory), BuiltInRules.all()).report(result);
    Matcher matcher = Pattern.compile("\"rollcall/v1\": \"([0-9a-f]{32})\"").matcher(sarif);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    assertEquals(result.findings().size(), found.size());
    return found;
  }

  @Test
  void renderedTextPointsAtItsTemplate() throws IOException {
    String text = Files.readString(FOLDERS.resolve("surge-host-port/bad.yaml"));
    String rendered =
        "---\n"
            + "# Source: agent/templates/other.yaml\n"
            + "apiVersion: v1\n"
            + "kind: Service\n"
            + "metadata: {name: x}\n"
            + "---\n"
            + "# Source: agent/templates/daemon set.yaml\n"
            + text;
    Path file = Files.writeString(directory.resolve("out.yaml"), rendered);
    RunResult result = lint(List.of(new Input("-", file)));
    ReportPaths names = new ReportPaths(directory);
    String sarif = new SarifReporter("0.1.0", names, BuiltInRules.all()).report(result);
    assertTrue(sarif.contains("\"uri\": \"agent/templates/daemon%20set.yaml\""), sarif);
    assertEquals("[]", errors("sarif.schema.json", sarif));
    assertTrue(
        new GithubReporter(names)
            .report(result)
            .contains("file=agent/templates/daemon set.yaml,title=surge-host-port"));
    assertTrue(
        new LintTextReporter(AnsiStyle.PLAIN, 80)
            .report(result)
            .contains(" (from agent/templates/daemon set.yaml)\n"));
  }

  @Test
  void namesAreRelativeToTheStartOfTheRun() {
    ReportPaths names = new ReportPaths(Path.of("/work dir/repo"));
    assertEquals("k8s/a.yaml", names.relative("k8s/a.yaml"));
    assertEquals("k8s/a.yaml", names.relative("./k8s/../k8s/a.yaml"));
    assertEquals("k8s/a.yaml", names.relative("/work dir/repo/k8s/a.yaml"));
    assertEquals("/else/a.yaml", names.relative("/else/a.yaml"));
    assertEquals("stdin", names.relative("-"));
    assertEquals("k8s/a%20b%C3%BC%23.yaml", ReportPaths.uri("k8s/a bü#.yaml"));
    assertEquals("file:///else/a.yaml", ReportPaths.uri("/else/a.yaml"));
    assertEquals("file:///C%3A/a.yaml", ReportPaths.uri("C:/a.yaml"));
  }

  private static RunResult lint(List<Input> inputs) {
    LintSettings settings = LintSettings.of(CATALOG.preferred()).withProfile(Profile.STRICT);
    FileInputSource reader =
        new FileInputSource(InputStream.nullInputStream(), settings.mostBytes());
    return new Linter(BuiltInRules.all(), CATALOG, settings, reader)
        .lint(new Inputs(inputs, List.of()));
  }
}
