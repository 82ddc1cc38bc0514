package dev.rollcall.report;

/**
 * What becomes of one DaemonSet on one node.
 *
 * @param mark the letter of its shape on the page
 * @param wanted the reason in words that hold for all nodes alike, empty if there is none
 * @param message the reason with what this node has instead
 */
public record MatrixCell(char mark, String wanted, String message) {

  public static MatrixCell of(char mark) {
    return new MatrixCell(mark, "", "");
  }

  public static MatrixCell of(char mark, String reason) {
    return new MatrixCell(mark, reason, reason);
  }
}
