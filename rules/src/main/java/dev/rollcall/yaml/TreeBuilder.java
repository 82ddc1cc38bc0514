package dev.rollcall.yaml;

import dev.rollcall.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/** Builds the trees of a stream of documents from the events of the YAML library. */
final class TreeBuilder {

  /** Stops the reading of a document. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient YamlError problem;

    Refused(YamlError problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }

    YamlError problem() {
      return problem;
    }
  }

  /**
   * How places in the text that the library reads differ from those in the file.
   *
   * @param lines how many lines of the file come before
   * @param starts how many code points come before each line, null if the library knows columns
   */
  record Shift(int lines, ByteOrderMarks marks, @Nullable List<Integer> starts) {

    static Shift of(int lines, ByteOrderMarks marks, String text) {
      return new Shift(lines, marks, marks.isAny() ? ByteOrderMarks.lineStarts(text) : null);
    }

    Span span(Mark start, Mark end) {
      return new Span(line(start), column(start), line(end), column(end));
    }

    private int line(Mark mark) {
      return mark.getLine() + 1 + lines;
    }

    private int column(Mark mark) {
      if (starts == null) {
        return mark.getColumn() + 1;
      }
      int start = starts.get(Math.min(mark.getLine(), starts.size() - 1));
      return Math.max(0, mark.getIndex() - start) + 1 + marks.missing(line(mark));
    }
  }

  private static final String TAGS = "tag:yaml.org,2002:";

  private final ParserImpl parser;
  private final YamlLimits limits;
  private final Shift shift;
  private final StringInterner words;
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Map<String, Integer> weights = new HashMap<>();
  private int depth;
  private int aliases;
  private int nodes;

  /** Where the node that was read last is written, which is not where its anchor is. */
  private Span written = Span.START;

  TreeBuilder(ParserImpl parser, YamlLimits limits, Shift shift, StringInterner words) {
    this.parser = parser;
    this.limits = limits;
    this.shift = shift;
    this.words = words;
  }

