package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some documents of a file, which can be read without the rest.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last one
 * @param line the 1-based line on which it begins
 * @param list the header of the list whose items it holds, or null if it holds documents
 */
public record DocumentChunk(int start, int end, int line, @Nullable ListHeader list) {

  private static final String MARKER = "\n---";

  /** Creates a chunk of whole documents. */
  public DocumentChunk(int start, int end, int line) {
    this(start, end, line, null);
  }

  static DocumentChunk whole(SourceFile file) {
    return new DocumentChunk(0, file.text().length(), 1);
  }

  /**
   * Cuts a file in front of documents: a marker at the start of a line ends whatever it meets.
   *
   * @param leastChars how long all stretches but the last are at least
   */
  static List<DocumentChunk> of(SourceFile file, int leastChars) {
    String text = file.text();
    List<DocumentChunk> stretches = new ArrayList<>();
    int start = 0;
    int cut = nextMarker(text, leastChars);
    while (cut >= 0) {
      stretches.add(new DocumentChunk(start, cut, file.lineAt(start)));
      start = cut;
      cut = nextMarker(text, cut + leastChars);
    }
    stretches.add(new DocumentChunk(start, text.length(), start == 0 ? 1 : file.lineAt(start)));
    return stretches;
  }

  private static int nextMarker(String text, int from) {
    int at = text.indexOf(MARKER, from);
    while (at >= 0) {
      int behind = at + MARKER.length();
      if (behind < text.length() && Character.isWhitespace(text.charAt(behind))) {
        return at + 1;
      }
      at = text.indexOf(MARKER, behind);
    }
    return -1;
  }

  /** Returns what stands there. */
  public String textIn(SourceFile file) {
    return file.text().substring(start, end);
  }
}
