package dev.rollcall.rules.security;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/** Flags a hostPort on all addresses of the node. */
final class HostPortAnyAddress implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-port-any-address",
              Category.SECURITY,
              Severity.INFO,
              "0.1.0",
              "port of the node that is open on every address")
          .searchTerms("hostPort exposed");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (daemonSet.pod().host().network().get()) {
      return; // there the process itself chooses the address
    }
    for (ContainerPort port : daemonSet.pod().hostPorts()) {
      String address = port.hostIp().get();
      if (address.isEmpty() || address.equals("0.0.0.0") || address.equals("::")) {
        context.report(
            port.hostPort().place(),
            "host port %s is open on every address of the node, also on public ones; set hostIP, for example to 127.0.0.1"
                .formatted(port.hostPort().get()));
      }
    }
  }
}
