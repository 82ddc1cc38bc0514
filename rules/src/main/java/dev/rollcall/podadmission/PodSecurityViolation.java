package dev.rollcall.podadmission;

import dev.rollcall.source.FieldLocation;

/**
 * What a level of the Pod Security Standards forbids in a pod.
 *
 * @param check the check that forbids it
 * @param what the setting, in words that follow "forbids"
 * @param container the name of the container that it is about, empty if it is the pod
 * @param value what the check's own message names: a capability, a volume, a port
 */
public record PodSecurityViolation(
    PodSecurityCheck check, FieldLocation place, String what, String container, String value) {}
