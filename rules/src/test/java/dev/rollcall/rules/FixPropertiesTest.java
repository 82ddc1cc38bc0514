package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.rule.Rule;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fix changes the defect and nothing else, however the manifest around it is written: each
 * example of each rule is written anew with one value typed, quoted, null, anchored, aliased or
 * merged, and each fix that is offered for it is applied by itself.
 */
@Tag("slow")
final class FixPropertiesTest {

  private static final Path FOLDERS = Path.of("src/main/resources/dev/rollcall/rules");

  /** One in so many variants is tried; {@code -Dfixes.share=1} tries all, in half a minute. */
  private static final int SHARE = Integer.getInteger("fixes.share", 4);

  /** Fixes that have to write in two places. */
  private static final Map<String, String> SECOND_PLACE =
      Map.of(
          "host-pid-with-shared-namespace", "spec.template.spec.shareProcessNamespace",
          "taint-effect-invalid", "spec.taints",
          "toleration-exists-with-value", "spec.template.spec.tolerations[].value",
          "removed-api-version", "spec.selector",
          "surge-host-port", "spec.updateStrategy.rollingUpdate",
          "selector-missing", "spec.selector",
          "selector-mismatch", "spec.template.metadata.labels",
          "untolerated-taint", "spec.template.spec",
          "desired-zero", "spec.template.spec");

  /** Fixes that are there to let more taints through. */
  private static final Set<String> MAY_TOLERATE_MORE =
      Set.of("legacy-master-toleration", "network-unavailable-deadlock", "startup-taint-deadlock");

  private final Set<String> wrong = new TreeSet<>();
  private final Set<String> told = new TreeSet<>();
  private int applied;

  @ParameterizedTest
  @EnumSource(ManifestVariants.Writing.class)
  void aFixChangesTheDefectAlone(ManifestVariants.Writing writing) throws IOException {
    for (Rule rule : rulesWithFixes()) {
      Path folder = FOLDERS.resolve(rule.info().id());
      SourceFile bad = new SourceFile("bad.yaml", Files.readString(folder.resolve("bad.yaml")));
      int number = rule.info().id().length();
      for (SourceFile variant : ManifestVariants.of(bad, writing)) {
        if (number++ % SHARE != 0 && writing != ManifestVariants.Writing.PLAIN) {
          continue;
        }
        for (Finding finding : LintRunner.strict(variant).findings()) {
          if (finding.fix() != null) {
            apply(variant, finding, finding.fix());
          }
        }
      }
    }
    assertEquals(new TreeSet<>(), wrong, "of " + applied + " fixes");
  }

  /** A rule that never offers a fix has none in its golden output. */
  private static List<Rule> rulesWithFixes() throws IOException {
    List<Rule> found = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      Path golden = FOLDERS.resolve(rule.info().id()).resolve("bad.out");
      if (Files.exists(golden) && Files.readString(golden).contains("= fix: ")) {
        found.add(rule);
      }
    }
    return found;
  }

  private void apply(SourceFile file, Finding finding, Fix fix) {
    SourceFile mended = new SourceFile(file.name(), EditApplier.apply(file, fix.edits()));
    applied++;
    if (LintRunner.isReadable(file) && !LintRunner.isReadable(mended)) {
      add(finding, fix, "leaves no YAML", file);
      return;
    }
    for (TreeChanges.Change change : TreeChanges.between(file, mended)) {
      if (!isOf(anyItem(finding.path()), finding.rule(), change)) {
        add(finding, fix, "changes " + change, file);
      }
    }
    if (fix.safe() && !MAY_TOLERATE_MORE.contains(finding.rule())) {
      Map<String, String> before = RawTolerations.effects(file, file);
      Map<String, String> after = RawTolerations.effects(mended, file);
      if (!before.equals(after) && finding.apiReason() == null) {
        add(finding, fix, "lets other taints through", file);
      }
    }
    if (TreeChanges.twins(mended) > TreeChanges.twins(file)) {
      add(finding, fix, "sets a field twice", file);
    }
  }

  private void add(Finding finding, Fix fix, String what, SourceFile file) {
    String kind = finding.rule() + what.replaceAll("[0-9]+", "");
    if (told.add(kind)) {
      wrong.add(
          "%s (%s): \"%s\" %s in\n%s"
              .formatted(finding.rule(), finding.path(), fix.title(), what, file.text()));
    }
  }

  /** What goes must be the defect or the item that it is in; what comes may stand beside it. */
  private static boolean isOf(String place, String rule, TreeChanges.Change change) {
    String path = place.replaceAll("\\[([^./\\]]+)\\]", ".$1");
    String changed = anyItem(change.path());
    String second = SECOND_PLACE.get(rule);
    if (second != null && isWithin(changed, second)) {
      return true;
    }
    if (change.removed()) {
      return isWithin(changed, path) || isWithin(path, changed);
    }
    return isWithin(changed, path.replaceAll("(\\[[^\\]]*\\]|\\.?[^.\\[\\]]+)$", ""));
  }

  /** An item that stands twice, as an alias or merged, changes wherever it stands. */
  private static String anyItem(String path) {
    return path.replaceAll("\\[[0-9]+\\]", "[]");
  }

  private static boolean isWithin(String path, String around) {
    return around.isEmpty()
        || path.equals(around)
        || path.startsWith(around + ".")
        || path.startsWith(around + "[");
  }
}
