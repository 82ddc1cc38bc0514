/**
 * Typed manifests: every value knows where it stands, defaults applied, read leniently. Knows no
 * rules.
 */
@NullMarked
package dev.rollcall.model;

import org.jspecify.annotations.NullMarked;
