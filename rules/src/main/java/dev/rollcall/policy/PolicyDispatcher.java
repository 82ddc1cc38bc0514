package dev.rollcall.policy;

import dev.rollcall.cel.CelActivation;
import dev.rollcall.cel.CelNull;
import dev.rollcall.cel.CelPath;
import dev.rollcall.cel.CelUnknown;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.policy.Parameters.Parameter;
import dev.rollcall.policy.Policy.Validation;
import dev.rollcall.policy.PolicyEvaluation.Decision;
import dev.rollcall.policy.PolicyEvaluation.Kind;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks policies about one request; mirrors {@code dispatcher.Dispatch}. */
final class PolicyDispatcher {

  private final AdmissionRequest request;
  private final Namespaces namespaces;
  private final Parameters parameters;
  private final KnownVerdicts verdicts;
  private final List<PolicyFinding> findings = new ArrayList<>();
  private final Deciders places;
  private final RequestResults shared = new RequestResults();
  private @Nullable Object namespaceObject;

  PolicyDispatcher(
      AdmissionRequest request,
      Namespaces namespaces,
      Parameters parameters,
      KnownVerdicts verdicts) {
    this.request = request;
    this.verdicts = verdicts;
    this.places = new Deciders(request);
    this.namespaces = namespaces;
    this.parameters = parameters;
  }

  /** Returns what the policies say. */
  List<PolicyFinding> ask(List<Policy> policies, Map<String, List<Binding>> bindings) {
    for (Policy policy : policies) {
      if (!policy.problems().isEmpty()) {
        continue;
      }
      Boolean matches = policy.constraints().matches(request, namespaces);
      if (Boolean.FALSE.equals(matches)) {
        continue;
      }
      List<Binding> bound = bindings.getOrDefault(policy.name(), List.of());
      for (Binding binding : bound) {
        Boolean both = binding.matchResources().matches(request, namespaces);
        if (!Boolean.FALSE.equals(both)) {
          judge(new Question(policy, binding, matches != null && both != null));
        }
      }
      if (bound.isEmpty() && policy.named()) {
        judge(new Question(policy, null, matches != null));
      }
    }
    return List.copyOf(findings);
  }

  /**
   * A policy that matches the request, and what binds it.
   *
   * @param binding null if nothing binds the policy
   * @param certain whether it is certain that the request matches
   */
  private record Question(Policy policy, @Nullable Binding binding, boolean certain) {

    @Nullable String bindingName() {
      return binding == null ? null : binding.name();
    }

    Severity severity() {
      return binding == null ? Severity.ERROR : binding.severity();
    }
  }

  private void judge(Question question) {
    FieldCursor ref = question.binding() == null ? null : question.binding().paramRef();
    FieldCursor paramKind = question.policy().paramKind();
    if (paramKind == null || ref == null) {
      evaluate(question, null);
      return;
    }
    Parameters.Found found = parameters.find(paramKind, ref, request);
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

  private Object namespaceObject() {
    Object made = namespaceObject;
    if (made == null) {
      made = namespaces.value(request);
      namespaceObject = made;
    }
    return made;
  }

  private CelActivation activation(@Nullable Parameter parameter) {
    return name ->
        switch (name) {
          case "object" -> request.objectValue();
          case "oldObject" -> request.oldObjectValue();
          case "request" -> request.value();
          case "namespaceObject" -> namespaceObject();
          case "params" -> parameter == null ? CelNull.NULL : parameter.value();
          case "authorizer", "authorizer.requestResource" ->
              throw new CelUnknown("what the authorizer allows");
          default -> null;
        };
  }

  private void evaluate(Question question, @Nullable Parameter parameter) {
    PolicyEvaluation evaluation =
        new PolicyEvaluation(question.policy(), activation(parameter), shared.with(parameter));
    List<Decision> decisions = evaluation.run();
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
        report(question, parameter, decision, evaluation.place(decision));
      }
    }
  }

  private void report(
      Question question, @Nullable Parameter parameter, Decision decision, @Nullable CelPath path) {
    boolean denied = decision.kind() == Kind.DENIED;
    Validation validation = decision.validation();
    PolicyVerdict verdict =
        verdicts.same(
            new PolicyVerdict(
                question.policy().name(),
                question.bindingName(),
                validation == null ? null : validation.index(),
                parameter == null ? null : parameter.name(),
                decision.annotation(),
                denied && validation != null ? validation.reason() : null,
                request.pod() ? "pod" : "object"));
    Deciders.Place place = places.nearest(path);
    String message = decision.message();
    findings.add(
        new PolicyFinding(
            denied ? "policy-denied" : "policy-error",
            decision.annotation() == null ? question.severity() : Severity.ERROR,
            place.location(),
            place.path(),
            decision.lead(),
            question.binding() == null ? message + PolicyCheck.UNBOUND : message,
            verdict,
            validation == null ? List.of() : List.of(validation.place())));
  }

  private void add(Question question, String rule, Severity severity, String message) {
    String lead = severity == Severity.ERROR ? "failed to configure binding: " : "";
    Deciders.Place place = places.nearest(null);
    PolicyVerdict verdict =
        new PolicyVerdict(
            question.policy().name(),
            question.bindingName(),
            null,
            null,
            null,
            null,
            request.pod() ? "pod" : "object");
    findings.add(
        new PolicyFinding(
            rule, severity, place.location(), place.path(), lead, message, verdict, List.of()));
  }
}
