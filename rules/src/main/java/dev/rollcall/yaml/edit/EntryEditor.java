package dev.rollcall.yaml.edit;

import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of one entry of a map or one item of a list, by its offsets in the file. */
final class EntryEditor {

  private final FieldLocation place;
  private final FieldLocation parent;
  private final Span parentSpan;
  private final SourceFile file;
  private final String text;
  private final CollectionStyle style;
  private final int start;
  private final int keyEnd;
  private final int valueStart;
  private final int end;

  private EntryEditor(
      FieldLocation place, FieldLocation parent, Span parentSpan, Span head, Span value) {
    this.place = place;
    this.parent = parent;
    this.parentSpan = parentSpan;
    this.file = place.origin().file();
    this.text = file.text();
    int headStart = file.offset(head.line(), head.column());
    int headEnd = file.offset(head.endLine(), head.endColumn());
    this.valueStart = file.offset(value.line(), value.column());
    this.style = styleOf(file.offset(parentSpan.line(), parentSpan.column()), headStart);
    boolean item = place.index() >= 0;
    this.start = item ? itemStart() : headStart;
    this.keyEnd = headEnd;
    int valueEnd = file.offset(value.endLine(), value.endColumn());
    this.end = Math.max(withoutBlanks(valueEnd), item ? valueStart : behindColon(headEnd));
  }

  /** Returns the entry at a place, null if it is not written there in full. */
  static @Nullable EntryEditor of(FieldLocation place) {
    FieldLocation parent = place.parent();
    Span value = place.valueSpan();
    Span head = value == null ? null : place.keySpan();
    Span around = parent == null ? null : parent.valueSpan();
    if (parent == null || head == null || value == null || around == null || isAliased(place)) {
      return null;
    }
    EntryEditor entry = new EntryEditor(place, parent, around, head, value);
    return entry.start < 0 || entry.isMarked(entry.valueStart) || entry.isAround('&', '!')
        ? null
        : entry;
  }

  /** Returns where the colon of a key ends, or the key where it has none, as in {@code {a}}. */
  private int behindColon(int keyEnd) {
    int at = nextText(keyEnd);
    return at < text.length() && text.charAt(at) == ':' ? at + 1 : keyEnd;
  }

  /** Returns whether a value stands outside what it belongs to: behind an alias or a merge key. */
  private static boolean isAliased(FieldLocation place) {
    for (FieldLocation at = place; at.parent() != null; at = at.parent()) {
      Span value = at.valueSpan();
      Span around = at.parent().valueSpan();
      boolean inside =
          value != null
              && around != null
              && Span.at(around.line(), around.column()).compareTo(at.keySpan()) <= 0
              && at.keySpan().compareTo(Span.at(around.endLine(), around.endColumn())) <= 0
              && (at.index() >= 0 || at.keySpan().compareTo(value) < 0);
      if (!inside) {
        return true;
      }
    }
    return false;
  }

  private CollectionStyle styleOf(int parentStart, int headStart) {
    char opening = parentStart < text.length() ? text.charAt(parentStart) : ' ';
    if (opening != '{' && opening != '[') {
      return CollectionStyle.BLOCK;
    }
    int first = 0;
    while (first < text.length() && (text.charAt(first) <= ' ' || text.charAt(first) == '\uFEFF')) {
      first++;
    }
    boolean json = first < text.length() && text.charAt(first) == '{';
    boolean quoted = headStart < text.length() && text.charAt(headStart) == '"';
    return json || (quoted && place.index() < 0) ? CollectionStyle.JSON : CollectionStyle.FLOW;
  }

  /** Returns where an item begins, in block style at its dash; -1 where that is not beside it. */
  private int itemStart() {
    if (style != CollectionStyle.BLOCK) {
      return valueStart;
    }
    int at = valueStart - 1;
    while (at >= 0 && text.charAt(at) == ' ') {
      at--;
    }
    return at >= 0 && text.charAt(at) == '-' ? at : -1;
  }

  private boolean isMarked(int offset) {
    char c = offset < text.length() ? text.charAt(offset) : ' ';
    return !isEmpty() && (c == '&' || c == '*' || c == '!');
  }

  private boolean isAround(char anchor, char tag) {
    char c = text.charAt(file.offset(parentSpan.line(), parentSpan.column()));
    return c == anchor || c == tag;
  }

  int start() {
    return start;
  }

  int keyEnd() {
    return keyEnd;
  }

  int valueStart() {
    return valueStart;
  }

  /** Returns the end of the value, without the blank lines behind a block scalar. */
  int end() {
    return end;
  }

  CollectionStyle style() {
    return style;
  }

  boolean isItem() {
    return place.index() >= 0;
  }

  /** Returns whether nothing is written behind the key. */
  boolean isEmpty() {
    Span value = place.valueSpan();
    return value != null && value.line() == value.endLine() && value.column() == value.endColumn();
  }

  boolean isBlockScalar() {
    char c = valueStart < text.length() ? text.charAt(valueStart) : ' ';
    return !isEmpty() && (c == '|' || c == '>');
  }

  String keyQuote() {
    return quoteAt(start);
  }

  String valueQuote() {
    return isEmpty() ? "" : quoteAt(valueStart);
  }

  private String quoteAt(int offset) {
    char c = offset < text.length() ? text.charAt(offset) : ' ';
    return c == '"' || c == '\'' ? String.valueOf(c) : "";
  }

  List<TextEdit> replace(int from, int to, String with) {
    return List.of(new TextEdit(new Location(file, file.span(from, to)), with));
  }

