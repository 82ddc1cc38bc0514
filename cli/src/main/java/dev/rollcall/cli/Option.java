package dev.rollcall.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a command: its name is written once, and it is described and read by the same
 * object. Commands read their options into a record before they do anything else.
 */
sealed interface Option {

  /** Returns the long name, with its dashes. */
  String name();

  /** Returns the option as the library of the command line takes it. */
  OptionSpec spec();

  /** Adds options in the order of the help. */
  static void describe(CommandSyntax syntax, Option... options) {
    for (Option option : options) {
      syntax.add(option);
    }
  }

  private static OptionSpec.Builder multiValue(String name, String label) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1");
  }

  /** An option without a value. */
  record Flag(String name, String description) implements Option {

    @Override
    public OptionSpec spec() {
      return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }

    /** Returns whether it is given. */
    boolean in(Arguments arguments) {
      return arguments.has(name);
    }
  }

  /** An option with one value. */
  record Value(String name, String label, String description) implements Option {

    @Override
    public OptionSpec spec() {
      return OptionSpec.builder(name)
          .paramLabel(label)
          .type(String.class)
          .description(description)
          .build();
    }

    /** Returns its value, or null if it is not given. */
    @Nullable String in(Arguments arguments) {
      return arguments.value(name);
    }
  }

  /** An option with one of a few words, which shells complete. */
  record Choice(String name, String label, List<String> words, String description)
      implements Option {

    @Override
    public OptionSpec spec() {
      return OptionSpec.builder(name)
          .paramLabel(label)
          .type(String.class)
          .completionCandidates(words)
          .description(description)
          .build();
    }

    /** Returns its value, or null if it is not given; refuses other words. */
    @Nullable String in(Arguments arguments) throws UsageException {
      String word = arguments.value(name);
      if (word != null && !words.contains(word)) {
        throw UsageException.noneOf(name, word, words);
      }
      return word;
    }
  }

  /** An option that may be repeated, each time with one value. */
  record Repeatable(String name, String label, String description) implements Option {

    @Override
    public OptionSpec spec() {
      return Option.multiValue(name, label).description(description).build();
    }

    /** Returns its values. */
    List<String> in(Arguments arguments) {
      return arguments.values(name);
    }
  }

  /** An option that may be repeated, and whose values may be joined by commas. */
  record CommaList(String name, String label, String description) implements Option {

    @Override
    public OptionSpec spec() {
      return Option.multiValue(name, label).splitRegex(",").description(description).build();
    }

    /** Returns its values. */
    List<String> in(Arguments arguments) {
      return arguments.values(name);
    }
  }
}
