package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import java.util.List;

/**
 * What a file holds, or a stretch of it.
 *
 * @param stretch what was read
 * @param documents the documents that could be read, in order
 * @param problems why others could not
 * @param comments the comments that mention rollcall
 */
public record YamlFile(
    SourceFile file,
    DocumentChunk stretch,
    List<YamlDocument> documents,
    List<YamlError> problems,
    List<YamlComment> comments) {

  public YamlFile {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
    comments = List.copyOf(comments);
  }

  /** Returns whether a comment on a line of its own stands behind all documents. */
  public boolean endsWithComment() {
    int end = 0;
    for (YamlDocument document : documents) {
      if (document.root() != null) {
        end = document.root().span().endLine();
      }
    }
    for (YamlComment comment : comments) {
      if (comment.ownLine() && comment.span().line() > end) {
        return true;
      }
    }
    return false;
  }
}
