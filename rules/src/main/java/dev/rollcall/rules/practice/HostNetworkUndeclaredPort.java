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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flags a port that a probe calls and that a pod of the host network does not declare. */
final class HostNetworkUndeclaredPort implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "host-network-undeclared-port",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "port of the host network that the scheduler does not know of")
          .searchTerms("address already in use", "bind: address already in use");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (!daemonSet.pod().host().network().get()) {
      return;
    }
    Set<Long> declared = new HashSet<>();
    for (Container container : daemonSet.pod().allContainers()) {
      for (ContainerPort port : container.ports()) {
        declared.add(port.containerPort().get());
      }
    }
    for (Container container : EffectiveResources.lasting(daemonSet.pod())) {
      for (Probe probe :
          List.of(
              container.startupProbe(), container.readinessProbe(), container.livenessProbe())) {
        Long port = number(probe.port().get());
        if (port == null || !isOwn(probe) || !declared.add(port)) {
          continue;
        }
        context.report(
            probe.port().place(),
            "port %s is the node's by hostNetwork but not declared, so a second pod that takes it is placed here and fails to bind; add containerPort: %s to ports"
                .formatted(port, port));
      }
    }
  }

  private static @Nullable Long number(String port) {
    for (int i = 0; i < port.length(); i++) {
      if (!Character.isDigit(port.charAt(i))) {
        return null;
      }
    }
    return port.isEmpty() || port.length() > 5 ? null : Long.valueOf(port);
  }

  private static boolean isOwn(Probe probe) {
    String host = probe.host().get();
    return host.isEmpty() || host.equals("127.0.0.1") || host.equals("localhost");
  }
}
