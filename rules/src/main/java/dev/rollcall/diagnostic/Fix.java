package dev.rollcall.diagnostic;

import java.util.List;

/**
 * A rewrite that makes a finding go away.
 *
 * @param safe whether it needs no judgement, so that {@code --fix} applies it
 * @param title what it does, as an imperative
 * @param edits edits that do not overlap
 */
public record Fix(boolean safe, String title, List<TextEdit> edits) {

  public Fix {
    edits = List.copyOf(edits);
  }
}
