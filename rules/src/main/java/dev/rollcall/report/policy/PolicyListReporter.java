package dev.rollcall.report.policy;

import dev.rollcall.engine.admission.PolicyListing;
import dev.rollcall.report.TextTable;
import dev.rollcall.source.Location;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.WordWrap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what binds which policy where, as text or JSON. */
public final class PolicyListReporter {

  private PolicyListReporter() {}

  /** Returns a table of the policies, a row for each binding, and what is wrong with them. */
  public static String text(PolicyListing listing, int width) {
    TextTable table =
        new TextTable(
            List.of("POLICY", "BINDING", "ACTIONS", "MATCHES", "PARAMETERS", "LIMITED BY"),
            "PARAMETERS",
            "LIMITED BY");
    StringBuilder problems = new StringBuilder();
    for (PolicyListing.Entry policy : listing.policies()) {
      String matches = String.join("; ", policy.matches());
      if (policy.bindings().isEmpty()) {
        table.row(List.of(policy.name(), "<none>", "", matches, kind(policy.param()), ""));
      }
      for (PolicyListing.Binding binding : policy.bindings()) {
        table.row(row(policy.name(), binding, matches));
      }
      for (String problem : policy.problems()) {
        String what = " is refused by the API server: ";
        WordWrap.append(problems, policy.name() + what + problem, 0, 2, width);
        problems.append('\n');
      }
    }
    for (PolicyListing.Binding binding : listing.dangling()) {
      table.row(row(binding.policy() + " (not here)", binding, ""));
    }
    StringBuilder out = new StringBuilder();
    table.append(out, "", width);
    out.append(problems.isEmpty() ? "" : "\n").append(problems);
    long unbound = listing.policies().stream().filter(each -> each.bindings().isEmpty()).count();
    out.append('\n').append(policies(listing.policies().size()));
    return out.append(unbound == 0 ? "\n" : ", " + unbound + " bound by nothing\n").toString();
  }

  private static List<String> row(String policy, PolicyListing.Binding binding, String matches) {
    return List.of(
        policy,
        binding.name(),
        String.join(",", binding.actions()),
        matches,
        kind(binding.param()),
        String.join(", ", binding.where()));
  }

  private static String policies(int count) {
    return count == 1 ? "1 policy" : count + " policies";
  }

  private static String kind(@Nullable String param) {
    return param == null ? "" : param;
  }

  /** Returns the JSON contract of {@code policy list}: fields may be added, never renamed. */
  public static String json(PolicyListing listing) {
    JsonWriter json = new JsonWriter().object();
    json.name("policies").array();
    for (PolicyListing.Entry policy : listing.policies()) {
      json.object().field("name", policy.name());
      place(json, policy.place());
      json.field("failurePolicy", policy.failurePolicy());
      texts(json, "matches", policy.matches());
      json.field("validations", policy.validations());
      json.field("paramKind", policy.param());
      texts(json, "problems", policy.problems());
      bindings(json, "bindings", policy.bindings());
      json.end();
    }
    json.end();
    bindings(json, "bindingsWithoutPolicy", listing.dangling());
    return json.end().toString();
  }

  private static void bindings(JsonWriter json, String name, List<PolicyListing.Binding> bindings) {
    json.name(name).array();
    for (PolicyListing.Binding binding : bindings) {
      json.object().field("name", binding.name());
      json.field("policy", binding.policy());
      place(json, binding.place());
      texts(json, "actions", binding.actions());
      json.field("param", binding.param());
      texts(json, "limitedBy", binding.where());
      json.end();
    }
    json.end();
  }

  private static void place(JsonWriter json, Location place) {
    json.field("file", place.file().name());
    json.field("line", place.span().line());
  }

  private static void texts(JsonWriter json, String name, List<String> texts) {
    json.name(name).array();
    texts.forEach(json::value);
    json.end();
  }
}