  /** Returns the next document, null at the end of the stream. */
  @Nullable YamlDocument next() {
    if (parser.checkEvent(Event.ID.StreamStart)) {
      parser.getEvent();
    }
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return null;
    }
    DocumentStartEvent start = (DocumentStartEvent) parser.getEvent();
    anchors.clear();
    weights.clear();
    aliases = 0;
    nodes = 0;
    depth = 0;
    YamlNode root = node();
    Event end = parser.getEvent();
    boolean empty = root instanceof YamlScalar scalar && scalar.value() == null;
    Span span = spanOf(start).to(empty ? spanOf(end) : root.span());
    return new YamlDocument(empty ? null : root, span);
  }

  private YamlNode node() {
    NodeEvent event = (NodeEvent) parser.getEvent();
    if (Thread.currentThread().isInterrupted()) {
      throw refused(YamlError.Kind.LIMIT, spanOf(event), "takes longer than the limit of time");
    }
    if (++nodes > limits.nodes()) {
      throw refused(
          YamlError.Kind.LIMIT,
          spanOf(event),
          "more than "
              + limits.nodes()
              + " values in one document; split it, or "
              + YamlLimits.remedy("values"));
    }
    if (event instanceof AliasEvent alias) {
      YamlNode node = aliased(alias);
      written = spanOf(alias);
      return node;
    }
    int before = nodes;
    YamlNode node = event instanceof ScalarEvent scalar ? scalar(scalar) : collection(event);
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), node);
      weights.put(event.getAnchor(), nodes - before + 1);
    }
    written = node.span();
    return node;
  }

  private YamlNode aliased(AliasEvent alias) {
    YamlNode node = anchors.get(alias.getAnchor());
    if (node == null) {
      throw refused(
          YamlError.Kind.SYNTAX,
          spanOf(alias),
          "alias \"" + alias.getAnchor() + "\" names no anchor before it that is complete");
    }
    // What an alias stands for counts as if it were written out: nested aliases grow exponentially.
    nodes += weights.getOrDefault(alias.getAnchor(), 1);
    boolean collection = !(node instanceof YamlScalar);
    if (nodes > limits.nodes() || (collection && ++aliases > limits.aliases())) {
      throw refused(
          YamlError.Kind.LIMIT,
          spanOf(alias),
          "aliases make the document too large; write out what they repeat, or "
              + YamlLimits.remedy("aliases"));
    }
    return node;
  }

  private YamlNode collection(NodeEvent event) {
    if (++depth > limits.depth()) {
      throw refused(
          YamlError.Kind.LIMIT,
          spanOf(event),
          "nested more than "
              + limits.depth()
              + " deep; flatten it, or "
              + YamlLimits.remedy("depth"));
    }
    YamlNode node =
        event instanceof MappingStartEvent mapping
            ? mapping(mapping)
            : sequence((SequenceStartEvent) event);
    depth--;
    return node;
  }

  private YamlNode sequence(SequenceStartEvent start) {
    List<YamlNode> items = new ArrayList<>();
    Span last = null;
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
      last = written;
    }
    Event end = parser.getEvent();
    return new YamlSequence(items, start.isFlow(), extent(start, start.isFlow(), last, end));
  }

  private YamlNode mapping(MappingStartEvent start) {
    List<YamlEntry> entries = new ArrayList<>();
    Span last = null;
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = node();
      YamlNode value = node();
      last = written;
      if (key instanceof YamlScalar scalar && isMerge(scalar)) {
        merge(scalar, value, entries);
      } else {
        entries.add(new YamlEntry(checkedKey(key), value, false));
      }
    }
    Event end = parser.getEvent();
    return new YamlMapping(entries, start.isFlow(), extent(start, start.isFlow(), last, end));
  }

  private YamlScalar checkedKey(YamlNode key) {
    if (!(key instanceof YamlScalar scalar)) {
      throw refused(
          YamlError.Kind.SYNTAX,
          key.span(),
          "a map cannot be a key; quote the value if it is text");
    }
    if (scalar.value() == null) {
      throw refused(
          YamlError.Kind.SYNTAX, key.span(), "a key cannot be null; quote it if it is text");
    }
    if (scalar.text().length() > limits.keyLength()) {
      throw refused(
          YamlError.Kind.LIMIT,
          key.span(),
          "key of more than "
              + limits.keyLength()
              + " characters; shorten it, or "
              + YamlLimits.remedy("keyLength"));
    }
    return scalar;
  }

  private static boolean isMerge(YamlScalar key) {
    return key.style() == YamlScalar.Style.PLAIN && key.text().equals("<<");
  }

  /** Merged entries come before those written out, which so win; of several maps the first wins. */
  private void merge(YamlScalar key, YamlNode value, List<YamlEntry> entries) {
    List<YamlNode> maps =
        value instanceof YamlSequence sequence ? sequence.items() : List.of(value);
    for (YamlNode map : maps) {
      if (!(map instanceof YamlMapping mapping)) {
        throw refused(
            YamlError.Kind.SYNTAX, key.span(), "a merge key takes a map or a list of maps");
      }
      List<YamlEntry> merged = new ArrayList<>();
      for (YamlEntry entry : mapping.entries()) {
        merged.add(new YamlEntry(entry.key(), entry.value(), true));
      }
      entries.addAll(0, merged);
    }
  }

  private YamlScalar scalar(ScalarEvent event) {
    YamlScalar.Style style = style(event);
    String text = words.same(event.getValue());
    Object value = value(event, text, style);
    return new YamlScalar(text, value, style, spanOf(event));
  }

  private @Nullable Object value(ScalarEvent event, String text, YamlScalar.Style style) {
    String tag = event.getTag();
    if (tag == null || tag.equals("!")) {
      if (style != YamlScalar.Style.PLAIN || tag != null) {
        return text;
      }
      if (ScalarReader.isUnsupported(text)) {
        throw refused(
            YamlError.Kind.SYNTAX,
            spanOf(event),
            "\"" + text + "\" has no meaning in JSON; quote it if it is text");
      }
      return ScalarReader.read(text);
    }
    return tagged(event, tag, text);
  }

  private @Nullable Object tagged(ScalarEvent event, String tag, String text) {
    switch (tag.startsWith(TAGS) ? tag.substring(TAGS.length()) : "") {
      case "int", "float", "bool", "null":
        return ScalarReader.read(text);
      case "binary":
        try {
          return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          throw refused(YamlError.Kind.SYNTAX, spanOf(event), "!!binary value is not base64");
        }
      default:
        return text; // tags of other kinds are ignored
    }
  }

  private static YamlScalar.Style style(ScalarEvent event) {
    if (event.isPlain()) {
      return YamlScalar.Style.PLAIN;
    }
    if (event.isDQuoted()) {
      return YamlScalar.Style.DOUBLE_QUOTED;
    }
    return event.isSQuoted() ? YamlScalar.Style.SINGLE_QUOTED : YamlScalar.Style.BLOCK;
  }

  private Span extent(Event start, boolean flow, @Nullable Span last, Event end) {
    // The end mark of a block collection is the start of whatever comes next, often lines later.
    Span from = spanOf(start);
    if (flow || last == null) {
      return from.to(spanOf(end));
    }
    Span at = Span.at(from.line(), from.column());
    return last.compareTo(at) < 0 ? at : at.to(last);
  }

  private static Refused refused(YamlError.Kind kind, Span span, String message) {
    return new Refused(new YamlError(kind, span, message));
  }

  private Span spanOf(Event event) {
    return shift.span(event.getStartMark(), event.getEndMark());
  }
}
