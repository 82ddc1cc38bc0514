package dev.rollcall.lsp.document;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/** The documents that are open; safe for use by several threads. */
public final class Documents {

  private final Map<String, OpenDocument> open = new LinkedHashMap<>();

  /** The documents as they were at one moment. */
  public record Snapshot(Map<String, OpenDocument> byUri, Map<Path, OpenDocument> byPath) {

    public Snapshot {
      byUri = Collections.unmodifiableMap(byUri);
      byPath = Collections.unmodifiableMap(byPath);
    }

    public Collection<OpenDocument> all() {
      return byUri.values();
    }

    /** Returns the document of a URI, or null if it is not open. */
    public @Nullable OpenDocument of(String uri) {
      return byUri.get(uri);
    }
  }

  public synchronized void open(OpenDocument document) {
    open.put(document.uri(), document);
  }

  /** Applies changes; those of a document that is not open are left out. */
  public synchronized void change(
      String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    OpenDocument document = open.get(uri);
    if (document != null) {
      open.put(uri, document.changed(version, changes));
    }
  }

  public synchronized void close(String uri) {
    open.remove(uri);
  }

  /** Returns the documents as they are now. */
  public synchronized Snapshot snapshot() {
    Map<Path, OpenDocument> byPath = new LinkedHashMap<>();
    for (OpenDocument document : open.values()) {
      if (document.path() != null) {
        byPath.put(document.path(), document);
      }
    }
    return new Snapshot(new LinkedHashMap<>(open), byPath);
  }
}
