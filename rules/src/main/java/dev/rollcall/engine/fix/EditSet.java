package dev.rollcall.engine.fix;

import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Edits of one text that do not overlap: what a fix brings is taken whole or not at all. */
final class EditSet {

  private final SourceFile file;
  private final NavigableMap<Integer, OffsetEdit> changes = new TreeMap<>();

  /** An edit by offsets. */
  private record OffsetEdit(int start, int end, String text) {}

  EditSet(SourceFile file) {
    this.file = file;
  }

  /** Takes the edits of a fix unless one of them overlaps an edit of another. */
  boolean tryAdd(Fix fix) {
    List<OffsetEdit> wanted = new ArrayList<>();
    for (TextEdit edit : fix.edits()) {
      OffsetEdit change = change(edit);
      if (change.equals(changes.get(change.start()))) {
        continue; // another finding wants the same
      }
      if (overlaps(change)) {
        return false;
      }
      wanted.add(change);
    }
    wanted.forEach(change -> changes.put(change.start(), change));
    return true;
  }

  /** Two insertions at one place have no order, so they are as good as an overlap. */
  private boolean overlaps(OffsetEdit change) {
    Map.Entry<Integer, OffsetEdit> before = changes.floorEntry(change.start());
    Map.Entry<Integer, OffsetEdit> after = changes.higherEntry(change.start());
    return (before != null
            && (before.getKey() == change.start() || before.getValue().end() > change.start()))
        || (after != null && after.getKey() < change.end());
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
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (OffsetEdit change : changes.values()) {
      out.append(file.text(), from, change.start()).append(change.text());
      from = change.end();
    }
    return new SourceFile(
        file.name(), out.append(file.text(), from, file.text().length()).toString());
  }
}
