package dev.rollcall.engine.change;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Something that the upgrade of a cluster changes for a manifest.
 *
 * @param since the first minor on the way that does it
 * @param message what it is, in the style of a finding's message
 * @param path Kubernetes' own path of the field
 * @param apiReason the reason as the API server words it, null if it refuses nothing
 * @param object the object, null if the change belongs to none
 * @param rule the rule that tells it, null for what is dropped, kept or filled in
 */
public record UpgradeChange(
    Kind kind,
    KubernetesVersion since,
    String message,
    Location location,
    String path,
    @Nullable String apiReason,
    @Nullable ObjectId object,
    @Nullable String rule) {

  /** What a change is, in the order of a report. */
  public enum Kind {
    /** The API server refuses it from then on. */
    REFUSED("refused"),
    /** The API server drops it from then on. */
    DROPPED("dropped"),
    /** A label or a taint of nodes that it counts on goes. */
    NODES("labels and taints that go"),
    /** The API server no longer drops it, so that it does what it says. */
    KEPT("takes effect"),
    /** The API server fills it in. */
    DEFAULTED("newly defaulted"),
    /** The API server, or a rule about that minor, warns of it. */
    WARNED("warned of"),
    /** It is refused today, and taken from then on. */
    ACCEPTED("no longer refused");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Returns the heading of such changes. */
    public String words() {
      return words;
    }

    /** Returns the name in the JSON contract. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
