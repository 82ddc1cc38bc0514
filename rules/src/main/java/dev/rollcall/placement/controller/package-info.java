/** The decisions of the DaemonSet controller about one node: one class per check. */
@NullMarked
package dev.rollcall.placement.controller;

import org.jspecify.annotations.NullMarked;
