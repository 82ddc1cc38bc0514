package dev.rollcall.lsp.feature;

import dev.rollcall.lsp.document.ProtocolText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Position;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be typed, found by indentation: the text around it is seldom valid.
 *
 * @param path the keys from the root of the document to the mapping that is typed in
 * @param key the key whose value is typed, or null if a key is typed
 * @param typed what of it is there already
 * @param siblings the other fields of the mapping, as far as they are scalars
 * @param object the apiVersion and the kind of the document
 */
record CompletionPoint(
    List<String> path,
    @Nullable String key,
    String typed,
    Map<String, String> siblings,
    Map<String, String> object) {

  CompletionPoint {
    path = List.copyOf(path);
  }

  /** Returns the point at a position. */
  static CompletionPoint of(ProtocolText text, Position position) {
    return new Finder(text, position).find();
  }

  /** Returns the last key of the path, or an empty string at the root. */
  String parent() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }

  /** Walks the lines around a position. */
  private static final class Finder {

    private final ProtocolText text;
    private final int row;
    private final String before;
    private final Map<String, String> siblings = new LinkedHashMap<>();

    Finder(ProtocolText text, Position position) {
      this.text = text;
      this.row = position.getLine();
      String line = text.line(row);
      this.before = line.substring(0, Math.min(position.getCharacter(), line.length()));
    }

    CompletionPoint find() {
      int flow = FlowText.start(before);
      return flow < 0 ? inBlock() : inFlow(flow);
    }

    private CompletionPoint inBlock() {
      YamlLine line = YamlLine.of(before);
      boolean keyed = !line.key().isEmpty();
      boolean item = !keyed && line.dash() >= 0;
      Level level = new Level(line.column(), line.dash());
      collectSiblings(line.column(), line.dash());
      List<String> path = pathTo(level);
      if (item && !isListOfMappings(path)) {
        String list = path.remove(path.size() - 1);
        collectSiblings(columnOf(list), -1);
        return point(path, list, line.value());
      }
      return point(path, keyed ? line.key() : null, line.value());
    }

    /** A list of scalars is told by its name: what is in it has not been typed yet. */
    private static boolean isListOfMappings(List<String> path) {
      return path.isEmpty() || !path.get(path.size() - 1).equals("values");
    }

    private CompletionPoint inFlow(int start) {
      FlowText flow = FlowText.of(before, start);
      YamlLine outer = YamlLine.of(before.substring(0, start));
      List<String> path = pathTo(new Level(outer.column(), outer.dash()));
      if (flow.list()) {
        collectSiblings(outer.column(), outer.dash());
        return point(path, outer.key(), flow.typed());
      }
      if (!outer.key().isEmpty()) {
        path.add(outer.key());
      }
      siblings.putAll(flow.siblings());
      return point(path, flow.key(), flow.typed());
    }

    private CompletionPoint point(List<String> path, @Nullable String key, String typed) {
      return new CompletionPoint(path, key, typed, siblings, object());
    }

    /**
     * Where a key is.
     *
     * @param dash the column of the dash of its item, or -1 if it is not the first of one
     */
    private record Level(int column, int dash) {}

    private List<String> pathTo(Level level) {
      List<String> path = new ArrayList<>();
      // In an item, the key of the list may be in the column of its dashes.
      int column = level.dash >= 0 ? level.dash + 1 : level.column;
      int own = level.column;
      boolean inItem = level.dash >= 0;
      for (int i = row - 1; i >= 0 && !isSeparator(i); i--) {
        YamlLine line = YamlLine.of(text.line(i));
        if (line.isBlank()) {
          continue;
        }
        boolean first = !inItem && line.dash() >= 0 && line.dash() < own && line.column() == own;
        if (first) {
          inItem = true;
          column = line.dash() + 1;
        } else if (line.column() < column && !line.key().isEmpty()) {
          path.add(0, line.key());
          inItem = line.dash() >= 0;
          own = line.column();
          column = inItem ? line.dash() + 1 : own;
        }
      }
      return path;
    }

    private void collectSiblings(int column, int dash) {
      for (int i = row - 1; dash < 0 && i >= 0 && !isSeparator(i); i--) {
        YamlLine line = YamlLine.of(text.line(i));
        if (!line.isBlank() && !add(line, column)) {
          break;
        }
        if (line.dash() >= 0 && line.column() == column) {
          break;
        }
      }
      for (int i = row + 1; i < text.lines() && !isSeparator(i); i++) {
        YamlLine line = YamlLine.of(text.line(i));
        if (!line.isBlank() && (line.dash() >= 0 && line.dash() < column || !add(line, column))) {
          break;
        }
      }
    }

    /** Returns the column of the nearest key of a name above. */
    private int columnOf(String key) {
      for (int i = row - 1; i >= 0; i--) {
        YamlLine line = YamlLine.of(text.line(i));
        if (line.key().equals(key)) {
          return line.column();
        }
      }
      return 0;
    }

    /** Returns whether the mapping goes on. */
    private boolean add(YamlLine line, int column) {
      if (line.column() == column && !line.key().isEmpty()) {
        siblings.putIfAbsent(line.key(), line.scalar());
      }
      return line.column() >= column;
    }

    private boolean isSeparator(int i) {
      return text.line(i).startsWith("---");
    }

    private Map<String, String> object() {
      Map<String, String> object = new LinkedHashMap<>();
      for (int i = row; i >= 0 && !isSeparator(i); i--) {
        addIdentity(i, object);
      }
      for (int i = row + 1; i < text.lines() && !isSeparator(i); i++) {
        addIdentity(i, object);
      }
      return object;
    }

    private void addIdentity(int i, Map<String, String> object) {
      String content = text.line(i);
      if (content.startsWith("apiVersion:") || content.startsWith("kind:")) {
        YamlLine line = YamlLine.of(content);
        object.putIfAbsent(line.key(), line.scalar());
      }
    }
  }
}
