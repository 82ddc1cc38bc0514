package dev.rollcall.rule;

import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding in the making. */
public interface FindingBuilder {

  /** Adds a second thought that points somewhere. */
  FindingBuilder note(FieldLocation place, String message);

  /** Adds a second thought that points nowhere, such as a toleration to paste. */
  FindingBuilder note(String message);

  /** Adds a rewrite. */
  FindingBuilder fix(Fix fix);

  /**
   * Adds a rewrite where the text can be edited in place.
   *
   * @param edits what {@link YamlEdits} answers
   */
  default FindingBuilder fix(boolean safe, String title, @Nullable List<TextEdit> edits) {
    return edits == null ? this : fix(new Fix(safe, title, edits));
  }

  /** Says it in other words, where the server's warning is short on what to do. */
  FindingBuilder message(String message);

  /** Sets another severity than the rule's own. */
  FindingBuilder severity(Severity severity);

  /**
   * Marks that the finding follows from the nodes of the cluster: one from a reference cluster says
   * so and is never worse than a warning.
   */
  FindingBuilder dependsOnNodes();
}
