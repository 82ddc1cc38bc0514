/** How far a pod gets on its way from the DaemonSet to being Ready, and what the manifests stop. */
@NullMarked
package dev.rollcall.placement.lifecycle;

import org.jspecify.annotations.NullMarked;
