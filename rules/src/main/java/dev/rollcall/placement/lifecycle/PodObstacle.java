package dev.rollcall.placement.lifecycle;

import dev.rollcall.source.FieldLocation;

/**
 * Something in the manifests that stops a pod on every node or on one, for as long as the manifests
 * stay as they are.
 *
 * @param stage where the pod stops: {@code REFUSED} where the API server does not create it, {@code
 *     PENDING} where the scheduler holds it back, {@code NOT_STARTED} where the kubelet does not
 *     start it, {@code NEVER_READY}; {@code RUNS} for what is only without effect
 * @param place what is to be changed
 * @param message why, in the style of a finding's message and where possible in the words of the
 *     component that stops the pod
 */
public record PodObstacle(PodStage stage, FieldLocation place, String message) {}
