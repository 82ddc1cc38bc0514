package dev.rollcall.podadmission;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Value;
import java.util.List;

/** The part of the ServiceAccount plugin that refuses pods: serviceaccount/admission.go. */
final class ServiceAccountPlugin {

  private ServiceAccountPlugin() {}

  static void admit(DaemonSet daemonSet, AbsentObjects absent, List<PodRefusal> refusals) {
    Value<String> account = daemonSet.pod().serviceAccountName();
    String name = account.get();
    // Every namespace has the default one.
    if (account.isGiven() && !name.equals("default") && absent.contains("ServiceAccount", name)) {
      refusals.add(
          new PodRefusal(
              PodRefusal.SERVICE_ACCOUNT,
              "error looking up service account %s/%s: serviceaccount \"%s\" not found"
                  .formatted(daemonSet.namespace(), name, name),
              account.place(),
              account.place()));
    }
  }
}
