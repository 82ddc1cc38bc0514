/**
 * What happens to a pod between the DaemonSet controller and the API server's store: one class for
 * each admission plugin of Kubernetes, in the plugin's own words. What the input does not hold is
 * unknown, and nothing is refused for it.
 */
@NullMarked
package dev.rollcall.podadmission;

import org.jspecify.annotations.NullMarked;