  @Nullable List<TextEdit> remove() {
    if (style != CollectionStyle.BLOCK) {
      return removeFromFlow();
    }
    if (isOnly()) {
      return emptyParent();
    }
    int line = lineStart(start);
    if (!isBlank(line, start)) {
      // The first entry of an item: the one behind it moves up to the dash.
      return replace(start, nextText(lineEnd(end)), "");
    }
    int next = nextLine(lineEnd(end));
    boolean unended = next == text.length() && lineEnd(end) == next && line > 0;
    return replace(unended ? lineEnd(Math.max(0, line - 1)) : line, next, "");
  }

  private boolean isOnly() {
    int from = file.offset(parentSpan.line(), parentSpan.column());
    int to = withoutBlanks(file.offset(parentSpan.endLine(), parentSpan.endColumn()));
    return from == start && to <= end;
  }

  private @Nullable List<TextEdit> emptyParent() {
    String empty = isItem() ? "[]" : "{}";
    if (parent.parent() == null) {
      return null;
    }
    if (parent.index() >= 0) {
      return replace(start, end, empty);
    }
    Span key = parent.keySpan();
    int colon = behindColon(file.offset(key.endLine(), key.endColumn()));
    return isBlankOrBreak(colon, start)
        ? replace(colon, end, " " + empty)
        : replace(start, end, empty);
  }

  private @Nullable List<TextEdit> removeFromFlow() {
    int after = nextText(end);
    if (after < text.length() && text.charAt(after) == ',') {
      return replace(start, nextText(after + 1), "");
    }
    int before = start - 1;
    while (before >= 0 && isSpace(text.charAt(before))) {
      before--;
    }
    char c = before < 0 ? ' ' : text.charAt(before);
    if (c == ',') {
      return replace(before, end, "");
    }
    return c == '{' || c == '[' ? replace(before + 1, after, "") : null;
  }

  @Nullable List<TextEdit> insertAfter(String key, String value) {
    int line = lineStart(start);
    String margin = " ".repeat(start - line);
    if (style == CollectionStyle.BLOCK) {
      int at = lineEnd(end);
      return replace(at, at, lineBreak() + margin + blockEntry(key, value, margin));
    }
    if (value.indexOf('\n') >= 0) {
      return null;
    }
    String entry = flowEntry(key, value);
    boolean ownLine = isBlank(line, start);
    return replace(
        end, end, (ownLine ? "," + lineBreak() + text.substring(line, start) : ", ") + entry);
  }

  @Nullable List<TextEdit> insertBefore(String key, String value) {
    int line = lineStart(start);
    String margin = " ".repeat(start - line);
    if (style == CollectionStyle.BLOCK) {
      return replace(start, start, blockEntry(key, value, margin) + lineBreak() + margin);
    }
    if (value.indexOf('\n') >= 0) {
      return null;
    }
    String gap = isBlank(line, start) ? "," + lineBreak() + text.substring(line, start) : ", ";
    return replace(start, start, flowEntry(key, value) + gap);
  }

  /** Returns whether the map of this entry has, or may have, an entry of the key, be it null. */
  boolean hasSibling(String key) {
    int from = file.offset(parentSpan.line(), parentSpan.column());
    int to = file.offset(parentSpan.endLine(), parentSpan.endColumn());
    int column = start - lineStart(start);
    for (int at = text.indexOf(key, from); at >= 0 && at < to; at = text.indexOf(key, at + 1)) {
      boolean quoted = at > 0 && (text.charAt(at - 1) == '"' || text.charAt(at - 1) == '\'');
      int begin = quoted ? at - 1 : at;
      int end = nextText(at + key.length() + (quoted ? 1 : 0));
      boolean isKey = end < text.length() && text.charAt(end) == ':';
      boolean beside = style != CollectionStyle.BLOCK || begin - lineStart(begin) == column;
      if (isKey && beside && begin != start && isWordStart(begin)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWordStart(int offset) {
    char before = offset == 0 ? ' ' : text.charAt(offset - 1);
    return isSpace(before) || before == '{' || before == ',' || before == '[';
  }

  private String flowEntry(String key, String value) {
    String written = style.value(value, "");
    String quote = style == CollectionStyle.JSON ? "\"" : "";
    return isItem() ? written : quote + key + quote + ": " + written;
  }

  private String blockEntry(String key, String value, String margin) {
    String deeper = lineBreak() + margin + "  ";
    String lines = value.replace("\n", deeper);
    if (isItem()) {
      return "- " + lines;
    }
    return key + ":" + (value.indexOf('\n') < 0 ? " " : deeper) + lines;
  }

  private String lineBreak() {
    int at = text.indexOf('\n');
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }

  private int lineStart(int offset) {
    int at = offset;
    while (at > 0 && !isBreak(text.charAt(at - 1)) && text.charAt(at - 1) != '\uFEFF') {
      at--;
    }
    return at;
  }

  private int lineEnd(int offset) {
    int at = offset;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int nextLine(int lineEnd) {
    return lineEnd == text.length()
        ? lineEnd
        : lineEnd + (text.startsWith("\r\n", lineEnd) ? 2 : 1);
  }

  /** Returns where the next text begins, be it a comment. */
  private int nextText(int offset) {
    int at = offset;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int withoutBlanks(int offset) {
    int at = offset;
    while (at > 0 && isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  private boolean isBlankOrBreak(int from, int to) {
    return from <= to && nextText(from) >= to;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || isBreak(c);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
