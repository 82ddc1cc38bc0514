package dev.rollcall.lsp.feature;

import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.document.ProtocolText;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;

/** Shows above each DaemonSet how many nodes get a pod. */
public final class CodeLenses {

  private CodeLenses() {}

  /** Returns the lenses of a document. */
  public static List<CodeLens> of(Analysis analysis, OpenDocument document) {
    List<CodeLens> lenses = new ArrayList<>();
    if (analysis.partial()) {
      return lenses;
    }
    for (DaemonSet daemonSet : new ObjectsOfDocument(analysis, document).daemonSets()) {
      SourceFile file = daemonSet.origin().file();
      Location key = new Location(file, daemonSet.place().keySpan());
      Range range = new ProtocolText(file.text()).range(key);
      // A command without a name is shown as text.
      String title = PlacementText.line(analysis.cluster(), daemonSet);
      lenses.add(new CodeLens(range, new Command(title, ""), null));
    }
    return lenses;
  }
}
