package dev.rollcall.rollout;

import java.util.List;

/**
 * What stops a new pod on a node although it would fit.
 *
 * @param refusals why the API server does not create it, each with the name of the plugin
 * @param unready why it never starts or never becomes Ready
 */
public record NewPodObstacles(List<String> refusals, List<String> unready) {

  public static final NewPodObstacles NONE = new NewPodObstacles(List.of(), List.of());

  public NewPodObstacles {
    refusals = List.copyOf(refusals);
    unready = List.copyOf(unready);
  }
}
