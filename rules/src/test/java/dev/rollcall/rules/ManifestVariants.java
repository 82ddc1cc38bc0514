package dev.rollcall.rules;

import dev.rollcall.source.SourceFile;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** Writes the documents of a file anew, one value of them in another way. */
final class ManifestVariants {

  /** How the chosen value is written. */
  enum Writing {
    /** As it is. */
    PLAIN,
    /** A string without its quotes, or a number in its place. */
    TYPED,
    /** In quotes. */
    QUOTED,
    NULL,
    /** With an anchor. */
    ANCHORED,
    /** The second item of a list begins with what the first one holds. */
    MERGED,
    /** A list item that stands twice, the second time as an alias. */
    ALIASED
  }

  private final StringBuilder out = new StringBuilder();
  private final Writing writing;
  private final int chosen;
  private int seen;
  private int numbers;

  private ManifestVariants(Writing writing, int chosen) {
    this.writing = writing;
    this.chosen = chosen;
  }

  /** Returns the file in every variant of a kind, each with another value changed. */
  static List<SourceFile> of(SourceFile file, Writing writing) {
    List<YamlDocument> documents =
        new YamlParser(YamlLimits.DEFAULT)
            .parse(file).documents().stream().filter(each -> each.root() != null).toList();
    List<SourceFile> variants = new ArrayList<>();
    for (int i = 0; ; i++) {
      ManifestVariants variant = new ManifestVariants(writing, i);
      for (YamlDocument document : documents) {
        variant.out.append("---");
        variant.write(document.root(), 0);
        variant.out.append('\n');
      }
      boolean last = variant.seen <= i || writing == Writing.PLAIN;
      if (!last || writing == Writing.PLAIN) {
        variants.add(new SourceFile(file.name(), variant.out.toString()));
      }
      if (last) {
        return variants;
      }
    }
  }

  private void write(YamlNode node, int indent) {
    String margin = "\n" + " ".repeat(indent);
    if (node instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
      if (indent > 0 && isChosen(Writing.ANCHORED)) {
        out.append(" &a");
      }
      entries(mapping, margin, indent);
    } else if (node instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
      items(sequence, margin, indent);
    } else {
      out.append(' ');
      leaf(node);
    }
  }

  private void entries(YamlMapping mapping, String margin, int indent) {
    for (YamlEntry entry : mapping.entries()) {
      out.append(margin).append(quoted(entry.name())).append(':');
      boolean names = indent == 0 && !(entry.value() instanceof YamlMapping);
      if (!names && isChosen(Writing.NULL)) {
        continue;
      }
      write(entry.value(), indent + 2);
    }
  }

  private void items(YamlSequence sequence, String margin, int indent) {
    boolean maps = sequence.items().get(0) instanceof YamlMapping;
    boolean merged = maps && sequence.items().size() > 1 && isChosen(Writing.MERGED);
    boolean aliased = maps && isChosen(Writing.ALIASED);
    for (int i = 0; i < sequence.items().size(); i++) {
      out.append(margin).append('-');
      if (i == 0 && (merged || aliased)) {
        out.append(" &m");
      }
      if (i == 1 && merged) {
        out.append(margin).append("  <<: *m");
      }
      write(sequence.items().get(i), indent + 2);
    }
    if (aliased) {
      out.append(margin).append("- *m");
    }
  }

  private void leaf(YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      out.append(node instanceof YamlMapping ? "{}" : "[]");
      return;
    }
    boolean string = scalar.value() instanceof String;
    if (isChosen(Writing.TYPED)) {
      boolean digits = string && scalar.text().matches("[0-9]+|true|false");
      out.append(digits ? scalar.text() : Integer.toString(7 + numbers++));
    } else if (!string && isChosen(Writing.QUOTED)) {
      out.append('"').append(scalar.text()).append('"');
    } else {
      out.append(string ? quoted(scalar.text()) : scalar.text());
    }
  }

  private boolean isChosen(Writing kind) {
    return writing == kind && seen++ == chosen;
  }

  private static String quoted(String text) {
    return new JsonWriter().value(text).toString().strip();
  }
}
