package dev.rollcall.engine;

import dev.rollcall.admission.Reason;
import dev.rollcall.admission.Refusal;
import dev.rollcall.admission.Warning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Place;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding in the making, as rules see it and as the engine completes it. */
final class FindingBuilder implements Report {

  private final RuleInfo rule;
  private final Location location;
  private String message;
  private final List<Note> notes = new ArrayList<>();
  private final String path;
  private final @Nullable ObjectId object;
  private final @Nullable String apiReason;
  private Severity severity;
  private @Nullable Fix fix;
  private boolean fromNodes;

  private FindingBuilder(
      RuleInfo rule,
      Location location,
      String path,
      @Nullable ObjectId object,
      @Nullable String apiReason,
      String message) {
    this.rule = rule;
    this.location = location;
    this.path = path;
    this.object = object;
    this.apiReason = apiReason;
    this.message = message;
    this.severity = rule.severity();
  }

  static FindingBuilder at(RuleInfo rule, Place place, String message) {
    return new FindingBuilder(
        rule, place.location(), place.path(), place.origin().object(), null, message);
  }

  /** Starts a finding about a refusal; one about a key that should not be there points at it. */
  static FindingBuilder of(RuleInfo rule, Refusal refusal) {
    Place place = refusal.place();
    boolean aboutKey =
        refusal.reason() == Reason.UNKNOWN_FIELD || refusal.reason() == Reason.DUPLICATE_FIELD;
    Span span = aboutKey ? place.keySpan() : place.span();
    return new FindingBuilder(
        rule,
        new Location(place.origin().file(), span),
        refusal.path(),
        place.origin().object(),
        refusal.reason().id(),
        refusal.message());
  }

  static FindingBuilder of(RuleInfo rule, Warning warning) {
    Place place = warning.place();
    return new FindingBuilder(
        rule, place.location(), warning.path(), place.origin().object(), null, warning.text());
  }

  /** Starts a finding about a file rather than about an object. */
  static FindingBuilder inFile(
      RuleInfo rule, Location location, @Nullable String apiReason, String message) {
    return new FindingBuilder(rule, location, "", null, apiReason, message);
  }

  @Override
  public Report note(Place place, String text) {
    notes.add(new Note(text, place.location()));
    return this;
  }

  @Override
  public Report note(String text) {
    notes.add(new Note(text, null));
    return this;
  }

  @Override
  public Report fix(Fix rewrite) {
    fix = rewrite;
    return this;
  }

  @Override
  public Report message(String other) {
    message = other;
    return this;
  }

  @Override
  public Report severity(Severity other) {
    severity = other;
    return this;
  }

  @Override
  public Report fromNodes() {
    fromNodes = true;
    return this;
  }

  /**
   * Returns the finished finding.
   *
   * @param reference the name of the reference cluster that stands in for missing nodes, null where
   *     nodes are given
   */
  Finding build(@Nullable String reference) {
    boolean assumed = fromNodes && reference != null;
    Severity capped = assumed && severity == Severity.ERROR ? Severity.WARNING : severity;
    String text =
        assumed ? message + " (assuming the reference cluster " + reference + ")" : message;
    String reason = rule.category() == Category.REJECTED ? apiReason : null;
    return new Finding(
        rule.id(), rule.category(), capped, text, location, path, reason, object, notes, fix);
  }
}
