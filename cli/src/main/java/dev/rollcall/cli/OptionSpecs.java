package dev.rollcall.cli;

import dev.rollcall.text.Spelling;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Describes and reads parameters, and checks options. The annotations of the library would cost a
 * quarter of the start-up.
 */
final class OptionSpecs {

  private OptionSpecs() {}

  /** Begins an option that may be repeated. */
  static OptionSpec.Builder multiValue(String name, String label) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1");
  }

  /** Words the refusal of a value of which only some are taken. */
  static UsageException noneOf(String option, String value, List<String> known) {
    String near = Spelling.nearest(value, known);
    for (String each : known) {
      near = near == null && value.length() > 2 && each.startsWith(value) ? each : near;
    }
    String question = Spelling.question(near);
    return new UsageException(
        option + " \"" + value + "\" is none of " + String.join(", ", known) + question);
  }

  static PositionalParamSpec parameters(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity(arity)
        .required(!arity.startsWith("0"))
        .description(description)
        .build();
  }

  /** A parameter that has to be there, at its place among the parameters. */
  static PositionalParamSpec parameter(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .paramLabel(label)
        .type(String.class)
        .required(true)
        .description(description)
        .build();
  }

  /** A parameter that may be left out, at its place among the parameters. */
  static PositionalParamSpec optionalParameter(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity("0..1")
        .paramLabel(label)
        .type(String.class)
        .required(false)
        .description(description)
        .build();
  }

  /** Any number of parameters behind others. */
  static PositionalParamSpec furtherParameters(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(index + "..*")
        .arity("0..*")
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .required(false)
        .description(description)
        .build();
  }

  static String parameter(ParseResult arguments, int index) {
    return arguments.matchedPositionalValue(index, "");
  }

  static List<String> parameters(ParseResult arguments, int index) {
    return arguments.matchedPositionalValue(index, List.of());
  }

  /** Returns the paths from a place among the parameters on; without any the directory. */
  static List<String> paths(ParseResult arguments, int index) {
    List<String> paths = parameters(arguments, index);
    return paths.isEmpty() ? List.of(".") : paths;
  }

  static List<String> parameters(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, List.of());
  }

  /** Refuses values that are empty, and options that exclude each other. */
  static void check(ParseResult arguments, List<ConflictingOptions> exclusions)
      throws UsageException {
    for (OptionSpec option : arguments.matchedOptions()) {
      boolean list = option.isMultiValue();
      String name = option.longestName();
      if (option.stringValues().contains("")
          || (list && option.typedValues().contains(List.of()))) {
        throw new UsageException(name + " is empty; write " + name + " " + option.paramLabel());
      }
    }
    for (PositionalParamSpec positional : arguments.matchedPositionals()) {
      if (positional.stringValues().contains("")) {
        throw new UsageException("an argument is empty; leave it out, or put a name in");
      }
    }
    for (ConflictingOptions exclusion : exclusions) {
      exclusion.check(arguments);
    }
  }

  /** Returns the one parameter of a command that takes no more. */
  static String singleParameter(String label, ParseResult arguments) throws UsageException {
    List<String> given = parameters(arguments);
    if (given.size() != 1) {
      throw new UsageException("one " + label + " is taken, not also \"" + given.get(1) + "\"");
    }
    return given.get(0);
  }
}
