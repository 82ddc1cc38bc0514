package dev.rollcall.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command line says.
 *
 * @param original its words as they were given
 * @param options the options that are given, by their long names, each with its values; a flag has
 *     none
 * @param parameters what is no option and no value of one
 */
record Arguments(
    List<String> original, Map<String, List<String>> options, List<String> parameters) {

  Arguments {
    original = List.copyOf(original);
    options = Map.copyOf(options);
    parameters = List.copyOf(parameters);
  }

  /** Returns whether the option is given. */
  boolean has(String option) {
    return options.containsKey(option);
  }

  /** Returns the value of the option, or null if it is not given. */
  @Nullable String value(String option) {
    List<String> values = options.get(option);
    return values == null ? null : values.get(0);
  }

  /** Returns the values of the option, none if it is not given. */
  List<String> values(String option) {
    List<String> values = options.get(option);
    return values == null ? List.of() : values;
  }

  /** Returns the parameter at the index, empty if there are fewer. */
  String parameter(int index) {
    return index < parameters.size() ? parameters.get(index) : "";
  }

  /** Returns the parameters from the index on. */
  List<String> parameters(int index) {
    return index < parameters.size() ? parameters.subList(index, parameters.size()) : List.of();
  }

  /** Returns the paths from a place among the parameters on; without any the directory. */
  List<String> paths(int index) {
    List<String> paths = parameters(index);
    return paths.isEmpty() ? List.of(".") : paths;
  }

  /** Returns the one parameter of a command that takes no more. */
  String singleParameter(String label) throws UsageException {
    if (parameters.size() != 1) {
      throw new UsageException(
          "one " + label + " is taken, not also \"" + parameters.get(1) + "\"");
    }
    return parameters.get(0);
  }
}
