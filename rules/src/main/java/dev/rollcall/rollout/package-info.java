/**
 * How an update of a DaemonSet goes over the nodes, simulated as the DaemonSet controller simulates
 * it. Knows the model and where pods run, not the rules; {@link dev.rollcall.rollout.Rollout} is
 * the way in.
 */
@NullMarked
package dev.rollcall.rollout;

import org.jspecify.annotations.NullMarked;
