package dev.rollcall.engine.suppression;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.source.Location;
import dev.rollcall.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish of the user that rules keep silent about something.
 *
 * @param targets the rules
 * @param scope about what they keep silent
 * @param reason why, empty if none is given
 * @param until the last day on which it holds, null if it holds for ever
 * @param location where it is written
 * @param problem why it cannot be read, null if it can
 * @param watched whether it is worth a word that it hides nothing
 */
public record Ignore(
    List<Target> targets,
    Scope scope,
    String reason,
    @Nullable LocalDate until,
    Location location,
    @Nullable String problem,
    boolean watched) {

  public Ignore {
    targets = List.copyOf(targets);
  }

  /**
   * A rule that is to keep silent, and where its name is written.
   *
   * @param rule the id, of a rule on policies perhaps with one of them and its validation: {@code
   *     policy-denied/images[0]}
   */
  public record Target(String rule, Location location) {

    String id() {
      int slash = rule.indexOf('/');
      return slash < 0 ? rule : rule.substring(0, slash);
    }

    /** Returns whether a finding of the rule is of the policy that is named, if one is. */
    boolean isAbout(Finding finding) {
      int slash = rule.indexOf('/');
      if (slash < 0) {
        return true;
      }
      PolicyVerdict verdict = finding.policy();
      String named = rule.substring(slash + 1);
      return verdict != null
          && (named.equals(verdict.policy())
              || named.equals(verdict.policy() + "[" + verdict.validation() + "]"));
    }
  }

  /** What an ignore is about. */
  @FunctionalInterface
  public interface Scope {

    boolean covers(Finding finding);
  }

  /** Creates the scope of everything that starts in a stretch of a file. */
  static Scope within(String file, Span extent) {
    return finding -> {
      Span span = finding.location().span();
      return finding.location().file().name().equals(file)
          && Span.at(span.line(), span.column()).compareTo(Span.at(extent.line(), extent.column()))
              >= 0
          && Span.at(span.line(), span.column())
                  .compareTo(Span.at(extent.endLine(), extent.endColumn()))
              <= 0;
    };
  }

  /** Creates an ignore that does nothing but say why. */
  static Ignore unreadable(Location location, String problem) {
    return new Ignore(List.of(), finding -> false, "", null, location, problem, true);
  }
}
