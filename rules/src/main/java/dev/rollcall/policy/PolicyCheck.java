package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelPath;
import dev.rollcall.cel.CelUnknown;
import dev.rollcall.cel.LibraryVersion;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.policy.PolicyEvaluation.Decision;
import dev.rollcall.policy.PolicyEvaluation.Kind;
import dev.rollcall.schemas.ApiTypes;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the policies of the input about its objects, as the API server does on creation. */
public final class PolicyCheck {

  private static final String GROUP = "admissionregistration.k8s.io/";

  private final CelCompiler compiler;
  private final AdmissionRequests requests;
  private final Namespaces namespaces = new Namespaces();
  private final ResourceMatch match = new ResourceMatch(namespaces);
  private final List<Policy> policies = new ArrayList<>();
  private final List<FieldCursor> bindings = new ArrayList<>();
  private final Parameters parameters = new Parameters();
  private final List<PolicyFinding> findings = new ArrayList<>();
  private final Set<FieldLocation> added = new HashSet<>();

  /** Creates a check for a version of Kubernetes. */
  public PolicyCheck(ApiTypes types) {
    this.compiler = new CelCompiler(new LibraryVersion(types.version().minor()));
    this.requests = new AdmissionRequests(types);
  }

  /** Returns whether an object makes a check necessary. */
  public static boolean isPolicy(ObjectId id) {
    return id.apiVersion().startsWith(GROUP) && id.kind().startsWith("ValidatingAdmissionPolicy");
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
    if (isPolicy(id) && id.kind().equals("ValidatingAdmissionPolicy")) {
      Policy policy = new PolicyCompiler(compiler, object).compile(named);
      policies.add(policy);
      PolicyVerdict verdict = verdict(policy.name(), null);
      policy.problems().forEach(problem -> invalid(problem, verdict));
    } else if (isPolicy(id) && id.kind().equals("ValidatingAdmissionPolicyBinding")) {
      List<Policy.Problem> problems = PolicyFields.checkBinding(object);
      String policy = object.path("spec", "policyName").stringOrEmpty();
      problems.forEach(problem -> invalid(problem, verdict(policy, id.name())));
      if (problems.isEmpty()) {
        bindings.add(object);
      }
    } else {
      if (id.kind().equals("Namespace") && id.apiVersion().equals("v1")) {
        namespaces.add(object);
      }
      parameters.add(object, id);
    }
  }

  private static PolicyVerdict verdict(String policy, @Nullable String binding) {
    return new PolicyVerdict(policy, binding, null, null, null, null, "object");
  }

  private void invalid(Policy.Problem problem, PolicyVerdict verdict) {
    findings.add(
        new PolicyFinding(
            "policy-invalid",
            Severity.ERROR,
            problem.field().place(),
            problem.path(),
            problem.message(),
            verdict,
            List.of()));
  }

  /** Asks all policies about an object. */
  public void judge(FieldCursor object, ObjectId id) {
    AdmissionRequest request = requests.create(id, object);
    if (request == null) {
      return;
    }
    judge(request);
    if (id.kind().equals("DaemonSet")) {
      judge(AdmissionRequests.podOf(request));
    }
  }

  /** Returns what there is to say. */
  public List<PolicyFinding> findings() {
    return List.copyOf(findings);
  }

  private void judge(AdmissionRequest request) {
    for (Policy policy : policies) {
      if (!policy.problems().isEmpty()) {
        continue;
      }
      Boolean matches = match.matches(policy.constraints(), request);
      if (Boolean.FALSE.equals(matches)) {
        continue;
      }
      boolean bound = false;
      for (FieldCursor binding : bindings) {
        if (binding.path("spec", "policyName").stringOrEmpty().equals(policy.name())) {
          bound = true;
          Boolean both = match.matches(binding.path("spec", "matchResources"), request);
          if (!Boolean.FALSE.equals(both)) {
            judge(new Question(policy, binding, request, matches != null && both != null));
          }
        }
      }
      if (!bound && policy.named()) {
        judge(new Question(policy, null, request, matches != null));
      }
    }
  }

  /**
   * A policy, what binds it, and a request.
   *
   * @param binding null if nothing binds the policy
   * @param certain whether it is certain that the request matches
   */
  private record Question(
      Policy policy, @Nullable FieldCursor binding, AdmissionRequest request, boolean certain) {

    @Nullable String bindingName() {
      return binding == null ? null : binding.path("metadata", "name").stringOrEmpty();
    }

    Severity severity() {
      if (binding == null) {
        return Severity.ERROR;
      }
      Severity gravest = Severity.INFO;
      for (FieldCursor action : binding.path("spec", "validationActions").items()) {
        String name = action.stringOrEmpty();
        if (name.equals("Deny")) {
          return Severity.ERROR;
        }
        gravest = name.equals("Warn") ? Severity.WARNING : gravest;
      }
      return gravest;
    }
  }

