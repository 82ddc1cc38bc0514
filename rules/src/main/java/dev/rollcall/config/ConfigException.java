package dev.rollcall.config;

import java.util.List;

/** Thrown where a configuration is wrong. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<ConfigProblem> problems;

  public ConfigException(List<ConfigProblem> problems) {
    super(problems.get(0).toString());
    this.problems = List.copyOf(problems);
  }

  /** Returns everything that is wrong, in the order of the text. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
