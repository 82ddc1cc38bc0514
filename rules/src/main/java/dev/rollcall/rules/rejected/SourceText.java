package dev.rollcall.rules.rejected;

import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value as it is written, which its reading does not always tell. */
final class SourceText {

  private SourceText() {}

  /** Returns the text of a value, quotes included; empty if it is absent. */
  static String of(FieldLocation place) {
    Span span = place.valueSpan();
    if (span == null) {
      return "";
    }
    SourceFile file = place.origin().file();
    int end = file.offset(span.endLine(), span.endColumn());
    return file.text().substring(file.offset(span.line(), span.column()), end);
  }

  /** Puts a number or a boolean in quotes, digit for digit. */
  static @Nullable List<TextEdit> quote(FieldLocation place) {
    String text = of(place);
    boolean plain = !text.isEmpty() && "&*!|>{['\"".indexOf(text.charAt(0)) < 0;
    return plain && text.indexOf('\n') < 0 ? YamlEdits.value(place, '"' + text + '"') : null;
  }
}
