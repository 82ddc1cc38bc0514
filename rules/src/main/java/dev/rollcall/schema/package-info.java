/**
 * Schemas that users bring for kinds that rollcall does not know. The only package that knows the
 * schema engine, which a run without such schemas never loads.
 */
@NullMarked
package dev.rollcall.schema;

import org.jspecify.annotations.NullMarked;
