package dev.rollcall.engine.change;

import java.util.List;

/**
 * A ConfigMap or a Secret that changes while the pods that read it are not restarted.
 *
 * @param kind {@code ConfigMap} or {@code Secret}
 * @param stale what keeps the old text until the pods are replaced: environments, subPath mounts
 * @param following the volumes that get the new text by themselves
 */
public record ConfigChange(String kind, String name, List<String> stale, List<String> following) {

  public ConfigChange {
    stale = List.copyOf(stale);
    following = List.copyOf(following);
  }

  /** Returns a sentence without a full stop. */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    text.append(kind).append(" \"").append(name).append("\" changes, and no pod is restarted: ");
    if (!stale.isEmpty()) {
      text.append(String.join(", ", stale)).append(stale.size() == 1 ? " keeps" : " keep");
      text.append(" the old text until the pods are replaced");
    }
    if (!following.isEmpty()) {
      text.append(stale.isEmpty() ? "" : "; ").append(String.join(", ", following));
      text.append(following.size() == 1 ? " follows" : " follow");
      text.append(" within minutes, and the process has to read it again");
    }
    return text.toString();
  }
}
