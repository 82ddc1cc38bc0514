/** The language server: requests and notifications in, answers and diagnostics out. */
@NullMarked
package dev.rollcall.lsp;

import org.jspecify.annotations.NullMarked;
