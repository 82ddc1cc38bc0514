package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ReferencedObjects;

/** Flags ServiceAccounts that are absent although the input holds others of the namespace. */
final class ServiceAccountMissing implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "service-account-missing",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "ServiceAccount that the input does not have")
          .searchTerms("error looking up service account", "serviceaccount not found");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Value<String> account = daemonSet.pod().serviceAccountName();
    if (!account.isGiven() || account.get().equals("default")) {
      return; // every namespace has that one
    }
    if (ReferencedObjects.of(daemonSet, context).isAbsent("ServiceAccount", account.get())) {
      context.report(
          account.place(),
          "there is no ServiceAccount \"%s\" in namespace \"%s\": no pod is created until there is; add it"
              .formatted(account.get(), daemonSet.namespace()));
    }
  }
}
