package dev.rollcall.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A parameter of a command.
 *
 * @param label what the help calls it
 * @param index its place among the parameters as the library writes it; null for all of them
 * @param arity how often it may be there as the library writes it; null for once
 * @param many whether it is a list of values
 * @param required whether it has to be there
 */
record Parameter(
    String label,
    @Nullable String index,
    @Nullable String arity,
    boolean many,
    boolean required,
    String description) {

  /** All that is no option. */
  static Parameter all(String label, String arity, String description) {
    return new Parameter(label, null, arity, true, !arity.startsWith("0"), description);
  }

  /** One that has to be there. */
  static Parameter at(int index, String label, String description) {
    return new Parameter(label, Integer.toString(index), null, false, true, description);
  }

  /** One that may be left out. */
  static Parameter optionalAt(int index, String label, String description) {
    return new Parameter(label, Integer.toString(index), "0..1", false, false, description);
  }

  /** Any number of them behind others. */
  static Parameter from(int index, String label, String description) {
    return new Parameter(label, index + "..*", "0..*", true, false, description);
  }

  /** One of them at least behind others. */
  static Parameter someFrom(int index, String label, String description) {
    return new Parameter(label, index + "..*", "1..*", true, true, description);
  }

  /** Returns the parameter as the library of the command line takes it. */
  PositionalParamSpec spec() {
    PositionalParamSpec.Builder spec =
        PositionalParamSpec.builder().paramLabel(label).required(required).description(description);
    if (many) {
      spec.type(List.class).auxiliaryTypes(String.class);
    } else {
      spec.type(String.class);
    }
    if (index != null) {
      spec.index(index);
    }
    if (arity != null) {
      spec.arity(arity);
    }
    return spec.build();
  }
}
