/**
 * Groups of nodes that files declare, such as Karpenter NodePools and Talos machines: what is known
 * of their nodes, and which DaemonSets they get. What no file says stays unknown.
 */
@NullMarked
package dev.rollcall.placement.nodegroup;

import org.jspecify.annotations.NullMarked;
