package dev.rollcall.rule;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule says of itself.
 *
 * @param id kebab-case words that name the defect
 * @param severity how bad a finding is unless the rule or the user says otherwise
 * @param profile the smallest profile in which the rule speaks
 * @param since the version that first had it
 * @param summary one line without a full stop that says what is flagged
 * @param options its settings
 * @param searchTerms error texts and words that people search for
 * @param ignorable whether comments, annotations and the configuration can silence it
 */
public record RuleInfo(
    String id,
    Category category,
    Severity severity,
    Profile profile,
    String since,
    String summary,
    List<RuleOption<?>> options,
    List<String> searchTerms,
    boolean ignorable) {

  public RuleInfo {
    options = List.copyOf(options);
    searchTerms = List.copyOf(searchTerms);
  }

  /** Describes a rule of the default profile without options. */
  public static RuleInfo of(
      String id, Category category, Severity severity, String since, String summary) {
    return new RuleInfo(
        id, category, severity, Profile.DEFAULT, since, summary, List.of(), List.of(), true);
  }

  /** Describes a rule that speaks only in the profile {@code strict}. */
  public static RuleInfo strict(
      String id, Category category, Severity severity, String since, String summary) {
    return new RuleInfo(
        id, category, severity, Profile.STRICT, since, summary, List.of(), List.of(), true);
  }

  public RuleInfo withOption(RuleOption<?> option) {
    List<RuleOption<?>> more = new ArrayList<>(options);
    more.add(option);
    return new RuleInfo(
        id, category, severity, profile, since, summary, more, searchTerms, ignorable);
  }

  /** Returns the same with the texts that lead people here, such as the message of an event. */
  public RuleInfo searchTerms(String... terms) {
    return new RuleInfo(
        id, category, severity, profile, since, summary, options, List.of(terms), ignorable);
  }

  /** Returns the same for a rule whose findings no ignore can silence. */
  public RuleInfo notIgnorable() {
    return new RuleInfo(
        id, category, severity, profile, since, summary, options, searchTerms, false);
  }
}
