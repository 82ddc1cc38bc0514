package dev.rollcall.placement.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Manifests;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ports that come and go, of a few numbers on several addresses. */
final class TakenPortsTest {

  private static final String[] ADDRESSES = {"0.0.0.0", "10.0.0.1", "10.0.0.2"};

  private final DaemonSet daemonSet =
      Manifests.inventory(
              """
              apiVersion: apps/v1
              kind: DaemonSet
              metadata: {name: a}
              spec: {template: {spec: {containers: [{name: c, image: i}]}}}
              """)
          .daemonSets()
          .get(0);
  private final PortIndex numbers = new PortIndex();
  private final Random random = new Random(26);

  @Test
  void clashesAreThoseOfEachPairThatIsThere() {
    TakenPorts taken = new TakenPorts();
    List<PodInfo> there = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      if (there.size() > 8 || (!there.isEmpty() && random.nextInt(3) == 0)) {
        PodInfo gone = there.remove(random.nextInt(there.size()));
        taken.remove(gone);
      } else {
        PodInfo pod = pod(random.nextInt(4));
        there.add(pod);
        taken.add(pod);
      }
      PodInfo asking = pod(1 + random.nextInt(2));
      int clashes = 0;
      for (PodInfo pod : there) {
        clashes += TakenPorts.clashes(asking, pod);
      }
      assertEquals(clashes, taken.clashes(asking));
      assertEquals(clashes > 0, taken.clashWith(asking));
    }
  }

  private PodInfo pod(int count) {
    List<HostPort> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String address = ADDRESSES[random.nextInt(ADDRESSES.length)];
      ports.add(new HostPort(address, random.nextBoolean() ? "TCP" : "UDP", random.nextInt(3)));
    }
    PodDemand demand = new PodDemand(new long[0], ports, numbers.numbers(ports), 0, false);
    return new PodInfo(daemonSet, daemonSet.template().meta().labels(), daemonSet.pod(), 0, demand);
  }
}
