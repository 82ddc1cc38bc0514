package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.EnvFromSource;
import dev.rollcall.model.EnvVar;
import dev.rollcall.model.Inventory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables that {@code $(NAME)} can refer to in a container: those of {@code env}, of {@code
 * envFrom} and of services. Those of the image are not among them.
 */
public final class ContainerEnvironment {

  private final Set<String> own = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> openPrefixes = new ArrayList<>(0);
  private final boolean serviceLinks;

  private ContainerEnvironment(boolean serviceLinks) {
    this.serviceLinks = serviceLinks;
  }

  public static ContainerEnvironment of(
      Container container, DaemonSet daemonSet, Inventory inventory) {
    ContainerEnvironment environment =
        new ContainerEnvironment(daemonSet.pod().enableServiceLinks().get());
    for (EnvVar variable : container.env()) {
      environment.own.add(variable.name().get());
    }
    for (EnvFromSource source : container.envFrom()) {
      environment.take(source, daemonSet, inventory);
    }
    return environment;
  }

  private void take(EnvFromSource source, DaemonSet daemonSet, Inventory inventory) {
    List<String> keys =
        source.reference() == null
            ? List.of()
            : ConfigObjects.of(daemonSet, inventory).keysOf(source.reference());
    String prefix = source.prefix().get();
    if (keys.isEmpty()) {
      openPrefixes.add(prefix);
    }
    for (String key : keys) {
      taken.add(prefix + key);
    }
  }

  /** Returns the names of {@code env}. */
  public Set<String> own() {
    return own;
  }

  /** Returns whether the name is, or can be, that of a variable. */
  public boolean mayHave(String name) {
    return own.contains(name) || mayHaveFromElsewhere(name);
  }

  /** Returns whether {@code envFrom} or a service defines the name, or can define it. */
  public boolean mayHaveFromElsewhere(String name) {
    for (String prefix : openPrefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return taken.contains(name) || isOfService(name);
  }

  /** Mirrors {@code envvars.FromServices}; those of the API server are there without links. */
  private boolean isOfService(String name) {
    if (!serviceLinks && !name.startsWith("KUBERNETES_")) {
      return false;
    }
    return name.endsWith("_SERVICE_HOST")
        || name.endsWith("_SERVICE_PORT")
        || name.contains("_SERVICE_PORT_")
        || name.endsWith("_PORT")
        || name.matches(".*_PORT_[0-9]+_(TCP|UDP|SCTP)(_PROTO|_PORT|_ADDR)?");
  }
}
