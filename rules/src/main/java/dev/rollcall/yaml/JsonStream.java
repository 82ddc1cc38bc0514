package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON values that stand one after the other, as {@code kubectl get -o json} writes them when
 * it is run more than once, and {@code jq -c} one a line.
 */
final class JsonStream {

  private static final int MAX_PROBLEMS = 100;

  private final YamlLimits limits;
  private final StringInterner words;

  JsonStream(YamlLimits limits, StringInterner words) {
    this.limits = limits;
    this.words = words;
  }

  /** Returns whether a text begins as JSON does that holds objects. */
  static boolean begins(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '[') {
        return true;
      }
      if (!Character.isWhitespace(c) && c != '\uFEFF') {
        return false;
      }
    }
    return false;
  }

  /** Returns the values of a file as documents, or null if it is no JSON, and perhaps YAML. */
  @Nullable YamlFile parse(SourceFile file) {
    DocumentChunk whole = DocumentChunk.whole(file);
    JsonReader reader = new JsonReader(file, 0, whole.end(), limits, words);
    List<YamlDocument> documents = new ArrayList<>();
    List<YamlError> problems = new ArrayList<>();
    while (true) {
      try {
        readAll(reader, file.text(), limits.documents(), documents);
        return file(file, whole, documents, problems);
      } catch (TreeBuilder.Refused e) {
        problems.add(e.problem());
        return file(file, whole, documents, problems);
      } catch (JsonReader.NotJsonException e) {
        boolean several = !documents.isEmpty() && isSecondValue(reader, file.text());
        // After a document marker YAML is as good as JSON.
        boolean marked = file.text().contains("\n---");
        if ((!several || marked) && problems.isEmpty()) {
          return null;
        }
        problems.add(problem(file, e));
        int next = file.text().indexOf("\n{", e.at());
        if (next < 0 || problems.size() >= MAX_PROBLEMS) {
          return file(file, whole, documents, problems);
        }
        reader = new JsonReader(file, next + 1, whole.end(), limits, words);
      }
    }
  }

  /** Returns whether what was read last begins where YAML takes no second document. */
  private static boolean isSecondValue(JsonReader reader, String text) {
    int start = reader.valueStart();
    return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
  }

  /**
   * Returns what a chunk of a file holds, of a list its items.
   *
   * @param most how many documents it may have
   */
  YamlFile parse(SourceFile file, DocumentChunk chunk, int most) {
    JsonReader reader = new JsonReader(file, chunk.start(), chunk.end(), limits, words);
    List<YamlDocument> documents = new ArrayList<>();
    List<YamlError> problems = new ArrayList<>();
    try {
      if (chunk.list() == null) {
        readAll(reader, file.text(), most, documents);
      } else {
        readItems(reader, documents);
      }
    } catch (TreeBuilder.Refused e) {
      problems.add(e.problem());
    } catch (JsonReader.NotJsonException e) {
      problems.add(problem(file, e));
    }
    return file(file, chunk, documents, problems);
  }

  private static YamlFile file(
      SourceFile file,
      DocumentChunk chunk,
      List<YamlDocument> documents,
      List<YamlError> problems) {
    return new YamlFile(file, chunk, documents, problems, List.of());
  }

  private static YamlError problem(SourceFile file, JsonReader.NotJsonException e) {
    Span span = file.span(e.at(), e.at());
    return new YamlError(YamlError.Kind.SYNTAX, span, "not JSON: " + e.getMessage());
  }

  private static void readAll(JsonReader reader, String text, int most, List<YamlDocument> into)
      throws JsonReader.NotJsonException {
    for (char c = reader.peek(); c != '\0'; c = reader.peek()) {
      if (c == '-' && isMarker(text, reader.offset())) {
        reader.moveTo(reader.offset() + 3);
        continue;
      }
      if (into.size() >= most) {
        String message = "more than " + most + " documents in one file; split it, or ";
        throw new TreeBuilder.Refused(
            new YamlError(
                YamlError.Kind.LIMIT, reader.here(), message + YamlLimits.remedy("documents")));
      }
      YamlNode value = reader.value();
      into.add(new YamlDocument(value, value.span()));
    }
  }

  /** Between JSON documents may stand what stands between YAML documents. */
  private static boolean isMarker(String text, int at) {
    return text.startsWith("---", at)
        && (at == 0 || text.charAt(at - 1) == '\n')
        && (at + 3 == text.length() || Character.isWhitespace(text.charAt(at + 3)));
  }

  private static void readItems(JsonReader reader, List<YamlDocument> into)
      throws JsonReader.NotJsonException {
    for (char c = reader.peek(); c != '\0'; c = reader.peek()) {
      if (c == ',') {
        reader.moveTo(reader.offset() + 1);
        continue;
      }
      YamlNode value = reader.value();
      into.add(new YamlDocument(value, value.span()));
    }
  }
}
