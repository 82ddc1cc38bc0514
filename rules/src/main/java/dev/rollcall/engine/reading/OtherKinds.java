package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.model.ModelReader;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schema.SchemaProblem;
import dev.rollcall.schema.UserSchemas;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks objects of kinds that no rule looks at, as far as anybody knows these kinds. */
final class OtherKinds {

  private final RuleSet rules;
  private final ApiServer admission;
  private final @Nullable UserSchemas schemas;

  /**
   * Creates the check.
   *
   * @param schemas the schemas of other kinds, null if the user has none
   */
  OtherKinds(RuleSet rules, ApiServer admission, @Nullable UserSchemas schemas) {
    this.rules = rules;
    this.admission = admission;
    this.schemas = schemas;
  }

  /** Returns whether an object was looked at, and adds what is wrong with it. */
  boolean check(FieldCursor object, ObjectId id, List<Finding> findings) {
    return isCheckedBySchema(object, findings) || isRefusedAsUnknown(object, id, findings);
  }

  /** Says where an object breaks the schema that the user has for its kind; false without one. */
  private boolean isCheckedBySchema(FieldCursor object, List<Finding> findings) {
    List<SchemaProblem> problems = schemas == null ? null : schemas.check(object);
    if (problems == null) {
      return false;
    }
    RuleInfo rule = rules.enabled("schema-mismatch");
    for (SchemaProblem problem : problems) {
      if (rule != null) {
        String path = problem.place().path();
        FieldError refusal =
            new FieldError(problem.place(), path, problem.reason(), problem.message());
        findings.add(DefaultFindingBuilder.of(rule, refusal).build(null));
      }
    }
    return true;
  }

  /** Says why no server knows the kind of an object, where that is a mistake; false elsewhere. */
  private boolean isRefusedAsUnknown(FieldCursor object, ObjectId id, List<Finding> findings) {
    List<FieldError> refusals = admission.reviewUnknownKind(object, id);
    for (FieldError refusal : refusals) {
      new ServerFindings(rules, false, findings)
          .refused(refusal, ModelReader.ofUnknownKind(object));
    }
    return !refusals.isEmpty();
  }
}
