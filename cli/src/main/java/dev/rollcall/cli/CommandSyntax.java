package dev.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options and parameters that a command takes, in the order of its help. */
final class CommandSyntax {

  private final List<NamedOption> options = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();

  /**
   * An option of the command.
   *
   * @param shortName its other name, null if it has none
   * @param words what shells complete in place of what the option itself says, null if nothing
   */
  private record NamedOption(
      Option option, @Nullable String shortName, @Nullable List<String> words) {}

  /** Returns what the command takes, with what all commands take. */
  static CommandSyntax of(Command command) {
    CommandSyntax syntax = new CommandSyntax();
    command.describe(syntax);
    syntax.add(Main.COLOR);
    return syntax;
  }

  /** Adds an option. */
  void add(Option option) {
    options.add(new NamedOption(option, null, null));
  }

  /** Adds an option that has a short name as well. */
  void add(Option option, String shortName) {
    options.add(new NamedOption(option, shortName, null));
  }

  /** Adds an option of which shells complete the values. */
  void add(Option option, List<String> words) {
    options.add(new NamedOption(option, null, words));
  }

  /** Adds a parameter. */
  void add(Parameter parameter) {
    parameters.add(parameter);
  }

  /** Returns the option of a name, long or short; null if the command has none. */
  @Nullable Option find(String name) {
    for (NamedOption each : options) {
      if (each.option.name().equals(name) || name.equals(each.shortName)) {
        return each.option;
      }
    }
    return null;
  }

  List<Option> options() {
    List<Option> found = new ArrayList<>(options.size());
    options.forEach(each -> found.add(each.option));
    return found;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** Adds everything to what the library of the command line knows of the command. */
  void describe(CommandSpec spec) {
    parameters.forEach(parameter -> spec.addPositional(parameter.spec()));
    for (NamedOption each : options) {
      OptionSpec.Builder builder = OptionSpec.builder(each.option.spec());
      if (each.shortName != null) {
        builder.names(each.shortName, each.option.name());
      }
      if (each.words != null) {
        builder.completionCandidates(each.words);
      }
      spec.addOption(builder.build());
    }
  }

  /** Returns the options as the library of the command line takes them. */
  List<OptionSpec> optionSpecs() {
    CommandSpec spec = CommandSpec.create();
    describe(spec);
    return spec.options();
  }
}
