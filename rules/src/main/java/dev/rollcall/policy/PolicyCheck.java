package dev.rollcall.policy;

import dev.rollcall.cel.CelPath;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.schemas.ApiTypes;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks the policies of the input about its objects, as the API server does. */
public final class PolicyCheck {

  /** What is added to the message of a policy that nothing binds. */
  public static final String UNBOUND = " (nothing binds the policy; taken as Deny)";

  private static final String GROUP = "admissionregistration.k8s.io/";

  private static final String MUTATING = "MutatingAdmissionPolicy";

  private final CompiledPolicies compiled;
  private final AdmissionRequests requests;
  private final Namespaces namespaces = new Namespaces();
  private final List<Policy> policies = new ArrayList<>();

  /** The policies that a user names, or that no server has stored. */
  private final List<Policy> others = new ArrayList<>();

  private final Map<String, List<Binding>> bindings = new HashMap<>();

  /** The policies that may match creations, by the kind of the object. */
  private final Map<String, List<Policy>> askedAbout = new ConcurrentHashMap<>();

  private final Parameters parameters = new Parameters();
  private final KnownVerdicts verdicts = new KnownVerdicts();
  private final List<PolicyFinding> findings = new ArrayList<>();
  private final Set<FieldLocation> added = new HashSet<>();

  /** Creates a check for a version of Kubernetes. */
  public PolicyCheck(ApiTypes types) {
    this(new CompiledPolicies(types));
  }

  /** Creates a check that takes policies that are compiled from others. */
  public PolicyCheck(CompiledPolicies compiled) {
    this.compiled = compiled;
    this.requests = new AdmissionRequests(compiled.types());
  }

  /** Returns whether an object makes a check necessary. */
  public static boolean isPolicy(ObjectId id) {
    return id.apiVersion().startsWith(GROUP) && id.kind().startsWith("ValidatingAdmissionPolicy");
  }

  /** Returns whether an object is a policy, not what binds one. */
  static boolean isValidatingPolicy(ObjectId id) {
    return isPolicy(id) && id.kind().equals("ValidatingAdmissionPolicy");
  }

  /**
   * Adds a policy, a binding, a parameter or a Namespace; other objects may be parameters.
   *
   * @param named whether an option names the file
   */
  public void add(FieldCursor object, ObjectId id, boolean named) {
    if (!added.add(object.place())) {
      return;
    }
    if (isValidatingPolicy(id)) {
      Policy policy = compiled.of(object, named);
      policies.add(policy);
      if (named || !isStored(object)) {
        others.add(policy);
      }
      PolicyVerdict verdict = verdict(policy.name(), null);
      policy.problems().forEach(problem -> invalid(problem, verdict));
    } else if (isPolicy(id) && id.kind().equals("ValidatingAdmissionPolicyBinding")) {
      List<Policy.Problem> problems = PolicyFields.checkBinding(object);
      String policy = object.path("spec", "policyName").stringOrEmpty();
      problems.forEach(problem -> invalid(problem, verdict(policy, id.name())));
      if (problems.isEmpty()) {
        bindings.computeIfAbsent(policy, any -> new ArrayList<>()).add(Binding.of(object));
      }
    } else {
      if (id.kind().equals("Namespace") && id.apiVersion().equals("v1")) {
        namespaces.add(object);
      }
      if (named && isOfAnotherEngine(id)) {
        notRead(object, id);
      }
      parameters.add(object, id);
    }
  }

  /** Returns whether an object is a policy that the API server does not evaluate itself. */
  private static boolean isOfAnotherEngine(ObjectId id) {
    String group = id.apiVersion().substring(0, Math.max(0, id.apiVersion().indexOf('/')));
    boolean kyverno = group.endsWith("kyverno.io") && id.kind().endsWith("Policy");
    return kyverno || group.endsWith("gatekeeper.sh") || id.kind().equals(MUTATING);
  }

  private void notRead(FieldCursor object, ObjectId id) {
    String message =
        "what the %s %s says is not known: only ValidatingAdmissionPolicies are evaluated"
            .formatted(id.kind(), id.name());
    Policy.Problem problem = new Policy.Problem(object, "", message);
    findings.add(finding("policy-unknown", Severity.INFO, problem, verdict(id.name(), null)));
  }

  private static PolicyVerdict verdict(String policy, @Nullable String binding) {
    return new PolicyVerdict(policy, binding, null, null, null, null, "object");
  }

  private void invalid(Policy.Problem problem, PolicyVerdict verdict) {
    findings.add(finding("policy-invalid", Severity.ERROR, problem, verdict));
  }

