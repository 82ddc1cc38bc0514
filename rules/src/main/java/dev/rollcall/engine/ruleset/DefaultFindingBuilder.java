package dev.rollcall.engine.ruleset;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding in the making, as rules see it and as the engine completes it. */
public final class DefaultFindingBuilder implements FindingBuilder {

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

  private DefaultFindingBuilder(
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

  public static DefaultFindingBuilder at(RuleInfo rule, FieldLocation place, String message) {
    return new DefaultFindingBuilder(
        rule, place.location(), place.path(), place.origin().object(), null, message);
  }

  /** Starts a finding about a refusal; one about a key that should not be there points at it. */
  public static DefaultFindingBuilder of(RuleInfo rule, FieldError refusal) {
    FieldLocation place = refusal.place();
    boolean aboutKey =
        refusal.reason() == CauseType.UNKNOWN_FIELD
            || refusal.reason() == CauseType.DUPLICATE_FIELD;
    Span span = aboutKey ? place.keySpan() : place.span();
    return new DefaultFindingBuilder(
        rule,
        new Location(place.origin().file(), span),
        refusal.path(),
        place.origin().object(),
        refusal.reason().id(),
        refusal.message());
  }

  public static DefaultFindingBuilder of(RuleInfo rule, ApiServerWarning warning) {
    FieldLocation place = warning.place();
    return new DefaultFindingBuilder(
        rule, place.location(), warning.path(), place.origin().object(), null, warning.text());
  }

  /** Starts a finding about a file rather than about an object. */
  public static DefaultFindingBuilder inFile(
      RuleInfo rule, Location location, @Nullable String apiReason, String message) {
    return new DefaultFindingBuilder(rule, location, "", null, apiReason, message);
  }

  @Override
  public FindingBuilder note(FieldLocation place, String text) {
    notes.add(new Note(text, place.location()));
    return this;
  }

  @Override
  public FindingBuilder note(String text) {
    notes.add(new Note(text, null));
    return this;
  }

  @Override
  public FindingBuilder fix(Fix rewrite) {
    fix = rewrite;
    return this;
  }

  @Override
  public FindingBuilder message(String other) {
    message = other;
    return this;
  }

  @Override
  public FindingBuilder severity(Severity other) {
    severity = other;
    return this;
  }

  @Override
  public FindingBuilder dependsOnNodes() {
    fromNodes = true;
    return this;
  }

  /**
   * Returns the finished finding.
   *
   * @param reference the name of the reference cluster that stands in for missing nodes, null if
   *     nodes are given
   */
  public Finding build(@Nullable String reference) {
    boolean assumed = fromNodes && reference != null;
    Severity capped = assumed && severity == Severity.ERROR ? Severity.WARNING : severity;
    String text =
        assumed ? message + " (assuming the reference cluster " + reference + ")" : message;
    String reason = rule.category() == Category.REJECTED ? apiReason : null;
    return new Finding(
        rule.id(),
        rule.category(),
        capped,
        text,
        location,
        path,
        reason,
        object,
        notes,
        fix,
        List.of(),
        null);
  }
}
