package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks about the nodes that files declare: each case has the right answers in expect.json. */
final class NodeGroupsTest {

  private static final Path CASES =
      Path.of("src/test/resources/dev/rollcall/cli/node-groups").toAbsolutePath();

  private final List<String> wrong = new ArrayList<>();

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> file.endsWith("expect.json"))
          .map(file -> CASES.relativize(file.getParent()).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTheCaseSays(String name) throws IOException {
    Path folder = CASES.resolve(name);
    FieldCursor runs = json("{\"runs\": " + Files.readString(folder.resolve("expect.json")) + "}");
    for (FieldCursor run : runs.get("runs").items()) {
      List<String> arguments = texts(run.get("args"));
      FieldCursor answer = json(new CliRunner(folder).run(arguments.toArray(String[]::new)).out());
      run.get("groups").entries().forEach(group -> group(answer, group));
      run.get("daemonSets").entries().forEach(daemonSet -> daemonSet(answer, daemonSet));
      for (FieldCursor finding : run.get("findings").items()) {
        finding(folder, finding);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(!cases().isEmpty());
  }

  private void group(FieldCursor answer, FieldCursor wanted) {
    boolean found = false;
    for (FieldCursor group : answer.get("nodeGroups").items()) {
      if (!matches(wanted, group.get("name"))) {
        continue;
      }
      found = true;
      numbers(wanted.name() + " nodes", group.get("nodes"), wanted.get("nodes"));
      for (FieldCursor label : wanted.get("labels").entries()) {
        check(
            wanted.name() + " " + label.name(),
            new TreeSet<>(texts(label)).toString(),
            new TreeSet<>(texts(group.get("labels").get(label.name()))).toString());
      }
      for (String refused : texts(wanted.get("refusedLabels"))) {
        check(refused, "true", "" + texts(group.get("refusedLabels")).contains(refused));
      }
    }
    check("group " + wanted.name(), "true", "" + found);
  }

  private void daemonSet(FieldCursor answer, FieldCursor wanted) {
    for (FieldCursor daemonSet : answer.get("daemonSets").items()) {
      String name =
          daemonSet.get("namespace").stringOrEmpty() + "/" + daemonSet.get("name").stringOrEmpty();
      if (!name.equals(wanted.name())) {
        continue;
      }
      for (FieldCursor group : wanted.get("groups").entries()) {
        for (FieldCursor said : daemonSet.get("groups").items()) {
          if (matches(group, said.get("group"))) {
            check(name + " " + group.name(), group.string(), said.get("answer").string());
          }
        }
      }
      for (FieldCursor group : wanted.get("afterStartup").entries()) {
        for (FieldCursor said : daemonSet.get("groups").items()) {
          if (matches(group, said.get("group"))) {
            check(name, String.valueOf(group.bool()), "" + said.get("afterStartup").bool());
          }
        }
      }
      if (wanted.get("desired").isPresent()) {
        check(name, wanted.get("desired").text(), daemonSet.get("desired").text());
      }
      numbers(name + " range", daemonSet.get("desiredRange"), wanted.get("desiredRange"));
    }
  }

  private void finding(Path folder, FieldCursor wanted) {
    String[] arguments = texts(wanted.get("args")).toArray(String[]::new);
    Pattern says = Pattern.compile(wanted.get("says").stringOrEmpty());
    String object = wanted.get("object").string();
    boolean found = false;
    for (FieldCursor finding :
        json(new CliRunner(folder).run(arguments).out()).get("findings").items()) {
      FieldCursor of = finding.get("object");
      String about = of.get("namespace").stringOrEmpty() + "/" + of.get("name").stringOrEmpty();
      String text = finding.get("rule").string() + " " + finding.get("message").string();
      found |= says.matcher(text).find() && (object == null || object.equals(about));
    }
    check("finding " + says, "" + !wanted.get("absent").isTrue(), "" + found);
  }

  private static boolean matches(FieldCursor pattern, FieldCursor name) {
    return Pattern.compile(pattern.name()).matcher(name.stringOrEmpty()).find();
  }

  private void numbers(String what, FieldCursor got, FieldCursor wanted) {
    for (String field : List.of("min", "max", "now")) {
      if (wanted.get(field).node() instanceof YamlScalar scalar) {
        check(what + " " + field, String.valueOf(scalar.value()), "" + got.get(field).integer());
      }
    }
  }

  private void check(String what, String wanted, String got) {
    if (!Objects.equals(wanted, got)) {
      wrong.add(what + ": " + got + " instead of " + wanted);
    }
  }

  private static List<String> texts(FieldCursor list) {
    return list.items().stream().map(FieldCursor::stringOrEmpty).toList();
  }

  private static FieldCursor json(String text) {
    SourceFile file = new SourceFile("answer.json", text);
    YamlMapping root =
        (YamlMapping) new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
    return ModelReader.open(file, Objects.requireNonNull(root), new ObjectId("", "", "", ""));
  }
}
