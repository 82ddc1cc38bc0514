package dev.rollcall.diagnostic;

import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that rollcall says about one place.
 *
 * @param rule the id of the rule that speaks
 * @param path Kubernetes' own field path, empty if the finding is about a file or a whole object
 * @param apiReason the reason as the API server words it, for {@link Category#REJECTED} only
 * @param object the object that the place belongs to, null if it belongs to none
 * @param policy what an admission policy says, null for all other rules
 * @param minors the minors of Kubernetes that it holds for, empty in a run for one minor
 */
public record Finding(
    String rule,
    Category category,
    Severity severity,
    String message,
    Location location,
    String path,
    @Nullable String apiReason,
    @Nullable ObjectId object,
    List<Note> notes,
    @Nullable Fix fix,
    List<String> minors,
    @Nullable PolicyVerdict policy)
    implements Comparable<Finding> {

  public Finding {
    notes = List.copyOf(notes);
    minors = List.copyOf(minors);
  }

  /** Returns the same finding with another severity. */
  public Finding withSeverity(Severity other) {
    return new Finding(
        rule, category, other, message, location, path, apiReason, object, notes, fix, minors,
        policy);
  }

  /** Returns the same finding for these minors, with a note in addition unless it is null. */
  public Finding withMinors(List<String> others, @Nullable Note note) {
    List<Note> all = new ArrayList<>(notes);
    if (note != null) {
      all.add(note);
    }
    return new Finding(
        rule, category, severity, message, location, path, apiReason, object, all, fix, others,
        policy);
  }

  /** Returns the same finding without a rewrite. */
  public Finding withoutFix() {
    return new Finding(
        rule, category, severity, message, location, path, apiReason, object, notes, null, minors,
        policy);
  }

  /** Returns the same finding in other words. */
  public Finding withMessage(String other) {
    return new Finding(
        rule, category, severity, other, location, path, apiReason, object, notes, fix, minors,
        policy);
  }

  /** Orders by file and position, the worst first where both are equal. */
  @Override
  public int compareTo(Finding other) {
    int byLocation = location.compareTo(other.location);
    if (byLocation != 0) {
      return byLocation;
    }
    int bySeverity = severity.compareTo(other.severity);
    if (bySeverity != 0) {
      return bySeverity;
    }
    int byRule = rule.compareTo(other.rule);
    return byRule != 0 ? byRule : message.compareTo(other.message);
  }
}
