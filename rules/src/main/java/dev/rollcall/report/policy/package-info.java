/** What is written of admission policies: lists of them, and their tests. */
@NullMarked
package dev.rollcall.report.policy;

import org.jspecify.annotations.NullMarked;
