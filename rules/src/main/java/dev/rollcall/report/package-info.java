/** What was found, in the formats that people and tools read; one class per format. */
@NullMarked
package dev.rollcall.report;

import org.jspecify.annotations.NullMarked;
