package dev.rollcall.lsp.feature;

import dev.rollcall.config.ConfigProblem;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.document.ProtocolText;
import dev.rollcall.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Range;

/** Shows findings as diagnostics: the code is the id of the rule. */
public final class Diagnostics {

  private static final String SOURCE = "rollcall";

  /** Rules that flag text which could be removed without any effect. */
  private static final Set<String> UNNECESSARY =
      Set.of(
          "capability-without-effect",
          "duplicate-list-entry",
          "duplicate-toleration",
          "field-dropped",
          "ignore-matches-nothing",
          "ignore-unused",
          "on-delete-ignores-block",
          "pod-affinity-on-daemonset",
          "preferred-affinity-useless",
          "topology-spread-on-daemonset");

  private Diagnostics() {}

  /** Returns the diagnostics of a document. */
  public static List<Diagnostic> of(Analysis analysis, OpenDocument document) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Finding finding : analysis.findings(document)) {
      diagnostics.add(of(finding, analysis));
    }
    return diagnostics;
  }

  /** Returns what is wrong with a configuration. */
  public static List<Diagnostic> of(List<ConfigProblem> problems) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (ConfigProblem problem : problems) {
      Range range = range(problem.location());
      Diagnostic diagnostic =
          new Diagnostic(range, problem.message(), DiagnosticSeverity.Error, SOURCE);
      diagnostic.setCode("configuration");
      diagnostics.add(diagnostic);
    }
    return diagnostics;
  }

  /** Returns a finding as a diagnostic. */
  static Diagnostic of(Finding finding, Analysis analysis) {
    Diagnostic diagnostic =
        new Diagnostic(range(finding.location()), finding.message(), severity(finding), SOURCE);
    diagnostic.setCode(finding.rule());
    if (finding.category() == Category.OUTDATED) {
      diagnostic.setTags(List.of(DiagnosticTag.Deprecated));
    } else if (UNNECESSARY.contains(finding.rule())) {
      diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    for (Note note : finding.notes()) {
      // A note that points nowhere is about the finding itself.
      Location at = note.location() == null ? finding.location() : note.location();
      String uri = analysis.uri(at.file());
      if (uri != null) {
        related.add(
            new DiagnosticRelatedInformation(
                new org.eclipse.lsp4j.Location(uri, range(at)), note.message()));
      }
    }
    diagnostic.setRelatedInformation(related.isEmpty() ? null : related);
    return diagnostic;
  }

  private static Range range(Location location) {
    return new ProtocolText(location.file().text()).marked(location);
  }

  private static DiagnosticSeverity severity(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFO -> DiagnosticSeverity.Information;
    };
  }
}
