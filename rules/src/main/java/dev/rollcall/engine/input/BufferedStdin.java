package dev.rollcall.engine.input;

import dev.rollcall.source.SourceFile;

/**
 * Sources of which standard input has been read before a clock runs: whoever writes it may take
 * their time.
 */
public final class BufferedStdin {

  private BufferedStdin() {}

  public static InputSource preload(InputSource sources, Inputs inputs) {
    for (Input input : inputs.files()) {
      if (input.path() == null) {
        return preload(sources, input);
      }
    }
    return sources;
  }

  private static InputSource preload(InputSource sources, Input standard) {
    try {
      SourceFile file = sources.read(standard);
      return input -> input.equals(standard) ? file : sources.read(input);
    } catch (FileInputSource.UnreadableException e) {
      return input -> {
        if (input.equals(standard)) {
          throw e;
        }
        return sources.read(input);
      };
    }
  }
}
