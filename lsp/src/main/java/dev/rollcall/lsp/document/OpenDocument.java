package dev.rollcall.lsp.document;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is in the editor.
 *
 * @param uri the URI as the client writes it
 * @param path the file, or null for a document that was never saved
 */
public record OpenDocument(String uri, @Nullable Path path, int version, ProtocolText text) {

  /** Opens a document. */
  public static OpenDocument of(String uri, int version, String text) {
    return new OpenDocument(uri, FileUri.path(uri), version, new ProtocolText(text));
  }

  /** Returns the document after changes, each of which is about the text after those before it. */
  OpenDocument changed(int next, List<TextDocumentContentChangeEvent> changes) {
    ProtocolText changed = text;
    for (TextDocumentContentChangeEvent change : changes) {
      Range range = change.getRange();
      if (range == null) {
        changed = new ProtocolText(change.getText());
      } else {
        int start = changed.offset(range.getStart());
        int end = Math.max(start, changed.offset(range.getEnd()));
        String old = changed.text();
        changed = new ProtocolText(old.substring(0, start) + change.getText() + old.substring(end));
      }
    }
    return new OpenDocument(uri, path, next, changed);
  }
}
