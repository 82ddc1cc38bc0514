package dev.rollcall.lsp.feature;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.document.ProtocolText;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.Rule;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.jspecify.annotations.Nullable;

/** Offers the fixes of rules, and ways to ignore what they flag. */
public final class CodeActions {

  /** The kind of the action that applies all safe fixes. */
  public static final String FIX_ALL = CodeActionKind.SourceFixAll + ".rollcall";

  private final Set<String> ignorable = new HashSet<>();
  private final WorkspaceEdits edits;

  public CodeActions(List<Rule> rules, WorkspaceEdits edits) {
    for (Rule rule : rules) {
      if (rule.info().ignorable()) {
        ignorable.add(rule.info().id());
      }
    }
    this.edits = edits;
  }

  /**
   * Returns the actions at a range.
   *
   * @param fixed what all safe fixes make of a document, asked only if they are wanted
   */
  public List<CodeAction> at(
      CodeActionParams params,
      Analysis analysis,
      OpenDocument document,
      Function<OpenDocument, @Nullable String> fixed) {
    List<CodeAction> actions = new ArrayList<>();
    List<String> kinds = params.getContext().getOnly();
    if (isWanted(CodeActionKind.QuickFix, kinds)) {
      for (Finding finding : analysis.findings(document)) {
        Diagnostic diagnostic = Diagnostics.of(finding, analysis);
        if (Ranges.shareLine(diagnostic.getRange(), params.getRange())) {
          add(actions, analysis, document, new Found(finding, diagnostic));
        }
      }
    }
    if (isWanted(FIX_ALL, kinds) && hasSafeFix(analysis.findings(document))) {
      String text = fixed.apply(document);
      if (text != null) {
        actions.add(fixAll(document, text));
      }
    }
    return actions;
  }

  private record Found(Finding finding, Diagnostic diagnostic) {}

  private static boolean isWanted(String kind, @Nullable List<String> kinds) {
    if (kinds == null || kinds.isEmpty()) {
      return true;
    }
    return kinds.stream().anyMatch(each -> kind.equals(each) || kind.startsWith(each + "."));
  }

  private static boolean hasSafeFix(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.fix() != null && finding.fix().safe()) {
        return true;
      }
    }
    return false;
  }

  private void add(
      List<CodeAction> actions, Analysis analysis, OpenDocument document, Found found) {
    Fix fix = found.finding.fix();
    if (fix != null) {
      actions.add(fix(fix, analysis, document, found.diagnostic));
    }
    String rule = found.finding.rule();
    if (!ignorable.contains(rule)) {
      return;
    }
    IgnoreComments comments = new IgnoreComments(document);
    int line = found.diagnostic.getRange().getStart().getLine();
    addEdit(actions, document, found, "Ignore " + rule + " here", comments.inLine(rule, line));
    Integer first = firstLineOfObject(found.finding, analysis, document);
    if (first != null && first != line) {
      String title = "Ignore " + rule + " in this object";
      addEdit(actions, document, found, title, comments.above(rule, first));
    }
    WorkspaceEdit configured = new ConfiguredIgnore(analysis, edits).edit(rule, document);
    if (configured != null) {
      String title = "Ignore " + rule + " in this file, in .rollcall.yaml";
      actions.add(action(title, found.diagnostic, configured));
    }
  }

  private void addEdit(
      List<CodeAction> actions,
      OpenDocument document,
      Found found,
      String title,
      org.eclipse.lsp4j.@Nullable TextEdit edit) {
    if (edit != null) {
      WorkspaceEdit change = edits.of(document.uri(), document.version(), List.of(edit));
      actions.add(action(title, found.diagnostic, change));
    }
  }

  /**
   * Returns the line of the first key of the object that a finding is in, null if it is in none.
   */
  private static @Nullable Integer firstLineOfObject(
      Finding finding, Analysis analysis, OpenDocument document) {
    for (Manifest manifest : new ObjectsOfDocument(analysis, document).all()) {
      Span extent = manifest.place().valueSpan();
      Span at = finding.location().span();
      if (extent != null && extent.line() <= at.line() && at.line() <= extent.endLine()) {
        int offset = manifest.origin().file().offset(extent.line(), extent.column());
        return document.text().position(offset).getLine();
      }
    }
    return null;
  }

  private CodeAction fix(Fix fix, Analysis analysis, OpenDocument document, Diagnostic diagnostic) {
    Map<String, List<org.eclipse.lsp4j.TextEdit>> changes = new LinkedHashMap<>();
    for (TextEdit edit : fix.edits()) {
      String uri = analysis.uri(edit.location().file());
      Range range = new ProtocolText(edit.location().file().text()).range(edit.location());
      changes
          .computeIfAbsent(uri == null ? document.uri() : uri, any -> new ArrayList<>())
          .add(new org.eclipse.lsp4j.TextEdit(range, edit.text()));
    }
    CodeAction action =
        action(fix.title(), diagnostic, edits.of(changes, document.uri(), document.version()));
    action.setIsPreferred(fix.safe());
    return action;
  }

  private static CodeAction action(String title, Diagnostic diagnostic, WorkspaceEdit edit) {
    CodeAction action = new CodeAction(title);
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(diagnostic));
    action.setEdit(edit);
    return action;
  }

  private CodeAction fixAll(OpenDocument document, String fixed) {
    ProtocolText text = document.text();
    Range whole = text.range(0, text.text().length());
    CodeAction action = new CodeAction("Apply all safe fixes of rollcall");
    action.setKind(FIX_ALL);
    action.setEdit(
        edits.of(
            document.uri(),
            document.version(),
            List.of(new org.eclipse.lsp4j.TextEdit(whole, fixed))));
    return action;
  }
}
