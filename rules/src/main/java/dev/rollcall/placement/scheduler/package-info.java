/** The scheduler: filters, requests, ports, topology and preemption, one class each. */
@NullMarked
package dev.rollcall.placement.scheduler;

import org.jspecify.annotations.NullMarked;
