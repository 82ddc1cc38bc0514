package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import java.util.List;

/**
 * What the text of a file holds.
 *
 * @param documents the documents that could be read, in order
 * @param problems why others could not
 * @param comments the comments that mention rollcall
 */
public record ParsedFile(
    SourceFile file,
    List<YamlDocument> documents,
    List<YamlProblem> problems,
    List<YamlComment> comments) {

  public ParsedFile {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
    comments = List.copyOf(comments);
  }
}
