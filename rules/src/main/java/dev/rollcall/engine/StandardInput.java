package dev.rollcall.engine;

import dev.rollcall.source.SourceFile;

/**
 * Sources of which standard input has been read before a clock runs: whoever writes it may take
 * their time.
 */
final class StandardInput {

  private StandardInput() {}

  static Sources ahead(Sources sources, Inputs inputs) {
    for (Input input : inputs.files()) {
      if (input.path() == null) {
        return ahead(sources, input);
      }
    }
    return sources;
  }

  private static Sources ahead(Sources sources, Input standard) {
    try {
      SourceFile file = sources.read(standard);
      return input -> input.equals(standard) ? file : sources.read(input);
    } catch (SourceReader.UnreadableException e) {
      return input -> {
        if (input.equals(standard)) {
          throw e;
        }
        return sources.read(input);
      };
    }
  }
}
