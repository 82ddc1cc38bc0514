package dev.rollcall.report;

import dev.rollcall.model.DaemonSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One DaemonSet of the matrix on the page.
 *
 * @param figures what a table says of it, by the heads of the columns
 * @param told why it does not run on every node and what would change that, empty if there is
 *     nothing to say
 * @param cells what becomes of it on a node
 */
public record MatrixColumn(
    DaemonSet daemonSet,
    Map<String, String> figures,
    String told,
    Function<Integer, MatrixCell> cells) {

  public MatrixColumn {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }
}
