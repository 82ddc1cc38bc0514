/** The formats of what an upgrade changes. */
@NullMarked
package dev.rollcall.report.upgrade;

import org.jspecify.annotations.NullMarked;
