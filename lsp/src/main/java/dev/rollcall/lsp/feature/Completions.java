package dev.rollcall.lsp.feature;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.rule.Rule;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Proposes what can be typed: labels and taints of the nodes, fields and values of the API. */
public final class Completions {

  private static final Pattern IGNORE =
      Pattern.compile("#\\s*rollcall:\\s*ignore\\s+(?:[a-z-]+,\\s*)*([a-z-]*)$");

  private final List<Rule> rules;
  private final SchemaSuggestions schema = new SchemaSuggestions();

  public Completions(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Returns the proposals at a position, the likeliest first. */
  public List<CompletionItem> at(Analysis analysis, OpenDocument document, Position position) {
    String line = document.text().line(position.getLine());
    String before = line.substring(0, Math.min(position.getCharacter(), line.length()));
    Matcher ignore = IGNORE.matcher(before);
    if (ignore.find()) {
      Insertion insertion = new Insertion(position, ignore.group(1), line);
      return items(ruleIds(analysis, document, position), insertion, false);
    }
    if (before.contains("#")) {
      return List.of();
    }
    CompletionPoint point = CompletionPoint.of(document.text(), position);
    List<Suggestion> suggestions = new ClusterSuggestions(analysis.cluster()).at(point);
    if (suggestions == null) {
      suggestions = schema.at(point, analysis.result().versions().last());
    }
    return items(suggestions, new Insertion(position, point.typed(), line), point.key() == null);
  }

  /** Returns the rules that flag the line and the one below it, then all others. */
  private List<Suggestion> ruleIds(Analysis analysis, OpenDocument document, Position position) {
    Set<String> ids = new LinkedHashSet<>();
    for (Finding finding : analysis.findings(document)) {
      int line = Diagnostics.of(finding, analysis).getRange().getStart().getLine();
      if (line == position.getLine() || line == position.getLine() + 1) {
        ids.add(finding.rule());
      }
    }
    for (Rule rule : rules) {
      if (rule.info().ignorable()) {
        ids.add(rule.info().id());
      }
    }
    List<Suggestion> suggestions = new ArrayList<>();
    ids.forEach(id -> suggestions.add(Suggestion.word(id, "")));
    return suggestions;
  }

  /**
   * Where text goes.
   *
   * @param typed what of it is there before the position
   * @param line the whole line
   */
  private record Insertion(Position position, String typed, String line) {

    Range range() {
      int start = position.getCharacter() - typed.length();
      return new Range(new Position(position.getLine(), start), position);
    }

    /** Returns the quote that is open, or an empty string. */
    String quote() {
      return typed.startsWith("\"") || typed.startsWith("'") ? typed.substring(0, 1) : "";
    }

    /** Returns the quote that is still to be written at the end. */
    String closingQuote() {
      return line.startsWith(quote(), position.getCharacter()) ? "" : quote();
    }
  }

  private static List<CompletionItem> items(
      List<Suggestion> suggestions, Insertion insertion, boolean keys) {
    List<CompletionItem> items = new ArrayList<>();
    String quote = insertion.quote();
    for (Suggestion suggestion : suggestions) {
      String text = suggestion.text();
      boolean string = suggestion.kind() == CompletionItemKind.Value && quote.isEmpty();
      String written = quote + (string ? YamlEdits.string(text) : text) + insertion.closingQuote();
      CompletionItem item = new CompletionItem(text);
      item.setKind(suggestion.kind());
      item.setDetail(suggestion.detail().isEmpty() ? null : suggestion.detail());
      item.setSortText(String.valueOf(10_000 + items.size()));
      item.setFilterText(quote + text);
      String end = keys && !insertion.line().contains(":") ? ": " : "";
      item.setTextEdit(Either.forLeft(new TextEdit(insertion.range(), written + end)));
      items.add(item);
    }
    return items;
  }
}
