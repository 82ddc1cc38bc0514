package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.reading.ManifestFile;
import dev.rollcall.engine.reading.Overlay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins what is found in a base as each of its overlays makes it: what holds for all of them is
 * said of the base, the rest with the overlays that it concerns.
 */
final class OverlayFindings {

  private static final int MAX_NAMES = 3;

  private final List<Overlay> overlays;
  private final Map<String, Integer> overlaysOf = new HashMap<>();
  private final Map<String, Set<String>> concerned = new HashMap<>();
  private final Map<String, Finding> first = new LinkedHashMap<>();

  OverlayFindings(List<Overlay> overlays) {
    this.overlays = List.copyOf(overlays);
    for (Overlay overlay : overlays) {
      for (ManifestFile file : overlay.files()) {
        overlaysOf.merge(file.name(), 1, Integer::sum);
      }
    }
  }

  /** Adds what is found where one overlay is built. */
  private void add(String overlay, List<Finding> findings) {
    for (Finding finding : findings) {
      if (overlaysOf.containsKey(finding.location().file().name())) {
        String key = key(finding);
        first.putIfAbsent(key, finding);
        concerned.computeIfAbsent(key, name -> new LinkedHashSet<>()).add(overlay);
      }
    }
  }

  private static String key(Finding finding) {
    return finding.rule()
        + ' '
        + finding.path()
        + ' '
        + finding.location().span()
        + ' '
        + finding.location().file().name()
        + (finding.policy() == null ? "" : finding.policy());
  }

  /** Judges files as one overlay builds them. */
  interface Judge {

    /**
     * Returns what is found.
     *
     * @param asked the files that matter
     */
    List<Finding> judged(List<ManifestFile> built, LintScope asked);
  }

  /**
   * Returns findings of all files, those of the bases as their overlays make them.
   *
   * @param findings what is found in the files by themselves
   */
  List<Finding> judged(List<ManifestFile> read, List<Finding> findings, Judge judge) {
    LintScope bases = new LintScope(null, overlaysOf.keySet(), false);
    for (Overlay overlay : overlays) {
      Map<String, ManifestFile> changed = new HashMap<>();
      overlay.files().forEach(file -> changed.put(file.name(), file));
      List<ManifestFile> built = new ArrayList<>();
      read.forEach(file -> built.add(changed.getOrDefault(file.name(), file)));
      add(overlay.name(), judge.judged(built, bases));
    }
    return joined(findings);
  }

  private List<Finding> joined(List<Finding> findings) {
    List<Finding> judged = new ArrayList<>();
    for (Finding finding : findings) {
      if (!overlaysOf.containsKey(finding.location().file().name())) {
        judged.add(finding);
      }
    }
    first.forEach(
        (key, finding) -> judged.add(told(finding, concerned.getOrDefault(key, Set.of()))));
    return judged;
  }

  private Finding told(Finding finding, Set<String> overlays) {
    int all = overlaysOf.getOrDefault(finding.location().file().name(), 0);
    if (overlays.size() >= all) {
      return finding;
    }
    List<String> names = new ArrayList<>(overlays);
    int more = names.size() - MAX_NAMES;
    String shown = String.join(", ", more > 0 ? names.subList(0, MAX_NAMES) : names);
    String others = more > 0 ? " and " + more + " more" : "";
    String verb = names.size() == 1 ? " builds it)" : " build it)";
    return finding.withMessage(finding.message() + " (as " + shown + others + verb);
  }
}
