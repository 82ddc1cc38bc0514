package dev.rollcall.policy;

import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.source.FieldLocation;
import java.util.List;

/**
 * What is said by a policy, or of it.
 *
 * @param rule the id of the rule
 * @param path the field path as the API server names it
 * @param lead what the API server says before the message where it quotes it
 */
public record PolicyFinding(
    String rule,
    Severity severity,
    FieldLocation place,
    String path,
    String lead,
    String message,
    PolicyVerdict verdict,
    List<Note> notes) {

  /** Returns the message as the API server words it. */
  public String said() {
    return lead + message;
  }
}