  private static PolicyFinding finding(
      String rule, Severity severity, Policy.Problem problem, PolicyVerdict verdict) {
    return new PolicyFinding(
        rule,
        severity,
        problem.field().place(),
        problem.path(),
        "",
        problem.message(),
        verdict,
        List.of());
  }

  /**
   * Returns what the policies say of the creation of an object, and of the pods of a DaemonSet. The
   * policies of a cluster are not asked about what it has taken. Several threads may ask, once
   * everything is added.
   */
  public List<PolicyFinding> judge(FieldCursor object, ObjectId id) {
    boolean stored = isStored(object);
    List<Policy> asked = asked(RequestKind.of(id, "CREATE"), stored);
    List<Policy> ofPods =
        id.kind().equals("DaemonSet") ? asked(RequestKind.POD, stored) : List.of();
    if (asked.isEmpty() && ofPods.isEmpty()) {
      return List.of();
    }
    AdmissionRequest request = requests.create(id, object);
    List<PolicyFinding> told = new ArrayList<>(ask(request, asked));
    if (request != null && !ofPods.isEmpty()) {
      told.addAll(ask(AdmissionRequests.podOf(request), ofPods));
    }
    return told;
  }

  /** Returns the policies that may match requests of a kind. */
  private List<Policy> asked(RequestKind kind, boolean stored) {
    String key = kind.resource() + '/' + kind.version() + '/' + kind.group() + stored;
    List<Policy> known = askedAbout.get(key);
    if (known == null) {
      known = new ArrayList<>();
      for (Policy policy : stored ? others : policies) {
        if (policy.constraints().mayMatch(kind)) {
          known.add(policy);
        }
      }
      askedAbout.put(key, known);
    }
    return known;
  }

  private static boolean isStored(FieldCursor object) {
    FieldCursor metadata = object.get("metadata");
    return metadata.get("uid").isPresent() && metadata.get("resourceVersion").isPresent();
  }

  /** Returns what the policies say of the creation of an object. */
  public List<PolicyFinding> creation(FieldCursor object, ObjectId id) {
    return ask(requests.create(id, object));
  }

  /** Returns what the policies say of the pod that a DaemonSet's controller makes. */
  public List<PolicyFinding> pod(FieldCursor daemonSet, ObjectId id) {
    AdmissionRequest request =
        id.kind().equals("DaemonSet") ? requests.create(id, daemonSet) : null;
    return ask(request == null ? null : AdmissionRequests.podOf(request));
  }

  /** Returns what the policies say of an object that takes the place of another. */
  public List<PolicyFinding> update(FieldCursor old, FieldCursor now, ObjectId id) {
    return ask(requests.update(id, old, now));
  }

  /** Returns what the policies say of the deletion of an object. */
  public List<PolicyFinding> deletion(FieldCursor old, ObjectId id) {
    return ask(requests.delete(id, old));
  }

  /** Returns whether two objects hold the same, however they are written. */
  public static boolean isSame(FieldCursor a, FieldCursor b) {
    CelPath root = CelPath.root("object");
    return CelTree.withoutNulls(a.node(), root).equals(CelTree.withoutNulls(b.node(), root));
  }

  private List<PolicyFinding> ask(@Nullable AdmissionRequest request) {
    return ask(request, policies);
  }

  private List<PolicyFinding> ask(@Nullable AdmissionRequest request, List<Policy> asked) {
    return request == null
        ? List.of()
        : new PolicyDispatcher(request, namespaces, parameters, verdicts).ask(asked, bindings);
  }

  /** Returns what the expressions of valid policies ask for and no kind has that they match. */
  public List<PolicyFinding> typeFindings() {
    List<PolicyFinding> told = new ArrayList<>();
    for (Policy policy : policies) {
      PolicyVerdict verdict = verdict(policy.name(), null);
      for (Policy.Problem problem :
          policy.problems().isEmpty()
              ? PolicyTypeCheck.check(compiled.compiler(), policy.source(), compiled.types())
              : List.<Policy.Problem>of()) {
        told.add(finding("policy-type", Severity.WARNING, problem, verdict));
      }
    }
    return told;
  }

  /** Returns whether policies are asked about objects of a kind. */
  public static boolean isAsked(ObjectId id) {
    return AdmissionRequests.isAsked(id);
  }

  /** Returns the number of validations of each policy, by its name. */
  public Map<String, Integer> validations() {
    Map<String, Integer> validations = new LinkedHashMap<>();
    policies.forEach(policy -> validations.put(policy.name(), policy.validations().size()));
    return validations;
  }

  /** Returns whether there is no policy to ask. */
  public boolean isEmpty() {
    return policies.isEmpty();
  }

  /** Returns what was said of the policies and bindings themselves. */
  public List<PolicyFinding> findings() {
    return List.copyOf(findings);
  }
}
