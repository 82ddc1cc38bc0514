package dev.rollcall.lsp.feature;

import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of an analysis that are in a document. */
final class ObjectsOfDocument {

  private final Analysis analysis;
  private final OpenDocument document;

  ObjectsOfDocument(Analysis analysis, OpenDocument document) {
    this.analysis = analysis;
    this.document = document;
  }

  List<DaemonSet> daemonSets() {
    return ofDocument(analysis.cluster().inventory().daemonSets());
  }

  /** Returns the DaemonSets and Nodes. */
  List<Manifest> all() {
    List<Manifest> all = new ArrayList<>(daemonSets());
    all.addAll(ofDocument(analysis.cluster().nodes()));
    return all;
  }

  /** Returns the DaemonSet that a field belongs to, or null if it is of another object. */
  @Nullable DaemonSet daemonSet(FieldAtPosition at) {
    return find(daemonSets(), at);
  }

  /** Returns the Node that a field belongs to, or null if it is of another object. */
  @Nullable Node node(FieldAtPosition at) {
    return find(ofDocument(analysis.cluster().nodes()), at);
  }

  private <M extends Manifest> List<M> ofDocument(List<M> all) {
    List<M> found = new ArrayList<>();
    for (M each : all) {
      if (analysis.isIn(each.origin().file(), document)) {
        found.add(each);
      }
    }
    return found;
  }

  /** An object is told by where it begins: a file may have several of one name. */
  private static <M extends Manifest> @Nullable M find(List<M> all, FieldAtPosition at) {
    Span wanted = at.object().place().valueSpan();
    for (M each : all) {
      Span span = each.place().valueSpan();
      if (span != null && wanted != null && span.line() == wanted.line()) {
        return each;
      }
    }
    return null;
  }
}
