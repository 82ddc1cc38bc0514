package dev.rollcall.engine.fix;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies safe fixes to texts in memory until none is left, and lints after each pass: what would
 * break a file is taken back.
 */
public final class Fixer {

  private static final int MAX_PASSES = 10;

  private final EditedSource drafts;
  private final Function<InputSource, RunResult> lint;
  private final Set<String> blocked = new HashSet<>();
  private final Map<String, List<AppliedFix>> applied = new TreeMap<>();
  private final Map<String, List<AppliedFix>> lastPass = new HashMap<>();

  /**
   * A fix that was applied.
   *
   * @param line where the finding was that it fixes
   * @param title what it does
   */
  public record AppliedFix(int line, String rule, String title) {}

  /** A file that changes, and by which fixes. */
  public record FileEdits(SourceFile before, SourceFile after, List<AppliedFix> fixes) {

    public FileEdits {
      fixes = List.copyOf(fixes);
    }
  }

  /**
   * What fixing came to.
   *
   * @param result what is still found afterwards
   * @param refused the files where fixes were taken back
   */
  public record Outcome(RunResult result, List<FileEdits> changes, List<String> refused) {

    public Outcome {
      changes = List.copyOf(changes);
      refused = List.copyOf(refused);
    }
  }

  /**
   * Creates a fixer.
   *
   * @param lint lints all inputs of the run as the given texts say
   */
  public Fixer(InputSource sources, Function<InputSource, RunResult> lint) {
    this.drafts = new EditedSource(sources);
    this.lint = lint;
  }

  /** Returns what the texts become; writes nothing. */
  public Outcome fix() {
    RunResult result = lint.apply(drafts);
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      Map<String, SourceFile> before = pass(result);
      if (before.isEmpty()) {
        break;
      }
      RunResult next = lint.apply(drafts);
      if (revert(before, result, next)) {
        next = lint.apply(drafts);
      }
      result = next;
    }
    return new Outcome(result, changes(), blocked.stream().sorted().toList());
  }

  /** Splices what fits together into the drafts and returns what was there before. */
  private Map<String, SourceFile> pass(RunResult result) {
    Map<String, EditSet> splices = new TreeMap<>();
    lastPass.clear();
    for (Finding finding : result.findings()) {
      Fix fix = finding.fix();
      String name = fix == null || !fix.safe() ? null : onlyFile(fix);
      SourceFile current = name == null ? null : drafts.current(name);
      if (fix == null || name == null || current == null || blocked.contains(name)) {
        continue;
      }
      EditSet splice = splices.computeIfAbsent(name, any -> new EditSet(current));
      if (splice.tryAdd(fix)) {
        lastPass
            .computeIfAbsent(name, any -> new ArrayList<>())
            .add(new AppliedFix(finding.location().span().line(), finding.rule(), fix.title()));
      }
    }
    Map<String, SourceFile> before = new TreeMap<>();
    splices.forEach(
        (name, splice) -> {
          SourceFile current = drafts.current(name);
          SourceFile after = splice.apply();
          if (current != null && !after.text().equals(current.text())) {
            before.put(name, current);
            drafts.replace(after);
            applied
                .computeIfAbsent(name, any -> new ArrayList<>())
                .addAll(lastPass.getOrDefault(name, List.of()));
          }
        });
    return before;
  }

  private static @Nullable String onlyFile(Fix fix) {
    String name = null;
    for (TextEdit edit : fix.edits()) {
      String of = edit.location().file().name();
      if (name != null && !name.equals(of)) {
        return null; // half of it could be taken back
      }
      name = of;
    }
    return name;
  }

  /** Takes back what makes a file worse; tells whether there was any. */
  private boolean revert(Map<String, SourceFile> before, RunResult old, RunResult next) {
    boolean any = false;
    for (Map.Entry<String, SourceFile> entry : before.entrySet()) {
      String name = entry.getKey();
      if (errors(next, name) > errors(old, name)) {
        drafts.replace(entry.getValue());
        blocked.add(name);
        applied.getOrDefault(name, List.of()).removeAll(lastPass.getOrDefault(name, List.of()));
        any = true;
      }
    }
    return any;
  }

  private static int errors(RunResult result, String file) {
    int errors = 0;
    for (Finding finding : result.findings()) {
      boolean here = finding.location().file().name().equals(file);
      errors += here && finding.severity() == Severity.ERROR ? 1 : 0;
    }
    return errors;
  }

  private List<FileEdits> changes() {
    List<FileEdits> changes = new ArrayList<>();
    applied.forEach(
        (name, fixes) -> {
          SourceFile before = drafts.original(name);
          SourceFile after = drafts.current(name);
          if (before != null && after != null && !before.text().equals(after.text())) {
            changes.add(new FileEdits(before, after, fixes));
          }
        });
    return changes;
  }
}
