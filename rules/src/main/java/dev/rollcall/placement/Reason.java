package dev.rollcall.placement;

import dev.rollcall.model.Taint;
import org.jspecify.annotations.Nullable;

/**
 * Why a node does not get a pod.
 *
 * @param filter the check of the controller or the plugin of the scheduler that says no, for
 *     example {@code TaintToleration}
 * @param message in the style of a finding's message
 * @param taint the taint that is not tolerated, where it is that
 */
public record Reason(String filter, String message, @Nullable Taint taint) {}
