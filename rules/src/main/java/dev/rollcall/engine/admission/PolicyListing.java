package dev.rollcall.engine.admission;

import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.source.Location;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The policies of an input, and what binds them.
 *
 * @param policies the policies, in the order of the input
 * @param dangling the bindings of policies that are not in the input
 */
public record PolicyListing(List<Entry> policies, List<Binding> dangling) {

  public PolicyListing {
    policies = List.copyOf(policies);
    dangling = List.copyOf(dangling);
  }

  /**
   * A policy.
   *
   * @param matches the operations and resources of each rule, such as {@code CREATE
   *     apps/daemonsets}
   * @param param the kind of its parameters, or null without any
   * @param problems why the API server would not create it
   */
  public record Entry(
      String name,
      Location place,
      String failurePolicy,
      List<String> matches,
      int validations,
      @Nullable String param,
      List<String> problems,
      List<Binding> bindings) {}

  /**
   * A binding.
   *
   * @param policy the name of the policy that it binds
   * @param param the name or selector of the parameters, or null without any
   * @param where what it is limited to, empty for all
   */
  public record Binding(
      String name,
      Location place,
      String policy,
      List<String> actions,
      @Nullable String param,
      List<String> where) {}

  /** Lists policies among objects. */
  public static PolicyListing of(List<FieldCursor> objects, PolicyCheck check) {
    List<Binding> bindings = new ArrayList<>();
    for (FieldCursor object : objects) {
      if (is(object, "ValidatingAdmissionPolicyBinding")) {
        bindings.add(binding(object));
      }
    }
    List<Entry> policies = new ArrayList<>();
    for (FieldCursor object : objects) {
      if (is(object, "ValidatingAdmissionPolicy")) {
        check.add(object, object.place().origin().object(), true);
        List<Binding> own = new ArrayList<>(bindings);
        String name = name(object);
        own.removeIf(binding -> !binding.policy().equals(name));
        policies.add(policy(object, own, check));
      }
    }
    bindings.removeIf(
        binding -> policies.stream().anyMatch(policy -> policy.name().equals(binding.policy())));
    return new PolicyListing(policies, bindings);
  }

  private static boolean is(FieldCursor object, String kind) {
    return PolicyCheck.isPolicy(object.place().origin().object())
        && object.place().origin().object().kind().equals(kind);
  }

  private static String name(FieldCursor object) {
    return object.path("metadata", "name").stringOrEmpty();
  }

  private static Entry policy(FieldCursor object, List<Binding> bindings, PolicyCheck check) {
    FieldCursor spec = object.get("spec");
    String failure = spec.get("failurePolicy").stringOrEmpty();
    String kind = spec.path("paramKind", "kind").stringOrEmpty();
    List<String> problems = new ArrayList<>();
    for (PolicyFinding finding : check.findings()) {
      if (Objects.equals(finding.verdict().policy(), name(object))) {
        problems.add(finding.path() + ": " + finding.message());
      }
    }
    return new Entry(
        name(object),
        object.place().location(),
        failure.isEmpty() ? "Fail" : failure,
        rules(spec.get("matchConstraints")),
        spec.get("validations").items().size(),
        kind.isEmpty() ? null : kind,
        problems,
        bindings);
  }

  private static List<String> rules(FieldCursor match) {
    List<String> rules = new ArrayList<>();
    for (FieldCursor rule : match.get("resourceRules").items()) {
      String operations = String.join(",", texts(rule.get("operations")));
      for (String group : texts(rule.get("apiGroups"))) {
        for (String resource : texts(rule.get("resources"))) {
          rules.add(operations + " " + (group.isEmpty() ? "" : group + "/") + resource);
        }
      }
    }
    return rules;
  }

  private static Binding binding(FieldCursor object) {
    FieldCursor spec = object.get("spec");
    FieldCursor ref = spec.get("paramRef");
    String param = ref.get("name").stringOrEmpty();
    String namespace = ref.get("namespace").stringOrEmpty();
    if (!param.isEmpty() && !namespace.isEmpty()) {
      param = namespace + "/" + param;
    }
    List<String> where = new ArrayList<>();
    FieldCursor match = spec.get("matchResources");
    for (FieldCursor limit : match.entries()) {
      where.add(limit.name());
    }
    return new Binding(
        name(object),
        object.place().location(),
        spec.get("policyName").stringOrEmpty(),
        texts(spec.get("validationActions")),
        !ref.isPresent() ? null : param.isEmpty() ? "by selector" : param,
        where);
  }

  private static List<String> texts(FieldCursor list) {
    List<String> texts = new ArrayList<>();
    list.items().forEach(item -> texts.add(item.stringOrEmpty()));
    return texts;
  }
}
