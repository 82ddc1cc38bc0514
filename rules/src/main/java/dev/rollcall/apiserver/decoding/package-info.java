/** Decodes documents strictly, as the API server does, and applies its defaults. */
@NullMarked
package dev.rollcall.apiserver.decoding;

import org.jspecify.annotations.NullMarked;
