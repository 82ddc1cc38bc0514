package dev.rollcall.apiserver;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts where an answer agrees with what the server said, and keeps what differs by field. */
final class AgreementCounter {

  private static final Pattern ALREADY_SET =
      Pattern.compile("line (\\d+): key \"?([^\"]*)\"? already set in map");

  private final Map<String, List<String>> differences = new TreeMap<>();
  private int cases;
  private int verdicts;
  private int withCauses;
  private int causes;
  private int withStrict;
  private int strict;
  private int withDuplicates;
  private int duplicates;
  private int withWarnings;
  private int warnings;

  /** Compares one answer with one recording. */
  void add(FieldCursor recording, List<FieldError> refusals, List<ApiServerWarning> warned) {
    add(recording, recording.get("observed"), refusals, warned);
  }

  /** Compares one answer with what one of several servers said of a document. */
  void add(
      FieldCursor recording,
      FieldCursor observed,
      List<FieldError> refusals,
      List<ApiServerWarning> warned) {
    boolean accepted = observed.get("accepted").isTrue();
    cases++;
    boolean same = accepted == refusals.isEmpty();
    verdicts += same ? 1 : 0;
    if (!same) {
      String server = observed.get("message").stringOrEmpty();
      Set<String> mine = set(refusals);
      String first = mine.isEmpty() ? server : mine.iterator().next();
      differ("verdict " + (accepted ? "refused " : "taken ") + general(first), recording);
    }
    causes(recording, observed, refusals);
    strict(recording, observed, refusals);
    duplicates(recording, observed, refusals);
    warnings(recording, observed, warned);
  }

  private void causes(FieldCursor recording, FieldCursor observed, List<FieldError> refusals) {
    List<FieldCursor> wanted = observed.get("causes").items();
    if (wanted.isEmpty()) {
      return;
    }
    withCauses++;
    Set<String> server = new TreeSet<>();
    for (FieldCursor cause : wanted) {
      server.add(cause.get("reason").string() + " " + cause.get("field").string());
    }
    Set<String> mine = set(refusals);
    causes += mine.equals(server) ? 1 : 0;
    compare(recording, server, mine);
  }

  private void strict(FieldCursor recording, FieldCursor observed, List<FieldError> refusals) {
    List<FieldCursor> wanted = observed.get("strict").items();
    if (wanted.isEmpty()) {
      return;
    }
    withStrict++;
    Set<String> server = new TreeSet<>();
    for (FieldCursor unknown : wanted) {
      server.add("UnknownField " + unknown.get("field").string());
    }
    Set<String> mine = set(refusals);
    mine.removeIf(line -> line.startsWith("DuplicateField"));
    strict += mine.equals(server) ? 1 : 0;
    compare(recording, server, mine);
  }

  /** The server tells of duplicate keys by key and line. */
  private void duplicates(FieldCursor recording, FieldCursor observed, List<FieldError> refusals) {
    String message = observed.get("message").stringOrEmpty();
    Set<String> server = new TreeSet<>();
    Matcher matcher = ALREADY_SET.matcher(message);
    while (matcher.find()) {
      server.add("line " + matcher.group(1) + ": key " + matcher.group(2));
    }
    if (server.isEmpty()) {
      return;
    }
    withDuplicates++;
    Set<String> mine = new TreeSet<>();
    for (FieldError refusal : refusals) {
      Span value = refusal.place().valueSpan();
      if (refusal.reason() == CauseType.DUPLICATE_FIELD && value != null) {
        mine.add("line " + value.line() + ": key " + refusal.place().name());
      }
    }
    duplicates += mine.equals(server) ? 1 : 0;
    compare(recording, server, mine);
  }

  private void warnings(
      FieldCursor recording, FieldCursor observed, List<ApiServerWarning> warned) {
    Set<String> server = new TreeSet<>();
    for (FieldCursor warning : observed.get("warnings").items()) {
      server.add(warning.stringOrEmpty().replace("\\\"", "\""));
    }
    Set<String> mine = new TreeSet<>();
    for (ApiServerWarning warning : warned) {
      mine.add((warning.path().isEmpty() ? "" : warning.path() + ": ") + warning.text());
    }
    if (server.isEmpty() && mine.isEmpty()) {
      return;
    }
    withWarnings++;
    warnings += mine.equals(server) ? 1 : 0;
    compare(recording, server, mine);
  }

  private void compare(FieldCursor recording, Set<String> server, Set<String> mine) {
    for (String line : server) {
      if (!mine.contains(line)) {
        differ("missing " + general(line), recording);
      }
    }
    for (String line : mine) {
      if (!server.contains(line)) {
        differ("too much " + general(line), recording);
      }
    }
  }

  private void differ(String what, FieldCursor recording) {
    List<String> ids = differences.computeIfAbsent(what, key -> new ArrayList<>());
    ids.add(recording.get("id").string() + " (" + recording.get("change").string() + ")");
  }

  private static Set<String> set(List<FieldError> refusals) {
    Set<String> set = new TreeSet<>();
    for (FieldError refusal : refusals) {
      set.add(refusal.reason().id() + " " + refusal.path());
    }
    return set;
  }

  private static String general(String line) {
    String text = line.replaceAll("\\[\\d+]", "[*]");
    return text.substring(0, Math.min(150, text.length()));
  }

  double verdictShare() {
    return share(verdicts, cases);
  }

  double causeShare() {
    return share(causes, withCauses);
  }

  double strictShare() {
    return share(strict, withStrict);
  }

  double duplicateShare() {
    return share(duplicates, withDuplicates);
  }

  double warningShare() {
    return share(warnings, withWarnings);
  }

  private static double share(int good, int all) {
    return all == 0 ? 1 : (double) good / all;
  }

  /** Returns the figures, and a table of what differs. */
  String table(String title) {
    StringBuilder out = new StringBuilder(title);
    out.append(": verdicts ").append(verdicts).append('/').append(cases);
    out.append(", causes ").append(causes).append('/').append(withCauses);
    out.append(", unknown fields ").append(strict).append('/').append(withStrict);
    out.append(", duplicate fields ").append(duplicates).append('/').append(withDuplicates);
    out.append(", warnings ").append(warnings).append('/').append(withWarnings).append('\n');
    differences.entrySet().stream()
        .sorted((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()))
        .forEach(
            entry ->
                out.append(
                    "%5d %s%n      e.g. %s%n"
                        .formatted(
                            entry.getValue().size(), entry.getKey(), entry.getValue().get(0))));
    return out.toString();
  }
}
