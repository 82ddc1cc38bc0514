package dev.rollcall.rules;

import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.Comparator;
import java.util.List;

/** Splices edits into a text. */
final class EditApplier {

  private EditApplier() {}

  static String apply(SourceFile file, List<TextEdit> edits) {
    StringBuilder out = new StringBuilder(file.text());
    edits.stream()
        .sorted(Comparator.comparing((TextEdit edit) -> edit.location().span()).reversed())
        .forEach(
            edit -> {
              Span span = edit.location().span();
              int start = file.offset(span.line(), span.column());
              int end = file.offset(span.endLine(), span.endColumn());
              out.replace(start, end, edit.text());
            });
    return out.toString();
  }
}
