/** Source text and the places in it: files, spans, field paths. Knows nothing but java.base. */
@NullMarked
package dev.rollcall.source;

import org.jspecify.annotations.NullMarked;
