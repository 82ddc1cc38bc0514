/** What a user configures, read with positions. */
@NullMarked
package dev.rollcall.config;

import org.jspecify.annotations.NullMarked;
