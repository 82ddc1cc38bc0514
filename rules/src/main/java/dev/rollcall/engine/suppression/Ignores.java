package dev.rollcall.engine.suppression;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import dev.rollcall.text.Spelling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies the ignores of a run, and says which of them are of no use. */
public final class Ignores {

  private final RuleSet rules;
  private final List<Ignore> ignores;
  private final Supplier<LocalDate> clock;
  private final Map<String, List<Entry>> byRule = new HashMap<>();
  private final Map<String, List<Finding>> elsewhere = new HashMap<>();
  private final Set<Ignore.Target> used = new HashSet<>();
  private @Nullable LocalDate today;
  private int suppressed;

  /** One rule of an ignore that holds. */
  private record Entry(Ignore ignore, Ignore.Target target) {}

  public Ignores(RuleSet rules, List<Ignore> ignores, Supplier<LocalDate> clock) {
    this.rules = rules;
    this.ignores = List.copyOf(ignores);
    this.clock = clock;
    for (Ignore ignore : ignores) {
      if (!isExpired(ignore)) {
        for (Ignore.Target target : ignore.targets()) {
          byRule
              .computeIfAbsent(target.id(), rule -> new ArrayList<>())
              .add(new Entry(ignore, target));
        }
      }
    }
  }

  /** Returns the findings that no ignore covers. */
  public List<Finding> apply(List<Finding> findings) {
    if (byRule.isEmpty()) {
      return findings;
    }
    List<Finding> kept = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      List<Entry> entries = byRule.get(finding.rule());
      if (entries == null) {
        kept.add(finding);
      } else if (isIgnored(finding, entries)) {
        suppressed++;
      } else {
        kept.add(finding);
        elsewhere.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
      }
    }
    return kept;
  }

  /** Returns how many findings were ignored. */
  public int suppressed() {
    return suppressed;
  }

  private boolean isIgnored(Finding finding, List<Entry> entries) {
    RuleInfo info = rules.find(finding.rule());
    if (info == null || !info.ignorable()) {
      return false;
    }
    boolean ignored = false;
    for (Entry entry : entries) {
      if (entry.target().isAbout(finding) && entry.ignore().scope().covers(finding)) {
        used.add(entry.target());
        ignored = true;
      }
    }
    return ignored;
  }

  /** Returns what is to be said of the ignores themselves, once the findings are known. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Ignore ignore : ignores) {
      if (ignore.problem() != null) {
        say(findings, "ignore-malformed", ignore.location(), ignore.problem());
        continue;
      }
      if (ignore.reason().isEmpty()) {
        say(
            findings,
            "ignore-without-reason",
            ignore.location(),
            "an ignore without a reason; write it behind --");
      }
      boolean expired = isExpired(ignore);
      if (expired) {
        say(
            findings,
            "ignore-expired",
            ignore.location(),
            "expired on %s: fix the finding, or extend the date".formatted(ignore.until()));
      }
      boolean silent = expired || !ignore.watched();
      ignore.targets().forEach(target -> target(findings, target, silent));
    }
    return findings;
  }

  private void target(List<Finding> findings, Ignore.Target target, boolean silent) {
    RuleInfo info = rules.find(target.id());
    String quoted = "\"" + target.rule() + "\"";
    if (info == null) {
      String nearest = Spelling.nearest(target.rule(), rules.ids());
      String advice = nearest == null ? "see: rollcall rules" : "did you mean \"" + nearest + "\"?";
      say(findings, "ignore-unknown-rule", target.location(), quoted + " is not a rule; " + advice);
    } else if (!info.ignorable()) {
      say(findings, "ignore-unused", target.location(), quoted + " cannot be ignored");
    } else if (!silent && !used.contains(target) && rules.isEnabledIn(info, target.location())) {
      say(
          findings,
          "ignore-unused",
          target.location(),
          quoted + " finds nothing here that this could hide; remove it" + move(target));
    }
  }

  /** Returns where a comment would hide a finding of its file, if there is one. */
  private String move(Ignore.Target target) {
    for (Finding finding : elsewhere.getOrDefault(target.id(), List.of())) {
      if (finding.location().file().equals(target.location().file())) {
        return ", or write it above line " + finding.location().span().line() + ", where it does";
      }
    }
    return "";
  }

  private void say(List<Finding> findings, String id, Location location, String message) {
    RuleInfo rule = rules.enabled(id);
    if (rule != null) {
      findings.add(DefaultFindingBuilder.inFile(rule, location, null, message).build(null));
    }
  }

  private boolean isExpired(Ignore ignore) {
    if (ignore.until() == null) {
      return false;
    }
    if (today == null) {
      today = clock.get();
    }
    return today.isAfter(ignore.until());
  }
}
