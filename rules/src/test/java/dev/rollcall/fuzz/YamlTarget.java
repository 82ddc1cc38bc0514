package dev.rollcall.fuzz;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.FileInputSource.UnreadableException;
import dev.rollcall.engine.input.Input;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlComment;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlError;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/** Whatever the bytes, the parser returns documents and problems that lie inside of the text. */
final class YamlTarget {

  private static final int MAX_BYTES = 1 << 20;

  private final SourceFile file;
  private final Positions positions;

  private YamlTarget(SourceFile file) {
    this.file = file;
    this.positions = new Positions(file);
  }

  static void run(byte[] input) {
    SourceFile file = decode(Recipe.cook(input));
    if (file != null) {
      new YamlTarget(file).check();
    }
  }

  private static @Nullable SourceFile decode(byte[] bytes) {
    try {
      return new FileInputSource(new ByteArrayInputStream(bytes), MAX_BYTES)
          .read(new Input(Subject.NAME, null));
    } catch (UnreadableException e) {
      String message = e.unreadable().message();
      Promise.hold(message.startsWith("not UTF-") || message.startsWith("larger"), message);
      return null;
    }
  }

  private void check() {
    YamlFile parsed = Subject.parse(file);
    for (YamlError problem : parsed.problems()) {
      positions.hold(problem.span(), problem);
      Promise.hold(!problem.message().isBlank(), "a problem says what it is", problem);
    }
    for (YamlDocument document : parsed.documents()) {
      positions.hold(document.span(), document);
      if (document.root() != null) {
        node(document.root());
      }
    }
    for (YamlComment comment : parsed.comments()) {
      positions.hold(comment.span(), comment);
      String written = positions.textOf(comment.span());
      Promise.hold(written.contains(comment.text()), "a comment stands where it says", comment);
    }
    YamlFile again = Subject.parse(file);
    Promise.hold(again.problems().equals(parsed.problems()), "the same text, the same problems");
    Promise.hold(again.documents().size() == parsed.documents().size(), "the same documents");
  }

  private void node(YamlNode node) {
    positions.hold(node.span(), node);
    positions.hold(node.head(), node);
    if (node instanceof YamlScalar scalar) {
      scalar(scalar);
    } else if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        inside(node.span(), item);
        node(item);
      }
    } else if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        scalar(entry.key());
        inside(node.span(), entry.value());
        node(entry.value());
      }
    }
  }

  private void scalar(YamlScalar scalar) {
    Span span = scalar.span();
    positions.hold(span, scalar);
    boolean plain = scalar.style() == YamlScalar.Style.PLAIN && span.line() == span.endLine();
    if (plain) {
      String written = positions.textOf(span).replace('\t', ' ');
      Promise.hold(
          written.endsWith(scalar.text().replace('\t', ' ')),
          "a word stands where it says, behind its tag and anchor",
          scalar);
    }
  }

  /** What an alias stands for is written before. */
  private static void inside(Span whole, YamlNode part) {
    Span end = Span.at(whole.endLine(), whole.endColumn());
    Span partEnd = Span.at(part.span().endLine(), part.span().endColumn());
    boolean before = part.span().compareTo(Span.at(whole.line(), whole.column())) < 0;
    Promise.hold(before || partEnd.compareTo(end) <= 0, "a part ends with its whole", whole, part);
  }
}
