package dev.rollcall.cli;

import java.util.ArrayList;
import java.util.List;

/** A format of what a command prints; lint has more of its own. */
enum OutputFormat {
  TEXT("text"),
  JSON("json"),
  CSV("csv"),
  HTML("html"),
  JUNIT("junit");

  private final String id;

  OutputFormat(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** The option that chooses among the formats of a command, the first of which is the default. */
  record Choice(List<OutputFormat> formats) {

    /** The name of the option, also where its formats are others. */
    static final String NAME = "--format";

    static Choice of(OutputFormat... formats) {
      return new Choice(List.of(formats));
    }

    /** Returns the option with what its help says. */
    Option option() {
      String last = formats.get(formats.size() - 1).id();
      List<String> others = words().subList(0, formats.size() - 1);
      String listed = others.isEmpty() ? last : String.join(", ", others) + " or " + last;
      return option(listed);
    }

    /** Returns the chosen format. */
    OutputFormat in(Arguments arguments) throws UsageException {
      String word = option("").in(arguments);
      return formats.get(word == null ? 0 : words().indexOf(word));
    }

    private Option.Choice option(String listed) {
      String description = listed + "; default: " + formats.get(0).id() + ".";
      return new Option.Choice(NAME, "FORMAT", words(), description);
    }

    private List<String> words() {
      List<String> words = new ArrayList<>();
      for (OutputFormat format : formats) {
        words.add(format.id());
      }
      return words;
    }
  }
}
