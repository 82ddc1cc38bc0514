package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Probe;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;

/**
 * Flags a probe of a pod with its own network that calls the loopback address, which is that of the
 * node.
 */
final class ProbeOnLocalhostHost implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "probe-on-localhost-host",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "probe that calls the loopback address of the node")
          .searchTerms("Readiness probe failed", "connect: connection refused");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (daemonSet.pod().host().network().get()) {
      return; // there the two are one
    }
    for (Container container : EffectiveResources.lasting(daemonSet.pod())) {
      check(container, container.livenessProbe(), context);
      check(container, container.readinessProbe(), context);
      check(container, container.startupProbe(), context);
    }
  }

  private static void check(Container container, Probe probe, RuleContext context) {
    String host = probe.host().get();
    boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    if (!loopback || isHostPort(probe.port().get(), container)) {
      return;
    }
    context.report(
        probe.host().place(),
        "the probe calls %s of the node, where the kubelet runs, not of the pod; leave host out"
            .formatted(host));
  }

  private static boolean isHostPort(String probed, Container container) {
    for (ContainerPort port : container.ports()) {
      boolean named = port.name().get().equals(probed);
      if (port.isOnHost() && (named || port.hostPort().get().toString().equals(probed))) {
        return true;
      }
    }
    return false;
  }
}
