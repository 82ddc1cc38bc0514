package dev.rollcall.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixing leaves YAML with the same documents, changes nothing but what it told, and once. */
@Tag("slow")
final class FixPropertiesTest {

  private static final Mixtures.Layout[] NONE = {};

  private final List<String> wrong = new ArrayList<>();
  private int changed;

  @Test
  void ofExamplesInEveryLayout() throws IOException {
    for (Path path : Mixtures.manifests(Mixtures.FIXTURES)) {
      String text = Files.readString(path);
      for (Mixtures.Layout layout : isFixed(text) ? Mixtures.Layout.values() : NONE) {
        check(new SourceFile(layout + " " + path, layout.of(text)));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(changed > 160, "only " + changed + " were changed");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void ofMixtures(long block) throws IOException {
    Mixtures mixtures = Mixtures.ofExamples().only(FixPropertiesTest::isFixed);
    for (long seed = block * 1000; seed < block * 1000 + 100; seed++) {
      check(new SourceFile("seed " + seed, mixtures.broken(seed)));
    }
    assertEquals(List.of(), wrong);
    assertTrue(changed > 10, "only " + changed + " were changed");
  }

  @Test
  void ofPublicManifests() throws IOException {
    assumeTrue(Files.isDirectory(Mixtures.CORPUS), "the corpus is not here");
    for (Path path : Mixtures.manifests(Mixtures.CORPUS)) {
      check(new SourceFile(path.toString(), Files.readString(path)));
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean isFixed(String text) {
    return !RunOutputs.fix(new SourceFile("a.yaml", text), result -> {}).changes().isEmpty();
  }

  private void check(SourceFile before) {
    Set<String> told = new TreeSet<>();
    Fixer.Outcome outcome =
        RunOutputs.fix(before, result -> result.findings().forEach(finding -> tell(finding, told)));
    if (outcome.changes().isEmpty()) {
      return;
    }
    changed++;
    SourceFile after = outcome.changes().get(0).after();
    YamlFile old = parse(before);
    YamlFile fresh = parse(after);
    if (fresh.problems().size() > old.problems().size()) {
      wrong.add(before + " is less YAML than before: " + fresh.problems());
    } else if (old.documents().size() != fresh.documents().size()) {
      wrong.add(before + " has other documents");
    } else {
      for (int i = 0; i < old.documents().size(); i++) {
        compare(before + " document " + i, old.documents().get(i), fresh.documents().get(i), told);
      }
    }
    if (!RunOutputs.fix(after, result -> {}).changes().isEmpty()) {
      wrong.add(before + " changes again");
    }
  }

  private static void tell(Finding finding, Set<String> told) {
    if (finding.fix() != null && finding.fix().safe()) {
      String path = finding.path().replaceAll("\\[[^]]*]", "");
      // What is said of one field of a toleration may be mended by another, or without it at all.
      told.add(path.substring(0, Math.max(path.lastIndexOf('.'), 0)));
      told.add(finding.rule().equals("removed-api-version") ? "spec.selector" : path);
      told.add(path);
    }
  }

  private void compare(String what, YamlDocument old, YamlDocument fresh, Set<String> told) {
    List<String> lost = leaves(old);
    List<String> gained = leaves(fresh);
    List<String> kept = new ArrayList<>(gained);
    leaves(old).forEach(gained::remove);
    kept.forEach(lost::remove);
    lost.addAll(gained);
    for (String leaf : lost) {
      String path = leaf.substring(0, leaf.indexOf(" = ")).replaceFirst("^items\\.", "");
      if (told.stream().noneMatch(of -> !of.isEmpty() && (path + ".").startsWith(of + "."))) {
        wrong.add(what + " has another " + leaf + ", told: " + told);
      }
    }
  }

  private static List<String> leaves(YamlDocument document) {
    List<String> leaves = new ArrayList<>();
    if (document.root() != null) {
      collect("", document.root(), leaves);
    }
    return leaves;
  }

  /** Items have no number: what goes away moves those behind it. */
  private static void collect(String path, YamlNode node, List<String> leaves) {
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        collect(path.isEmpty() ? entry.name() : path + "." + entry.name(), entry.value(), leaves);
      }
    } else if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> collect(path, item, leaves));
    } else {
      YamlScalar scalar = (YamlScalar) node;
      leaves.add(path + " = " + scalar.typeName() + " " + scalar.value());
    }
  }

  private static YamlFile parse(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT).parse(file);
  }
}
