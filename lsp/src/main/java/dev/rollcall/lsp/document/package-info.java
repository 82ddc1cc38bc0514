/** The texts that are open in the editor, and positions as the protocol counts them. */
@NullMarked
package dev.rollcall.lsp.document;

import org.jspecify.annotations.NullMarked;
