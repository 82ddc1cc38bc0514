package dev.rollcall.engine;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.reading.RedactedText;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges objects that a server has printed by what that shows: it has taken them, and collectors
 * have hidden some of their values since.
 */
final class PrintedFindings {

  private final Set<PrintedObject> printed = new HashSet<>();

  private record PrintedObject(String file, ObjectId object) {}

  private PrintedFindings(Inventory inventory) {
    List<Manifest> all = new ArrayList<>(inventory.daemonSets());
    all.addAll(inventory.nodes());
    for (Manifest manifest : all) {
      boolean counted = manifest instanceof DaemonSet daemonSet && daemonSet.status().isGiven();
      boolean versioned = !manifest.meta().resourceVersion().isEmpty();
      if (!manifest.meta().uid().isEmpty() && (versioned || counted)) {
        String file = manifest.origin().file().name();
        printed.add(new PrintedObject(file, manifest.origin().object()));
      }
    }
  }

  /**
   * Returns a result without what is no mistake of an object that a server has printed.
   *
   * @param ofCluster whether the version that is linted for is that of the cluster
   */
  static RunResult without(RunResult result, boolean ofCluster) {
    PrintedFindings objects = new PrintedFindings(result.cluster().inventory());
    if (objects.printed.isEmpty()) {
      return result;
    }
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : result.findings()) {
      // Policies that users name need not be those of the cluster.
      boolean judged = finding.category() == Category.REJECTED && finding.policy() == null;
      boolean taken = ofCluster && judged;
      if (!objects.isPrinted(finding) || !(taken || isAboutHiddenValue(finding))) {
        kept.add(finding);
      }
    }
    return kept.size() == result.findings().size()
        ? result
        : result.withFindings(kept, result.suppressed());
  }

  private boolean isPrinted(Finding finding) {
    ObjectId object = finding.object();
    return object != null
        && printed.contains(new PrintedObject(finding.location().file().name(), object));
  }

  private static boolean isAboutHiddenValue(Finding finding) {
    if (RedactedText.isIn(finding.message())) {
      return true;
    }
    SourceFile file = finding.location().file();
    Span span = finding.location().span();
    int start = file.offset(span.line(), span.column());
    int end = file.offset(span.endLine(), span.endColumn());
    return start < end && RedactedText.isIn(file.text().substring(start, end));
  }
}
