package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.source.SourceFile;

/** Guesses what a file is that cannot be read. */
final class FileContent {

  private FileContent() {}

  /**
   * Returns whether a file that was found among others, and that the user does not name, is no
   * manifest that is broken: settings in JSON with comments, or a text that templates read.
   */
  static boolean isOfAnotherTool(Input input, SourceFile file, ChartFiles charts) {
    boolean other = input.name().endsWith(".json") || input.isOfWholeRepository();
    return input.isFound() && ((other && !isLikeManifest(file)) || charts.isAsset(input));
  }

  /** Returns whether a template is one of manifests, and not of a page or of a playbook. */
  static boolean isMeantForServers(Input input, SourceFile file, ChartFiles charts) {
    boolean meant = !input.isFound() || isLikeManifest(file) || charts.isTemplate(input);
    return meant && !charts.isOfLibrary(input);
  }

  /** Returns whether a text has one of the two names that every object has. */
  static boolean isLikeManifest(SourceFile file) {
    String text = file.text();
    if (file.name().endsWith(".json")) {
      return text.contains("\"apiVersion\"") && text.contains("\"kind\"");
    }
    return text.contains("apiVersion") || text.startsWith("kind:") || text.contains("\nkind:");
  }
}
