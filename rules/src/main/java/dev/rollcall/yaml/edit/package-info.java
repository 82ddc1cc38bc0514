/** Edits of YAML text that keep its layout. */
@NullMarked
package dev.rollcall.yaml.edit;

import org.jspecify.annotations.NullMarked;
