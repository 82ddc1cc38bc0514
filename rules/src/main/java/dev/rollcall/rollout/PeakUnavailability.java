package dev.rollcall.rollout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The worst moment of a rollout.
 *
 * @param seconds when most pods are unavailable for the first time
 * @param nodes the nodes without an available pod then
 * @param zones how many of them lie in each zone, zones without one left out
 * @param worstZone the zone that ever misses most pods, empty if no zone is known
 * @param mostInWorstZone how many it misses
 * @param sizeOfWorstZone how many should be available in it
 */
public record PeakUnavailability(
    double seconds,
    List<String> nodes,
    Map<String, Integer> zones,
    String worstZone,
    int mostInWorstZone,
    int sizeOfWorstZone) {

  public PeakUnavailability {
    nodes = List.copyOf(nodes);
    zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
  }
}
