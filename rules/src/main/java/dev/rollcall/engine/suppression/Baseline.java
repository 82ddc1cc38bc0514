package dev.rollcall.engine.suppression;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.Fingerprints;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.SourceObject;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The findings that were there when somebody began to lint: they are not shown again, until there
 * are more of them. Told apart by rule, file, object and field, so that lines may move.
 */
public final class Baseline {

  private static final String MARK = "rollcallBaseline";
  private static final long VERSION = 1;
  private static final String[] PARTS = {"rule", "file", "object", "path"};

  private final Map<String, Integer> counts;

  private Baseline(Map<String, Integer> counts) {
    this.counts = new TreeMap<>(counts);
  }

  /** Thrown where a file is no baseline; the message says why. */
  public static final class BaselineException extends Exception {
    private static final long serialVersionUID = 1;

    BaselineException(String message) {
      super(message);
    }
  }

  /**
   * Creates the baseline of a run.
   *
   * @param names what turns the name of an input into one that is the same in every run
   */
  public static Baseline of(List<Finding> findings, UnaryOperator<String> names) {
    Fingerprints fingerprints = new Fingerprints(names);
    Map<String, Integer> counts = new TreeMap<>();
    findings.forEach(finding -> counts.merge(fingerprints.keyOf(finding), 1, Integer::sum));
    return new Baseline(counts);
  }

  /** Reads a baseline. */
  public static Baseline read(SourceFile file) throws BaselineException {
    YamlFile parsed = new YamlParser(YamlLimits.DEFAULT).parse(file);
    boolean one = parsed.problems().isEmpty() && parsed.documents().size() == 1;
    if (!one || !(parsed.documents().get(0).root() instanceof YamlMapping mapping)) {
      throw new BaselineException("no baseline; write one with --write-baseline");
    }
    SourceObject origin = new SourceObject(file, ObjectId.UNKNOWN);
    FieldCursor root =
        new FieldCursor(FieldLocation.root(origin, mapping.head(), mapping.span()), mapping);
    Long version = root.get(MARK).integer();
    if (version == null || version != VERSION) {
      throw new BaselineException(
          version == null
              ? "no baseline; write one with --write-baseline"
              : "a baseline of another version; write it again with --write-baseline");
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (FieldCursor item : root.get("findings").items()) {
      List<String> parts = new ArrayList<>();
      for (String part : PARTS) {
        parts.add(item.get(part).stringOrEmpty());
      }
      Long count = item.get("count").integer();
      if (count != null && count < 1) {
        throw new BaselineException(
            "no baseline: the count " + count + "; write it again with --write-baseline");
      }
      int times = count == null ? 1 : (int) Math.min(count, Integer.MAX_VALUE);
      counts.merge(String.join("\n", parts), times, Baseline::capped);
    }
    return new Baseline(counts);
  }

  private static int capped(int one, int other) {
    return (int) Math.min((long) one + other, Integer.MAX_VALUE);
  }

  /** Returns the baseline as JSON, an entry per line so that versions of it merge. */
  public String write() {
    StringBuilder out = new StringBuilder();
    out.append("{\n\"").append(MARK).append("\": ").append(VERSION).append(",\n\"findings\": [");
    String separator = "\n";
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      String[] parts = entry.getKey().split("\n", -1);
      out.append(separator).append('{');
      for (int i = 0; i < PARTS.length; i++) {
        String value = new JsonWriter().value(i < parts.length ? parts[i] : "").toString().strip();
        out.append('"').append(PARTS[i]).append("\": ").append(value).append(", ");
      }
      out.append("\"count\": ").append(entry.getValue()).append('}');
      separator = ",\n";
    }
    return out.append("\n]\n}\n").toString();
  }

  /** Returns how many findings it holds. */
  public int size() {
    int size = 0;
    for (int count : counts.values()) {
      size = capped(size, count);
    }
    return size;
  }

  /** Returns the result without the findings that the baseline holds. */
  public RunResult apply(RunResult result, UnaryOperator<String> names) {
    Fingerprints fingerprints = new Fingerprints(names);
    Map<String, Integer> left = new HashMap<>(counts);
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : result.findings()) {
      String key = fingerprints.keyOf(finding);
      int rest = left.getOrDefault(key, 0);
      if (rest > 0) {
        left.put(key, rest - 1);
      } else {
        kept.add(finding);
      }
    }
    int hidden = result.findings().size() - kept.size();
    return result.withFindings(kept, result.suppressed() + hidden);
  }

  /** Returns how many of its findings a run over the files no longer has. */
  public int gone(RunResult result, Set<String> files, UnaryOperator<String> names) {
    Map<String, Integer> now = of(result.findings(), names).counts;
    int gone = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (files.contains(entry.getKey().split("\n", -1)[1])) {
        gone += Math.max(0, entry.getValue() - now.getOrDefault(entry.getKey(), 0));
      }
    }
    return gone;
  }
}
