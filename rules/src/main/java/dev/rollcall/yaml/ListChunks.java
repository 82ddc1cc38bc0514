package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the YAML of a long list, as {@code kubectl get -o yaml} writes it, in front of its items. An
 * item begins with a dash where the first one does; whatever reaches over a cut shows when the
 * chunk is read.
 */
final class ListChunks {

  private static final String ITEMS = "items:";

  private final SourceFile file;
  private final String text;
  private final DocumentChunk document;
  private final List<Integer> starts = new ArrayList<>();

  /** The fields of the list without its items. */
  private final StringBuilder rest = new StringBuilder();

  private int indent = -1;
  private boolean inItems;
  private boolean seen;

  private ListChunks(SourceFile file, DocumentChunk document) {
    this.file = file;
    this.text = file.text();
    this.document = document;
  }

  /** Returns the chunks of a document that is a long list, other documents as they are. */
  static List<DocumentChunk> of(SourceFile file, DocumentChunk document, int leastChars) {
    if (document.end() - document.start() <= 2L * leastChars) {
      return List.of(document);
    }
    ListChunks cutter = new ListChunks(file, document);
    ListHeader header = cutter.readLines() ? cutter.header() : null;
    return header == null ? List.of(document) : cutter.chunks(header, leastChars);
  }

  /**
   * Returns the text of a chunk with empty lines in place of managed fields, which are a third of a
   * dump and say who wrote a field.
   */
  static String withoutManagedFields(String chunk) {
    int item = indentAt(chunk, 0);
    String key = " ".repeat(item + 4) + "managedFields:\n";
    if (!chunk.contains("\n" + key)) {
      return chunk;
    }
    StringBuilder out = new StringBuilder(chunk.length());
    boolean inMetadata = false;
    boolean inManaged = false;
    int at = 0;
    while (at < chunk.length()) {
      int next = chunk.indexOf('\n', at) + 1;
      next = next == 0 ? chunk.length() : next;
      int indent = indentAt(chunk, at);
      if (indent <= item + 2) {
        inMetadata = chunk.startsWith("metadata:", at + item + 2);
      }
      inManaged =
          inManaged
              ? isInside(chunk, at, indent, item + 4)
              : inMetadata && chunk.startsWith(key, at);
      out.append(inManaged ? "\n" : chunk.substring(at, next));
      at = next;
    }
    return out.toString();
  }

  /** Returns whether a line belongs to the list of a key with that indentation. */
  private static boolean isInside(String text, int at, int indent, int ofKey) {
    boolean dash = at + indent < text.length() && text.charAt(at + indent) == '-';
    return indent > ofKey || (indent == ofKey && dash);
  }

  private static int indentAt(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end - at;
  }

  /** Returns the items that a chunk holds as documents. */
  static List<YamlDocument> items(List<YamlDocument> documents) {
    List<YamlDocument> items = new ArrayList<>();
    for (YamlDocument document : documents) {
      if (document.root() instanceof YamlSequence sequence) {
        sequence.items().forEach(item -> items.add(new YamlDocument(item, item.span())));
      } else {
        items.add(document);
      }
    }
    return items;
  }

  /** Finds the items; false if the document is not written as a list is. */
  private boolean readLines() {
    int at = document.start();
    while (at < document.end()) {
      int next = text.indexOf('\n', at) + 1;
      next = next == 0 || next > document.end() ? document.end() : next;
      if (!readLine(at, next)) {
        return false;
      }
      at = next;
    }
    return starts.size() > 1;
  }

  private boolean readLine(int start, int end) {
    char first = text.charAt(start);
    boolean inner = first == ' ' || first == '-' || first == '\n' || first == '\r' || first == '#';
    if (inItems && inner && !text.startsWith("---", start)) {
      return readItemLine(start, end, first);
    }
    inItems = false;
    if (text.startsWith(ITEMS, start)) {
      boolean second = seen;
      seen = true;
      inItems = true;
      return !second && text.substring(start + ITEMS.length(), end).isBlank();
    }
    if (seen && starts.isEmpty()) {
      return false;
    }
    bound();
    rest.append(text, start, end);
    return rest.length() < 1 << 16;
  }

  private boolean readItemLine(int start, int end, char first) {
    int dash = start;
    while (dash < end && text.charAt(dash) == ' ') {
      dash++;
    }
    boolean item = dash + 1 < end && text.charAt(dash) == '-' && text.charAt(dash + 1) == ' ';
    if (indent < 0) {
      if (!item) {
        return first == '\n' || first == '\r' || first == '#';
      }
      indent = dash - start;
    }
    if (item && dash - start == indent) {
      starts.add(start);
    }
    last = end;
    return true;
  }

  private int last;
  private int end = -1;

  /** Notes where the items end, the first time that something else follows. */
  private void bound() {
    if (!starts.isEmpty() && end < 0) {
      end = last;
    }
  }

  /** Returns what the list says, or null if it is none. */
  private @Nullable ListHeader header() {
    YamlFile fields =
        new YamlParser(YamlLimits.DEFAULT).parse(new SourceFile(file.name(), rest.toString()));
    if (!fields.problems().isEmpty()
        || fields.documents().size() != 1
        || !(fields.documents().get(0).root() instanceof YamlMapping mapping)
        || mapping.hasTwins()) {
      return null;
    }
    String kind = text(mapping, "kind");
    String apiVersion = text(mapping, "apiVersion");
    // With an apiVersion alone the text was cut off, which only the whole of it tells.
    boolean list = kind.isEmpty() ? apiVersion.isEmpty() : kind.endsWith("List");
    return list ? new ListHeader(apiVersion, kind) : null;
  }

  private static String text(YamlMapping mapping, String key) {
    YamlEntry entry = mapping.entry(key);
    return entry != null && entry.value() instanceof YamlScalar scalar ? scalar.asText() : "";
  }

  private List<DocumentChunk> chunks(ListHeader header, int leastChars) {
    List<DocumentChunk> chunks = new ArrayList<>();
    int start = starts.get(0);
    for (int item : starts) {
      if (item - start >= leastChars) {
        chunks.add(chunk(start, item, header));
        start = item;
      }
    }
    chunks.add(chunk(start, end < 0 ? last : end, header));
    return chunks;
  }

  private DocumentChunk chunk(int start, int end, ListHeader header) {
    return new DocumentChunk(start, end, file.lineAt(start), header);
  }
}