  private void judge(Question question) {
    FieldCursor ref =
        question.binding() == null ? null : question.binding().path("spec", "paramRef");
    if (!question.policy().paramKind().isPresent() || ref == null || !ref.isPresent()) {
      evaluate(question, null);
      return;
    }
    Parameters.Found found =
        parameters.find(question.policy().paramKind(), ref, question.request());
    if (found.problem() != null) {
      if (question.policy().failsOnError()) {
        missing(question, "policy-error", found.problem());
      }
      return;
    }
    if (found.parameters().isEmpty()
        && question.policy().failsOnError()
        && ref.get("parameterNotFoundAction").stringOrEmpty().equals("Deny")) {
      missing(
          question,
          "policy-param-missing",
          "no params found for policy binding with `Deny` parameterNotFoundAction");
    }
    found.parameters().forEach(parameter -> evaluate(question, parameter));
  }

  private void missing(Question question, String rule, String message) {
    if (!question.certain()) {
      unknown(question, "a Namespace that is not in the input");
      return;
    }
    add(question, rule, Severity.ERROR, message);
  }

  private void unknown(Question question, String cause) {
    String message = "what policy " + question.policy().name() + " says depends on " + cause;
    add(question, "policy-unknown", Severity.INFO, message);
  }

  private CelActivation activation(AdmissionRequest request, @Nullable FieldCursor parameter) {
    CelMap asked = request.value();
    return name ->
        switch (name) {
          case "object" -> request.object();
          case "oldObject" -> request.oldObject();
          case "request" -> asked;
          case "namespaceObject" -> namespaces.value(request);
          case "params" ->
              parameter == null || parameter.node() == null
                  ? CelNull.NULL
                  : Parameters.value(parameter);
          case "authorizer", "authorizer.requestResource" ->
              throw new CelUnknown("what the authorizer allows");
          default -> null;
        };
  }

  private void evaluate(Question question, @Nullable FieldCursor parameter) {
    AdmissionRequest request = question.request();
    List<Decision> decisions =
        new PolicyEvaluation(question.policy(), activation(request, parameter)).run();
    if (decisions.isEmpty()) {
      return;
    }
    if (!question.certain()) {
      unknown(question, "a Namespace that is not in the input");
      return;
    }
    Set<String> causes = new HashSet<>();
    for (Decision decision : decisions) {
      if (decision.kind() == Kind.UNKNOWN) {
        if (causes.isEmpty()) {
          unknown(question, decision.message());
        }
        causes.add(decision.message());
      } else {
        report(question, parameter, decision);
      }
    }
  }

  private void report(Question question, @Nullable FieldCursor parameter, Decision decision) {
    boolean denied = decision.kind() == Kind.DENIED;
    boolean annotation = decision.annotation() != null;
    Severity severity = annotation ? Severity.ERROR : question.severity();
    String reason =
        denied && decision.validation() != null
            ? decision.validation().source().get("reason").stringOrEmpty()
            : null;
    PolicyVerdict verdict =
        new PolicyVerdict(
            question.policy().name(),
            question.bindingName(),
            decision.validation() == null ? null : decision.validation().index(),
            parameter == null ? null : Parameters.name(parameter),
            decision.annotation(),
            "".equals(reason) ? "Invalid" : reason,
            question.request().pod() ? "pod" : "object");
    FieldCursor at = question.request().source();
    List<Note> notes = new ArrayList<>();
    if (decision.validation() != null) {
      FieldLocation expression = decision.validation().source().get("expression").place();
      notes.add(new Note("the expression of the policy", expression.location()));
      CelPath path =
          Deciders.place(
              question.policy(), decision.validation(), activation(question.request(), parameter));
      at = path == null ? at : Deciders.nearest(at, path);
    }
    String unbound = question.binding() == null ? " (nothing binds the policy; taken as Deny)" : "";
    findings.add(
        new PolicyFinding(
            denied ? "policy-denied" : "policy-error",
            severity,
            at.place(),
            at.place().path(),
            decision.message() + unbound,
            verdict,
            notes));
  }

  private void add(Question question, String rule, Severity severity, String message) {
    FieldCursor at = question.request().source();
    PolicyVerdict verdict =
        new PolicyVerdict(
            question.policy().name(),
            question.bindingName(),
            null,
            null,
            null,
            null,
            question.request().pod() ? "pod" : "object");
    findings.add(
        new PolicyFinding(
            rule, severity, at.place(), at.place().path(), message, verdict, List.of()));
  }
}
