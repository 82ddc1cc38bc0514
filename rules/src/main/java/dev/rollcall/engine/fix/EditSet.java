package dev.rollcall.engine.fix;

import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits of one text that do not overlap: what a fix brings is taken whole or not at all. */
final class EditSet {

  private final SourceFile file;
  private final List<OffsetEdit> changes = new ArrayList<>();

  /** An edit by offsets. */
  private record OffsetEdit(int start, int end, String text) {

    /** Two insertions at one place have no order, so they are as good as an overlap. */
    boolean overlaps(OffsetEdit other) {
      return start == other.start || (start < other.end && other.start < end);
    }
  }

  EditSet(SourceFile file) {
    this.file = file;
  }

  /** Takes the edits of a fix unless one of them overlaps an edit of another. */
  boolean tryAdd(Fix fix) {
    List<OffsetEdit> wanted = new ArrayList<>();
    for (TextEdit edit : fix.edits()) {
      OffsetEdit change = change(edit);
      if (changes.contains(change)) {
        continue; // another finding wants the same
      }
      for (OffsetEdit other : changes) {
        if (change.overlaps(other)) {
          return false;
        }
      }
      wanted.add(change);
    }
    changes.addAll(wanted);
    return true;
  }

  private OffsetEdit change(TextEdit edit) {
    Span span = edit.location().span();
    return new OffsetEdit(
        file.offset(span.line(), span.column()),
        file.offset(span.endLine(), span.endColumn()),
        edit.text());
  }

  /** Returns the text with all edits. */
  SourceFile apply() {
    List<OffsetEdit> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparingInt(OffsetEdit::start));
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (OffsetEdit change : sorted) {
      out.append(file.text(), from, change.start()).append(change.text());
      from = change.end();
    }
    return new SourceFile(
        file.name(), out.append(file.text(), from, file.text().length()).toString());
  }
}
