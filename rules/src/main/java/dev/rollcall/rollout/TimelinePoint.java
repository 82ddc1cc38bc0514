package dev.rollcall.rollout;

/**
 * The fleet at one instant, in the columns that {@code kubectl get daemonsets} shows and a few
 * more.
 *
 * @param seconds since the update began
 * @param old nodes that have a pod of the old template which is not being deleted
 * @param terminating pods that are being deleted
 * @param starting pods of the new template that are bound and not yet available
 * @param pending pods that are not bound
 * @param updated UP-TO-DATE
 * @param available AVAILABLE
 * @param done those of them whose pod is of the new template
 * @param unavailable what is missing of DESIRED
 */
public record TimelinePoint(
    double seconds,
    int old,
    int terminating,
    int starting,
    int pending,
    int updated,
    int available,
    int done,
    int unavailable) {}
